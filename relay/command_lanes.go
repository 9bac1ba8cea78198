package relay

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// DrawLanes gives teams other lanes before the gun; their line-ups stay. Teams
// that are not named keep theirs. The keys of an armed race follow.
type DrawLanes struct{ Lanes map[TeamID]int }

func (c DrawLanes) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if err := r.beforeGun(); err != nil {
		return nil, err
	}
	var facts []Fact
	for id, lane := range c.Lanes {
		t, err := r.teamFor(id)
		if err != nil {
			return nil, err
		}
		if lane != t.Lane {
			facts = append(facts, &TeamSet{Team: id, Lane: &lane})
		}
	}
	if len(facts) == 0 {
		return nil, ErrUnchanged
	}
	slices.SortFunc(facts, func(a, b Fact) int { return cmp.Compare(*a.(*TeamSet).Lane, *b.(*TeamSet).Lane) })
	return r.withKeys(facts)
}

// MoveTeam gives a team a lane that is free, in the race it is asked for in: a
// team of another race comes over from there, unless that one has begun. A race
// that was armed and has lost a team is to be armed again.
type MoveTeam struct {
	Team TeamID
	Lane int
}

func (c MoveTeam) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	if r.Team(c.Team) != nil {
		return DrawLanes{map[TeamID]int{c.Team: c.Lane}}.decide(m, r, d, at)
	}
	for _, other := range m.Races() {
		if other.Team(c.Team) == nil {
			continue
		}
		if err := cmp.Or(r.beforeGun(), other.beforeGun()); err != nil {
			return nil, err
		}
		return r.withKeys([]Fact{&TeamSet{Team: c.Team, Left: other.ID, Lane: &c.Lane}})
	}
	return nil, fmt.Errorf("race %s: %w", r.ID, ErrNoTeam)
}

// SwapLanes lets two teams of a race change lanes.
type SwapLanes struct{ One, Other TeamID }

func (c SwapLanes) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	one, err := r.teamFor(c.One)
	if err != nil {
		return nil, err
	}
	other, err := r.teamFor(c.Other)
	if err != nil {
		return nil, err
	}
	return DrawLanes{map[TeamID]int{c.One: other.Lane, c.Other: one.Lane}}.decide(m, r, d, at)
}

// AddTeam enters a team at the line.
type AddTeam struct {
	Name, Code, Squad, Look string
	Lane                    int
}

func (c AddTeam) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if err := r.beforeGun(); err != nil {
		return nil, err
	}
	name, code, squad := strings.TrimSpace(c.Name), strings.TrimSpace(c.Code), strings.TrimSpace(c.Squad)
	if name == "" && code == "" && c.Lane == 0 {
		return nil, ErrNoName
	}
	id, err := NewTeamID(m.ID(), r.ID, c.Lane, code, name, squad)
	if err != nil {
		return nil, err
	}
	if len(m.byTeam[id]) > 0 {
		return nil, ErrTeamThere
	}
	return r.withKeys([]Fact{&TeamSet{Team: id, Name: Newly("", name), Code: Newly("", code), Squad: Newly("", squad), Look: Newly("", strings.TrimSpace(c.Look)), Lane: Newly(0, c.Lane)}})
}

// Scratch takes a team out of a race before the gun; Reenter takes that back.
type Scratch struct{ Team TeamID }

func (c Scratch) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	return r.scratch(c.Team, true)
}

// Reenter puts a scratched team back, in the lane it had.
type Reenter struct{ Team TeamID }

func (c Reenter) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	return r.scratch(c.Team, false)
}

func (r *Race) scratch(id TeamID, out bool) ([]Fact, error) {
	t, err := r.teamFor(id)
	switch {
	case err != nil:
		return nil, err
	case r.beforeGun() != nil:
		return nil, r.beforeGun()
	case t.Scratched == out:
		return nil, fmt.Errorf("%s: %w", t.Title(), ErrUnchanged)
	}
	return r.withKeys([]Fact{&TeamSet{Team: id, Scratched: &out}})
}

// withKeys adds to changes of teams what makes the keys of an armed race follow
// them, and refuses lanes that would be taken twice.
func (r *Race) withKeys(facts []Fact) ([]Fact, error) {
	as := *r
	as.Teams = slices.Clone(r.Teams)
	for _, f := range facts {
		set := f.(*TeamSet)
		now := Team{ID: set.Team}
		i := slices.IndexFunc(as.Teams, func(t *Team) bool { return t.ID == set.Team })
		if i >= 0 {
			now = *as.Teams[i]
		} else {
			i = len(as.Teams)
			as.Teams = append(as.Teams, nil)
		}
		now.set(set, order{})
		as.Teams[i] = &now
	}
	for i, t := range as.Teams {
		for _, other := range as.Teams[:i] {
			if t.Lane != 0 && t.Lane == other.Lane && !t.Scratched && !other.Scratched {
				return nil, fmt.Errorf("lane %d, %s and %s: %w", t.Lane, other.Title(), t.Title(), ErrLaneTaken)
			}
		}
	}
	if !r.Armed {
		return facts, nil
	}
	again, err := Arm{}.decide(nil, &as, Desk{}, 0)
	if err != nil { // no key means another team now
		return facts, nil //nolint:nilerr // the lanes change all the same
	}
	return append(facts, again...), nil
}

// LaneKeys are the keys that mean a race's teams: as arming has bound them, or
// as it would bind them now, so that a lane has the same key at the call as on
// the live screen. Scratched teams have none. digits is how many a key has.
func (r *Race) LaneKeys() (keys map[string]TeamID, digits int) {
	if r.Armed {
		return r.Keys, r.Digits
	}
	bindings, digits := r.bindings()
	keys = make(map[string]TeamID, len(bindings))
	for _, b := range bindings {
		keys[b.Key] = b.Team
	}
	return keys, digits
}
