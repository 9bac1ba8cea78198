package entry

import (
	"fmt"
	"slices"
	"time"

	"baton/relay"
)

// splitsPerLeg reports whether the rows of a race give a split for each leg, or
// for each but the last: what else could be read off a single row's number of
// splits, as laps or halves, is no leg's.
func splitsPerLeg(r *relay.Race, rows []OfficialRow) bool {
	return slices.ContainsFunc(rows, func(o OfficialRow) bool {
		times, _ := exchangeTimes(r, o, false)
		return len(times) > 0 && len(times) == len(r.Legs)-1
	})
}

// exchangeTimes are the splits of an official row as times from the gun at
// exchange 1 and those after it; fewer than all only where other rows of the
// race show that splits are a leg's. why says what speaks against them.
func exchangeTimes(r *relay.Race, o OfficialRow, perLeg bool) (times []time.Duration, why string) {
	n, legs := len(o.Splits), len(r.Legs)
	for _, s := range o.Splits {
		times = append(times, s.At)
	}
	switch {
	case n == 0 || legs == 0:
		return nil, ""
	case n > legs, n < legs-1 && !perLeg:
		return nil, fmt.Sprintf("its %d splits are not one a leg", n)
	case n == legs && o.Time > 0 && (times[n-1]-o.Time).Abs() > relay.Hundredth:
		return nil, "its last split is not its time"
	case n == legs:
		times = times[:n-1]
	}
	var finish *time.Duration
	if o.Time > 0 {
		finish = &o.Time
	}
	if leg := r.Unrunnable(r.WithFinish(times, finish)); leg > 0 {
		return nil, fmt.Sprintf("its splits give leg %d a time that nobody can run", leg)
	}
	return times, ""
}
