package relay

import "time"

// SplitVerdict says whether splits add up to a total.
type SplitVerdict string

// What a check of splits can find.
const (
	splitsExact    SplitVerdict = "exact"
	splitsRounding SplitVerdict = "rounding" // off by no more than their rounding explains
	SplitsBad      SplitVerdict = "bad"      // they do not add up
	SplitsImplied  SplitVerdict = "implied"  // one is missing and follows from the total
	splitsOpen     SplitVerdict = "open"     // more than one is missing: nothing follows
)

// CheckSplits reports whether published or official splits (0 where missing) add
// up to a total. units are what each was given to, as TimeUnit reads it;
// hundredths where there are fewer of them. diff is the splits' sum minus the
// total, implied the one split that is missing.
//
// Each figure is off by half its unit at most, so four legs to a tenth may miss
// their total by 0.2 s, and legs to a hundredth by 0.02 s, without an error.
func CheckSplits(splits, units []time.Duration, total time.Duration) (verdict SplitVerdict, diff, implied time.Duration) {
	missing, slack := 0, Hundredth/2
	for i, s := range splits {
		unit := Hundredth
		if i < len(units) && units[i] > 0 {
			unit = units[i]
		}
		if s <= 0 {
			missing++
			continue
		}
		diff += s
		slack += unit / 2
	}
	diff -= total
	switch {
	case missing > 1 || len(splits) == 0:
		return splitsOpen, 0, 0
	case missing == 1 && diff < 0:
		return SplitsImplied, 0, -diff
	case missing == 1:
		return SplitsBad, diff, 0
	case diff == 0:
		return splitsExact, 0, 0
	case diff.Abs() <= slack:
		return splitsRounding, diff, 0
	}
	return SplitsBad, diff, 0
}
