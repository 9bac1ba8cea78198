package relay

import "slices"

// IDs is a set of events, by their ids. An origin numbers its events one by one,
// so that runs of numbers are kept, and not each: a day's thousands take a few
// hundred bytes. The zero value is empty.
type IDs struct{ runs map[Origin][]run }

// run is numbers from the first to the last.
type run struct{ first, last int64 }

// Add puts ids into the set.
func (s *IDs) Add(ids ...ID) {
	if s.runs == nil {
		s.runs = map[Origin][]run{}
	}
	for _, id := range ids {
		s.runs[id.Origin] = withSeq(s.runs[id.Origin], id.Seq)
	}
}

// withSeq are runs with one number more.
func withSeq(runs []run, seq int64) []run {
	at := runAfter(runs, seq)
	before, after := at > 0 && runs[at-1].last >= seq-1, at < len(runs) && runs[at].first == seq+1
	switch {
	case at > 0 && runs[at-1].last >= seq:
	case before && after:
		runs[at-1].last = runs[at].last
		runs = slices.Delete(runs, at, at+1)
	case before:
		runs[at-1].last = seq
	case after:
		runs[at].first = seq
	default:
		runs = slices.Insert(runs, at, run{seq, seq})
	}
	return runs
}

// runAfter is the index of the first run that begins after a number.
func runAfter(runs []run, seq int64) int {
	at, there := slices.BinarySearchFunc(runs, seq, func(r run, seq int64) int {
		switch {
		case r.first < seq:
			return -1
		case r.first > seq:
			return 1
		}
		return 0
	})
	if there {
		at++
	}
	return at
}

// Has reports whether an id is in the set.
func (s *IDs) Has(id ID) bool {
	runs := s.runs[id.Origin]
	at := runAfter(runs, id.Seq)
	return at > 0 && runs[at-1].last >= id.Seq
}
