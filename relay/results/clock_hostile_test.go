package results_test

import (
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/results"
)

// However the timing computer's times of day come, what is said of the hand and of a race's
// gun is true: every gun of these days stood 0.2 s late, every finish was pressed exactly.
func TestWhateverTheComputersClockDoesTheHandIsTrue(t *testing.T) {
	day := func(start func(n int) float64) (races []dayAt) {
		for n := range 10 {
			races = append(races, dayAt{gun: 0.2, start: start(n), misses: exact})
		}
		return races
	}
	for _, c := range []struct {
		what  string
		start func(n int) float64
	}{
		{"as it should be", func(int) float64 { return 7200 }},
		{"no times of day", func(int) float64 { return 0 }},
		{"every other one is missing", func(n int) float64 { return 7200 * float64(n%2) }},
		{"past midnight from the fifth race on", func(n int) float64 { return 86400 - 9*3600 - 600*4.5 }},
		{"two computers, in turns, 30 s apart", func(n int) float64 { return 7200 + 30*float64(n%2) }},
		{"two computers, in turns, 0.9 s apart", func(n int) float64 { return 7200 + 0.9*float64(n%2) }},
		{"three computers", func(n int) float64 { return 7200 + 17*float64(n%3) }},
		{"two for half of the day each, an hour apart", func(n int) float64 { return 7200 + 3600*float64(n/5) }},
		{"summer time ends in the middle", func(n int) float64 { return 7200 - 3600*float64(n/6) }},
		{"any time of day at all", func(n int) float64 { return float64(1 + (n*n*7919)%86400) }},
	} {
		all := theDay(t, day(c.start)...)
		hand := results.HandsOf(all[0]).All[0]
		if off := hand.Habit + 200*time.Millisecond; off.Abs() > 20*time.Millisecond {
			t.Errorf("%s: the hand is %v", c.what, hand.Habit)
		}
		for _, r := range all {
			got := results.Calibrate(r)
			if off := got.Error + 200*time.Millisecond; !got.On || off.Abs() > 20*time.Millisecond {
				t.Errorf("%s: race %s is off by %v", c.what, r.ID, got.Error)
			}
		}
	}
}

// A race with one official finish, which was hit wrongly, is not set right by starts that
// do not agree with each other.
func TestStartsThatDoNotAgreeSetNoRaceRight(t *testing.T) {
	var races []dayAt
	for n := range 9 {
		races = append(races, dayAt{gun: 0.2, start: 7200 + 30*float64(n%2), misses: exact})
	}
	races = append(races, dayAt{gun: 0.2, start: 7215, misses: []float64{0}})
	all := theDay(t, races...)
	got := results.Calibrate(all[9])
	relaytest.Want(t, "in words", results.HandsOf(all[0]).Clocks[0].String(), "10 starts by both clocks; they do not agree with each other (two timing computers?), and nothing is set right by them")
	relaytest.Want(t, "by the other races", got.On, true)
	if off := got.Error + 200*time.Millisecond; off.Abs() > 20*time.Millisecond {
		t.Errorf("off by %v", got.Error)
	}
}
