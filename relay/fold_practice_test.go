package relay

import (
	"fmt"
	"strings"
	"testing"
)

// practising sets up the practice of exchange 2 of a 4×100 at a station.
func practising(t *testing.T) *keeper {
	k := northside(t, "4x100")
	k.write(&PlanSet{Team: team(1), Exchange: 2, Mark: ptr(int64(6500)), Unit: ptr("m"), Call: ptr("hop")})
	p, err := k.state().PracticeOf(k.one(), 2)
	if err != nil {
		t.Fatal(err)
	}
	k.practise(p)
	return k
}

func (k *keeper) practise(p Practice) {
	k.t.Helper()
	id, facts, err := k.meet.Practise(p)
	if err != nil {
		k.t.Fatal(err)
	}
	k.race = id
	for _, f := range facts {
		k.write(f)
	}
}

// rep times one repetition from second s on.
func (k *keeper) rep(s, pass, exit float64, verdict string) {
	k.at(s).do(MarkRep{EntryKey})
	if pass > 0 {
		k.at(s + pass).do(MarkRep{"k"})
	}
	if exit > 0 {
		k.at(s + exit).do(MarkRep{"l"})
	}
	if verdict != "" {
		k.at(s + 5).do(Judge{verdict, verdict[:1]})
	}
}

func repsOf(r *Race) string {
	var out []string
	for _, rep := range r.Reps {
		out = append(out, fmt.Sprintf("%s+%s=%s %s", Tenths(rep.EntryToPass), Tenths(rep.PassToExit), Tenths(rep.ZoneTime), rep.Verdict))
	}
	return strings.Join(out, " | ")
}

func TestARepetitionIsEntryPassExitAndAWord(t *testing.T) {
	k := practising(t)
	k.rep(10, 1.4, 2.1, Clean)
	k.rep(60, 1.2, 0, DroppedPass)
	k.rep(120, 0, 0, "")
	k.rep(180, 1.5, 2.4, TooLate)
	want(t, "reps", repsOf(k.state()), "1.4+0.7=2.1 clean | 1.2+0.0=0.0 dropped | 0.0+0.0=0.0  | 1.5+0.9=2.4 late")
	want(t, "pair", k.state().Reps[0].Pair.String(), "Bea Holt → Cara Lim")
	want(t, "the zone's length", k.state().Reps[0].Zone, 30*Metre)
	plan := k.state().Teams[0].Legs[0].Plan
	want(t, "the plan came along", plan, Plan{Style: "blind", Give: "L", Take: "R", Window: blindWindow, Mark: GoMark{6500, "m"}, Call: "hop"})
	want(t, "no race of the day", k.meet.Next("1-1-1"), nil)
	want(t, "no gun to be picked", len(k.meet.Spaces("one", "1-1-1", 0)), 0)
}

func TestASecondWordReplacesTheFirstAndUndoTakesTheLastKeyBack(t *testing.T) {
	k := practising(t)
	k.rep(10, 1.4, 2.1, Clean)
	k.at(20).do(Judge{TooLate, "e"})
	want(t, "late after all", repsOf(k.state()), "1.4+0.7=2.1 late")
	k.at(21).do(Undo{})
	want(t, "clean again", repsOf(k.state()), "1.4+0.7=2.1 clean")
	k.at(22).do(Undo{})
	k.at(23).do(Undo{})
	want(t, "no exit", repsOf(k.state()), "1.4+0.0=0.0 ")
	k.at(24).do(CallBack{})
	want(t, "no repetition", repsOf(k.state()), "")
}

func TestAHeldEntryKeyOpensOneRepetition(t *testing.T) {
	k := practising(t)
	k.at(10).do(MarkRep{EntryKey})
	k.at(10.5).do(MarkRep{EntryKey})
	k.at(10.53).do(MarkRep{EntryKey})
	k.at(11.5).do(MarkRep{"k"})
	k.at(12).do(MarkRep{"l"})
	want(t, "from the first", repsOf(k.state()), "1.5+0.5=2.0 ")
}

func TestPracticeGoesOnWhereThePairLeftIt(t *testing.T) {
	k := practising(t)
	first := k.race
	want(t, "filed apart", first.Practice(), true)
	p, err := k.meet.NewPractice("4x100", 2, Pair{"Bea Holt", "Cara Lim"}, "Northside")
	if err != nil {
		t.Fatal(err)
	}
	k.practise(p)
	want(t, "the same pair", k.race, first)
	p.Pair.Takes = "Eva Park"
	k.practise(p)
	if k.race == first {
		t.Error("another pair goes on in the first one's race")
	}
	visual := p
	visual.Plan.Style = "visual"
	k.practise(visual)
	want(t, "looking back is another hand-off", k.race, MakeRaceID(9003, 1, 1))
	k.practise(p)
	want(t, "and this one goes on where it was", k.race, MakeRaceID(9002, 1, 1))
	k.do(End{})
	k.practise(p)
	want(t, "closed, so anew", k.race, MakeRaceID(9004, 1, 1))
	_, _, err = k.meet.Practise(Practice{Pair: Pair{"Bea Holt", " "}})
	refusedAs(t, "half a pair", err, ErrNoName)
	_, err = k.meet.NewPractice("shuttle", 1, Pair{"a", "b"}, "")
	refusedAs(t, "no zone to practise in", err, ErrNoExchange)
}

func TestPracticeKeysAreRefusedElsewhere(t *testing.T) {
	k := northside(t, "4x100")
	refusedAs(t, "in a race", k.refused(MarkRep{EntryKey}), ErrNoPractice)
	k = practising(t)
	refusedAs(t, "nothing begun", k.refused(Judge{Clean, "c"}), ErrNoRep)
	k.at(10).do(MarkRep{EntryKey})
	refusedAs(t, "no word for it", k.refused(Judge{"fine", "c"}), ErrNoVerdict)
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
		{"a pass without an entry", []key{{5, "k"}, {10, "j"}, {11.4, "k"}, {12.1, "l"}, {15, Clean}}, "0.0+0.0=0.0  | 1.4+0.7=2.1 clean"},
		{"no stick, then the entry key forgotten", []key{{10, "j"}, {12.6, "l"}, {13, NoStick}, {14, "k"}, {14.8, "l"}, {18, Clean}}, "0.0+0.0=2.6 no stick | 0.0+0.8=0.0 clean"},
		{"the entry key a second later", []key{{10, "j"}, {11, "j"}, {12.4, "k"}, {13.1, "l"}, {15, Clean}}, "1.4+0.7=2.1 clean"},
		{"the entry key struck twice at once", []key{{10, "j"}, {10.99, "j"}, {11.4, "k"}, {12.1, "l"}, {15, Clean}}, "1.4+0.7=2.1 clean"},
		{"four seconds later", []key{{10, "j"}, {14, "j"}, {15.4, "k"}, {16.1, "l"}, {20, Clean}}, "1.4+0.7=2.1 clean"},
		{"and later still: another runner", []key{{10, "j"}, {14.01, "j"}, {15.41, "k"}, {16.11, "l"}, {20, Clean}}, "0.0+0.0=0.0  | 1.4+0.7=2.1 clean"},
		{"left just within half a minute", []key{{10, "j"}, {40, "l"}, {41, Clean}}, "0.0+0.0=30.0 clean"},
		{"and just after it", []key{{10, "j"}, {40.01, "l"}, {41, Clean}}, "0.0+0.0=0.0  | 0.0+0.0=0.0 clean"},
		{"nobody judged it, and the entry key forgotten", []key{{10, "j"}, {12.6, "l"}, {60, "k"}, {61, "l"}, {64, Clean}}, "0.0+0.0=2.6  | 0.0+1.0=0.0 clean"},
		{"the pass pressed twice", []key{{10, "j"}, {11.4, "k"}, {11.6, "k"}, {12.1, "l"}, {15, TooLate}}, "1.4+0.7=2.1 late"},
		{"handed off beyond the zone", []key{{10, "j"}, {12.1, "l"}, {12.4, "k"}, {15, TooLate}}, "2.4+0.0=2.1 late"},
		{"a word before anything", []key{{10, "j"}, {11, DroppedPass}, {20, "j"}, {22.1, "l"}}, "0.0+0.0=0.0 dropped | 0.0+0.0=2.1 "},
	} {
		k := practising(t)
		for _, press := range c.keys {
			k.at(press.at)
			if len(press.key) == 1 {
				k.do(MarkRep{press.key})
			} else {
				k.do(Judge{press.key, press.key[:1]})
			}
		}
		want(t, c.what, repsOf(k.state()), c.want)
	}
}

func TestAStrayEntryTakenBackLeavesTheOneBefore(t *testing.T) {
	k := practising(t)
	k.at(10).do(MarkRep{"j"})
	k.at(12).do(MarkRep{"j"})
	k.at(12.5).do(CallBack{})
	k.at(13).do(MarkRep{"l"})
	want(t, "from the first", repsOf(k.state()), "0.0+0.0=3.0 ")
}
