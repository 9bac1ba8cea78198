package relay

import (
	"slices"
	"time"
)

// Default set windows: how long before the predicted arrival a waiting runner
// must get ready.
const (
	blindWindow  = 5 * time.Second
	visualWindow = 8 * time.Second
)

// setUp reads the registers of the race and of the teams that are in it.
func (f *fold) setUp() {
	r := f.race
	var legs []Distance
	var zones []Zone
	var way Way
	standing(f, func(_ *Event, s *RaceSet) {
		if s.Name != nil {
			r.Name = *s.Name
		}
		if s.Format != nil {
			r.Format, _ = FormatByID(*s.Format)
			if r.Format.ID == "" {
				r.Format = Format{ID: *s.Format, Name: string(*s.Format)}
			}
		}
		if s.Legs != nil {
			legs = s.Legs
		}
		if s.Zones != nil {
			zones = s.Zones
		}
		if s.Way != nil {
			way = *s.Way
		}
		if s.Laps != nil {
			r.Laps, r.lapsAsked = *s.Laps, *s.Laps
		}
		if s.Order != nil {
			r.Order = *s.Order
		}
	})
	r.Legs = r.Format.Legs
	if r.Format.takes(legs) {
		r.Legs = legs
	}
	f.m.layZones(r, way, zones)
	f.readZonesReady()
	for _, id := range f.m.teamsIn[r.ID] {
		if t := f.readTeam(id); t != nil {
			f.rows[id] = t
			r.Teams = append(r.Teams, t)
		}
	}
}

// takes reports whether distances can be a race's legs in a format: any in a
// custom relay or a format of a newer baton, else as many as the format has, as
// for shuttle hurdles over 110 m. Legs set for another format are none.
func (f Format) takes(legs []Distance) bool {
	return runnable(legs) && (len(f.Legs) == 0 || len(f.Legs) == len(legs))
}

// Bounds of a leg that people run: a race with any other cannot be armed.
const (
	ShortestLeg = Metre
	LongestLeg  = 100_000 * Metre
)

// runnable reports whether distances can be the legs of a race.
func runnable(legs []Distance) bool {
	return len(legs) > 0 && len(legs) <= MaxLegs && !slices.ContainsFunc(legs, func(d Distance) bool { return d < ShortestLeg || d > LongestLeg })
}

// readTeam reads a team's registers, nil where it is in another race now.
func (f *fold) readTeam(id TeamID) *Team {
	facts := f.m.standing(f.m.byTeam[id])
	var race RaceID
	for _, e := range facts {
		if _, ok := e.Fact.(*TeamSet); ok {
			race = e.Race
		}
	}
	if race != f.race.ID {
		return nil
	}
	return f.newTeam(id, facts)
}

// newTeam is a team as its facts have set it up.
func (f *fold) newTeam(id TeamID, facts []*Event) *Team {
	t := &Team{ID: id, Legs: make([]Leg, len(f.race.Legs))}
	name := ""
	for _, e := range facts {
		if s, ok := e.Fact.(*TeamSet); ok {
			put(&name, s.Name)
		}
	}
	m := f.m // else every team would hold on to the fold that it was made by
	t.names = func(runner string) string { return m.called(runner, name) }
	for i := range t.Legs {
		t.Legs[i].Distance = f.race.Legs[i]
		t.Legs[i].Plan = f.race.Format.plan(f.race.Legs, i)
	}
	for _, e := range facts {
		t.set(e.Fact, e.order())
	}
	t.settle()
	return t
}

// blindLeg is the longest leg that is handed off from and to without looking.
const blindLeg = 200 * Metre

// plan is how a format's teams usually hand off at the end of leg i. 4×100:
// blind, right to left to right to left, nobody switches. Longer: visual, given
// with the right, taken with the left, then switched. A sprint medley is blind
// between legs of up to 200 m, and nobody switches there either; so is a custom
// relay, which is visual after a lap or more.
func (f Format) plan(legs []Distance, i int) Plan {
	style := f.styleAt(legs, i)
	p := Plan{Style: style, Give: "R", Take: "L", Window: windowOf(style), Switch: f.Switches && f.styleAt(legs, 0) != "blind"}
	if !p.Switch && i%2 == 1 {
		p.Give, p.Take = "L", "R"
	}
	return p
}

func (f Format) styleAt(legs []Distance, i int) string {
	mixed := f.Style == "visual" || len(f.Legs) == 0
	switch {
	case mixed && i+1 < len(legs) && legs[i] <= blindLeg && legs[i+1] <= blindLeg:
		return "blind"
	case len(f.Legs) == 0 && i < len(legs) && legs[i] >= Lap:
		return "visual"
	}
	return f.Style
}

// windowOf is how long before the predicted arrival a runner gets ready, where
// nobody said otherwise: less in a blind hand-off.
func windowOf(style string) time.Duration {
	if style == "blind" {
		return blindWindow
	}
	return visualWindow
}

// plan applies one plan fact. A style brings its window along, unless a window
// was set.
func (l *Leg) plan(s *PlanSet) {
	p := &l.Plan
	if s.Style != nil && !l.windowSet {
		p.Window = windowOf(*s.Style)
	}
	l.windowSet = l.windowSet || s.Window != nil
	put(&p.Style, s.Style)
	put(&p.Give, s.Give)
	put(&p.Take, s.Take)
	put(&p.Window, s.Window)
	put(&p.Pass, s.Pass)
	put(&p.Switch, s.Switch)
	put(&p.Call, s.Call)
	put(&p.Late, s.Late)
}

// set applies one set-up fact to the team's registers.
func (t *Team) set(fact Fact, at order) {
	switch s := fact.(type) {
	case *TeamSet:
		put(&t.Name, s.Name)
		put(&t.Code, s.Code)
		put(&t.Squad, s.Squad)
		put(&t.Lane, s.Lane)
		put(&t.Look, s.Look)
		put(&t.Seed, s.Seed)
		put(&t.Target, s.Target)
		put(&t.Scratched, s.Scratched)
		put(&t.Pinned, s.Pinned)
		put(&t.Hip, s.Hip)
		if s.Alternates != nil {
			t.Alternates = t.AllCalled(s.Alternates)
		}
	case *LineupSet:
		if leg := t.leg(s.Leg); leg != nil {
			t.line(leg, s, at)
		}
	case *LineupLock:
		t.lock(s.kind == KindLocked)
	case *PlanSet:
		if t.leg(s.Exchange) != nil {
			t.planned(s.Exchange-1, s)
		}
	case *Presence:
		if leg := t.leg(s.Leg); leg != nil {
			t.attend(leg, s)
		}
	}
}

// put writes a register where a fact sets it.
func put[V any](register *V, value *V) {
	if value != nil {
		*register = *value
	}
}
