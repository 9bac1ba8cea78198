package relay

import (
	"errors"
	"slices"
	"time"
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
	for _, k := range r.Marks {
		if k.Team != c.Team || k.Role != Counted || k.Point != point || k.Station == here {
			continue
		}
		if r.ExchangePoint(next) >= 0 {
			facts = append(facts, &Amend{Target: k.ID, Exchange: &next, Reason: c.Reason})
		}
	}
	return facts
}

// TeamsShort are the teams that are one press short: those that seem to be, and those
// still in the race with all hand-offs known but no finish, while at least two
// others are in.
func (r *Race) TeamsShort() []*Team {
	finished := 0
	for _, t := range r.Teams {
		if t.HasFinished() {
			finished++
		}
	}
	var short []*Team
	for _, t := range r.Teams {
		unfinished := finished >= MinOthers && t.Out == In && !t.HasFinished() && len(r.unknown(t)) == 1
		if unfinished && !t.Official.settles() || r.Shortage(t).Short {
			short = append(short, t)
		}
	}
	return short
}

// unknown are the exchanges of a team, and the finish, whose time is not known.
func (r *Race) unknown(t *Team) []int {
	var out []int
	for n := 1; n <= len(r.Legs); n++ {
		if !t.Passes[r.ExchangePoint(n)].Known {
			out = append(out, n)
		}
	}
	return out
}

// MainDesk is the station that timed most of a race: what looks wrong in it is
// judged by what that one saw, whichever laptop reviews it.
func (m *Meet) MainDesk(r *Race) Desk {
	counted := map[string]int{}
	var keeper Desk
	for _, k := range r.Marks {
		if k.Role != Counted || k.Kind == KindInsert {
			continue
		}
		counted[k.Station]++
		if n := counted[k.Station]; n > counted[keeper.Station] || n == counted[keeper.Station] && k.Station < keeper.Station {
			keeper = Desk{Station: k.Station, Spot: m.events[k.ID].Spot, Mode: k.Mode}
		}
	}
	return keeper
}

// LikelyMissed is the exchange of a team that was most likely not seen: the gap
// that its times speak for, else the first one not known, which is the finish
// where only that is missing; 0 where every one is known.
func (r *Race) LikelyMissed(t *Team) int {
	if t == nil {
		return 0
	}
	if q := r.Shortage(t); q.Short {
		return q.Missed
	}
	if unknown := r.unknown(t); len(unknown) > 0 {
		return unknown[0]
	}
	return 0
}

// MissingMark is the mark that counts for nobody and lies nearest to where a team's
// missed pass will have been: pressed on the wrong lane, as likely as not seen
// at all.
func (r *Race) MissingMark(team TeamID, exchange int) (found Mark, ok bool) {
	at, told := r.MissedAt(team, exchange)
	if !told {
		return Mark{}, false
	}
	t, nearest := r.Team(team), time.Duration(wrongNear*float64(at))
	for _, k := range r.Marks {
		idle := k.Role == Double || k.Role == Extra || k.Role == After || k.Role == Open
		if off := (k.Time - at).Abs(); idle && off <= nearest && !r.fitsBetter(t, k.Time, off) {
			found, ok, nearest = k, true, off
		}
	}
	return found, ok
}

// fitsBetter reports whether a time lies nearer to what another team misses.
func (r *Race) fitsBetter(than *Team, at, off time.Duration) bool {
	return slices.ContainsFunc(r.TeamsShort(), func(t *Team) bool {
		missed, told := r.MissedAt(t.ID, r.LikelyMissed(t))
		return t != than && told && (missed-at).Abs() < off
	})
}

// MissedAt is when a team's missed pass will have been, from the gun: between
// its passes before and after as the other teams divided that stretch, else by
// distance; where none comes after, what the others took, else its own pace.
func (r *Race) MissedAt(team TeamID, exchange int) (time.Duration, bool) {
	t, point := r.Team(team), r.ExchangePoint(exchange)
	if t == nil || point < 0 {
		return 0, false
	}
	before, from := -1, time.Duration(0)
	for i := range point {
		if t.Passes[i].Known {
			before, from = i, t.Passes[i].Time
		}
	}
	for i := point; i < len(t.Passes); i++ {
		if !t.Passes[i].Known {
			continue
		}
		after := i
		if t.Passes[point].Known { // it stood for the missed one, and moves up
			after = r.ExchangePoint(r.Points[i].Leg + 1)
		}
		if after < 0 {
			break
		}
		whole := t.Passes[i].Time - from
		return from + time.Duration(r.shareOf(t, before, point, after)*float64(whole)), true
	}
	return from + r.stretchTime(t, before, point), from > 0 || r.othersAt(t, point) > 0
}

// shareOf is which part of the stretch between two points lies before a third:
// the median of the other teams, else by distance.
func (r *Race) shareOf(t *Team, from, point, to int) float64 {
	const unit = time.Duration(1e9)
	var shares []time.Duration
	for _, o := range r.Teams {
		part, ok := o.between(from, point)
		whole, all := o.between(from, to)
		if o != t && ok && all && whole > 0 {
			shares = append(shares, time.Duration(float64(part)/float64(whole)*float64(unit)))
		}
	}
	if len(shares) > 0 {
		return float64(Median(shares)) / float64(unit)
	}
	return float64(r.length(from, point)) / float64(r.length(from, to))
}

// stretchTime is what a team should take between two points: as expected, else
// at its own pace so far.
func (r *Race) stretchTime(t *Team, from, to int) time.Duration {
	expected, ok := r.expected(t, from, to)
	if !ok && from >= 0 {
		expected = float64(t.Passes[from].Time) / r.shape(-1, from) * r.shape(from, to)
	}
	return time.Duration(expected)
}
