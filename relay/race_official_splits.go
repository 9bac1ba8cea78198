package relay

import (
	"fmt"
	"slices"
	"time"
)

// splitsPerLeg reports whether the rows of a race give a split for each leg, or
// for each but the last: what else could be told from a single row's number of
// splits, as laps or halves, is no leg's.
func (r *Race) splitsPerLeg(rows []OfficialRow) bool {
	return slices.ContainsFunc(rows, func(o OfficialRow) bool {
		times, _ := r.exchangeTimes(o, false)
		return len(times) > 0 && len(times) == len(r.Legs)-1
	})
}

// exchangeTimes are the splits of an official row as times from the gun at
// exchange 1 and those after it; fewer than all only where other rows of the
// race show that splits are a leg's. why says what speaks against them.
func (r *Race) exchangeTimes(o OfficialRow, perLeg bool) (times []time.Duration, why string) {
	n, legs := len(o.Splits), len(r.Legs)
	for _, s := range o.Splits {
		times = append(times, s.At)
	}
	switch {
	case n == 0 || legs == 0:
		return nil, ""
	case n > legs, n < legs-1 && !perLeg:
		return nil, fmt.Sprintf("its %d splits are not one a leg", n)
	case n == legs && o.Time > 0 && abs(times[n-1]-o.Time) > Hundredth:
		return nil, "its last split is not its time"
	case n == legs:
		times = times[:n-1]
	}
	var finish *time.Duration
	if o.Time > 0 {
		finish = &o.Time
	}
	if leg := r.unrunnable(r.withFinish(times, finish)); leg > 0 {
		return nil, fmt.Sprintf("its splits give leg %d a time that nobody can run", leg)
	}
	return times, ""
}

// unrunnable is the first leg that some times from the gun, one a leg, give less
// than anybody can run it in; 0 for none.
func (r *Race) unrunnable(ends []time.Duration) int {
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
	table := fastest.Flat
	if r.Format.Hurdles {
		table = fastest.Hurdles
	}
	return time.Duration(guardShare * float64(table.time(r.Legs[leg-1])))
}

// companySplits are a team's times at the exchanges where they are the timing
// company's alone: it gave some that can be run, and nobody recorded any.
func (r *Race) companySplits(t *Team) []time.Duration {
	last := len(t.Passes) - 1
	if t.Official == nil || last < 0 || len(t.Official.Splits) >= len(r.Legs) {
		return nil
	}
	splits := t.Official.Splits
	recorded := slices.ContainsFunc(t.Passes[:last], func(p Pass) bool { return p.Known })
	if recorded || r.unrunnable(r.withFinish(splits, t.Official.Time)) > 0 {
		return nil
	}
	return splits
}

// withFinish are times at all exchanges with the finish after them; fewer stay
// as they are.
func (r *Race) withFinish(exchanges []time.Duration, finish *time.Duration) []time.Duration {
	if finish == nil || len(exchanges) != len(r.Legs)-1 {
		return exchanges
	}
	return append(slices.Clone(exchanges), *finish)
}
