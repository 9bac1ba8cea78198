package results_test

import (
	"fmt"
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
	noBests bool // the runners' flat bests are not known
	again   int  // races of its teams before the last
	before  int  // meets of twelve races that the same keeper timed before
	crew    int  // keepers: 3 who see everything, or 4, one at each exchange and one at the finish
}

// measured is the last race as it was recorded, and the truth.
type measured struct {
	meet  *relay.Meet
	race  *relay.Race
	truth [][4]float64
	wrong int // the lane whose finish was hit wrongly
}

// simulated is one race as it was run: where the batons were, and the runners' bests.
type simulatedRace struct{ truth, bests [][4]float64 }

// simulateRace runs one: flat bests about 12.5 s; legs gain on them what is published,
// all teams' alike more or less by 0.1 s, and each by 0.15 s, as teams' 0.3 s make.
func simulateRace(rng *rand.Rand, lanes int, own [][4]float64) (s simulatedRace) {
	gains := [4]float64{-0.3, 0.8, 0.5, 0.8}
	for leg := range gains {
		gains[leg] += rng.NormFloat64() * 0.1
	}
	for lane := range lanes {
		var passes, bests [4]float64
		at := 0.0
		for leg := range 4 {
			bests[leg] = 12.5 + rng.NormFloat64()*0.5
			if own != nil {
				bests[leg] = own[lane][leg]
			}
			at += bests[leg] - gains[leg] + rng.NormFloat64()*0.15
			passes[leg] = at
		}
		s.truth, s.bests = append(s.truth, passes), append(s.bests, bests)
	}
	return s
}

// crewed are a meet's stations, the one with the gun first: who stands where, and the
// first and last point that each sees.
type crewed struct {
	keeper
	pen         *relaytest.Pen
	first, last int
}

func newCrew(rng *rand.Rand, m meetModel, pen *relaytest.Pen) (crew []crewed) {
	one := newKeeper(rng)
	if m.keeper != nil {
		one = *m.keeper
	}
	crew = []crewed{{one, pen, 0, 3}}
	switch m.crew {
	case 3:
		for n := range 2 {
			crew = append(crew, crewed{newKeeper(rng), pen.Beside(byte(n+2), fmt.Sprint("keeper ", n+2), relay.Everywhere), 0, 3})
		}
	case 4:
		crew[0].first, pen.Spot = 3, "0"
		for n := range 3 {
			place := relay.Spot(fmt.Sprint(100 * (n + 1)))
			crew = append(crew, crewed{newKeeper(rng), pen.Beside(byte(n+2), fmt.Sprint("at ", place), place), n, n})
		}
	}
	return crew
}

// presses are a keeper's of a race, by lane: what they see of it.
func (c crewed) presses(rng *rand.Rand, s simulatedRace, late float64, wrong int) (lanes [][]float64) {
	for l, truth := range s.truth {
		var passes []float64
		for leg := c.first; leg <= c.last; leg++ {
			habit := c.exchange
			if leg == 3 {
				habit = c.finish
			}
			at := c.press(rng, truth[leg], habit) - late
			if leg == 3 && l == wrong {
				at += 0.8 + rng.Float64()
			}
			passes = append(passes, at)
		}
		lanes = append(lanes, passes)
	}
	return lanes
}

// simulateSeason makes a meet after others of the same keeper.
func simulateSeason(t relaytest.Test, rng *rand.Rand, m meetModel) measured {
	if m.before == 0 {
		return simulateMeet(t, rng, m)
	}
	k := newKeeper(rng)
	m.keeper = &k
	var told [][]results.HandRace
	for range m.before {
		told = append(told, results.HandRaces(simulateMeet(t, rng, meetModel{keeper: m.keeper, races: 11, lanes: 8}).meet.Races()))
	}
	got := simulateMeet(t, rng, m)
	results.RememberHands(got.meet, told)
	return got
}

// simulateMeet makes a meet: gun late by 0.19 ± 0.05 s, the computer's clock apart from
// the laptop's and drifting by 20 millionths; of each race one lane's finish is hit
// wrongly, by whoever presses first of it.
func simulateMeet(t relaytest.Test, rng *rand.Rand, m meetModel) (got measured) {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	crew := newCrew(rng, m, pen)
	offset, drift := 7200+rng.NormFloat64()*5, 2e-5*rng.NormFloat64()
	var own [][4]float64
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
		if n <= m.races-m.again {
			own = nil
		}
		s, wrong := simulateRace(rng, lanes, own), rng.IntN(lanes)
		own = s.bests
		for l, passes := range crew[0].presses(rng, s, late, wrong) {
			lane := relaytest.Ran{Passes: passes, From: crew[0].first + 1, Official: s.truth[l][3]}
			group := min(n, m.races-m.again)
			for leg := range 4 {
				lane.Runners = append(lane.Runners, fmt.Sprintf("%d of %d, %d", leg, l, group))
			}
			if !m.noBests {
				lane.Bests = s.bests[l][:]
			}
			run.Lanes = append(run.Lanes, lane)
		}
		gun := pen.Run(run)
		for _, c := range crew[1:] {
			c.pen.Press(run, gun, c.first+1, c.presses(rng, s, late, -1))
		}
		if last {
			got = measured{pen.Meet, pen.Meet.Race(run.Race), s.truth, wrong}
		}
	}
	return got
}

// tally sums how far splits lie off, and how often an interval holds.
type tally struct{ recorded, corrected, n, held, pm float64 }

func (s *tally) add(got measured) {
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
			s.pm += leg.PM.Seconds()
			if s.n++; math.Abs(off) <= leg.PM.Seconds()+0.005 {
				s.held++
			}
		}
	}
}

// meetModels are those of the README's table.
var meetModels = []meetModel{
	{name: "one keeper, eight lanes", races: 11, lanes: 8},
	{name: "the first race of the day", lanes: 8},
	{name: "the first race of a sixth meet", lanes: 8, before: 5},
	{name: "gun never pressed", races: 11, lanes: 8, noGun: true},
	{name: "two lanes", races: 11, lanes: 2},
	{name: "two lanes, gun never pressed", races: 11, lanes: 2, noGun: true},
	{name: "two lanes, no times of day", races: 11, lanes: 2, noClock: true},
	{name: "three keepers", races: 11, lanes: 8, crew: 3},
	{name: "a crew of four at the zones", races: 11, lanes: 8, crew: 4},
	{name: "exchanges +0.20, finishes +0.05", races: 11, lanes: 8, keeper: &keeper{0.20, 0.05, 0.075}},
	{name: "exchanges +0.15, finishes +0.10", races: 11, lanes: 8, keeper: &keeper{0.15, 0.10, 0.075}},
	{name: "exchanges +0.10, finishes −0.08", races: 11, lanes: 8, keeper: &keeper{0.10, -0.08, 0.075}},
	{name: "one keeper, no flat bests", races: 11, lanes: 8, noBests: true},
	{name: "teams in a heat before, no flat bests", races: 11, lanes: 8, noBests: true, again: 1},
	{name: "teams in three before, no flat bests", races: 11, lanes: 8, noBests: true, again: 3},
	{name: "crew of four, teams in three before, no flat bests", races: 11, lanes: 8, crew: 4, noBests: true, again: 3},
	{name: "two lanes, no flat bests", races: 11, lanes: 2, noBests: true},
	{name: "three keepers, no flat bests", races: 11, lanes: 8, crew: 3, noBests: true},
	{name: "crew of four, no flat bests", races: 11, lanes: 8, crew: 4, noBests: true},
	{name: "exchanges +0.20, finishes +0.05, no flat bests", races: 11, lanes: 8, keeper: &keeper{0.20, 0.05, 0.075}, noBests: true},
	{name: "exchanges +0.10, finishes −0.08, no flat bests", races: 11, lanes: 8, keeper: &keeper{0.10, -0.08, 0.075}, noBests: true},
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
				s.add(simulateSeason(b, rng, m))
			}
			b.ReportMetric(1000*math.Sqrt(s.recorded/s.n), "recorded-ms")
			b.ReportMetric(1000*math.Sqrt(s.corrected/s.n), "corrected-ms")
			b.ReportMetric(1000*s.pm/s.n, "pm-ms")
			b.ReportMetric(100*s.held/s.n, "%held")
			b.ReportMetric(0, "ns/op")
		})
	}
}
