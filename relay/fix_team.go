package relay

import (
	"errors"
	"slices"
)

// Why a correction of a team was refused.
var (
	errNoKey     = errors.New("both teams need a key: move their presses instead")
	ErrSameTeam  = errors.New("that is one team twice")
	ErrAllPassed = errors.New("every exchange of this team is known: move one or take one back instead")
)

// SwapTeams says that two teams ran in each other's lanes all race long, or that
// their keys were mixed up. It binds the two keys anew: two facts, which rule
// every press, drop and flag those keys made or will make, of all stations and
// attempts. What was named in review names its team and stays.
type SwapTeams struct {
	A, B   TeamID
	Reason string
}

func (c SwapTeams) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	switch {
	case r.Team(c.A) == nil || r.Team(c.B) == nil:
		return nil, ErrNoTeam
	case c.A == c.B:
		return nil, ErrSameTeam
	}
	facts := append(r.rebind(c.A, c.B, c.Reason), r.rebind(c.B, c.A, c.Reason)...)
	if len(facts) < 2 {
		return nil, errNoKey
	}
	return facts, nil
}

// rebind gives the keys of one team to another.
func (r *Race) rebind(from, to TeamID, reason string) []Fact {
	var keys []string
	for key, team := range r.Keys {
		if team == from {
			keys = append(keys, key)
		}
	}
	if key, unbound := from.Unbound(); unbound {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	facts := make([]Fact, len(keys))
	for i, key := range keys {
		if _, unbound := to.Unbound(); unbound {
			to = "" // a key without a team makes a row of its own
		}
		facts[i] = &Rebind{Key: key, Team: to, Reason: reason}
	}
	return facts
}

// InsertMissed adds a pass nobody pressed, at a time on the writer's monotonic
// clock. It is marked estimated, and the presses that stood for it move up.
type InsertMissed struct {
	Team     TeamID
	Exchange int   // the number of legs for the finish
	At       int64 // nanoseconds
	Reason   string
}

func (c InsertMissed) decide(_ *Meet, r *Race, d Desk, _ Instant) ([]Fact, error) {
	t := r.Team(c.Team)
	switch {
	case r.Counting < 0:
		return nil, errNoGun
	case t == nil:
		return nil, ErrNoTeam
	case r.ExchangePoint(c.Exchange) < 0:
		return nil, ErrNoExchange
	case len(r.unknown(t)) == 0:
		return nil, ErrAllPassed
	}
	facts := []Fact{&Insert{Attempt: r.Attempt(), Team: c.Team, Exchange: c.Exchange, At: c.At, Estimated: true, Reason: c.Reason}}
	return append(facts, r.movesUp(c, d.Station)...), nil
}

// movesUp pins the marks of other stations that stood for an inserted pass to
// the exchange after it; this station's presses count on from it by themselves.
func (r *Race) movesUp(c InsertMissed, here string) []Fact {
	point := r.ExchangePoint(c.Exchange)
	next := c.Exchange + 1
	var facts []Fact
	for _, k := range r.Marks() {
		if k.Team != c.Team || k.Role != Counted || k.Point != point || k.Station == here {
			continue
		}
		if r.ExchangePoint(next) >= 0 {
			facts = append(facts, &Amend{Target: k.ID, Exchange: &next, Reason: c.Reason})
		}
	}
	return facts
}

// MainDesk is the station that timed most of a race: what looks wrong in it is
// judged by what that one saw, whichever laptop reviews it.
func (m *Meet) MainDesk(r *Race) Desk {
	counted := map[string]int{}
	var keeper Desk
	for _, k := range r.Marks() {
		if k.Role != Counted || k.Kind == KindInsert {
			continue
		}
		counted[k.Station]++
		if n := counted[k.Station]; n > counted[keeper.Station] || n == counted[keeper.Station] && k.Station < keeper.Station {
			keeper = Desk{Station: k.Station, Spot: m.event(k.ID).Spot, Mode: k.Mode}
		}
	}
	return keeper
}
