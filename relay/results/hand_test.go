package results_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// meetsBefore are two other meets of one keeper: three races each, of three lanes, whose
// guns stood so late and whose finishes were pressed exactly.
func meetsBefore(t *testing.T, late float64) (told [][]results.HandRace) {
	for range 2 {
		told = append(told, results.HandRaces(theDay(t, dayAt{gun: late, misses: exact}, dayAt{gun: late, misses: exact}, dayAt{gun: late, misses: exact})))
	}
	return told
}

// remembering is a day of whose keeper other meets tell.
func remembering(t *testing.T, told [][]results.HandRace, races ...dayAt) []*relay.Race {
	m := theMeet(t, races...)
	results.RememberHands(m, told)
	return m.Races()
}

// By another program: guns √(3 × 0.05² ÷ 9) = 0.0289 apart, meets √(3 × 0.03² ÷ 5) =
// 0.0232: the two meets say what this one's habit is to √(1.5 × 0.0232² + (1.25 × 0.0289 ÷
// √6)²) = 0.0320, and a race's error to 0.0431. Two finishes of a hand that spreads by √(4 ×
// 0.07² ÷ 22) = 0.0298 say their own to 0.0211. By both it is −0.1193.
func TestAHandIsKnownFromTheMeetsBefore(t *testing.T) {
	first := dayAt{gun: 0.1, misses: []float64{0, 0}}
	alone := results.Calibrate(remembering(t, nil, first)[0])
	relaytest.Want(t, "the first race of a day, alone", alone.Error, -100*time.Millisecond)
	relaytest.Want(t, "told by", alone.Others, 0)
	all := remembering(t, meetsBefore(t, 0.2), first)
	c := results.Calibrate(all[0])
	relaytest.Want(t, "with two meets before it", c.Error.Round(100*time.Microsecond), -119300*time.Microsecond)
	relaytest.Want(t, "told by", c.Others, 6)
	relaytest.Want(t, "the hand", results.HandsOf(all[0]).All[0].String(), "your hand: guns and finishes together 0.14 s short as a rule; from 2 official finishes of 1 race, and 18 of 2 other meets; nine presses in ten lie within ± 0.05 s of that")
	one := results.Calibrate(remembering(t, meetsBefore(t, 0.2), dayAt{gun: 0.2, misses: []float64{0}})[0])
	relaytest.Want(t, "one lane is enough then", one.On, true)
}

func TestAHandThatHasNotTimedHereYetIsTold(t *testing.T) {
	all := remembering(t, meetsBefore(t, 0.2), dayAt{gun: 0.2, misses: exact, noLif: true})
	relaytest.Want(t, "the hand", results.HandsOf(all[0]).All[0].String(), "your hand: guns and finishes together 0.20 s short as a rule; from 18 of 2 other meets, this one has none yet; nine presses in ten lie within ± 0.05 s of that")
	relaytest.Want(t, "a race without official times", results.Calibrate(all[0]).On, false)
}

// Three races of the day say its habit to 1.25 × 0.025 ÷ √3 = 0.0180, the meets before to
// 0.0312; three times what that makes is 0.108. Within it both count: of −0.20 and −0.14,
// by 1/0.0180² and 1/0.0312², −0.185.
func TestMeetsThatTellOfAnotherHandAreLeftOut(t *testing.T) {
	today := dayAt{gun: 0.2, misses: exact}
	for _, c := range []struct {
		before float64
		unlike bool
		habit  time.Duration
	}{
		{0.14, false, -185}, {0.095, false, -174}, {0.305, false, -226}, {0.09, true, -200}, {0.31, true, -200}, {-0.3, true, -200},
	} {
		x := results.HandsOf(remembering(t, meetsBefore(t, c.before), today, today, today)[0]).All[0]
		if x.Unlike != c.unlike || x.Habit.Round(time.Millisecond) != c.habit*time.Millisecond {
			t.Errorf("guns %v late before: unlike %v, habit %v", c.before, x.Unlike, x.Habit)
		}
	}
	x := results.HandsOf(remembering(t, meetsBefore(t, -0.3), today, today, today)[0]).All[0]
	relaytest.Want(t, "it is said", x.String(), "your hand: guns and finishes together 0.20 s short as a rule; from 9 official finishes of 3 races, of this meet alone: 18 of 2 other meets are of another hand and are left out; nine presses in ten lie within ± 0.06 s of that")
}

func TestAnotherLaptopsHandIsNotThisOnes(t *testing.T) {
	told := meetsBefore(t, 0.2)
	for _, meet := range told {
		for i := range meet {
			meet[i].Gun, meet[i].Finish = "two", "two"
		}
	}
	all := remembering(t, told, dayAt{gun: 0.1, misses: []float64{0, 0}})
	relaytest.Want(t, "error", results.Calibrate(all[0]).Error, -100*time.Millisecond)
	relaytest.Want(t, "hands told", len(results.HandsOf(all[0]).All), 1)
}

// Of seven lanes pressed 0.02 apart about their middle, but for one, presses lie 0.0432 off
// it on the median: slips begin at 3 × 1.4826 × that, 0.178 for a lane of seven. Within that
// a spread of 0.0791, √((4 × 0.07² + 28 × 0.0791²) ÷ 32) with what is usual; without it 0.0390.
func TestASlipSaysNothingOfAHandsSpread(t *testing.T) {
	for _, c := range []struct {
		last float64
		want time.Duration
	}{{0.17, 128}, {0.18, 74}, {0.5, 74}} {
		race := dayAt{gun: 0.2, misses: []float64{-0.06, -0.04, -0.02, 0, 0.02, 0.04, c.last}}
		x := results.HandsOf(theDay(t, race, race, race, race)[0]).All[0]
		if got := results.PlusMinus(x.Spread); got != c.want*time.Millisecond {
			t.Errorf("one lane %v late: ± %v, want %v", c.last, got, c.want*time.Millisecond)
		}
	}
}

// Four races whose finishes one station pressed exactly; the gun of two was its own, 0.2 s
// late, that of the others stood beside the starter, 0.05 s late. What finishes are off by
// is the gun and the finish together, so each gun makes a hand of its own: 8 finishes of 2
// races, and none is set right by what the other gun did.
func TestTwoStationsGunsAreTwoHands(t *testing.T) {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "finish"
	starter := pen.Beside(2, "start", relay.Everywhere)
	for n, late := range []float64{0.2, 0.05, 0.2, 0.05} {
		run := relaytest.Run{Race: relay.MakeRaceID(14, 1, n+1), Gun: 600*float64(n+1) + late}
		var presses [][]float64
		for lane := range 4 {
			total := 49 + float64(lane)
			run.Lanes = append(run.Lanes, relaytest.Ran{Official: total})
			presses = append(presses, []float64{12 - late, 24 - late, 36 - late, total - late})
		}
		by := map[bool]*relaytest.Pen{true: pen, false: starter}[n%2 == 0]
		pen.Press(run, by.Run(run), 1, presses)
	}
	var said []string
	all := pen.Meet.Races()
	for _, x := range results.HandsOf(all[0]).All {
		said = append(said, x.Gun+": "+x.String())
	}
	relaytest.Want(t, "hands", strings.Join(said, "\n"), strings.Join([]string{
		"finish: your hand: guns and finishes together 0.20 s short as a rule; from 8 official finishes of 2 races, of this meet alone; nine presses in ten lie within ± 0.07 s of that",
		"start: your hand: guns and finishes together 0.05 s short as a rule; from 8 official finishes of 2 races, of this meet alone; nine presses in ten lie within ± 0.07 s of that",
	}, "\n"))
	for n, want := range []time.Duration{-200, -50, -200, -50} {
		relaytest.Want(t, string(all[n].ID), results.Calibrate(all[n]).Error, want*time.Millisecond)
	}
}
