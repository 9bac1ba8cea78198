package relay

import (
	"maps"
	"slices"
)

// With is the meet as it would be with some events more, so that what a fix
// changes can be shown before it is made. The meet itself stays as it is; races
// already folded are shared, so only what the events touch is folded anew.
func (m *Meet) With(events ...Event) *Meet {
	c := *m
	c.events, c.races, c.stations = maps.Clone(m.events), maps.Clone(m.races), maps.Clone(m.stations)
	c.byRace, c.movedIn, c.byTeam = clipped(m.byRace), clipped(m.movedIn), clipped(m.byTeam)
	c.teamsIn, c.naming, c.clocks = clipped(m.teamsIn), clipped(m.naming), maps.Clone(m.clocks)
	c.linked = clipped(m.linked)
	c.general, c.people = slices.Clip(m.general), slices.Clip(m.people)
	c.movedOut, c.guests, c.voids = clipped(m.movedOut), clipped(m.guests), map[ID]bool{}
	c.rested, c.awake, c.lookahead = maps.Clone(m.rested), slices.Clone(m.awake), true
	c.bests, c.runners, c.sheets, c.aliases, c.own, c.kept = nil, nil, nil, nil, nil, nil
	for _, e := range events {
		c.ownClock(e.ID.Origin)
		if f, ok := e.Fact.(*ClockOffset); ok {
			c.ownClock(f.Origin)
		}
	}
	c.Add(events...)
	return &c
}

// clipped is a map of lists that can be appended to without a trace in the one
// it was made from.
func clipped[K comparable, V any](m map[K][]V) map[K][]V {
	c := make(map[K][]V, len(m))
	for k, v := range m {
		c[k] = slices.Clip(v)
	}
	return c
}

// ownClock gives a copy of a meet its own clock of one origin.
func (m *Meet) ownClock(o Origin) {
	c := m.clocks[o]
	if c == nil {
		return
	}
	own := *c
	own.gaps, own.corrections = slices.Clip(c.gaps), slices.Clip(c.corrections)
	own.races, own.keys = maps.Clone(c.races), clipped(c.keys)
	for race, known := range own.races {
		known.clocked = slices.Clip(known.clocked)
		own.races[race] = known
	}
	m.clocks[o] = &own
}
