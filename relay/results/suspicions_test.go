package results_test

import (
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// runBy is a race of one team, legs of which a runner with a flat best over
// 100 m runs.
func runBy(t *testing.T, name string, best float64, legs ...int) *relay.Race {
	k := relaytest.NewKeeper(t, "4x100", 1)
	for _, leg := range legs {
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Runner: relaytest.Ptr(name), Best: relaytest.Ptr(relaytest.Secs(best))})
	}
	k.Gun(0)
	for _, at := range []float64{12.9, 25.2, 37.4, 49.6} {
		k.At(at).Press("1")
	}
	return k.State()
}

func TestOddTimesArePointedOutAfterTheRace(t *testing.T) {
	even := func() []float64 { return []float64{12.9, 25.2, 37.4, 49.6} }
	for _, c := range []struct {
		what string
		race func() *relay.Race
		is   string
		leg  int
		says string
	}{
		{"an even race", func() *relay.Race { return relaytest.Timed(even(), even(), even()) }, "", 0, ""},
		{"a slow leg", func() *relay.Race { return relaytest.Timed([]float64{12.9, 25.2, 42, 54.2}, even()) }, "a leg far from its team's others", 3, "Team 1: leg 3, 16.80, is far from the team's other legs"},
		{"a late exchange", func() *relay.Race { return relaytest.Timed([]float64{12.9, 27.2, 37.4, 49.6}, even()) }, "one exchange early or late", 2, "exchange 2 looks late: leg 2 14.30, leg 3 10.20"},
		{"an early one", func() *relay.Race { return relaytest.Timed([]float64{12.9, 23.2, 37.4, 49.6}, even()) }, "one exchange early or late", 2, "exchange 2 looks early"},
		{"faster than a runner can be", func() *relay.Race { return runBy(t, "Bea Holt", 14.5, 2) }, "a leg far from its runner's best", 2, "leg 2, 12.30, is 2.20 faster than the flat best of Bea Holt"},
		{"slower than a runner should be", func() *relay.Race { return runBy(t, "Ana Ruiz", 10, 1) }, "a leg far from its runner's best", 1, "slower than the flat best of Ana Ruiz"},
		{"a flying leg is no wonder", func() *relay.Race { return runBy(t, "Cara Lim", 13.1, 1, 2, 3, 4) }, "", 0, ""},
		{"two finishes swapped", func() *relay.Race {
			return relaytest.Official(relaytest.Timed([]float64{12.9, 25.2, 37.4, 51.6}, []float64{12.9, 25.4, 37.9, 49.6}, []float64{13, 25.5, 38, 50.5}, []float64{13, 25.5, 38, 51}), 49.6, 51.6, 50.5, 51)
		}, "an official time no recorded finish fits", 4, "Team 1: official 49.60, but the recorded finish is 2.00 off; that of Team 2 fits it"},
		{"a finish nobody recorded", func() *relay.Race {
			return relaytest.Official(relaytest.Timed(even(), even(), even()[:3]), 49.6, 49.6, 50)
		}, "an official time no recorded finish fits", 4, "Team 3: official 50.00, but no finish was recorded"},
		{"an official time the splits cannot close on", func() *relay.Race {
			return relaytest.Official(relaytest.Timed(even(), even(), even()), 49.6, 49.6, 41)
		}, "splits that do not add up", 4, "Team 3: leg 4 comes to 3.60, which nobody can run"},
		{"one official time proves nothing", func() *relay.Race { return relaytest.Official(relaytest.Timed(even(), even()), 41) }, "", 0, ""},
	} {
		got := results.Suspicions(c.race())
		i := slices.IndexFunc(got, func(s results.Suspicion) bool {
			return s.What == c.is && s.Leg == c.leg && strings.Contains(s.Text, c.says)
		})
		if c.is == "" && len(got) > 0 || c.is != "" && i < 0 {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
}
