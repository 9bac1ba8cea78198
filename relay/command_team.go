package relay

import (
	"fmt"
	"slices"
	"strings"
)

// EditTeam sets registers of a team of a race: of those only what differs is
// written. A nil field says nothing, an empty one takes away. A lane changes
// before the gun only (ErrBegun) and to a free one (ErrLaneTaken), with the keys
// of an armed race following; what the keeper sees, and what the coach hopes
// for, may be put right at any time. Two teams of one race never get the same
// name and squad (ErrTeamThere), since nobody could tell them apart.
type EditTeam struct{ Set TeamSet }

func (c EditTeam) decide(_ *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	t, err := r.teamFor(c.Set.Team)
	if err != nil {
		return nil, err
	}
	set := t.becomes(c.Set)
	now := *t
	now.set(&set, order{})
	if now.Name == "" && now.Code == "" && now.Lane == 0 {
		return nil, ErrNoName
	}
	for _, other := range r.Teams {
		if other.ID != t.ID && now.Name != "" && SameWord(other.Name, now.Name) && SameWord(other.Squad, now.Squad) {
			return nil, fmt.Errorf("%s: %w", now.Title(), ErrTeamThere)
		}
	}
	switch {
	case set.says() == 0:
		return nil, fmt.Errorf("%s: %w", t.Title(), ErrUnchanged)
	case set.Lane == nil:
		return []Fact{&set}, nil
	case r.beforeGun() != nil:
		return nil, r.beforeGun()
	}
	return r.withKeys([]Fact{&set})
}

// becomes is what differs between a team and what it is to become. Scratching
// is a command of its own.
func (t *Team) becomes(says TeamSet) TeamSet {
	set := TeamSet{
		Team: t.ID, Name: change(t.Name, trimmed(says.Name)), Code: change(t.Code, trimmed(says.Code)), Squad: change(t.Squad, trimmed(says.Squad)),
		Lane: change(t.Lane, says.Lane), Look: change(t.Look, trimmed(says.Look)), Hip: change(t.Hip, trimmed(says.Hip)),
		Seed: change(t.Seed, says.Seed), Target: change(t.Target, says.Target), Pinned: change(t.Pinned, says.Pinned),
	}
	if says.Alternates != nil && !slices.Equal(says.Alternates, t.Alternates) {
		set.Alternates = says.Alternates
	}
	return set
}

// says counts the registers that a TeamSet sets.
func (f *TeamSet) says() (n int) {
	for _, set := range []bool{
		f.Name != nil, f.Code != nil, f.Squad != nil, f.Lane != nil, f.Look != nil, f.Hip != nil,
		f.Seed != nil, f.Target != nil, f.Scratched != nil, f.Pinned != nil, f.Alternates != nil,
	} {
		if set {
			n++
		}
	}
	return n
}

// trimmed is a text without the blanks round it, nil where nothing is said.
func trimmed(s *string) *string {
	if s == nil {
		return nil
	}
	out := strings.TrimSpace(*s)
	return &out
}

// EditRunner makes a runner what a person says of them; where that stands already
// it records nothing. A best of zero takes one away. ErrNoName where nobody is
// named.
type EditRunner struct{ Runner }

func (EditRunner) ofMeet() {}

func (c EditRunner) decide(m *Meet, _ *Race, _ Desk, _ Instant) ([]Fact, error) {
	name, team := strings.TrimSpace(c.Name), strings.TrimSpace(c.Team)
	if name == "" {
		return nil, fmt.Errorf("who is it: %w", ErrNoName)
	}
	old, known := m.Runner(name, team)
	if known && !SameWord(old.Team, team) { // what is known of a namesake without a team
		old, known = Runner{}, false
	}
	set := &RunnerSet{Runner: name, TeamName: team, Gender: change(old.Gender, &c.Gender), Note: change(old.Note, trimmed(&c.Note))}
	for _, b := range c.Bests {
		was := old.best(b.Distance)
		best := FlatBest{Distance: b.Distance, PB: change(was.PB, &b.PB), SB: change(was.SB, &b.SB)}
		if best.PB != nil || best.SB != nil {
			set.Bests = append(set.Bests, best)
		}
	}
	if known && set.Gender == nil && set.Note == nil && len(set.Bests) == 0 {
		return nil, nil
	}
	return []Fact{set}, nil
}
