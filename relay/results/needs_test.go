package results_test

import (
	"testing"

	"baton/relay/relaytest"
	"baton/relay/results"
)

// Eight finishes of two races say what a hand is like, and set a third of one lane right;
// seven do not, nor eight of one race.
func TestEightFinishesOfTwoRacesTellAHand(t *testing.T) {
	three, four, eight := exact, []float64{0, 0, 0, 0}, []float64{0, 0, 0, 0, 0, 0, 0, 0}
	for _, c := range []struct {
		what   string
		before [][]float64
		on     bool
	}{{"eight", [][]float64{four, four}, true}, {"seven", [][]float64{four, three}, false}, {"eight of one race", [][]float64{eight}, false}} {
		var races []dayAt
		for _, misses := range c.before {
			races = append(races, dayAt{gun: 0.2, misses: misses})
		}
		all := theDay(t, append(races, dayAt{gun: 0.2, misses: []float64{0}})...)
		relaytest.Want(t, c.what, results.Calibrate(all[len(all)-1]).On, c.on)
	}
}

// The computer's clock gains 0.006 s in ten minutes, 0.036 in an hour: five starts say so,
// four do not.
func TestFiveStartsTellADrift(t *testing.T) {
	for n, want := range map[int]float64{5: 0.036, 4: 0} {
		var races []dayAt
		for i := range n {
			races = append(races, dayAt{gun: 0.2, start: 7200 + 0.006*float64(i), misses: exact})
		}
		hourly, set := results.HandsOf(theDay(t, races...)[0]).Clocks[0].Drift()
		if set || hourly < want-0.001 || hourly > want+0.001 {
			t.Errorf("%d starts: %v s an hour, set %v; want %v", n, hourly, set, want)
		}
	}
}
