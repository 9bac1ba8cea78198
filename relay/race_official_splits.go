package relay

import (
	"slices"
	"time"
)

// Unrunnable is the first leg that some times from the gun, one a leg, give less
// than anybody can run it in; 0 for none.
func (r *Race) Unrunnable(ends []time.Duration) int {
	var before time.Duration
	for i, at := range ends {
		if at-before < r.least(i+1) {
			return i + 1
		}
		before = at
	}
	return 0
}

// least is the shortest time that a leg can have been run in.
func (r *Race) least(leg int) time.Duration {
	return time.Duration(guardShare * float64(r.Format.Fastest(r.Legs[leg-1])))
}

// CompanySplits are a team's times at the exchanges where they are the timing
// company's alone: it gave some that can be run, and nobody recorded any.
func (r *Race) CompanySplits(t *Team) []time.Duration {
	last := len(t.Passes) - 1
	if t.Official == nil || last < 0 || len(t.Official.Splits) >= len(r.Legs) {
		return nil
	}
	splits := t.Official.Splits
	recorded := slices.ContainsFunc(t.Passes[:last], func(p Pass) bool { return p.Known })
	if recorded || r.Unrunnable(r.WithFinish(splits, t.Official.Time)) > 0 {
		return nil
	}
	return splits
}

// WithFinish are times at all exchanges with the finish after them; fewer stay
// as they are.
func (r *Race) WithFinish(exchanges []time.Duration, finish *time.Duration) []time.Duration {
	if finish == nil || len(exchanges) != len(r.Legs)-1 {
		return exchanges
	}
	return append(slices.Clone(exchanges), *finish)
}
