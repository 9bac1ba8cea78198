package pair_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/pair"
	"baton/relay/relaytest"
)

// simulateSeason is ten races of a squad: its three exchanges keep the same share of its
// runners' speeds but for 2 %, each race's takes 0.08 s more on the average, presses spread
// by 0.07 s; one exchange takes so much more in every race.
func simulateSeason(t relaytest.Test, rng *rand.Rand, slow int, loss float64) (pair.Focus, bool) {
	pen := relaytest.NewPen(t, time.Date(2026, 4, 4, 12, 0, 0, 0, time.UTC))
	var bests []float64
	for range 4 {
		bests = append(bests, 12+1.5*rng.Float64())
	}
	var zones [3]float64
	kept := 1.05 + 0.1*rng.Float64()
	for k := range zones {
		zones[k] = 30 / (kept * (1 + 0.02*rng.NormFloat64()) * (100/bests[k] + 100/bests[k+1]) / 2)
	}
	zones[slow-1] += loss
	for n := range 10 {
		lane := relaytest.Ran{Team: "Northside", Squad: "A", Bests: bests}
		at := 0.0
		press := func(s float64) float64 { return s + 0.07*rng.NormFloat64() }
		for leg, best := range bests {
			at += best - 0.5 + 0.1*rng.NormFloat64()
			lane.Passes = append(lane.Passes, press(at))
			if leg < 3 {
				zone := zones[leg] + 0.08*rng.ExpFloat64()
				lane.Enters, lane.Exits = append(lane.Enters, press(at-0.6*zone)), append(lane.Exits, press(at+0.4*zone))
			}
		}
		pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, n+1, 1), Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{lane}})
	}
	return focusOf(pen.Meet, "1-1-1")
}

// BenchmarkSeason prints how often a season of ten races names the exchange that is slower
// in every one of them, another, or none.
func BenchmarkSeason(b *testing.B) {
	for _, loss := range []float64{0, 0.1, 0.2, 0.3, 0.4, 0.6} {
		b.Run(fmt.Sprintf("slower=%.1fs", loss), func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 2))
			var right, wrong, silent float64
			for b.Loop() {
				slow := 1 + rng.IntN(3)
				f, ok := simulateSeason(b, rng, slow, loss)
				switch {
				case !ok || !f.Sure:
					silent++
				case f.Exchange == slow:
					right++
				default:
					wrong++
				}
			}
			n := right + wrong + silent
			b.ReportMetric(100*right/n, "%right")
			b.ReportMetric(100*wrong/n, "%wrong")
			b.ReportMetric(100*silent/n, "%notsure")
			b.ReportMetric(0, "ns/op")
		})
	}
}
