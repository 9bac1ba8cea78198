package pair

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by {
		t.Errorf("%s: got %.4f, want %.4f", what, got, want)
	}
}

// The numbers are those of a Python program that halves intervals: top speed and
// gathering 9 m/s and 1.1 s, the one who comes 10 % faster at 20 m.
func TestAChaseIsRunOnPaper(t *testing.T) {
	c := newChase(0.1, 20, 35, 9.9)
	near(t, "over the top speed", c.comes, 1.0435008, 1e-4)
	near(t, "head start to meet at 20 m", c.lead(20), 10.670062, 1e-3)
	near(t, "at 5 m", c.lead(5), 7.453731, 1e-3)
	near(t, "where 8 m of it lead", c.meets(8), 6.243300, 1e-2)
	near(t, "steepness at 20 m", c.steepness(20), 0.1, 2e-3)
	near(t, "no head start", c.meets(0), 0, 0)
	near(t, "more than enough", c.meets(100), 35, 0)
	near(t, "without scatter", c.meetsAbout(8, 0), 6.243300, 1e-2)
}

// The mean of repetitions with one mark is theirs, whatever is believed of the pair;
// those with another mark, and presses alone, are not so sure.
func TestAForecastIsTheMeanOfWhatWasRun(t *testing.T) {
	at := func(mark, common float64, places ...float64) (all []pass) {
		for _, x := range places {
			all = append(all, pass{mark: mark, at: x, wide: 0.8, common: common, speed: 9, over: x > 30})
		}
		return all
	}
	seen := foresee(at(7, seenCommon, 20, 19, 21, 20.5, 20), 20, 30)
	place, sure := seen.at(7)
	near(t, "(20 + 19 + 21 + 20.5 + 20) / 5", place, 20.1, 1e-9)
	if near := seen.judge(7, 20); near.short < 0.35 || near.short > 0.5 {
		t.Errorf("short of 20 m with a likelihood of %.2f", near.short)
	}
	_, further := seen.at(7.5)
	_, timed := foresee(at(7, touchLate*9, 20, 19, 21, 20.5, 20), 20, 30).at(7)
	if further < 1.2*sure || timed < 1.1*sure || sure < seenCommon {
		t.Errorf("± %.2f m, with a mark not run with %.2f, by presses %.2f", sure, further, timed)
	}
	both := foresee(append(at(7, seenCommon, 9, 10, 11, 12, 11), at(7.5, seenCommon, 15, 16, 17, 16, 15)...), 20, 30)
	place, _ = both.at(7.5)
	near(t, "those with the mark weigh most", place, 15.8, 0.7)
	relaytest.Want(t, "short of 20 m", both.judge(7.5, 20).short > 0.95, true)
	late := foresee(at(7, seenCommon, 31, 31, 32, 31, 33), 20, 30)
	relaytest.Want(t, "past the end", late.judge(7, 20).short < 0.05, true)
}

// By another program, with ν = 6 + n − 1 and q(ν) the lower twentieth of chi-squared: n is
// the first with (1.2 × each)² × ν/q ÷ n ≤ 1 ÷ 1.645² − common²; presses at 10.1 m/s are
// 0.06 × 10.1 = 0.606 off alike, 1 ÷ 1.645 = 0.608, and at 10.2 m/s nothing tells it.
func TestHowManyRepetitionsTellTheMeanToAMetre(t *testing.T) {
	relaytest.Want(t, "seen", needed(1.6, 0.3), 23)
	relaytest.Want(t, "of those who scatter", needed(3, 0.3), 64)
	relaytest.Want(t, "presses, just possible, but nobody runs so many", needed(1.6, touchLate*10.1), 0)
	relaytest.Want(t, "presses of the slower", needed(1.6, touchLate*8) > 23, true)
	relaytest.Want(t, "presses of the fastest", needed(1.6, touchLate*10.2), 0)
}

// From a table of chi-squared: its lower twentieth is 1.635 of 6, 3.940 of 10, 14.611 of
// 25, so that the spread may be √(6 ÷ 1.635) = 1.916, 1.593 and 1.308 times what was seen.
func TestFewRepetitionsLeaveMuchScatterUnseen(t *testing.T) {
	near(t, "six", unseen(6), 1.916, 0.01)
	near(t, "ten", unseen(10), 1.593, 0.01)
	near(t, "twenty-five", unseen(25), 1.308, 0.001)
	near(t, "very many", unseen(1e6), 1, 0.002)
}

// Places so far on either side of 20 m, as somebody saw them: as many as steady pairs need
// say it to a metre, and of an unsteady one they do not.
func TestAMetreIsSaidOnceThePairCannotScatterMore(t *testing.T) {
	seven, _ := relay.ParseGoMark("7 m")
	for _, c := range []struct {
		n    int
		by   float64
		want bool
	}{{14, 1.2, false}, {30, 1.2, true}, {20, 3, false}, {40, 3, false}, {80, 3, true}, {40, 4.6, false}, {80, 4.6, false}} {
		var all []history.Exchange
		for i := range c.n {
			x := rep("7 m", 0, 3.4, relay.Clean)
			x.Told, x.Seen = true, relay.FromMetres(20+c.by*float64(2*(i%2)-1))
			all = append(all, x)
		}
		a := Advise("race pace", all, seven, 20*relay.Metre)
		if a.Settled() != c.want || strings.Contains(a.String(), "± 1 m") != c.want || (a.PM > relay.Metre) == c.want {
			t.Errorf("%d passes ± %v m: %s", c.n, c.by, a)
		}
	}
}

// By hand: 25 × (3.90 − 2.70) ÷ 2.70 = 11.111; 20 × (3.30 − 2.20) ÷ 2.20 = 10; as fast as
// anybody, 12.5 m/s: 25 × 1.90 ÷ 2.00 = 23.75; hardly slower: 25 × 0.01 ÷ 2.70 = 0.093.
func TestEckersFormula(t *testing.T) {
	for _, c := range []struct {
		d           relay.Distance
		goes, comes float64
		want        string
	}{
		{25 * relay.Metre, 3.90, 2.70, "11.111"},
		{20 * relay.Metre, 3.30, 2.20, "10"},
		{25 * relay.Metre, 3.90, 2.00, "23.75"},
		{25 * relay.Metre, 2.71, 2.70, "0.093"},
		{25 * relay.Metre, 2.70, 2.70, "cannot be faster"},
		{25 * relay.Metre, 3.90, 1.99, "nobody runs 25 m in 2.0 s"},
		{25 * relay.Metre, 0, 2.70, "two times"},
		{0, 3.90, 2.70, "two times"},
	} {
		g, err := Ecker(c.d, secs(c.goes), secs(c.comes))
		got := g.String()
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%v %v %v: %s, want %s", c.d, c.goes, c.comes, got, c.want)
		}
	}
}

func secs(s float64) time.Duration { return time.Duration(math.Round(s*1000)) * time.Millisecond }

// rep is a repetition passed so far into a zone of 30 m, in so many seconds in
// all.
func rep(mark string, at, took float64, verdict string) history.Exchange {
	g, _ := relay.ParseGoMark(mark)
	return history.Exchange{Rep: relay.Rep{Mark: g, Zone: 30 * relay.Metre, ZoneTime: secs(took), EntryToPass: secs(took * at / 30), Verdict: verdict, Pace: relay.RacePace}}
}

func reps(mark string, verdict string, at ...float64) (all []history.Exchange) {
	for _, x := range at {
		all = append(all, rep(mark, x, 3.333, verdict))
	}
	return all
}

func TestAdviceSaysByHowMuchWhyAndFromHowMany(t *testing.T) {
	mark := func(s string) relay.GoMark { g, _ := relay.ParseGoMark(s); return g }
	early := append(reps("7 m", relay.TooLate, 9, 10, 11), reps("7 m", relay.Clean, 12, 11, 13)...)
	for _, c := range []struct {
		what string
		all  []history.Exchange
		now  string
		want string
	}{
		{"from every mark", append(reps("7.3 m", relay.Clean, 14, 15, 13, 14, 15), early...), "7.3 m", "7.3 m: passed at 15 m of 30; try "},
		{"not run with yet", early, "7.3 m", "7.3 m: not run with yet; before, passed at 11 m of 30, late 3 of 6; try "},
		{"far off, so far as they say", early, "7 m", "7 m: passed at 11 m of 30, late 3 of 6; try 1 m further back: 8 m, for 20 m ± 8 m."},
		{"in steps", reps("24 steps", relay.Clean, 25, 27, 24, 26, 28), "24 steps", "24 steps: passed at 26 m of 30; try 2 steps nearer: 22 steps, for 19 m ± 7 m."},
		{"in feet", reps("24 feet", relay.Clean, 22, 22.5, 23, 21.5, 22), "24 feet", "24 feet: passed at 22 m of 30; try half a foot nearer: 23.5 feet, for 21 m ± 3 m."},
		{"as it should be", reps("7 m", relay.Clean, 20, 20.2, 19.9, 19.8, 20.1), "7 m", "7 m: passed at 20 m of 30; the mark is right, as far as they say (on the mean 20 m ± 2 m)."},
		{"all over the zone", reps("7 m", relay.Clean, 9, 29, 22, 28, 14), "7 m", "no move: they tell it no finer (on the mean 21 m ± 6 m)"},
		{"four that are near are too few", reps("7 m", relay.Clean, 18, 21, 22, 19), "7 m", "No advice: 4 repetitions with its mark, its pass and both edges timed: 5 say something."},
		{"two that are far off say so", reps("7 m", relay.Clean, 4, 5), "7 m", "7 m: passed at 5 m of 30; try "},
		{"one says nothing", reps("7 m", relay.Clean, 4), "7 m", "No advice: 1 repetition with its mark"},
		{"past the end", reps("7 m", relay.Clean, 31, 32, 31, 33, 31), "7 m", " nearer: "},
		{"five are enough", early[:5], "7 m", "passed at 11 m of 30, late 3 of 5"},
		{"no mark", early, "", "No advice: no go-mark is planned: ] in practice sets one."},
		{"nobody knows with what mark", reps("", relay.Clean, 20, 20, 20, 20, 20), "7 m", "No advice: 0 repetitions"},
		{"nobody runs so", []history.Exchange{rep("7 m", 20, 2.3, ""), rep("7 m", 20, 2.3, ""), rep("7 m", 20, 2.3, ""), rep("7 m", 20, 2.3, ""), rep("7 m", 20, 2.3, "")}, "7 m", "No advice: 0 repetitions"},
	} {
		a := Advise("race pace", c.all, mark(c.now), 20*relay.Metre)
		if !strings.Contains(a.String(), c.want) {
			t.Errorf("%s: %s\nwant %s", c.what, a, c.want)
		}
	}
	relaytest.Want(t, "what it stands on", Advise("race pace", early, mark("7 m"), 20*relay.Metre).Because(),
		"From 6 repetitions (race pace); wanted 20 m in, 10 m before the zone's end. Half a step moves the pass by about 1.9 m. Where it fell is estimated by time. To know the mean to 1 m, type where you see it passed (18 for 18 m) after each.")
}

func TestLikeStandsBesideLike(t *testing.T) {
	slow, race, past := rep("7 m", 20, 5, relay.Clean), rep("7 m", 20, 3.2, relay.Clean), rep("7 m", 20, 4.4, relay.Clean)
	slow.Pace, race.Kind.Race, past.Past = relay.SlowPace, true, 10*relay.Metre
	untold := rep("7 m", 20, 3.4, "")
	untold.Pace = ""
	all := append(reps("7 m", relay.Clean, 12, 14), slow, race, past, untold, rep("7.15 m", 16, 3.4, relay.DroppedPass))
	var got []string
	for _, o := range Outcomes(all, 0, 0) {
		got = append(got, o.Class+" "+o.Mark.String()+" "+o.Zone.String()+" at "+fmt.Sprintf("%.0f", o.Passed.Metres()))
	}
	relaytest.Want(t, "outcomes", strings.Join(got, "\n"), strings.Join([]string{
		"practice 7 m 3.4 s / 30 m at 20", "race 7 m 3.2 s / 30 m at 20", "race pace 7 m 3.3 s / 30 m at 13", "race pace 7.15 m 0.0 s / 0 m at 16",
		"race pace to 10 m past 7 m 4.4 s / 40 m at 27", "slow practice 7 m 5.0 s / 30 m at 20",
	}, "\n"))
	relaytest.Want(t, "most telling", Telling(all), "race pace")
	relaytest.Want(t, "slow ones tell nothing, however many", Telling([]history.Exchange{slow, slow, slow, slow, slow, slow, untold}), "practice")
	untolds := append(all, untold, untold, untold)
	relaytest.Want(t, "where race pace is too little", Telling(untolds), "practice")
}
