package pair

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
)

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by {
		t.Errorf("%s: got %.4f, want %.4f", what, got, want)
	}
}

func want[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// passes are passes of a baton at 9 m/s, all with one mark.
func passesAt(mark float64, at ...float64) (all []pass) {
	for _, x := range at {
		all = append(all, pass{mark, x, 9})
	}
	return all
}

// The numbers are those of a Python program that solves the same equations by
// Newton's method.
func TestAMarkIsFitToWhereThePassesFell(t *testing.T) {
	first := passesAt(7, 9, 10, 11, 12, 11, 13)
	near(t, "head start to meet at 20 m", newFit(first, 30).lead(20), 11.14389, 1e-4)
	near(t, "and where 8 m of it lead", newFit(first, 30).meets(8, 35), 5.42005, 1e-4)
	for _, c := range []struct {
		what             string
		passes           []pass
		mark, error, way float64
	}{
		{"one mark", first, 8.32374, 0.13004, 1},
		{"two marks, tried", append(passesAt(7, 9, 10, 11, 12, 11), passesAt(7.5, 16, 17, 19, 15, 18)...), 7.84262, 0.06420, 1.45703},
		{"too far", passesAt(7.2, 25, 27, 24, 26, 28), 6.71083, 0.04801, 1},
	} {
		f := newFit(c.passes, 30)
		mark, plusMinus := f.markFor(20)
		near(t, c.what, mark, c.mark, 1e-4)
		near(t, c.what+", standard error", plusMinus, c.error, 1e-4)
		near(t, c.what+", gain", f.gain, c.way, 1e-4)
	}
}

// By hand: 25 × (3.90 − 2.70) ÷ 2.70 = 11.111; 20 × (3.30 − 2.20) ÷ 2.20 = 10.
func TestEckersFormula(t *testing.T) {
	for _, c := range []struct {
		d           relay.Distance
		goes, comes float64
		want        string
	}{
		{25 * relay.Metre, 3.90, 2.70, "11.111"},
		{20 * relay.Metre, 3.30, 2.20, "10"},
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
		{"at most a metre at a time", early, "7 m", "7 m: passed at 11 m of 30, late 3 of 6; try 1 m further back: 8 m."},
		{"in steps", reps("24 steps", relay.Clean, 25, 27, 24, 26, 28), "24 steps", "24 steps: passed at 26 m of 30; try 1.75 steps nearer: 22.25 steps."},
		{"in feet", reps("24 feet", relay.Clean, 21, 21.5, 22, 20.5, 21), "24 feet", "24 feet: passed at 21 m of 30; try a quarter foot nearer: 23.75 feet."},
		{"as it should be", reps("7 m", relay.Clean, 20, 20.2, 19.9, 19.8, 20.1), "7 m", "7 m: passed at 20 m of 30; the mark is right, as far as they say."},
		{"all over the zone", reps("7 m", relay.Clean, 4, 29, 15, 28, 9), "7 m", "they do not say which way: they differ too much from each other (± 1.4 m of mark)"},
		{"four are too few", early[:4], "7 m", "No advice: 4 repetitions with its mark, its pass and both edges timed: 5 say something."},
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
	want(t, "what it stands on", Advise("race pace", early, mark("7 m"), 20*relay.Metre).Because(),
		"From 6 repetitions (race pace); the pass is wanted 20 m in, 10 m before the zone's end. Where it fell is estimated by the time it took.")
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
	want(t, "outcomes", strings.Join(got, "\n"), strings.Join([]string{
		"practice 7 m 3.4 s / 30 m at 20", "race 7 m 3.2 s / 30 m at 20", "race pace 7 m 3.3 s / 30 m at 13", "race pace 7.15 m 0.0 s / 0 m at 16",
		"race pace to 10 m past 7 m 4.4 s / 40 m at 27", "slow practice 7 m 5.0 s / 30 m at 20",
	}, "\n"))
	want(t, "most telling", Telling(all), "race pace")
	want(t, "slow ones tell nothing, however many", Telling([]history.Exchange{slow, slow, slow, slow, slow, slow, untold}), "practice")
	untolds := append(all, untold, untold, untold)
	want(t, "where race pace is too little", Telling(untolds), "practice")
}
