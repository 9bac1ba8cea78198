package results_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// keeper is a simulated timekeeper, as one is drawn: habits at exchanges and
// finishes, and how presses spread about them, in seconds.
type keeper struct{ exchange, finish, spread float64 }

func newKeeper(rng *rand.Rand) keeper {
	return keeper{0.03 + rng.NormFloat64()*0.06, 0.03 + rng.NormFloat64()*0.06, 0.05 + rng.Float64()*0.05}
}

// press is where a keeper presses what happened at an instant: one in fifty is off
// by up to 0.6 s.
func (k keeper) press(rng *rand.Rand, at, habit float64) float64 {
	if rng.IntN(50) == 0 {
		return at + habit + (2*rng.Float64()-1)*0.6
	}
	return at + habit + rng.NormFloat64()*k.spread
}

// meetModel is what a simulated meet is like, of races of which the last is
// measured.
type meetModel struct {
	name    string
	keeper  *keeper // nil for one drawn anew each time
	races   int     // before it
	lanes   int
	noGun   bool // nobody pressed the last one's gun: it was put in, off by up to 2 s
	noClock bool // the computer's times of day did not come with the results
}

// measured is the last race as it was recorded, and the truth.
type measured struct {
	race  *relay.Race
	truth [][4]float64
	wrong int // the lane whose finish was hit wrongly
}

// simulateMeet makes a meet by one keeper: gun late by 0.19 ± 0.05 s, the computer's
// clock apart from the laptop's and drifting by 20 millionths; of each race one
// lane's finish is hit wrongly.
func simulateMeet(t relaytest.Test, rng *rand.Rand, m meetModel) (got measured) {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	k := newKeeper(rng)
	if m.keeper != nil {
		k = *m.keeper
	}
	offset, drift := 7200+rng.NormFloat64()*5, 2e-5*rng.NormFloat64()
	for n := range m.races + 1 {
		last := n == m.races
		lanes, late, at := 8, 0.19+rng.NormFloat64()*0.05, 600*float64(n+1)
		if last {
			lanes = m.lanes
		}
		run := relaytest.Run{Race: relay.MakeRaceID(1, 1, n+1), Gun: at + late}
		if last && m.noGun {
			late = (2*rng.Float64() - 1) * 2
			run.Gun, run.NoGun = at+late, true
		}
		if !m.noClock {
			run.Start = 9*3600 + at + offset + drift*at
		}
		wrong, truth := rng.IntN(lanes), make([][4]float64, lanes)
		for l := range lanes {
			var lane relaytest.Ran
			at := 0.0
			for leg := range 4 {
				at += 12.5 + rng.NormFloat64()*0.5
				truth[l][leg] = at
				habit := k.exchange
				if leg == 3 {
					habit = k.finish
				}
				lane.Passes = append(lane.Passes, k.press(rng, at, habit)-late)
			}
			if l == wrong {
				lane.Passes[3] += 0.8 + rng.Float64()
			}
			lane.Official = at
			run.Lanes = append(run.Lanes, lane)
		}
		pen.Run(run)
		if last {
			got = measured{pen.Meet.Race(run.Race), truth, wrong}
		}
	}
	return got
}

// tally sums how far splits lie off, and how often an interval holds.
type tally struct{ recorded, corrected, n, held, pm float64 }

func (s *tally) add(got measured) {
	c := results.Calibrate(got.race)
	for _, res := range results.Results(got.race) {
		lane := res.Team.Lane - 1
		if lane == got.wrong {
			continue
		}
		before, was := 0.0, time.Duration(0)
		for i, leg := range res.Legs {
			truth := got.truth[lane][i] - before
			before = got.truth[lane][i]
			recorded := (res.Team.Passes[i].Time - was).Seconds()
			was = res.Team.Passes[i].Time
			if !leg.Known {
				continue
			}
			off := leg.Took.Seconds() - truth
			s.recorded += (recorded - truth) * (recorded - truth)
			s.corrected += off * off
			s.pm += c.PM(res, leg).Seconds()
			if s.n++; math.Abs(off) <= c.PM(res, leg).Seconds()+0.005 {
				s.held++
			}
		}
	}
}

// meetModels are those of the README's table.
var meetModels = []meetModel{
	{name: "one keeper, eight lanes", races: 11, lanes: 8},
	{name: "the first race of the day", lanes: 8},
	{name: "gun never pressed", races: 11, lanes: 8, noGun: true},
	{name: "two lanes", races: 11, lanes: 2},
	{name: "two lanes, gun never pressed", races: 11, lanes: 2, noGun: true},
	{name: "two lanes, no times of day", races: 11, lanes: 2, noClock: true},
	{name: "exchange +0.20, finish +0.05", races: 11, lanes: 8, keeper: &keeper{0.20, 0.05, 0.075}},
	{name: "exchange +0.15, finish +0.10", races: 11, lanes: 8, keeper: &keeper{0.15, 0.10, 0.075}},
	{name: "exchange +0.10, finish −0.08", races: 11, lanes: 8, keeper: &keeper{0.10, -0.08, 0.075}},
}

// BenchmarkTrueTimes prints how far the splits of a simulated race lie from the
// truth, root mean square in milliseconds, as recorded and as corrected, and how
// often their intervals hold the truth.
func BenchmarkTrueTimes(b *testing.B) {
	for _, m := range meetModels {
		b.Run(m.name, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(1, 2))
			var s tally
			for b.Loop() {
				s.add(simulateMeet(b, rng, m))
			}
			b.ReportMetric(1000*math.Sqrt(s.recorded/s.n), "recorded-ms")
			b.ReportMetric(1000*math.Sqrt(s.corrected/s.n), "corrected-ms")
			b.ReportMetric(1000*s.pm/s.n, "pm-ms")
			b.ReportMetric(100*s.held/s.n, "%held")
			b.ReportMetric(0, "ns/op")
		})
	}
}
