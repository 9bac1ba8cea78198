package pair

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/relaytest"
	"baton/relay/results"
)

var flats = map[string]float64{"Ana Ruiz": 12.5, "Bea Holt": 12.9, "Cara Lim": 12.7, "Dee Wong": 12.4, "Eva Park": 12.8, "Fay Roth": 13}

func flatBest(runner string, over relay.Distance) (time.Duration, bool) {
	best, ok := flats[runner]
	return secs(best), ok && over == 100*relay.Metre
}

// zones are what pairs took through their zones in races, in seconds, by first
// names; 0 is a drop.
type zones map[string][]float64

func (z zones) made(p relay.Pair) (all []history.Exchange) {
	first := func(name string) string { return strings.Fields(name)[0] }
	for _, took := range z[first(p.Gives)+" "+first(p.Takes)] {
		x := history.Exchange{Rep: relay.Rep{Zone: 30 * relay.Metre, ZoneTime: secs(took), Verdict: relay.Clean},
			Kind: relay.HandOffKind{Format: "4x100", In: 100 * relay.Metre, Out: 100 * relay.Metre, Zone: 30 * relay.Metre, Style: "blind", Race: true}}
		if took == 0 {
			x.Verdict = relay.DroppedPass
		}
		all = append(all, x)
	}
	return all
}

func ordersOf(t testing.TB, z zones, alternates ...string) (Orders, error) {
	k := relaytest.Northside(t.(*testing.T), "4x100")
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Alternates: alternates})
	return AllOrders(k.State(), k.One(), flatBest, z.made, nil)
}

// The numbers are those of a Python program. Published gains: −0.3, 0.8, 0.5, 0.8.
func TestAnOrderIsFlatBestsLessGainsMoreWhatItsPairsLose(t *testing.T) {
	z := zones{"Ana Bea": {3.4, 3.5, 3.6}, "Bea Cara": {3.7, 3.8, 3.9, 0}, "Cara Dee": {3.3, 3.4, 3.5}, "Dee Ana": {3.3, 3.4}}
	all, err := ordersOf(t, z)
	if err != nil {
		t.Fatal(err)
	}
	relaytest.Want(t, "all orders", len(all.All), 24)
	relaytest.Want(t, "whose gains", all.Gains, results.Published)
	one := all.All[0]
	relaytest.Want(t, "the one that is known", one.String(), "Ruiz – Holt – Lim – Wong")
	relaytest.Want(t, "would give", one.Expected, 48703*time.Millisecond)
	relaytest.Want(t, "not known of it", one.PM, 520*time.Millisecond)
	relaytest.Want(t, "its failures", fmt.Sprint(one.Failed, " of ", one.Tried), "1 of 10")
	for _, o := range all.All[1:] {
		if o.Expected != 0 || len(o.Missing) == 0 {
			t.Errorf("%s: %v of pairs that nobody timed", o, o.Expected)
		}
	}
	relaytest.Want(t, "two times are too few", fmt.Sprint(all.All[1].Missing), "[Dee Wong → Ana Ruiz]")
}

func TestAPairIsWorthWhatItDidCleanAtRacePaceOverTheZone(t *testing.T) {
	race := zones{"Ana Bea": {3.4, 3.5, 3.6}}.made(relay.Pair{Gives: "Ana Ruiz", Takes: "Bea Holt"})
	as := func(change func(x *history.Exchange)) []history.Exchange {
		all := append([]history.Exchange{}, race...)
		for i := range all {
			change(&all[i])
		}
		return all
	}
	practised := as(func(x *history.Exchange) { x.Kind.Race, x.Pace = false, relay.RacePace })
	for _, c := range []struct {
		what string
		all  []history.Exchange
		want string // times, failed, tried
	}{
		{"races", race, "3 0 3"},
		{"practice at race pace where races are too few", append(practised, race[0]), "3 0 4"},
		{"both: the races", append(append(practised, race...), race...), "6 0 9"},
		{"practice of whatever pace", as(func(x *history.Exchange) { x.Kind.Race = false }), "0 0 0"},
		{"slow practice", as(func(x *history.Exchange) { x.Kind.Race, x.Pace = false, relay.SlowPace }), "0 0 0"},
		{"late ones", as(func(x *history.Exchange) { x.Verdict = relay.TooLate }), "0 3 3"},
		{"timed past the zone", as(func(x *history.Exchange) { x.Past = 10 * relay.Metre }), "0 0 3"},
	} {
		f := formOf(c.all)
		relaytest.Want(t, c.what, fmt.Sprint(len(f.times), f.failed, f.tried), c.want)
	}
}

func TestWithAlternatesThereAre360Orders(t *testing.T) {
	for alternates, n := range map[string]int{"Eva Park": 120, "Eva Park|Fay Roth": 360, "Eva Park|Gil Nobody": 120, "Eva Park|Ana Ruiz": 120} {
		all, err := ordersOf(t, zones{}, strings.Split(alternates, "|")...)
		if err != nil || len(all.All) != n {
			t.Errorf("%s: %d orders, %v; want %d", alternates, len(all.All), err, n)
		}
		if strings.Contains(alternates, "Gil") {
			relaytest.Want(t, "left out", fmt.Sprint(all.Left), "[Gil Nobody]")
		}
	}
}

func TestWhereNothingIsKnownNoOrderIsReckoned(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	none := func(string, relay.Distance) (time.Duration, bool) { return 0, false }
	_, err := AllOrders(k.State(), k.One(), none, zones{}.made, nil)
	relaytest.Want(t, "no best", err.Error(), "no flat best of Ana Ruiz over 100 m is known")
	k = relaytest.NewKeeper(t, "4x100", 1)
	_, err = AllOrders(k.State(), k.One(), flatBest, zones{}.made, nil)
	relaytest.Want(t, "nobody lined up", errors.Is(err, errFewRunners), true)
	k = relaytest.Northside(t, "4x100")
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Alternates: []string{"Eva Park", "Fay Roth", "Ana Ruiz Two", "Bea Two", "Cara Two"}})
	everybody := func(string, relay.Distance) (time.Duration, bool) { return 12 * time.Second, true }
	_, err = AllOrders(k.State(), k.One(), everybody, zones{}.made, nil)
	relaytest.Want(t, "too many", errors.Is(err, errManyOrders), true)
}

// BenchmarkOrders is six runners for four legs, every pair with twelve hand-offs:
// at most 100 ms.
func BenchmarkOrders(b *testing.B) {
	f, _ := relay.FormatByID("4x100")
	team := &relay.Team{ID: "t1", Name: "Northside", Alternates: []string{"Eva Park", "Fay Roth"}}
	for _, name := range []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"} {
		team.Legs = append(team.Legs, relay.Leg{Runner: name, Distance: 100 * relay.Metre, Plan: relay.Plan{Style: "blind"}})
	}
	zone := relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}
	race := &relay.Race{ID: "1-1-1", Format: f, Legs: f.Legs, Zones: []relay.Zone{zone, zone, zone}, Points: relay.Points(f.Legs, false)}
	z := zones{}
	for a := range flats {
		for c := range flats {
			z[strings.Fields(a)[0]+" "+strings.Fields(c)[0]] = []float64{3.4, 3.5, 3.6, 3.4, 3.5, 3.6, 3.4, 3.5, 3.6, 3.4, 3.5, 3.6}
		}
	}
	for b.Loop() {
		if all, err := AllOrders(race, team, flatBest, z.made, nil); err != nil || len(all.All) != 360 || all.All[0].Expected == 0 {
			b.Fatal(len(all.All), err)
		}
	}
}

// By hand: three times 0.1 s apart have the variance 0.01, which two presses make; a
// little nearer 0.00903 are no surer than that, a little further 0.01103 count. ÷ 3.
func TestAnOrdersDoubtIsNoLessThanTwoPresses(t *testing.T) {
	for _, c := range []struct{ last, want float64 }{{3.0, 0.003333}, {3.19, 0.003333}, {3.2, 0.003333}, {3.21, 0.003678}, {3.4, 0.014444}} {
		near(t, fmt.Sprint("3.0, 3.1 and ", c.last), doubtOf([]time.Duration{secs(3), secs(3.1), secs(c.last)}), c.want, 1e-6)
	}
}
