package relay_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

// practising sets up the practice of exchange 2 of a 4×100 at a station.
func practising(t *testing.T) *relaytest.Keeper {
	k := relaytest.Northside(t, "4x100")
	k.Write(&relay.PlanSet{Team: relaytest.Team(1), Exchange: 2, Mark: relaytest.Ptr(int64(6500)), Unit: relaytest.Ptr("m"), Call: relaytest.Ptr("hop")})
	p, err := k.State().PracticeOf(k.One(), 2)
	if err != nil {
		t.Fatal(err)
	}
	practise(k, p)
	return k
}

func practise(k *relaytest.Keeper, p relay.Practice) {
	k.T.Helper()
	k.Race = k.Meet.PracticeRace(p)
	k.Do(relay.Practise{Practice: p})
}

// rep times one repetition from second s on.
func rep(k *relaytest.Keeper, s, pass, exit float64, verdict string) {
	k.At(s).Do(relay.MarkRep{Rune: relay.EntryKey})
	if pass > 0 {
		k.At(s + pass).Do(relay.MarkRep{Rune: "k"})
	}
	if exit > 0 {
		k.At(s + exit).Do(relay.MarkRep{Rune: "l"})
	}
	if verdict != "" {
		k.At(s + 5).Do(relay.Judge{verdict, verdict[:1]})
	}
}

func repsOf(r *relay.Race) string {
	var out []string
	for _, rep := range r.Reps {
		out = append(out, fmt.Sprintf("%s+%s=%s %s", relay.Tenths(rep.EntryToPass), relay.Tenths(rep.PassToExit), relay.Tenths(rep.ZoneTime), rep.Verdict))
	}
	return strings.Join(out, " | ")
}

func TestARepetitionIsEntryPassExitAndAWord(t *testing.T) {
	k := practising(t)
	rep(k, 10, 1.4, 2.1, relay.Clean)
	rep(k, 60, 1.2, 0, relay.DroppedPass)
	rep(k, 120, 0, 0, "")
	rep(k, 180, 1.5, 2.4, relay.TooLate)
	relaytest.Want(t, "reps", repsOf(k.State()), "1.4+0.7=2.1 clean | 1.2+0.0=0.0 dropped | 0.0+0.0=0.0  | 1.5+0.9=2.4 late")
	relaytest.Want(t, "pair", k.State().Reps[0].Pair.String(), "Bea Holt → Cara Lim")
	relaytest.Want(t, "the zone's length", k.State().Reps[0].Zone, 30*relay.Metre)
	plan := k.State().Teams[0].Legs[0].Plan
	relaytest.Want(t, "the plan came along", plan, relay.Plan{Style: "blind", Give: "L", Take: "R", Window: relay.BlindWindow, Mark: relay.GoMark{6500, "m"}, Call: "hop"})
	relaytest.Want(t, "no race of the day", k.Meet.Next("1-1-1"), nil)
	relaytest.Want(t, "no gun to be picked", len(k.Meet.Spaces("one", "1-1-1", 0)), 0)
}

func TestASecondWordReplacesTheFirstAndUndoTakesTheLastKeyBack(t *testing.T) {
	k := practising(t)
	rep(k, 10, 1.4, 2.1, relay.Clean)
	k.At(20).Do(relay.Judge{relay.TooLate, "e"})
	relaytest.Want(t, "late after all", repsOf(k.State()), "1.4+0.7=2.1 late")
	k.At(21).Do(relay.Undo{})
	relaytest.Want(t, "clean again", repsOf(k.State()), "1.4+0.7=2.1 clean")
	k.At(22).Do(relay.Undo{})
	k.At(23).Do(relay.Undo{})
	relaytest.Want(t, "no exit", repsOf(k.State()), "1.4+0.0=0.0 ")
	k.At(24).Do(relay.RecallStart{})
	relaytest.Want(t, "no repetition", repsOf(k.State()), "")
}

func TestAHeldEntryKeyOpensOneRepetition(t *testing.T) {
	k := practising(t)
	k.At(10).Do(relay.MarkRep{Rune: relay.EntryKey})
	k.At(10.5).Do(relay.MarkRep{Rune: relay.EntryKey})
	k.At(10.53).Do(relay.MarkRep{Rune: relay.EntryKey})
	k.At(11.5).Do(relay.MarkRep{Rune: "k"})
	k.At(12).Do(relay.MarkRep{Rune: "l"})
	relaytest.Want(t, "from the first", repsOf(k.State()), "1.5+0.5=2.0 ")
}

func TestPracticeGoesOnWhereThePairLeftIt(t *testing.T) {
	k := practising(t)
	first := k.Race
	relaytest.Want(t, "filed apart", first.Practice(), true)
	p, err := k.Meet.NewPractice("4x100", 2, relay.Pair{"Bea Holt", "Cara Lim"}, "Northside")
	if err != nil {
		t.Fatal(err)
	}
	practise(k, p)
	relaytest.Want(t, "the same pair", k.Race, first)
	p.Pair.Takes = "Eva Park"
	practise(k, p)
	if k.Race == first {
		t.Error("another pair goes on in the first one's race")
	}
	visual := p
	visual.Plan.Style = "visual"
	practise(k, visual)
	relaytest.Want(t, "looking back is another hand-off", k.Race, relay.MakeRaceID(9003, 1, 1))
	practise(k, p)
	relaytest.Want(t, "and this one goes on where it was", k.Race, relay.MakeRaceID(9002, 1, 1))
	k.Do(relay.End{})
	practise(k, p)
	relaytest.Want(t, "closed, so anew", k.Race, relay.MakeRaceID(9004, 1, 1))
	relaytest.RefusedAs(t, "half a pair", k.Refused(relay.Practise{Practice: relay.Practice{Pair: relay.Pair{"Bea Holt", " "}}}), relay.ErrNoName)
	_, err = k.Meet.NewPractice("shuttle", 1, relay.Pair{"a", "b"}, "")
	relaytest.RefusedAs(t, "no zone to practise in", err, relay.ErrNoExchange)
}

func TestPracticeKeysAreRefusedElsewhere(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	relaytest.RefusedAs(t, "in a race", k.Refused(relay.MarkRep{Rune: relay.EntryKey}), relay.ErrNoPractice)
	k = practising(t)
	relaytest.RefusedAs(t, "nothing begun", k.Refused(relay.Judge{relay.Clean, "c"}), relay.ErrNoRep)
	k.At(10).Do(relay.MarkRep{Rune: relay.EntryKey})
	relaytest.RefusedAs(t, "no word for it", k.Refused(relay.Judge{"fine", "c"}), relay.ErrNoVerdict)
}

func TestAWordClosesARepetitionAndWhatFollowsIsTheNext(t *testing.T) {
	type key struct {
		at  float64
		key string // j, k, l, or a word
	}
	for _, c := range []struct {
		what string
		keys []key
		want string
	}{
		{"a pass without an entry", []key{{5, "k"}, {10, "j"}, {11.4, "k"}, {12.1, "l"}, {15, relay.Clean}}, "0.0+0.0=0.0  | 1.4+0.7=2.1 clean"},
		{"no stick, then the entry key forgotten", []key{{10, "j"}, {12.6, "l"}, {13, relay.NoStick}, {14, "k"}, {14.8, "l"}, {18, relay.Clean}}, "0.0+0.0=2.6 no stick | 0.0+0.8=0.0 clean"},
		{"the entry key a second later", []key{{10, "j"}, {11, "j"}, {12.4, "k"}, {13.1, "l"}, {15, relay.Clean}}, "1.4+0.7=2.1 clean"},
		{"the entry key struck twice at once", []key{{10, "j"}, {10.99, "j"}, {11.4, "k"}, {12.1, "l"}, {15, relay.Clean}}, "1.4+0.7=2.1 clean"},
		{"four seconds later", []key{{10, "j"}, {14, "j"}, {15.4, "k"}, {16.1, "l"}, {20, relay.Clean}}, "1.4+0.7=2.1 clean"},
		{"and later still: another runner", []key{{10, "j"}, {14.01, "j"}, {15.41, "k"}, {16.11, "l"}, {20, relay.Clean}}, "0.0+0.0=0.0  | 1.4+0.7=2.1 clean"},
		{"left just within half a minute", []key{{10, "j"}, {40, "l"}, {41, relay.Clean}}, "0.0+0.0=30.0 clean"},
		{"and just after it", []key{{10, "j"}, {40.01, "l"}, {41, relay.Clean}}, "0.0+0.0=0.0  | 0.0+0.0=0.0 clean"},
		{"nobody judged it, and the entry key forgotten", []key{{10, "j"}, {12.6, "l"}, {60, "k"}, {61, "l"}, {64, relay.Clean}}, "0.0+0.0=2.6  | 0.0+1.0=0.0 clean"},
		{"the pass pressed twice", []key{{10, "j"}, {11.4, "k"}, {11.6, "k"}, {12.1, "l"}, {15, relay.TooLate}}, "1.4+0.7=2.1 late"},
		{"handed off beyond the zone", []key{{10, "j"}, {12.1, "l"}, {12.4, "k"}, {15, relay.TooLate}}, "2.4+0.0=2.1 late"},
		{"a word before anything", []key{{10, "j"}, {11, relay.DroppedPass}, {20, "j"}, {22.1, "l"}}, "0.0+0.0=0.0 dropped | 0.0+0.0=2.1 "},
	} {
		k := practising(t)
		for _, press := range c.keys {
			k.At(press.at)
			if len(press.key) == 1 {
				k.Do(relay.MarkRep{Rune: press.key})
			} else {
				k.Do(relay.Judge{press.key, press.key[:1]})
			}
		}
		relaytest.Want(t, c.what, repsOf(k.State()), c.want)
	}
}

func TestAStrayEntryTakenBackLeavesTheOneBefore(t *testing.T) {
	k := practising(t)
	k.At(10).Do(relay.MarkRep{Rune: "j"})
	k.At(12).Do(relay.MarkRep{Rune: "j"})
	k.At(12.5).Do(relay.RecallStart{})
	k.At(13).Do(relay.MarkRep{Rune: "l"})
	relaytest.Want(t, "from the first", repsOf(k.State()), "0.0+0.0=3.0 ")
}

func TestARepetitionKeepsTheGoMarkAndThePaceItWasRunWith(t *testing.T) {
	k := practising(t)
	enter := func(s float64, pace string) { k.At(s).Do(relay.MarkRep{Rune: relay.EntryKey, Pace: pace}) }
	enter(10, relay.RacePace)
	k.At(20).Do(relay.MoveMark{HalfSteps: 1})
	enter(60, relay.SlowPace)
	k.At(70).Do(relay.MoveMark{HalfSteps: -1})
	k.At(71).Do(relay.MoveMark{HalfSteps: -1})
	enter(120, "")
	k.At(121).Do(relay.MoveMark{HalfSteps: 5}) // for the next one
	k.At(180).Do(relay.MarkRep{Rune: "k"})     // no entry: nobody knows with what mark
	var got []string
	for _, rep := range k.State().Reps {
		got = append(got, strings.TrimSpace(rep.Mark.String()+" "+rep.Pace))
	}
	relaytest.Want(t, "marks", strings.Join(got, ", "), "6.5 m race, 6.65 m slow, 6.35 m, ")
}

func TestAMarkMovesByHalfAStepInItsOwnUnit(t *testing.T) {
	for _, c := range []struct {
		from   string
		halves int
		want   string
	}{
		{"7 m", 1, "7.15 m"}, {"7 m", -2, "6.7 m"}, {"24 steps", 1, "24.5 steps"}, {"24 steps", -1, "23.5 steps"}, {"21 feet", 3, "22.5 feet"},
		{"1 steps", -1, "0.5 steps"}, {"1 steps", -9, "0.5 steps"}, // never less than half a step
	} {
		mark, err := relay.ParseGoMark(c.from)
		if err != nil {
			t.Fatal(err)
		}
		relaytest.Want(t, c.from, mark.Moved(c.halves).String(), c.want)
	}
}

// By hand: 7.2 m ÷ 0.3 m = 24 steps; 21 feet × 0.3048 = 6.4008 m, 42.67 halves of
// 0.15 m, so 43: 6.45 m.
func TestAMarkInAnotherUnitIsAboutTheSame(t *testing.T) {
	for _, c := range []struct{ from, unit, want string }{
		{"7.2 m", "steps", "24 steps"}, {"21 feet", "m", "6.45 m"}, {"7 m", "feet", "23 feet"}, {"7 m", "yards", "7 m"}, {"24 steps", "steps", "24 steps"},
	} {
		mark, _ := relay.ParseGoMark(c.from)
		relaytest.Want(t, c.from, mark.In(c.unit).String(), c.want)
	}
	k := relaytest.Northside(t, "4x100")
	p, _ := k.State().PracticeOf(k.One(), 1)
	practise(k, p)
	k.Do(relay.MoveMark{HalfSteps: 1})
	relaytest.Want(t, "a pair without a mark begins at the usual one", k.State().Teams[0].Legs[0].Plan.Mark.String(), "7 m")
	relaytest.RefusedAs(t, "in a race", func() error { k.Race = "1-1-1"; return k.Refused(relay.MoveMark{HalfSteps: 1}) }(), relay.ErrNoPractice)
}

// A mark is said no finer than it is known, each grain just inside and just outside.
// By hand: half a foot is 0.1524 m, a foot 0.3048; half of 0.5 m is 0.25.
func TestAMarkIsMovedNoFinerThanItIsKnown(t *testing.T) {
	for _, c := range []struct {
		from   string
		by, pm float64
		want   string
		far    string
	}{
		{"7 m", 0.34, 0, "7.35 m", "0.35 m"},
		{"7 m", 0.34, 0.19, "7.35 m", "0.35 m"}, {"7 m", 0.34, 0.2, "7.4 m", "0.4 m"},
		{"7 m", -1.15, 0.49, "5.8 m", "1.2 m"}, {"7 m", -1.15, 0.5, "6 m", "1 m"},
		{"7 m", 1.3, 0.99, "8.5 m", "1.5 m"}, {"7 m", 1.3, 1, "8 m", "1 m"}, {"7 m", 1.3, 9, "8 m", "1 m"},
		{"7 m", 0.249, 0.5, "7 m", "0 m"}, {"7 m", 0.25, 0.5, "7.5 m", "0.5 m"}, {"7 m", -0.249, 0.5, "7 m", "0 m"}, {"7 m", -0.26, 0.5, "6.5 m", "0.5 m"},
		{"7.15 m", -0.7, 0.5, "6.5 m", "about 0.5 m"}, {"7.3 m", -0.7, 0.5, "6.5 m", "about 1 m"}, {"7.15 m", 0.2, 0.5, "7.15 m", "0 m"},
		{"7.15 m", 0.151, 0, "7.3 m", "0.15 m (half a step)"},
		{"24 feet", 0.21, 0.152, "24.75 feet", "three quarters of a foot"}, {"24 feet", 0.21, 0.1525, "24.5 feet", "half a foot"},
		{"24 feet", 0.21, 0.3048, "25 feet", "a foot"}, {"24.5 feet", 0.25, 0.3048, "25 feet", "about a foot"},
		{"24 steps", -0.5, 0.15, "22.5 steps", "1.5 steps"}, {"24 steps", -0.5, 0.3, "22 steps", "2 steps"}, {"24 steps", -0.5, 0.9, "21 steps", "3 steps"},
		{"1 m", -5, 0.5, "0.5 m", "0.5 m"}, // never less than what is said
	} {
		mark, _ := relay.ParseGoMark(c.from)
		to := mark.MovedBy(c.by, c.pm)
		what := fmt.Sprint(c.from, " by ", c.by, " ± ", c.pm)
		relaytest.Want(t, what, to.String(), c.want)
		relaytest.Want(t, what+": how far", mark.Between(to, c.pm), c.far)
	}
}

// A coach beside the zone types the metres: "18", or "8" alone.
func TestWhereSomebodySawThePass(t *testing.T) {
	k := practising(t)
	see := func(s float64, digit rune) { k.At(s).Do(relay.SeePass{Digit: digit}) }
	last := func() string {
		rep := k.State().Reps[len(k.State().Reps)-1]
		at, ok := rep.PassedAt()
		return fmt.Sprint(at, " ", rep.Told, " ", ok)
	}
	rep(k, 10, 1.4, 2.8, relay.Clean)
	relaytest.Want(t, "by the share of the time: 0.6 + (30 - 0.6) / 2", last(), "15.3 false true")
	see(20, '1')
	relaytest.Want(t, "one digit", last(), "1 true true")
	see(21.9, '8')
	relaytest.Want(t, "two", last(), "18 true true")
	k.At(22).Do(relay.Undo{})
	relaytest.Want(t, "both are taken back", last(), "15.3 false true")
	see(30, '1')
	see(32.1, '8')
	relaytest.Want(t, "too late for the second", last(), "8 true true")
	see(40, '2')
	see(41, '1')
	see(42, '9')
	relaytest.Want(t, "a third begins anew", last(), "9 true true")
	see(50, '4')
	see(51, '0')
	relaytest.Want(t, "10 m past the zone", last(), "40 true true")
	see(60, '4')
	relaytest.RefusedAs(t, "further", k.At(61).Refused(relay.SeePass{Digit: '1'}), relay.ErrNoPlace)
	rep(k, 70, 0, 0, "")
	see(80, '0')
	relaytest.Want(t, "known without a time", last(), "0 true true")
	relaytest.Want(t, "of the last one alone", fmt.Sprint(k.State().Reps[0].Seen), "4")
}
