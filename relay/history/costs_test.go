package history_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

// zonesOf is a meet in which Northside A ran a race for each of some times through
// the second zone; the others took 3.5 s, the first only twice.
func zonesOf(t *testing.T, times ...float64) *relay.Meet {
	pen := relaytest.NewPen(t, opened)
	for n, took := range times {
		first := 0.0
		if n < 2 {
			first = 14.5
		}
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, n+1, 1), Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{{Team: "Northside", Squad: "A",
			Passes: []float64{13, 25, 37, 49}, Enters: []float64{11, 23, 35}, Exits: []float64{first, 23 + took, 38.5}}}})
	}
	return pen.Meet
}

// 3.2 3.4 3.6 3.8: best 3.244 and usually 0.256 more, as of a single race's ledger;
// spread 0.258, the best as sure as 0.107, the mean as 0.258 ÷ 2: 1.645 × 0.168.
// The later two are 0.4 slower; within the halves they spread by 0.141, of four times
// ± 2.92 × 1.25 × 0.141 × √(1/2 + 1/2), so that nobody can tell.
func TestAPairsExchangesCostSoMuchOverTheSeason(t *testing.T) {
	costs := history.Of(zonesOf(t, 3.2, 3.4, 3.6, 3.8)).Costs()
	relaytest.Want(t, "pairs with three times", len(costs), 2)
	x := costs[0]
	relaytest.Want(t, "the costliest", x.Exchange, 2)
	relaytest.Want(t, "pair", x.Pair.Gives, "R2 of Northside")
	relaytest.Want(t, "best", x.Best, 3244*time.Millisecond)
	relaytest.Want(t, "usually", x.Usual, 256*time.Millisecond)
	relaytest.Want(t, "±", x.PM, 276*time.Millisecond)
	relaytest.Want(t, "worst", x.Worst, 556*time.Millisecond)
	relaytest.Want(t, "trend", x.Trend, 400*time.Millisecond)
	relaytest.Want(t, "± of it", x.TrendPM, 516*time.Millisecond)
	relaytest.Want(t, "way", x.Way(), "not sure")
	relaytest.Want(t, "always the same costs nothing", costs[1].Usual, 0)
	relaytest.Want(t, "which is the third", costs[1].Exchange, 3)
	better := history.Of(zonesOf(t, 3.9, 3.9, 3.9, 3.4, 3.4, 3.4)).Costs()[0]
	relaytest.Want(t, "way", better.Way(), "better")
	relaytest.Want(t, "too few for a way", history.Of(zonesOf(t, 3.9, 3.9, 3.4)).Costs()[0].Way(), "")
	relaytest.Want(t, "nothing read", len((*history.History)(nil).Costs()), 0)
}

// Four flat bests of 12.5 s are 8 m/s. 30 m in 3.4 s keep 110.3 % of that, at which the
// second exchange would take 3.4 s, too: ± 1.645 × 0.02 × √(1 + 1/2) × 3.4. It is always
// as slow, and so has no better one of its own.
func TestAnExchangeThatIsAlwaysSlowIsHeldAgainstTheOthers(t *testing.T) {
	season := func(second float64) *history.History {
		pen := relaytest.NewPen(t, opened)
		for n := range 5 {
			pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, n+1, 1), Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{{Team: "Northside", Squad: "A", Bests: []float64{12.5, 12.5, 12.5, 12.5},
				Passes: []float64{13, 25, 37, 49}, Enters: []float64{11, 23, 35}, Exits: []float64{14.4, 23 + second, 38.4}}}})
		}
		return history.Of(pen.Meet)
	}
	x := season(3.8).Costs()[0]
	relaytest.Want(t, "the costliest", x.Exchange, 2)
	relaytest.Want(t, "squad", x.Squad, "A")
	relaytest.Want(t, "of the others", x.Others, 2)
	relaytest.Want(t, "held against", x.Best, 3400*time.Millisecond)
	relaytest.Want(t, "usually", x.Usual, 400*time.Millisecond)
	relaytest.Want(t, "±", x.PM, 137*time.Millisecond)
	relaytest.Want(t, "0.17 s is more than 1.2 times that", season(3.57).Costs()[0].Others, 2)
	relaytest.Want(t, "0.16 s may be luck", season(3.56).Costs()[0].Others, 0)
}

// By another program. Flat bests of 12.5 12.9 13.1 12.4 s make 7.876 7.693 7.849 m/s between
// each two. The first and the third zone keep 112.03 and 109.20 % of that on the mean, each to
// 1.2 %; at 110.62 % the second takes 3.525 s, give or take √(0.02² × 1.5 + (0.0120² +
// 0.0117²) ÷ 4) of it. It took 3.85 s on the mean, to 0.0456.
func TestWhatTheOthersKeepIsAsSureAsTheirTimes(t *testing.T) {
	pen := relaytest.NewPen(t, opened)
	for n, took := range [][]float64{{3.4, 3.8, 3.5}, {3.5, 3.95, 3.4}, {3.3, 3.75, 3.6}, {3.4, 3.9, 3.5}} {
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, n+1, 1), Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{{Team: "Northside", Squad: "A", Bests: []float64{12.5, 12.9, 13.1, 12.4},
			Passes: []float64{13, 25, 37, 49}, Enters: []float64{11, 23, 35}, Exits: []float64{11 + took[0], 23 + took[1], 35 + took[2]}}}})
	}
	x := history.Of(pen.Meet).Costs()[0]
	relaytest.Want(t, "the costliest", x.Exchange, 2)
	relaytest.Want(t, "held against", x.Best, 3525*time.Millisecond)
	relaytest.Want(t, "usually", x.Usual, 325*time.Millisecond)
	relaytest.Want(t, "±", x.PM, 168*time.Millisecond)
	relaytest.Want(t, "worst", x.Worst, 425*time.Millisecond)
}
