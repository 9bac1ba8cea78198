package relay

import (
	"cmp"
	"fmt"
	"slices"
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

// Person is somebody whom the meet names as a runner of a team.
type Person struct {
	Name string
	Team string   // the team's name, without squad; may be empty
	Also []string // other ways in which the name was written
}

// People are all whom the meet names as runners, in line-ups, as substitutes or
// alternates, in practice or on a sheet of their own, by team and name.
func (m *Meet) People() []Person {
	seen := map[runnerName]bool{}
	var all []Person
	add := func(team string, names ...string) {
		for _, name := range names {
			if k := nameOf(name, team); k.name != "" && !seen[k] {
				seen[k] = true
				all = append(all, Person{Name: name, Team: team})
			}
		}
	}
	for _, race := range m.Races() {
		for _, t := range race.Teams {
			add(t.Name, t.Alternates...)
			for leg := range t.Legs {
				add(t.Name, t.Legs[leg].Runner, t.RunnerOf(leg+1))
			}
		}
	}
	for _, r := range m.Runners() {
		add(r.Team, r.Name)
	}
	if len(m.Aliases()) > 0 {
		for i := range all {
			for _, a := range m.WrittenAs(all[i].Name, all[i].Team) {
				all[i].Also = append(all[i].Also, a.Name)
			}
		}
	}
	slices.SortFunc(all, func(a, b Person) int { return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Name, b.Name)) })
	return all
}
