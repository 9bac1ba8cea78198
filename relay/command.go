package relay

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Why a command was refused.
var (
	ErrNoRace     = errors.New("there is no such race in this meet")
	ErrArmed      = errors.New("the race is armed already")
	ErrBegun      = errors.New("the race has begun: recall it first")
	errNoGun      = errors.New("no gun stands")
	ErrNothing    = errors.New("nothing is left to undo at this laptop")
	ErrNoRedo     = errors.New("nothing is left to redo at this laptop")
	errNoSkip     = errors.New("no exchange of this team can have been missed")
	ErrNothingNew = errors.New("there is no press or time here to move")
	ErrTakenBack  = errors.New("taken back at another laptop: see review")
	errNoFormat   = errors.New("the race has no format: it cannot be armed")
	ErrNoRecall   = errors.New("no start of this race was recalled")
	errClosed     = errors.New("the race is closed already")
	ErrManyTeams  = errors.New("a race has at most 99, for a key has two digits: split it into heats, or scratch who does not run")
)

// Command is something a person asks for that may be refused.
type Command interface {
	decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error)
}

// ofMeet is a command about the meet, which is given for no race.
type ofMeet interface{ ofMeet() }

// ofNewRace is a command that sets up the race it is given for, which the meet does
// not have yet.
type ofNewRace interface{ ofNewRace() }

// Decide turns a command at an instant into the facts to record, or says why
// not. Nothing is changed.
func (m *Meet) Decide(race RaceID, d Desk, c Command, at Instant) ([]Fact, error) {
	r := m.Race(race)
	_, general := c.(ofMeet)
	if _, makes := c.(ofNewRace); makes && r == nil {
		r = &Race{ID: race, Counting: -1}
	}
	if r == nil && !general {
		return nil, fmt.Errorf("race %s: %w", race, ErrNoRace)
	}
	facts, err := c.decide(m, r, d, at)
	for _, f := range facts {
		if long := tooLong(f); long != nil {
			return nil, long
		}
	}
	return facts, err
}

// Arm makes a race ready for the gun. A race that is armed is armed again only
// where its keys would mean something else now.
type Arm struct{}

func (Arm) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Counting >= 0 {
		return nil, ErrBegun
	}
	if len(r.Legs) == 0 {
		return nil, errNoFormat
	}
	if n := r.racing(); n > mostKeys {
		return nil, fmt.Errorf("%d teams: %w", n, ErrManyTeams)
	}
	keys, digits := r.bindings()
	guard := newGuard(r.Format.points(r.Legs, r.lapsAsked), r.Legs, r.Format)
	a := &Armed{Keys: keys, Digits: digits, Laps: r.lapsAsked, Guard: guardTimes(guard)}
	if !r.Armed {
		return []Fact{a}, nil
	}
	for key := range r.Keys {
		if !slices.ContainsFunc(keys, func(b Binding) bool { return b.Key == key }) && r.Keys[key] != "" {
			a.Keys = append(a.Keys, Binding{Key: key})
		}
	}
	if digits == r.Digits && r.lapsAsked == r.Laps && !slices.ContainsFunc(a.Keys, func(b Binding) bool { return r.Keys[b.Key] != b.Team }) {
		return nil, ErrArmed
	}
	slices.SortFunc(a.Keys, func(x, y Binding) int { return cmp.Compare(x.Key, y.Key) })
	return []Fact{a}, nil
}

func (RecallStart) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Counting < 0 {
		return nil, errNoGun
	}
	return []Fact{&Recall{Attempt: r.Attempt()}}, nil
}

// End closes a race: teams still out there are waited for no longer.
type End struct{ Reason string }

func (c End) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Closed {
		return nil, errClosed
	}
	return []Fact{NewRaceStatus(KindClosed, c.Reason)}, nil
}

// GiveNewest gives the press or time that this station wrote last, doubles
// included, to the team of another key. What was taken back here is passed over;
// where another station took the last one back nothing is given, for the keeper
// meant that one and none before it.
type GiveNewest struct{ Stroke Stroke }

func (c GiveNewest) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	of := m.presser(r, d).Station
	var newest *Event // by what was written after what: an older run's clock may be ahead
	for _, k := range r.Marks() {
		if k.Station != of || k.ID == c.Stroke.Number || k.Kind != KindPress {
			continue
		}
		switch k.Role {
		case Counted, Double, Extra, After, Open, Test, Voided:
			by := m.takenBackBy(k.ID)
			if k.Role == Voided && (by == of || by == d.Station) {
				continue
			}
			if e := m.event(k.ID); newest == nil || newest.order().less(e.order()) {
				newest = e
			}
		default: // it names something else, or counts for nobody
		}
	}
	if newest == nil {
		return nil, ErrNothingNew
	}
	if m.void(newest) {
		return nil, ErrTakenBack
	}
	return give{newest.ID, c.Stroke}.decide(nil, r, d, at)
}

// mostKeys is how many teams two digits can tell apart.
const mostKeys = 99

// racing is how many teams a race has keys for.
func (r *Race) racing() (n int) {
	for _, t := range r.Teams {
		if !t.Unbound() && !t.Scratched {
			n++
		}
	}
	return n
}

// bindings are the keys of a race's teams: the lane where all lanes are 1-10;
// else, for up to ten teams, 1, 2, … in lane order; else the two-digit lane, or
// number in lane order where lanes do not tell teams apart.
func (r *Race) bindings() (keys []Binding, digits int) {
	var teams []*Team
	for _, t := range r.Teams {
		if !t.Unbound() && !t.Scratched {
			teams = append(teams, t)
		}
	}
	slices.SortStableFunc(teams, compareLanes)
	byLane := uniqueLanes(teams)
	for i, t := range teams {
		number := i + 1
		switch {
		case len(teams) > 10 && byLane <= 99:
			number = t.Lane
		case len(teams) <= 10 && byLane <= 10:
			number = t.Lane
		}
		if number > mostKeys {
			continue // two digits do not reach it: such a race is not armed
		}
		keys = append(keys, Binding{Key: keyName(number, len(teams)), Team: t.ID})
	}
	if len(teams) > 10 {
		return keys, 2
	}
	return keys, 1
}

func keyName(number, teams int) string {
	if teams > 10 {
		return fmt.Sprintf("%02d", number)
	}
	return fmt.Sprint(number % 10)
}

// uniqueLanes is the highest lane where every team has one of its own, else
// more than any lane.
func uniqueLanes(teams []*Team) int {
	const none = 1 << 30
	highest, seen := 0, map[int]bool{}
	for _, t := range teams {
		if t.Lane < 1 || seen[t.Lane] {
			return none
		}
		seen[t.Lane] = true
		highest = max(highest, t.Lane)
	}
	return highest
}

func guardTimes(g Guard) []GuardTime {
	var out []GuardTime
	for d, t := range g {
		out = append(out, GuardTime{Distance: d, Time: t})
	}
	slices.SortFunc(out, func(a, b GuardTime) int { return cmp.Compare(a.Distance, b.Distance) })
	return out
}
