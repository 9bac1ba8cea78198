package history

import (
	"slices"

	"baton/relay"
	"baton/relay/entry"
)

// Quartet is a team as those who run one relay together. A school's girls and boys, and
// its age groups, bear one name: of a season's races those are one quartet's that have
// half of their runners in common, be it by way of another race.
type Quartet struct {
	relayOf
	number int // of those that bear the name, from 1; 0 is none
}

// relayOf is a team's name, as names are told apart, in one relay.
type relayOf struct {
	title  string
	format relay.FormatID
}

// teamOf is what a team in a race is told apart by: names as its runners go by.
func teamOf(r *relay.Race, t *relay.Team) team {
	gender, word := entry.GenderWord(r.Name)
	out := team{title: t.Title(), format: r.Format.ID, gender: gender, who: word, first: t.RunnerOf(1)}
	for leg := range t.Legs {
		if name := t.RunnerOf(leg + 1); name != "" {
			out.runners = append(out.runners, name)
		}
	}
	return out
}

// called is a team with its runners under the names that they go by.
func (t team) called(names relay.Names, school string) team {
	runners := make([]string, len(t.runners))
	for i, name := range t.runners {
		runners[i] = relay.PlainName(names.Called(name, school))
	}
	t.runners = runners
	return t
}

// relayOf is what results of teams of one name are filed under.
func (t team) relayOf() relayOf { return relayOf{relay.PlainName(t.title), t.format} }

// known reports whether its runners say whose team it is.
func (t team) known() bool { return len(t.runners) >= 2 }

// together reports whether two teams of one name are of one quartet: half of their
// runners are the same; where nobody wrote any down, the races' names are all there is.
func (t team) together(o team) bool {
	if t.gender != o.gender && (t.gender != "" && o.gender != "" || !t.known()) {
		return false
	}
	if !t.known() || !o.known() {
		return t.known() == o.known()
	}
	same := 0
	for _, name := range t.runners {
		if slices.Contains(o.runners, name) {
			same++
		}
	}
	return 2*same >= min(len(t.runners), len(o.runners))
}

// findQuartets numbers the quartets among a team's results in one relay, oldest first.
func findQuartets(all []result) {
	join := func(a, b int) {
		for i := range all {
			if all[i].quartet == max(a, b) {
				all[i].quartet = min(a, b)
			}
		}
	}
	for i := range all {
		all[i].quartet = i + 1
		for k := range i {
			if all[i].team.together(all[k].team) {
				join(all[i].quartet, all[k].quartet)
			}
		}
	}
	for _, r := range all {
		if only := onlyQuartet(all, r.team); !r.team.known() && only > 0 {
			join(r.quartet, only)
		}
	}
}

// onlyQuartet is the one quartet that a team without runners' names can be; 0 where there
// are several, or none.
func onlyQuartet(all []result, t team) (only int) {
	for _, r := range all {
		switch {
		case !r.team.known() || r.team.gender != t.gender && r.team.gender != "" && t.gender != "":
		case only != 0 && only != r.quartet:
			return 0
		default:
			only = r.quartet
		}
	}
	return only
}

// Quartet is which a race's team is, by who runs it; of none that has raced it is the zero
// Quartet.
func (h *History) Quartet(r *relay.Race, t *relay.Team) (q Quartet) {
	if h == nil {
		return q
	}
	is := teamOf(r, t).called(h.names, t.Name)
	all := h.results[is.relayOf()]
	if !is.known() {
		q.number = onlyQuartet(all, is)
	}
	for _, past := range all {
		if past.team.together(is) {
			q.number = past.quartet
		}
	}
	if q.number > 0 {
		q.relayOf = is.relayOf()
	}
	return q
}

// of are a quartet's results, the oldest first.
func (h *History) of(q Quartet) []result {
	return slices.DeleteFunc(slices.Clone(h.results[q.relayOf]), func(r result) bool { return r.quartet != q.number })
}
