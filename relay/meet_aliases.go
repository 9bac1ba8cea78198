package relay

import "slices"

// Alias is one runner who was written in two ways: what is under Name is As's.
type Alias struct {
	Name string
	Team string // the team's name; empty for whatever team has the name
	As   string
	At   Instant // when it was said
	ID   ID      // of the fact, to be taken back by
}

// Aliases are the names that were told to be another's, in the order told.
func (m *Meet) Aliases() []Alias {
	var all []Alias
	for _, e := range m.standing(m.people) {
		if s, ok := e.Fact.(*SameRunner); ok {
			all = append(all, Alias{s.Runner, s.TeamName, s.As, m.instantOf(e), e.ID})
		}
	}
	return all
}

// Names are the ways in which runners were written that are one runner. The zero
// Names know none.
type Names struct{ shown map[runnerName]string }

// NewNames follows aliases from name to name; of two that contradict each other
// the later one says which name stays.
func NewNames(aliases []Alias) Names {
	next, stays := map[runnerName]runnerName{}, map[runnerName]string{}
	end := func(k runnerName) runnerName {
		for {
			on, more := next[k]
			if !more {
				return k
			}
			k = on
		}
	}
	n := Names{map[runnerName]string{}}
	for _, a := range aliases {
		from, to := end(nameOf(a.Name, a.Team)), end(nameOf(a.As, a.Team))
		stays[to] = a.As
		n.shown[nameOf(a.Name, a.Team)], n.shown[nameOf(a.As, a.Team)] = "", ""
		if from != to {
			next[from] = to
		}
	}
	for k := range n.shown {
		n.shown[k] = stays[end(k)]
	}
	return n
}

// Called is the name that a runner of a team goes by: the one that stays, where
// the name was told to be another's.
func (n Names) Called(name, team string) string {
	if len(n.shown) == 0 || name == "" {
		return name
	}
	for _, k := range []runnerName{nameOf(name, team), nameOf(name, "")} {
		if shown := n.shown[k]; shown != "" {
			return shown
		}
	}
	return name
}

// called is the name that a runner goes by in this meet.
func (m *Meet) called(name, team string) string {
	if m.aliases == nil {
		n := NewNames(m.Aliases())
		m.aliases = &n
	}
	return m.aliases.Called(name, team)
}

// WrittenAs are the other names under which a runner of a team was written.
func (m *Meet) WrittenAs(name, team string) []Alias {
	return slices.DeleteFunc(m.Aliases(), func(a Alias) bool {
		return a.Team != "" && !SameWord(a.Team, team) || !samePerson(m.called(a.Name, team), name) || samePerson(a.Name, name)
	})
}
