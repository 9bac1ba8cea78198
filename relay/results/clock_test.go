package results_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// dayAt is a meet of races ten minutes apart, each of so many lanes, whose gun stood
// so late and whose finishes were all pressed exactly: lane by lane off by miss.
type dayAt struct {
	gun    float64 // how late: seconds
	start  float64 // what the timing computer's clock was ahead of the laptop's
	misses []float64
	noGun  bool
	noLif  bool // no official times
}

func theDay(t *testing.T, races ...dayAt) []*relay.Race { return theMeet(t, races...).Races() }

func theMeet(t *testing.T, races ...dayAt) *relay.Meet {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	for n, d := range races {
		at := 600 * float64(n+1)
		run := relaytest.Run{Race: relay.MakeRaceID(14, 1, n+1), Gun: at + d.gun, NoGun: d.noGun}
		if d.start != 0 {
			run.Start = 9*3600 + at + d.start
		}
		for l, miss := range d.misses {
			total := 49 + float64(l)
			lane := relaytest.Ran{Passes: []float64{12 - d.gun, 24 - d.gun, 36 - d.gun, total - d.gun + miss}, Official: total}
			if d.noLif {
				lane.Official = 0
			}
			run.Lanes = append(run.Lanes, lane)
		}
		pen.Run(run)
	}
	return pen.Meet
}

// exact are three lanes whose finishes were pressed exactly.
var exact = []float64{0, 0, 0}

// fits says which starts do not fit, and by how much.
func fits(c results.StartClock) string {
	var out []string
	for _, s := range c.Starts {
		if !s.Agrees {
			out = append(out, fmt.Sprintf("%s by %.1f", s.Race, s.Off.Seconds()))
		}
	}
	return strings.Join(out, ", ")
}

// The computer is 7200 s ahead and gains 0.006 s in ten minutes, 0.036 in an hour;
// the third race's false start went on for the keeper, 41 s before the real one.
func TestTheTwoClocksAreLaidTogetherOverTheDay(t *testing.T) {
	var races []dayAt
	for n := range 8 {
		races = append(races, dayAt{gun: 0.2, start: 7200 + 0.006*float64(n), misses: exact})
	}
	races[2].start += 41
	all := theDay(t, races...)
	clocks := results.HandsOf(all[0]).Clocks
	relaytest.Want(t, "clocks", len(clocks), 1)
	relaytest.Want(t, "what does not fit", fits(clocks[0]), "14-1-3 by 41.0")
	if hourly, set := clocks[0].Drift(); set || hourly < 0.035 || hourly > 0.037 {
		t.Errorf("drift %v s an hour, set %v", hourly, set)
	}
	relaytest.Want(t, "in words", clocks[0].String(), "8 starts by both clocks; the timing computer's gains 0.04 s an hour; 1 of 8 did not fit: 14-1-3 41.0 s late")
	relaytest.Want(t, "the hand", results.HandsOf(all[0]).All[0].String(), "your hand: guns and finishes together 0.20 s short as a rule; from 24 official finishes of 8 races, of this meet alone; nine presses in ten lie within ± 0.04 s of that")
	// its own finishes say so too: they are all 0.2 short, as in the other races
	if c := results.Calibrate(all[2]); c.Error != relaytest.Secs(-0.2) {
		t.Errorf("the third race's error: %v", c.Error)
	}
}

func TestAComputersClockThatWasSetDuringTheDayIsNoticed(t *testing.T) {
	var races []dayAt
	for n := range 8 {
		start := 7200.0
		if n >= 4 {
			start += 63
		}
		races = append(races, dayAt{gun: 0.2 + 0.01*float64(n%3), start: start, misses: exact})
	}
	all := theDay(t, races...)
	c := results.HandsOf(all[0]).Clocks[0]
	relaytest.Want(t, "what does not fit", fits(c), "")
	if _, set := c.Drift(); !set {
		t.Error("nobody noticed")
	}
	relaytest.Want(t, "in words", c.String(), "8 starts by both clocks; they run alike; the timing computer's was set 63.0 s on between 14-1-4 and 14-1-5, or the laptop's back")
}

// Half a second between the middles of the starts before and after is a clock that was
// set; less may be guns.
func TestAClockIsTakenAsSetFromHalfASecond(t *testing.T) {
	for by, want := range map[float64]bool{0.49: false, 0.51: true, -0.49: false, -0.51: true} {
		var races []dayAt
		for n := range 8 {
			start := 7200.0
			if n >= 4 {
				start += by
			}
			races = append(races, dayAt{gun: 0.2, start: start, misses: exact})
		}
		if _, set := results.HandsOf(theDay(t, races...)[0]).Clocks[0].Drift(); set != want {
			t.Errorf("%v s: set %v", by, set)
		}
	}
}

func TestTwoWrongStartsInARowAreNoClockThatWasSet(t *testing.T) {
	var races []dayAt
	for range 8 {
		races = append(races, dayAt{gun: 0.2, start: 7200, misses: exact})
	}
	races[3].start, races[4].start = 7230, 7190
	all := theDay(t, races...)
	relaytest.Want(t, "what does not fit", fits(results.HandsOf(all[0]).Clocks[0]), "14-1-4 by 30.0, 14-1-5 by -10.0")
}

// A gun that nobody pressed was put in 1.7 s early. Of one lane, whose finish was
// hit 1.2 s late, nothing is to be had; the clocks and the other races say where it
// was, and that this keeper's guns are 0.2 s late.
func TestARaceWithoutAGunHasOneByTheComputersClock(t *testing.T) {
	races := []dayAt{}
	for range 5 {
		races = append(races, dayAt{gun: 0.2, start: 7200, misses: exact})
	}
	races = append(races, dayAt{gun: -1.7, start: 7200, misses: []float64{1.2}, noGun: true})
	all := theDay(t, races...)
	c := results.Calibrate(all[5])
	// everything stands 1.7 s too late; of the 0.2 s, 0.07² ÷ (0.07² + 0.15² + 0.0147²) may
	// be a habit at the finish, which exchanges do not share: 0.0355
	if !c.On || (c.Error-relaytest.Secs(1.7)).Abs() > time.Millisecond || c.Others != 5 {
		t.Fatalf("%+v", c)
	}
	if got := c.Teams[all[5].Teams[0].ID]; got.Passes[0].Time.Round(100*time.Microsecond) != relaytest.Secs(11.9645) || got.Passes[3].Time != relaytest.Secs(49) || !got.Unfit {
		t.Errorf("%+v", got)
	}
	relaytest.Want(t, "in words", c.String(), "gun and finish of this race: 1.70 s long; exchanges taken as 1.74 ± 0.2 s long; 5 other races helped to tell it")
	races[5].start = 0
	if c := results.Calibrate(theDay(t, races...)[5]); c.On {
		t.Errorf("without the computer's time of day nothing says where the gun was: %+v", c)
	}
}

// Three races of three lanes were 0.2 short each; two lanes of a fourth are 0.1
// short. Of the hand: eleven finishes, spread √(4 × 0.07² ÷ 13) = 0.0388, so that the
// mean of two is as sure as 0.0275; guns √(3 × 0.05² ÷ 7) = 0.0327 apart, so that
// the other three say as surely as 0.0404. By 1/0.0275² and 1/0.0404² that is 0.132.
func TestASmallFieldIsSetRightByItsOwnAndByTheOtherRaces(t *testing.T) {
	all := theDay(t, dayAt{gun: 0.2, misses: exact}, dayAt{gun: 0.2, misses: exact}, dayAt{gun: 0.2, misses: exact}, dayAt{gun: 0.1, misses: []float64{0, 0}})
	c := results.Calibrate(all[3])
	relaytest.Want(t, "error", c.Error.Round(time.Millisecond), -132*time.Millisecond)
	relaytest.Want(t, "others", c.Others, 3)
}

func TestWhatOtherRacesSayIsOverruledByFinishesThatAgree(t *testing.T) {
	races := []dayAt{{gun: 0.2, misses: exact}, {gun: 0.2, misses: exact}, {gun: 0.2, misses: exact}}
	for _, c := range []struct {
		what string
		last dayAt
		want float64
	}{
		{"all of four lanes 0.9 late: a recall that was not told", dayAt{gun: -0.9, misses: []float64{0, 0.02, -0.02, 0}}, 0.9},
		{"one lane hit 0.9 late", dayAt{gun: 0.2, misses: []float64{0.9}}, -0.2},
		{"nobody's official time", dayAt{gun: 0.2, misses: exact, noLif: true}, 0},
	} {
		got := results.Calibrate(theDay(t, append(races[:3:3], c.last)...)[3])
		if (got.Error - relaytest.Secs(c.want)).Abs() > time.Millisecond {
			t.Errorf("%s: %v, want %v", c.what, got.Error, c.want)
		}
	}
}

// Of clocks of as many starts none comes first by chance: what the computer's clock says
// of a gun that nobody pressed is asked of one after the other.
func TestClocksOfAsManyStartsStandInOneOrder(t *testing.T) {
	for range 20 {
		pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
		for n := range 8 {
			pen.Station = []string{"two", "one", "four", "three"}[n%4]
			at := 600 * float64(n+1)
			pen.Run(relaytest.Run{Race: relay.MakeRaceID(14, 1, n+1), Gun: at, Start: 9*3600 + at, Lanes: []relaytest.Ran{{Passes: []float64{12, 24, 36, 49}, Official: 49}}})
		}
		var stations []string
		for _, c := range results.HandsOf(pen.Meet.Races()[0]).Clocks {
			stations = append(stations, c.Station)
		}
		relaytest.Want(t, "clocks", strings.Join(stations, " "), "four one three two")
	}
}
