package pair

import (
	"math"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
)

// What no pair can have done, or nobody can have meant, is said to be unknown.
func TestAdviceOnImpossibleHandOffsSaysThatItDoesNotKnow(t *testing.T) {
	as := func(change func(x *history.Exchange)) []history.Exchange {
		all := reps("7 m", relay.Clean, 10, 11, 12, 11, 10)
		for i := range all {
			change(&all[i])
		}
		return all
	}
	metres := func(thousandths int64, unit string) relay.GoMark {
		return relay.GoMark{Thousandths: thousandths, Unit: unit}
	}
	seven := metres(7000, "m")
	for _, c := range []struct {
		what string
		all  []history.Exchange
		now  relay.GoMark
		want string
	}{
		{"nothing run", nil, seven, "No advice: 0 repetitions"},
		{"no time", as(func(x *history.Exchange) { x.ZoneTime = 0 }), seven, "No advice: 0 repetitions"},
		{"a time below none", as(func(x *history.Exchange) { x.ZoneTime = -time.Second }), seven, "No advice: 0 repetitions"},
		{"passed before it came", as(func(x *history.Exchange) { x.EntryToPass = -time.Second }), seven, "No advice: 0 repetitions"},
		{"passed long after it left", as(func(x *history.Exchange) { x.EntryToPass = 2 * x.ZoneTime }), seven, "No advice: 0 repetitions"},
		{"no zone", as(func(x *history.Exchange) { x.Zone = 0 }), seven, "No advice: 0 repetitions"},
		{"marks of a unit from elsewhere", as(func(x *history.Exchange) { x.Mark.Unit = "yards" }), seven, "No advice: 0 repetitions"},
		{"marks below none", as(func(x *history.Exchange) { x.Mark.Thousandths = -7000 }), seven, "No advice: 0 repetitions"},
		{"a plan of a unit from elsewhere", as(func(x *history.Exchange) { x.Mark.Unit = "yards" }), metres(7000, "yards"), "No advice: no go-mark can be 7 yards."},
		{"a plan of none", as(func(*history.Exchange) {}), metres(0, "m"), "No advice: no go-mark can be 0 m."},
		{"a plan below none", as(func(*history.Exchange) {}), metres(-1, "m"), "No advice: no go-mark can be -0.001 m."},
		{"all dropped: where they met still tells", as(func(x *history.Exchange) { x.Verdict = relay.DroppedPass }), seven, "passed at 11 m of 30, lost 5 of 5; try "},
	} {
		if got := Advise("race pace", c.all, c.now, 20*relay.Metre).String(); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s\nwant %s", c.what, got, c.want)
		}
	}
	for _, far := range []int64{1, 40_000_000} { // a millimetre, and more than any unit needs
		all := as(func(x *history.Exchange) { x.Mark.Thousandths = far })
		a := Advise("race pace", all, metres(far, "m"), 20*relay.Metre)
		if m := a.To.Metres(); math.IsNaN(m) || m <= 0 || strings.Contains(a.String(), "NaN") || a.Becomes < 0 {
			t.Errorf("%d mm: %s", far, a)
		}
	}
}

// By hand: 24 steps × 0.3 m and 7.2 m are alike, 24 feet × 0.3048 = 7.3152 m.
func TestMarksOfEveryUnitTellOfTheSamePair(t *testing.T) {
	mixed := append(append(reps("24 steps", relay.Clean, 10, 11), reps("24 feet", relay.Clean, 11, 12)...), reps("7.2 m", relay.Clean, 11)...)
	mark, _ := relay.ParseGoMark("7.2 m")
	a := Advise("race pace", mixed, mark, 20*relay.Metre)
	relaytest.Want(t, "all count", a.Reps, 5)
	relaytest.Want(t, "one was run with it", a.Own, 1)
	relaytest.Want(t, "moved in the plan's own unit", a.To.Unit+" further "+map[bool]string{true: "back"}[a.To.Thousandths > 7200], "m further back")
	for text, want := range map[string]float64{"24 steps": 7.2, "24 feet": 7.3152, "7.2 m": 7.2} {
		x := reps(text, relay.Clean, 11)[0]
		p, ok := passOf(x)
		relaytest.Want(t, text, ok, true)
		near(t, text, p.mark, want, 1e-9)
	}
}

// Somebody written in two ways is one, and runs once.
func TestNobodyRunsTwoLegsOfAnOrder(t *testing.T) {
	inEitherLetters := func(runner string, over relay.Distance) (time.Duration, bool) {
		if runner == "ana ruiz" {
			runner = "Ana Ruiz"
		}
		return flatBest(runner, over)
	}
	k := relaytest.Northside(t, "4x100")
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Alternates: []string{"ana ruiz", "Eva Park"}})
	all, err := AllOrders(k.State(), k.One(), inEitherLetters, zones{}.made, nil)
	if err != nil {
		t.Fatal(err)
	}
	relaytest.Want(t, "five people for four legs", len(all.All), 120)
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 3, Runner: relaytest.Ptr("Ana Ruiz")})
	_, err = AllOrders(k.State(), k.One(), flatBest, zones{}.made, nil)
	relaytest.Want(t, "one for two legs", err.Error(), "not every leg has a runner of its own")
}

func TestAFlatBestOfNoTimeIsNone(t *testing.T) {
	for best, want := range map[time.Duration]string{0: "no flat best of Ana Ruiz over 100 m is known", -time.Second: "no flat best of Ana Ruiz over 100 m is known", time.Millisecond: ""} {
		k := relaytest.Northside(t, "4x100")
		_, err := AllOrders(k.State(), k.One(), func(string, relay.Distance) (time.Duration, bool) { return best, true }, zones{}.made, nil)
		got := ""
		if err != nil {
			got = err.Error()
		}
		relaytest.Want(t, best.String(), got, want)
	}
}
