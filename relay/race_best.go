package relay

import "time"

// The words for a flat best. A hand-timed relay split is none of them.
const (
	PersonalBest = "PB"
	SeasonBest   = "SB"
)

// personDistance is what a flat best belongs to: a person of a team, over a
// distance.
type personDistance struct {
	runnerName
	distance Distance
}

// flat is a flat best, what it is called, and when it was said.
type flat struct {
	time time.Duration
	word string
	at   order
}

// best is a person's flat best over a distance, wherever in the meet it was
// said: on the runner's own sheet, or in any line-up that they stood in. The
// later word counts.
func (m *Meet) best(name, team string, d Distance) (flat, bool) {
	name = m.called(name, team)
	if name == "" {
		return flat{}, false
	}
	listed := m.listedBests()[personDistance{nameOf(name, team), d}]
	own := m.sheet(name, team, d)
	if own.time > 0 && (listed.time == 0 || listed.at.less(own.at)) {
		return own, true
	}
	return listed, listed.time > 0
}

// sheet is a best from a runner's own sheet.
func (m *Meet) sheet(name, team string, d Distance) flat {
	who, known := m.Runner(name, team)
	best, ok := who.Over(d)
	if !known || !ok {
		return flat{}
	}
	word := PersonalBest
	if who.best(d).SB > 0 {
		word = SeasonBest
	}
	return flat{best, word, m.sheets[personDistance{nameOf(who.Name, who.Team), d}]}
}

// FlatBest is the flat best over a distance of a runner of a team by name.
func (m *Meet) FlatBest(name, team string, d Distance) (time.Duration, bool) {
	f, ok := m.best(name, team, d)
	return f.time, ok
}

// listedBests are what the line-ups say: of several words about one person over
// one distance the last.
func (m *Meet) listedBests() map[personDistance]flat {
	if m.bests != nil {
		return m.bests
	}
	m.bests = map[personDistance]flat{}
	for id := range m.races {
		for _, t := range m.Race(id).Teams {
			for _, said := range t.bests {
				k := personDistance{nameOf(said.runner, t.Name), said.distance}
				if old, there := m.bests[k]; !there || old.at.less(said.at) {
					m.bests[k] = flat{said.best, PersonalBest, said.at}
				}
			}
		}
	}
	return m.bests
}

// Best is the flat best, over the leg's distance, of whoever runs the leg.
func (r *Race) Best(t *Team, leg int) (time.Duration, bool) {
	best, _, ok := r.NamedBest(t, leg)
	return best, ok
}

// NamedBest is Best with the word for it: PersonalBest or SeasonBest.
func (r *Race) NamedBest(t *Team, leg int) (best time.Duration, word string, ok bool) {
	l := t.leg(leg)
	if l == nil || r.m == nil {
		return 0, "", false
	}
	f, ok := r.m.best(l.runs(), t.Name, l.Distance)
	return f.time, f.word, ok
}

// known is what was set of a runner of a team.
func (r *Race) known(name, team string) (Runner, bool) {
	if r.m == nil {
		return Runner{}, false
	}
	return r.m.Runner(name, team)
}

// FlatBests are the bests of all of a team's runners over their legs; ok is
// false where one is not known. word says what they are: PersonalBest,
// SeasonBest, or both joined where they are mixed.
func (r *Race) FlatBests(t *Team) (bests []time.Duration, word string, ok bool) {
	words := map[string]bool{}
	for leg := range t.Legs {
		best, word, known := r.NamedBest(t, leg+1)
		if !known {
			return nil, "", false
		}
		bests, words[word] = append(bests, best), true
	}
	switch {
	case words[PersonalBest] && words[SeasonBest]:
		word = PersonalBest + " and " + SeasonBest
	case words[SeasonBest]:
		word = SeasonBest
	default:
		word = PersonalBest
	}
	return bests, word, len(bests) > 0
}
