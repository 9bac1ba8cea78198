package history

import (
	"cmp"
	"slices"
	"strings"

	"baton/relay"
)

// History is what a folder's meets come to. Nothing of it changes once it is
// made, so that it can be handed from one goroutine to another.
type History struct {
	Problems []Problem
	pairs    map[relay.Pair][]Exchange // by pairKey, the oldest first
	legs     map[runner][]leg
	results  map[team][]result
	names    map[runner]runner // as last written, by their keys
	titles   map[team]team
}

// newHistory sorts records under what they will be asked for by.
func newHistory(all []records, problems []Problem) *History {
	h := &History{Problems: problems, pairs: map[relay.Pair][]Exchange{}, legs: map[runner][]leg{}, results: map[team][]result{}, names: map[runner]runner{}, titles: map[team]team{}}
	for _, r := range all {
		for _, x := range r.exchanges {
			if x.Pair.Gives != "" && x.Pair.Takes != "" {
				k := pairKey(x.Pair)
				h.pairs[k] = append(h.pairs[k], x)
			}
		}
		for _, l := range r.legs {
			k := l.runner
			k.name, k.team = plain(k.name), plain(k.team)
			h.legs[k], h.names[k] = append(h.legs[k], l), l.runner
		}
		for _, res := range r.results {
			k := res.team
			k.title = plain(k.title)
			h.results[k], h.titles[k] = append(h.results[k], res), res.team
		}
	}
	for _, xs := range h.pairs {
		slices.SortStableFunc(xs, func(a, b Exchange) int { return cmp.Compare(a.At, b.At) })
	}
	for _, ls := range h.legs {
		slices.SortStableFunc(ls, func(a, b leg) int { return cmp.Compare(a.at, b.at) })
	}
	for _, rs := range h.results {
		slices.SortStableFunc(rs, func(a, b result) int { return cmp.Compare(a.at, b.at) })
	}
	return h
}

// plain is a name as names are compared.
func plain(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func pairKey(p relay.Pair) relay.Pair {
	return relay.Pair{Gives: plain(p.Gives), Takes: plain(p.Takes)}
}
