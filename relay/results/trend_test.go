package results_test

import (
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/results"
)

// Medians 3.975 and 3.65. Within the halves 0.0354² and 2 × 0.05² make √(0.00625 ÷ 3) =
// 0.0456, of three degrees of freedom × 2.353 = 0.107, which is less than two presses,
// 1.645 × 0.099 = 0.163: × 1.25 × √(1/2 + 1/3) = 0.186.
func TestATrendIsAsSureAsItsHalvesAgree(t *testing.T) {
	for _, c := range []struct {
		times     []float64
		trend, pm time.Duration
	}{
		{[]float64{4, 3.95, 3.7, 3.65, 3.6}, -325 * time.Millisecond, 186 * time.Millisecond},
		{[]float64{3.2, 3.4, 3.6, 3.8}, 400 * time.Millisecond, 516 * time.Millisecond}, // 2.920 × 0.1414 × 1.25
		// beyond a table of ten: of 12 times 1.812 × √(3 ÷ 10) × 1.25 × √(1/6 + 1/6), of 13
		// (1.645 + 1.5 ÷ 11) × √(3.2143 ÷ 11) × 1.25 × √(1/6 + 1/7); by a table 1.796
		{[]float64{3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4}, 0, 716 * time.Millisecond},
		{[]float64{3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3}, -500 * time.Millisecond, 670 * time.Millisecond},
		{[]float64{3.2, 3.4, 3.6}, 0, 0},
		{nil, 0, 0},
	} {
		trend, pm := results.TrendOf(durations(c.times))
		relaytest.Want(t, "trend", trend, c.trend)
		relaytest.Want(t, "±", pm, c.pm)
	}
}
