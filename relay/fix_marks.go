package relay

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Why a correction was refused.
var (
	ErrNoMark        = errors.New("that is not a press, time or report of this race")
	ErrOneExchange   = errors.New("only one press can be an exchange: select one")
	ErrCounts        = errors.New("that press counts already")
	ErrNothingToTake = errors.New("every exchange is passed already: take back the one it replaces")
	ErrNoHandOff     = errors.New("that digit did not follow a letter")
	ErrUneven        = errors.New("give one team for all the times, or one for each")
)

// MoveMarks says that marks, or reports, belong elsewhere: to another team,
// exchange or race. What is empty stays as it is. Presses move from under a key for good:
// they are named in review, and no key rules them any more.
type MoveMarks struct {
	Marks    []ID
	Team     TeamID
	Exchange int    // of one mark only; the number of legs for the finish
	Race     RaceID // to another race; Team is then one of that race
	Reason   string
}

func (c MoveMarks) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	to := r
	if c.Race != "" {
		if to = m.Race(c.Race); to == nil {
			return nil, fmt.Errorf("race %s: %w", c.Race, ErrNoRace)
		}
	}
	switch {
	case len(c.Marks) == 0:
		return nil, ErrNoMark
	case c.Team != "" && to.Team(c.Team) == nil:
		return nil, ErrNoTeam
	case c.Exchange != 0 && to.ExchangePoint(c.Exchange) < 0:
		return nil, ErrNoExchange
	case c.Exchange != 0 && len(c.Marks) > 1:
		return nil, ErrOneExchange
	}
	var facts []Fact
	for _, id := range c.Marks {
		team, ok := r.teamOf(id)
		if !ok {
			return nil, ErrNoMark
		}
		if a := c.amend(id, team); a.Team != nil || a.Exchange != nil || a.Race != nil {
			facts = append(facts, a)
		}
	}
	if len(facts) == 0 {
		return nil, ErrUnchanged
	}
	return facts, nil
}

// amend sets what differs from what a mark of a team has.
func (c MoveMarks) amend(id ID, team TeamID) *Amend {
	a := &Amend{Target: id, Reason: c.Reason}
	if c.Team != "" && c.Team != team {
		a.Team = &c.Team
	}
	if c.Exchange != 0 {
		a.Exchange = &c.Exchange
	}
	if c.Race != "" {
		a.Race = &c.Race
	}
	return a
}

// teamOf is the team of a mark or report of the race.
func (r *Race) teamOf(id ID) (TeamID, bool) {
	if k, ok := r.Mark(id); ok {
		return k.Team, true
	}
	i := slices.IndexFunc(r.Incidents, func(o Report) bool { return o.ID == id })
	if i < 0 {
		return "", false
	}
	return r.Incidents[i].Team, true
}

// Mark finds a mark of the race.
func (r *Race) Mark(id ID) (Mark, bool) {
	i := slices.IndexFunc(r.Marks(), func(k Mark) bool { return k.ID == id })
	if i < 0 {
		return Mark{}, false
	}
	return r.Marks()[i], true
}

// Shift moves marks in time, as a finger that was late on a whole team, or on
// all of them. Shifts add up: what is stored is the sum, from the instant the
// mark has without.
type Shift struct {
	Marks  []ID
	By     time.Duration
	Reason string
}

func (c Shift) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	switch {
	case len(c.Marks) == 0:
		return nil, ErrNoMark
	case c.By == 0:
		return nil, ErrUnchanged
	}
	facts := make([]Fact, len(c.Marks))
	for i, id := range c.Marks {
		if _, ok := r.Mark(id); !ok {
			return nil, ErrNoMark
		}
		before, _ := amended(m, id, func(a *Amend) *time.Duration { return a.Shift })
		by := before + c.By
		facts[i] = &Amend{Target: id, Shift: &by, Reason: c.Reason}
	}
	return facts, nil
}

// GiveTimes gives times to teams, the first to the first and so on, or all of
// them to one.
type GiveTimes struct {
	Times  []ID
	Teams  []TeamID
	Reason string
}

func (c GiveTimes) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	switch {
	case len(c.Times) == 0:
		return nil, ErrNoMark
	case len(c.Teams) == 1:
		return MoveMarks{Marks: c.Times, Team: c.Teams[0], Reason: c.Reason}.decide(m, r, d, at)
	case len(c.Teams) != len(c.Times):
		return nil, ErrUneven
	}
	var facts []Fact
	for i, id := range c.Times {
		given, err := MoveMarks{Marks: []ID{id}, Team: c.Teams[i], Reason: c.Reason}.decide(m, r, d, at)
		if err != nil && !errors.Is(err, ErrUnchanged) {
			return nil, err
		}
		facts = append(facts, given...)
	}
	if len(facts) == 0 {
		return nil, ErrUnchanged
	}
	return facts, nil
}

// CountAfterAll lets a double, an extra or an after count: it takes the
// exchange after the last one its station had counted for the team, and later
// presses count on from there.
type CountAfterAll struct {
	Mark   ID
	Reason string
}

func (c CountAfterAll) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	k, ok := r.Mark(c.Mark)
	switch {
	case !ok:
		return nil, ErrNoMark
	case k.Role == Counted:
		return nil, ErrCounts
	case k.Role != Double && k.Role != Extra && k.Role != After:
		return nil, fmt.Errorf("%w: it is %s", ErrNoMark, k.Role)
	}
	if n := r.NotSeenAt(k.Team, k.Time); n > 0 {
		return []Fact{&Amend{Target: k.ID, Exchange: &n, Reason: c.Reason}}, nil
	}
	point := r.tallied().from[countKey{k.Station, k.Team}] - 1
	for _, o := range r.Marks() {
		if o.Role == Counted && o.Station == k.Station && o.Team == k.Team && o.Time <= k.Time {
			point = max(point, o.Point+1)
		}
	}
	seen := r.seenBy(Desk{Station: k.Station, Spot: m.event(k.ID).Spot}, k.Team, r.skippedBy(k.Station, k.Team, ID{}))
	i := slices.IndexFunc(seen, func(p int) bool { return p >= point && r.Points[p].Lap == 0 })
	if i < 0 {
		return nil, ErrNothingToTake
	}
	point = seen[i]
	return []Fact{&Amend{Target: k.ID, Exchange: &r.Points[point].Leg, Reason: c.Reason}}, nil
}

// NotSeenAt is the exchange of a team that was told as not seen, and that a time
// between its passes before and after would be; 0 where there is none.
func (r *Race) NotSeenAt(team TeamID, at time.Duration) int {
	t := r.Team(team)
	if t == nil {
		return 0
	}
	var before time.Duration
	for n := 1; n < len(r.Legs); n++ {
		p, next := t.Passes[r.ExchangePoint(n)], t.Passes[r.ExchangePoint(n+1)]
		if p.Skipped && !p.Known && before+r.least(n) <= at && (!next.Known || at+r.least(n+1) <= next.Time) {
			return n
		}
		if before = p.Time; !p.Known {
			return 0 // two gaps in a row: there is no telling which
		}
	}
	return 0
}

// HandOffInstead takes back the letter before a digit and lets the digit be the
// hand-off it was: the d b f x n was a slip.
type HandOffInstead struct {
	Press  ID // the digit, or the letter
	Reason string
}

func (c HandOffInstead) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	digit, letter := m.afterLetter(c.Press)
	if digit == nil {
		return nil, ErrNoHandOff
	}
	team := r.meant(keyed(digit.Fact))
	return []Fact{
		&Void{Targets: []ID{letter}, Reason: c.Reason},
		&Amend{Target: digit.ID, Team: &team, Reason: c.Reason},
	}, nil
}
