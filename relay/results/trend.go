package results

import (
	"math"
	"time"

	"baton/relay"
)

// trendHalf is how many times of each half tell where a pair is going.
const trendHalf = 2

// TrendOf is where zone times are going, oldest first: the later half's median minus
// the earlier half's, negative where they get better, and half a 90 % interval of it.
// The halves' own spread says how sure that is, but no less than two presses spread;
// pm is 0 of too few times.
func TrendOf(all []time.Duration) (trend, pm time.Duration) {
	half := len(all) / 2
	if half < trendHalf {
		return 0, 0
	}
	earlier, later := all[:half], all[half:]
	trend = relay.Median(later) - relay.Median(earlier)
	var squares float64
	for _, part := range [][]time.Duration{earlier, later} {
		_, s := MeanOf(part)
		squares += s * s * float64(len(part)-1)
	}
	freedom := len(all) - 2
	spread := math.Max(ninety*zoneSpread, student(freedom)*math.Sqrt(squares/float64(freedom)))
	return trend, toMillisecond(seconds(1.25 * spread * math.Sqrt(1/float64(len(earlier))+1/float64(len(later)))))
}
