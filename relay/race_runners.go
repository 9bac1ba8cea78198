package relay

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Runner is what a meet knows of one person beyond the legs they run: it stays
// when line-ups change, and says what a leg asks of them.
type Runner struct {
	Name   string
	Team   string // the team's name; empty for whatever team has this runner
	Gender string // M, F, or empty where not told
	Bests  []Best // by distance
	Note   string
}

// Best is a runner's flat best over one distance, zero where there is none.
type Best struct {
	Distance Distance
	PB       time.Duration // personal best
	SB       time.Duration // season's best
}

// Over is the runner's best over a distance, from a standing start. The season's
// best comes before the personal one: it says what the runner can run now.
func (r Runner) Over(d Distance) (time.Duration, bool) {
	b := r.best(d)
	best := cmp.Or(b.SB, b.PB)
	return best, best > 0
}

// Runner finds what was set of a runner of a team (its name, without squad);
// what was set of the name without a team serves where the team has none of it.
// It is looked up, not folded into races.
func (m *Meet) Runner(name, team string) (Runner, bool) {
	if m.runners == nil {
		m.readRunners()
	}
	name = m.called(name, team)
	for _, key := range []runnerName{nameOf(name, team), nameOf(name, "")} {
		if r := m.runners[key]; r != nil {
			return *r, true
		}
	}
	return Runner{}, false
}

// Runners are all runners of whom something was set, by team and name.
func (m *Meet) Runners() []Runner {
	if m.runners == nil {
		m.readRunners()
	}
	all := make([]Runner, 0, len(m.runners))
	for _, r := range m.runners {
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b Runner) int { return cmp.Or(cmp.Compare(a.Team, b.Team), cmp.Compare(a.Name, b.Name)) })
	return all
}

// readRunners reads every runner's registers.
func (m *Meet) readRunners() {
	m.runners, m.sheets = map[runnerName]*Runner{}, map[personDistance]order{}
	for _, e := range m.standing(m.people) {
		s, ok := e.Fact.(*RunnerSet)
		if !ok {
			continue
		}
		name := m.called(s.Runner, s.TeamName)
		key := nameOf(name, s.TeamName)
		r := m.runners[key]
		if r == nil {
			r = &Runner{}
			m.runners[key] = r
		}
		r.Name, r.Team = name, s.TeamName
		put(&r.Gender, s.Gender)
		put(&r.Note, s.Note)
		for _, b := range s.Bests {
			r.setBest(b)
			m.sheets[personDistance{key, b.Distance}] = e.order()
		}
	}
}

// setBest writes the registers of one distance.
func (r *Runner) setBest(b FlatBest) {
	i, there := slices.BinarySearchFunc(r.Bests, b.Distance, func(old Best, d Distance) int { return cmp.Compare(old.Distance, d) })
	if !there {
		r.Bests = slices.Insert(r.Bests, i, Best{Distance: b.Distance})
	}
	put(&r.Bests[i].PB, b.PB)
	put(&r.Bests[i].SB, b.SB)
}

// KnownRunners are the names to complete a line-up from: those that the file
// has of a team, in line-ups, as alternates or set by themselves, then everybody
// else's, each by name.
func (m *Meet) KnownRunners(team string) []string {
	own, others := map[string]bool{}, map[string]bool{}
	for _, p := range m.People() {
		into := others
		if SameWord(p.Team, team) {
			into = own
		}
		into[p.Name] = true
	}
	for name := range own {
		delete(others, name)
	}
	return append(slices.Sorted(maps.Keys(own)), slices.Sorted(maps.Keys(others))...)
}

// best are the bests over one distance, zero where there are none.
func (r Runner) best(d Distance) Best {
	for _, b := range r.Bests {
		if b.Distance == d {
			return b
		}
	}
	return Best{Distance: d}
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
