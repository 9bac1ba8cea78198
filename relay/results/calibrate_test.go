package results_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"

	"pgregory.net/rapid"
)

// Of 0.18 s at the finish, ± 0.07 × 1.25 ÷ √3, as much counts for the exchanges as guns
// spread more than habits: × 0.025 ÷ (0.025 + 0.07² + 0.0505²) = 0.1387.
func TestAGunPressedLateIsTakenOffAllLanes(t *testing.T) {
	r := relaytest.Official(relaytest.Timed([]float64{12, 24.1, 36.4, 48.8}, []float64{12.3, 24.7, 37.2, 49.82}, []float64{12.6, 25.3, 38.1, 50.84}), 49, 50, 51)
	r.Teams[0].Passes[0].Enter = relaytest.Ptr(relaytest.Secs(11))
	c := results.Calibrate(r)
	if !c.On || c.Lanes != 3 || c.Error != relaytest.Secs(-0.18) {
		t.Fatalf("%+v", c)
	}
	if got := c.Teams[relaytest.Team(1)].Passes[0]; got.Time.Round(time.Millisecond) != relaytest.Secs(12.139) || got.Enter.Round(time.Millisecond) != relaytest.Secs(11.139) {
		t.Errorf("the first exchange moved to %v, entered at %v", got.Time, *got.Enter)
	}
	if *r.Teams[0].Passes[0].Enter != relaytest.Secs(11) || r.Teams[0].Passes[0].Time != relaytest.Secs(12) {
		t.Error("what was recorded has changed")
	}
	if s := c.Teams[relaytest.Team(1)].Splits; s[3].Time.Round(time.Millisecond) != relaytest.Secs(49-36.539) || s[1].Time != relaytest.Secs(12.1) {
		t.Errorf("%+v", s)
	}
	if got := c.String(); got != "gun and finish of this race: 0.18 s short; finishes agree to ± 0.03 s; exchanges taken as 0.14 ± 0.2 s short" {
		t.Error(got)
	}
}

func TestOneWrongLaneDoesNotMoveTheOthers(t *testing.T) {
	r := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 48.8}, []float64{12, 24, 36, 49.85}, []float64{12, 24, 36, 53.5}, []float64{12, 24, 36, 51.75}), 49, 50, 51, 52)
	c := results.Calibrate(r)
	if (c.Error-relaytest.Secs(-0.175)).Abs() > 20*time.Millisecond || c.Spread > 100*time.Millisecond {
		t.Errorf("error %v, spread %v", c.Error, c.Spread)
	}
	for lane := 1; lane <= 4; lane++ {
		if unfit := c.Teams[relaytest.Team(lane)].Unfit; unfit != (lane == 3) {
			t.Errorf("lane %d: unfit %v", lane, unfit)
		}
	}
}

// A finish fits within 0.4 s, five of the keeper's spreads (of 0.1 s on the middle 5 × 1.4826
// × 0.1 = 0.741), and 1 s at most.
func TestAFinishFitsNoFurtherThanAKeepersPressesReach(t *testing.T) {
	for _, c := range []struct {
		others, off float64
		unfit       bool
	}{
		{0, 0.399, false}, {0, 0.401, true}, {0, -0.399, false}, {0, -0.401, true},
		{0.1, 0.741, false}, {0.1, 0.742, true}, {0.1, -0.742, true},
		{0.3, 0.999, false}, {0.3, 1.001, true},
	} {
		var presses [][]float64
		var official []float64
		for lane, off := range []float64{-c.others, -c.others, 0, 0, c.others, c.others, c.off} {
			total := 49 + float64(lane)
			presses, official = append(presses, []float64{12, 24, 36, total - 0.2 + off}), append(official, total)
		}
		got := results.Calibrate(relaytest.Official(relaytest.Timed(presses...), official...))
		if unfit := got.Teams[relaytest.Team(7)].Unfit; unfit != c.unfit || got.Teams[relaytest.Team(1)].Unfit {
			t.Errorf("others ± %v, one %v off: unfit %v (%v), the first %v", c.others, c.off, unfit, got.Misses[relaytest.Team(7)], got.Teams[relaytest.Team(1)].Unfit)
		}
	}
}

func TestOfTwoLanesThatDoNotFitEachOtherNeitherCorrectsAnything(t *testing.T) {
	r := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 48}, []float64{12, 24, 36, 54}), 48.2, 48.5)
	c := results.Calibrate(r)
	if c.On || c.Teams[relaytest.Team(1)].Splits[0].Time != 12*time.Second || !strings.Contains(c.String(), "do not fit each other") {
		t.Errorf("on %v, leg 1 %v: %s", c.On, c.Teams[relaytest.Team(1)].Splits[0].Time, c)
	}
}

func TestWithoutTwoOfficialTimesNothingIsCorrected(t *testing.T) {
	recorded := []float64{12, 24, 36, 48.8}
	for _, c := range []struct {
		what string
		race *relay.Race
	}{
		{"none", relaytest.Timed(recorded, recorded)},
		{"one", relaytest.Official(relaytest.Timed(recorded, recorded), 49)},
		{"two, one without a recorded finish", relaytest.Official(relaytest.Timed(recorded, recorded[:3]), 49, 50)},
		{"no teams", relaytest.Timed()},
	} {
		got := results.Calibrate(c.race)
		if got.On || !strings.Contains(got.String(), "fewer than two") {
			t.Errorf("%s: %+v", c.what, got)
		}
		for _, o := range got.Teams {
			if o.Passes[0].Time != relaytest.Secs(12) {
				t.Errorf("%s: moved to %v", c.what, o.Passes[0].Time)
			}
		}
	}
}

func TestAFinishThatNobodyPressedSaysNothingOfTheClock(t *testing.T) {
	r := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 48.8}, []float64{12, 24, 36, 45}, []float64{12, 24, 36, 50.8}), 49, 50, 51)
	r.Teams[1].Passes[3].Estimated = true
	if c := results.Calibrate(r); c.Lanes != 2 || c.Error != relaytest.Secs(-0.2) || c.Teams[relaytest.Team(2)].Passes[3].Time != relaytest.Secs(50) {
		t.Errorf("%+v", c)
	}
}

func TestCorrectedSplitsCloseOnTheOfficialTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := simulate(rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), keeperModel{lanes: rapid.IntRange(2, 9).Draw(t, "lanes"), delay: 0.2, spread: 0.1, misHit: rapid.Bool().Draw(t, "one lane hit wrongly")})
		c := results.Calibrate(k.race)
		if !c.On && len(k.race.Teams) == 2 {
			return // there is no telling which of two lanes was hit wrongly
		}
		for _, team := range k.race.Teams {
			var sum time.Duration
			for _, s := range c.Teams[team.ID].Splits {
				sum += s.Time
			}
			if sum != *team.Official.Time {
				t.Fatalf("splits make %v, official is %v", sum, *team.Official.Time)
			}
		}
	})
}

// keeperModel is a timekeeper: how late the gun is pressed, how late exchanges and
// finishes are by habit (early where negative), how presses spread about that, in
// seconds, and whether one lane's finish is hit wrongly.
type keeperModel struct {
	lanes            int
	delay, spread    float64
	exchange, finish float64
	misHit           bool
}

// simulated is a race as such a keeper records it, and the truth.
type simulated struct {
	race  *relay.Race
	truth [][]float64 // passes by lane, seconds from the gun
	wrong int         // index of the lane whose finish was hit wrongly, -1 for none
}

func simulate(rng *rand.Rand, m keeperModel) simulated {
	s := simulated{wrong: -1}
	recorded, official := make([][]float64, m.lanes), make([]float64, m.lanes)
	for lane := range recorded {
		at, passes := 0.0, []float64{}
		for leg := range 4 {
			at += 12.5 + rng.NormFloat64()*0.5
			passes = append(passes, at)
			habit := m.exchange
			if leg == 3 {
				habit = m.finish
			}
			recorded[lane] = append(recorded[lane], at-m.delay+habit+rng.NormFloat64()*m.spread)
		}
		s.truth, official[lane] = append(s.truth, passes), at
	}
	if m.misHit {
		s.wrong = rng.IntN(m.lanes)
		recorded[s.wrong][3] += 1.5 + rng.Float64()
	}
	s.race = relaytest.Official(relaytest.Timed(recorded...), official...)
	return s
}

// missBy sums the squares, in seconds, by which passes or the splits between
// them miss the truth, in the lanes that were hit rightly.
func (s simulated) missBy(splits bool, passes func(*relay.Team) []relay.Pass) (square float64, n int) {
	for lane, team := range s.race.Teams {
		if lane == s.wrong {
			continue
		}
		var gotBefore, wantBefore float64
		for i, p := range passes(team) {
			got, want := p.Time.Seconds(), s.truth[lane][i]
			off := got - want
			if splits {
				off -= gotBefore - wantBefore
			}
			gotBefore, wantBefore = got, want
			square += off * off
			n++
		}
	}
	return square, n
}

// keeperModels are those of the README's table: equal habits at exchanges and at
// the finish, and unequal ones, of which the finishes tell nothing.
var keeperModels = []keeperModel{
	{delay: 0.05, spread: 0.03}, {delay: 0.05, spread: 0.15}, {delay: 0.20, spread: 0.03}, {delay: 0.20, spread: 0.09},
	{delay: 0.35, spread: 0.03}, {delay: 0.35, spread: 0.15},
	{delay: 0.20, spread: 0.09, exchange: 0.20, finish: 0.05}, {delay: 0.20, spread: 0.09, exchange: 0.15, finish: 0.10}, {delay: 0.20, spread: 0.09, exchange: 0.10, finish: -0.08},
	{delay: 0.05, spread: 0.09, exchange: 0.20, finish: 0.05}, {delay: 0.05, spread: 0.09, exchange: 0.15, finish: 0.10}, {delay: 0.05, spread: 0.09, exchange: 0.10, finish: -0.08},
}

// BenchmarkCalibration prints how far a simulated keeper's times lie from the
// truth, root mean square in milliseconds, as recorded and as corrected: of the
// times from the gun and of the leg splits. Eight lanes, one of them hit wrongly
// at the finish: it must not move the other seven, which are measured.
func BenchmarkCalibration(b *testing.B) {
	for _, model := range keeperModels {
		b.Run(fmt.Sprintf("gun=%.2fs/spread=%.2fs/exchange=%+.2fs/finish=%+.2fs", model.delay, model.spread, model.exchange, model.finish), func(b *testing.B) {
			model.lanes, model.misHit = 8, true
			rng := rand.New(rand.NewPCG(1, 2))
			sums := map[string]float64{}
			counts := map[string]int{}
			for b.Loop() {
				s := simulate(rng, model)
				c := results.Calibrate(s.race)
				for name, passes := range map[string]func(*relay.Team) []relay.Pass{
					"before": func(t *relay.Team) []relay.Pass { return t.Passes },
					"after":  func(t *relay.Team) []relay.Pass { return c.Teams[t.ID].Passes },
				} {
					for what, splits := range map[string]bool{"times": false, "splits": true} {
						square, n := s.missBy(splits, passes)
						sums[what+"-"+name] += square
						counts[what+"-"+name] += n
					}
				}
			}
			for name, sum := range sums {
				b.ReportMetric(1000*math.Sqrt(sum/float64(counts[name])), name+"-ms")
			}
		})
	}
}
