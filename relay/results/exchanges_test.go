package results_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// even is a race of eight lanes with flat bests, every leg as fast as its lane's others but
// for what such legs gain, every press exact but one of lane 1.
func even(t *testing.T, off float64) *relay.Race {
	var lanes []relaytest.Ran
	for lane := range 8 {
		best := 12.5 + 0.1*float64(lane)
		var passes []float64
		at := 0.0
		for _, gain := range []float64{-0.3, 0.8, 0.5, 0.8} {
			at += best - gain
			passes = append(passes, at)
		}
		total := passes[3]
		if lane == 0 {
			passes[1] += off
		}
		lanes = append(lanes, relaytest.Ran{Bests: []float64{best, best, best, best}, Passes: passes, Official: total})
	}
	return ran(t, relaytest.Run{Lanes: lanes})
}

func TestAPressThatTheLegsBesideItSpeakAgainstIsASlip(t *testing.T) {
	for _, c := range []struct {
		off   float64
		slips int
	}{{0, 0}, {0.1, 0}, {0.2505, 0}, {0.252, 1}, {0.5, 1}, {-0.5, 1}, {1.5, 0}} { // 0.2505 moves it by 0.149 s, 0.252 by 0.153
		r := even(t, c.off)
		all := results.Calibrate(r).Teams
		got := all[r.Teams[0].ID]
		relaytest.Want(t, "slips", len(got.Slips), c.slips)
		if c.slips > 0 && (got.Slips[0].Exchange != 2 || (got.Slips[0].By+relaytest.Secs(c.off)).Abs() > 100*time.Millisecond) {
			t.Errorf("pressed %v late: taken as %+v", c.off, got.Slips[0])
		}
		for _, other := range r.Teams[1:] {
			relaytest.Want(t, "slips of other lanes", len(all[other.ID].Slips), 0)
		}
	}
	// what lies further off than a finger slips is something else, and stays
	r := even(t, 1.5)
	pressed := r.Teams[0].Passes
	if got := results.Calibrate(r).Teams[r.Teams[0].ID].Passes; (got[1].Time-got[0].Time)-(pressed[1].Time-pressed[0].Time) != 0 {
		t.Errorf("an exchange 1.5 s off was moved: %v of %v", got, pressed)
	}
}

// heats are two races of six teams without flat bests, their keepers' presses exact but for
// one of lane 1 in the second; the same runners, or others.
func heats(t *testing.T, same bool, off float64) *relay.Race {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	for n := range 2 {
		run := relaytest.Run{Race: relay.MakeRaceID(1, n+1, 1), Gun: 600 * float64(n+1)}
		for lane := range 6 {
			legs := []float64{12.8, 11.9, 12.3, 11.7}
			one, at := relaytest.Ran{}, 0.0
			for leg := range legs {
				at += legs[leg] + 0.3*float64((lane+leg)%5) + 0.03*float64((2*lane+leg+n)%3)
				one.Passes = append(one.Passes, at)
			}
			one.Official = at
			if n == 1 && lane == 0 {
				one.Passes[1] += off
			}
			if n == 1 && !same {
				one.Runners = []string{"a", "b", "c", "d"}
			}
			run.Lanes = append(run.Lanes, one)
		}
		pen.Run(run)
	}
	return pen.Meet.Race("1-2-1")
}

func TestWithoutFlatBestsTheRunnersOtherRacesTellASlip(t *testing.T) {
	for _, c := range []struct {
		what  string
		same  bool
		off   float64
		slips int
	}{{"as pressed", true, 0, 0}, {"half a second off", true, 0.5, 1}, {"others ran before", false, 0.5, 0}} {
		r := heats(t, c.same, c.off)
		got := results.Calibrate(r).Teams[r.Teams[0].ID]
		relaytest.Want(t, c.what+": slips", len(got.Slips), c.slips)
		if c.slips > 0 && (got.Slips[0].Exchange != 2 || (got.Slips[0].By+relaytest.Secs(c.off)).Abs() > 100*time.Millisecond) {
			t.Errorf("%s: taken as %+v", c.what, got.Slips[0])
		}
	}
}

// watched is the last of three races of eight lanes that three keepers timed: the first two
// press exactly, the third's finishes lie 0.2 s to one side or the other. In the last race
// some say another time of lane 1's second exchange.
func watched(t *testing.T, same bool, offs ...float64) *relay.Race {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	pens := []*relaytest.Pen{pen, pen.Beside(2, "two", relay.Everywhere), pen.Beside(3, "three", relay.Everywhere)}
	var last relay.RaceID
	for n := range 3 {
		run := relaytest.Run{Race: relay.MakeRaceID(1, 1, n+1), Gun: 600 * float64(n+1)}
		presses := make([][][]float64, 3)
		for lane := range 8 {
			total := 49 + 0.5*float64(lane)
			exact := []float64{total / 4, total / 2, total * 3 / 4, total}
			for k := range pens {
				own := append([]float64(nil), exact...)
				if k == 2 {
					own[3] += 0.4*float64(lane%2) - 0.2
				}
				if n == 2 && lane == 0 {
					own[1] += offs[k]
				}
				presses[k] = append(presses[k], own)
			}
			one := relaytest.Ran{Passes: presses[0][lane], Official: total}
			if !same {
				one.Runners = []string{fmt.Sprint(n, "a"), fmt.Sprint(n, "b"), fmt.Sprint(n, "c"), fmt.Sprint(n, "d")}
			}
			run.Lanes = append(run.Lanes, one)
		}
		gun := pen.Run(run)
		for k, p := range pens[1:] {
			p.Press(run, gun, 1, presses[k+1])
		}
		last = run.Race
	}
	return pen.Meet.Race(last)
}

func TestOfThreeWatchesTheSurerOnesCountForMore(t *testing.T) {
	for _, c := range []struct {
		what   string
		offs   []float64
		within time.Duration
	}{
		{"all agree", []float64{0, 0, 0}, 5 * time.Millisecond},
		{"the one that is never sure is off", []float64{0, 0, 0.3}, 20 * time.Millisecond},
		{"it and another: the mean of all would be 0.13 off", []float64{0, 0.1, 0.3}, 70 * time.Millisecond},
		{"one of the sure ones slipped: the others are believed", []float64{0, 0.5, 0}, 60 * time.Millisecond},
	} {
		r := watched(t, true, c.offs...)
		if got := results.Calibrate(r).Teams[r.Teams[0].ID].Passes[1].Time; (got - relaytest.Secs(24.5)).Abs() > c.within {
			t.Errorf("%s: %v, it was at 24.5", c.what, got)
		}
	}
}

// By hand: a press of 0.07 s spread, the gun 0.2 s, a habit 0.1 s apart, one put in 0.3 s:
// 1.645 × √(0.07² + 0.2²) = 0.35, 1.645 × √(2 × 0.07²) = 0.16, 1.645 × √(2 × 0.07² + 0.1²) =
// 0.23, with 0.3² 0.52; to the next tenth, since it is never finer than that.
func TestEverySplitSaysHowSureItIs(t *testing.T) {
	said := func(r *relay.Race) (all string) {
		for _, leg := range results.Results(r)[0].Legs {
			all += leg.Within() + ";"
		}
		return all
	}
	passes := []float64{12, 24, 36, 48}
	relaytest.Want(t, "by hand", said(ran(t, relaytest.Run{Lanes: []relaytest.Ran{{Passes: passes}}})), "± 0.4;± 0.2;± 0.2;± 0.3;")
	relaytest.Want(t, "from a gun that was guessed", said(ran(t, relaytest.Run{NoGun: true, Lanes: []relaytest.Ran{{Passes: passes}}})), ";± 0.2;± 0.2;± 0.3;")
	relaytest.Want(t, "one not seen", said(ran(t, relaytest.Run{Lanes: []relaytest.Ran{{Passes: []float64{12, 0, 36, 48}}}})), "± 0.4;;± 0.2;± 0.3;")
	relaytest.Want(t, "the timing company's", said(ran(t, relaytest.Run{Lanes: []relaytest.Ran{{Official: 48, Splits: []float64{12, 24, 36}}}})), ";;;;")
	r := relaytest.Timed([]float64{12, 24, 36, 48})
	r.Teams[0].Passes[1].Estimated = true
	relaytest.Want(t, "one put in", said(r), "± 0.4;± 0.6;± 0.6;± 0.3;")
}

// threeWatches is a race of three lanes that three keepers timed, of whom nothing else is
// known: all press exactly but for lane 1's second exchange, and lanes gain nothing on one
// another. It gives how much later that is taken to have been.
func threeWatches(t *testing.T, offs [3]float64) time.Duration {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	pens := []*relaytest.Pen{pen, pen.Beside(2, "two", relay.Everywhere), pen.Beside(3, "three", relay.Everywhere)}
	run := relaytest.Run{Race: "1-1-1", Gun: 100}
	presses := make([][][]float64, 3)
	for lane := range 3 {
		for k := range pens {
			own := []float64{12, 24, 36, 48 + float64(lane)}
			if lane == 0 {
				own[1] += offs[k]
			}
			presses[k] = append(presses[k], own)
		}
		run.Lanes = append(run.Lanes, relaytest.Ran{Passes: presses[0][lane], Official: 48 + float64(lane)})
	}
	gun := pen.Run(run)
	for k, p := range pens[1:] {
		p.Press(run, gun, 1, presses[k+1])
	}
	r := pen.Meet.Race("1-1-1")
	return results.Calibrate(r).Teams[r.Teams[0].ID].Passes[1].Time - 24*time.Second
}

// By another program, which solves for all nine exchanges, the three habits and the gun at
// once, for every way in which some of the three presses may be slips (one in fifty, by
// 0.35 s), and weighs those by how likely they make what was pressed; each watch spreads by
// 0.07 s. A press that is off by 0.1 s counts for a third, one by 0.5 s for next to nothing.
func TestSeveralWatchesAreWeighedByHowLikelyEachIsASlip(t *testing.T) {
	for _, c := range []struct {
		offs [3]float64
		want float64 // ms
	}{
		{[3]float64{0, 0, 0}, 0}, {[3]float64{0, 0.1, 0}, 33.2}, {[3]float64{0.1, 0, 0.1}, 66.8},
		{[3]float64{0, 0, 0.3}, 57.7}, {[3]float64{0, 0.1, 0.3}, 124.4}, {[3]float64{0, 0.5, 0}, 11.7}, {[3]float64{0, 0.6, 0.6}, 586.4},
	} {
		got := threeWatches(t, c.offs).Seconds() * 1000
		if math.Abs(got-c.want) > 10 {
			t.Errorf("pressed %v off: taken as %.1f ms, want %.1f", c.offs, got, c.want)
		}
	}
}

// By the same program: two watches spread by √(4 × 0.07² ÷ 28) = 0.026 s, the third by 0.202.
func TestASureWatchIsWeighedByItsSpread(t *testing.T) {
	for _, c := range []struct {
		offs []float64
		want float64 // ms
	}{
		{[]float64{0, 0, 0.3}, 5.8}, {[]float64{0, 0.1, 0}, 48.7}, {[]float64{0, 0.1, 0.3}, 56.7}, {[]float64{0, 0.5, 0}, 31.4}, {[]float64{0, 0.5, 0.5}, 468.6},
	} {
		r := watched(t, false, c.offs...)
		got := (results.Calibrate(r).Teams[r.Teams[0].ID].Passes[1].Time - relaytest.Secs(24.5)).Seconds() * 1000
		if math.Abs(got-c.want) > 3 {
			t.Errorf("pressed %v off: taken as %.1f ms, want %.1f", c.offs, got, c.want)
		}
	}
}

// By hand, of three lanes whose finishes lie 0.18 s off: a press spreads by 0.07 s, and half
// of what slips make, 0.02 × 0.35² ÷ 2, comes to it: 0.006125 s². Legs 2 and 3 lie between
// two, 1.645 × √0.01225. The gun is known to 1 ÷ (1 ÷ 0.025 + 1 ÷ (0.07² + 0.0505²)) =
// 0.00574 s², the habit at exchanges to 0.07²: legs 1 and 4, 1.645 × √(0.006125 + 0.01064).
func TestACorrectedSplitIsAsSureAsItsPressesAndItsGun(t *testing.T) {
	r := relaytest.Official(relaytest.Timed([]float64{12, 24.1, 36.4, 48.8}, []float64{12.3, 24.7, 37.2, 49.82}, []float64{12.6, 25.3, 38.1, 50.84}), 49, 50, 51)
	for i, want := range []time.Duration{213, 182, 182, 213} {
		relaytest.Want(t, "±", results.Results(r)[0].Legs[i].PM, want*time.Millisecond)
	}
}
