package relay

import (
	"fmt"
	"strings"
)

// JoinRunners makes a name of a team another way to write a runner's, from all
// that was ever said under it. ErrNoName where a name is missing, ErrUnchanged
// where the two are one already.
type JoinRunners struct{ Name, Team, As string }

func (JoinRunners) ofMeet() {}

func (c JoinRunners) decide(m *Meet, _ *Race, _ Desk, _ Instant) ([]Fact, error) {
	name, team, as := strings.TrimSpace(c.Name), strings.TrimSpace(c.Team), strings.TrimSpace(c.As)
	switch {
	case name == "" || as == "":
		return nil, fmt.Errorf("who is the same runner as whom: %w", ErrNoName)
	case samePerson(m.called(name, team), m.called(as, team)) && samePerson(m.called(as, team), as):
		return nil, fmt.Errorf("%s and %s are one runner: %w", name, as, ErrUnchanged)
	}
	return []Fact{&SameRunner{Runner: name, TeamName: team, As: as}}, nil
}

// PartRunners takes back the last time that another name was made a runner's
// (Meet.WrittenAs has them). ErrUnchanged where the runner has only the one name.
type PartRunners struct{ Name, Team string }

func (PartRunners) ofMeet() {}

func (c PartRunners) decide(m *Meet, _ *Race, _ Desk, _ Instant) ([]Fact, error) {
	all := m.WrittenAs(c.Name, c.Team)
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has one name: %w", c.Name, ErrUnchanged)
	}
	return []Fact{&Void{Targets: []ID{all[len(all)-1].ID}, Reason: "two runners"}}, nil
}
