package history

import (
	"cmp"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// History is what a folder's meets come to. Nothing of it changes once it is
// made, so that it can be handed from one goroutine to another.
type History struct {
	Problems []Problem
	names    relay.Names
	pairs    map[relay.Pair][]Exchange // by pairKey, the oldest first
	legs     map[runner][]leg          // by runner.key, the oldest first
	splits   map[runner]fastest        // of any format
	results  map[relayOf][]result      // the oldest first
	quartets map[entered]Quartet
	flats    map[flatOf]time.Duration // the fastest flat best
	plans    []plan
	pins     []pin
	hands    map[relay.Origin][]results.HandRace // by meet, of those that lie in the folder
}

// fastest are the fastest legs of a runner, by meet.
type fastest map[relay.Origin]time.Duration

// newHistory sorts records under what they will be asked for by. Runners who
// were written in two ways are one, wherever that was said.
func newHistory(all []records, problems []Problem) *History {
	var aliases []relay.Alias
	for _, r := range all {
		aliases = append(aliases, r.aliases...)
	}
	slices.SortStableFunc(aliases, func(a, b relay.Alias) int { return cmp.Or(cmp.Compare(a.At, b.At), a.ID.Compare(b.ID)) })
	h := &History{Problems: problems, names: relay.NewNames(aliases), pairs: map[relay.Pair][]Exchange{}, legs: map[runner][]leg{}, splits: map[runner]fastest{}, results: map[relayOf][]result{}, quartets: map[entered]Quartet{}, flats: map[flatOf]time.Duration{}, hands: map[relay.Origin][]results.HandRace{}}
	for _, r := range all {
		h.add(r)
	}
	for _, xs := range h.pairs {
		slices.SortStableFunc(xs, func(a, b Exchange) int { return cmp.Compare(a.At, b.At) })
	}
	for _, ls := range h.legs {
		slices.SortStableFunc(ls, func(a, b leg) int { return cmp.Compare(a.at, b.at) })
	}
	for name, rs := range h.results {
		slices.SortStableFunc(rs, func(a, b result) int { return cmp.Compare(a.at, b.at) })
		findQuartets(rs)
		for _, res := range rs {
			h.quartets[res.entered] = Quartet{name, res.quartet}
		}
	}
	return h
}

// add files one meet's records.
func (h *History) add(r records) {
	for _, x := range r.exchanges {
		x.meet, x.Pair = r.meet, h.called(x.Team, x.Pair)
		if x.Pair.Gives != "" && x.Pair.Takes != "" {
			k := pairKey(x.Pair)
			h.pairs[k] = append(h.pairs[k], x)
		}
	}
	for _, l := range r.legs {
		l.runner.name = h.names.Called(l.runner.name, l.runner.team)
		k := l.runner.key()
		h.legs[k] = append(h.legs[k], l)
		k.format = ""
		if l.failed {
			continue
		}
		if h.splits[k] == nil {
			h.splits[k] = fastest{}
		}
		if best, there := h.splits[k][r.meet]; !there || l.time < best {
			h.splits[k][r.meet] = l.time
		}
	}
	h.addFlats(r.flats)
	h.plans, h.pins = append(h.plans, r.plans...), append(h.pins, r.pins...)
	for _, res := range r.results {
		res.team = res.team.called(h.names, res.school)
		name := res.team.relayOf()
		h.results[name] = append(h.results[name], res)
	}
}

// called is a pair by the names that its runners go by.
func (h *History) called(team string, p relay.Pair) relay.Pair {
	return relay.Pair{Gives: h.names.Called(p.Gives, team), Takes: h.names.Called(p.Takes, team)}
}

func pairKey(p relay.Pair) relay.Pair {
	return relay.Pair{Gives: relay.PlainName(p.Gives), Takes: relay.PlainName(p.Takes)}
}
