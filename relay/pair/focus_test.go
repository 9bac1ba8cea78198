package pair_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/pair"
	"baton/relay/relaytest"
)

// season is five races of Northside A, zones of 3.4 s passed at two thirds, but for the
// second exchange, which took so long and was passed at nine tenths.
func season(t *testing.T, mark int64, second ...float64) *history.History {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC))
	for n, took := range second {
		race := relay.MakeRaceID(1, n+1, 1)
		if mark > 0 {
			unit := "m"
			pen.Write(race, 0, &relay.PlanSet{Team: relay.TeamID(race + "-1"), Exchange: 2, Mark: &mark, Unit: &unit})
		}
		pen.Run(relaytest.Run{Race: race, Gun: 1000 * float64(n+1), Lanes: []relaytest.Ran{{
			Team: "Northside", Squad: "A", Runners: []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}, Bests: []float64{12.5, 12.5, 12.5, 12.5},
			Passes: []float64{13, 25, 37, 49}, Enters: []float64{13 - 2.3, 25 - .9*took, 37 - 2.3}, Exits: []float64{13 + 1.1, 25 + .1*took, 37 + 1.1},
		}}})
	}
	return history.Of(pen.Meet)
}

func TestASeasonSaysWhatToWorkAt(t *testing.T) {
	for _, c := range []struct {
		what string
		h    *history.History
		want string
	}{
		{"weak, and better of late", season(t, 7000, 4, 3.95, 3.7, 3.65, 3.6), "over 5 races, ex 2 Holt → Lim costs most: 0.4 ± 0.2 s a race against its other exchanges; getting better. Go-mark ADVICE From 5 races."},
		{"weak, no mark", season(t, 0, 3.8, 3.8, 3.8), "over 3 races, ex 2 Holt → Lim costs most: 0.4 ± 0.2 s a race against its other exchanges; too few races to say whether it gets better. Go-mark: no advice: no go-mark is planned: ] in practice sets one."},
		{"like the others", season(t, 7000, 3.45, 3.4, 3.4), "over 3 races, no exchange costs more than luck."},
	} {
		f, ok := pair.FocusOf(c.h, "Northside", "A", "4x100")
		relaytest.Want(t, c.what+": known", ok, true)
		relaytest.Want(t, c.what, f.String(), strings.Replace(c.want, "ADVICE", f.Advice.String(), 1))
		if strings.Contains(c.want, "ADVICE") && f.Advice.To.Metres() >= f.Advice.Now.Metres() {
			t.Errorf("passed at nine tenths of the zone, and the mark is not moved nearer: %s", f.Advice)
		}
	}
	f, _ := pair.FocusOf(season(t, 7000, 4, 3.95, 3.7, 3.65, 3.6), "Northside", "A", "4x100")
	relaytest.Want(t, "in few words", f.Brief(), "ex 2 costs most: 0.4 ± 0.2 s a race; getting better. Go-mark 7 m → 6.5 m, for 21 m ± 5 m")
	f, _ = pair.FocusOf(season(t, 0, 3.8, 3.8, 3.8), "Northside", "A", "4x100")
	relaytest.Want(t, "no mark, in few words", f.Brief(), "ex 2 costs most: 0.4 ± 0.2 s a race; too few races to say if better. No advice on the go-mark yet")
	f, _ = pair.FocusOf(season(t, 7000, 3.45, 3.4, 3.4), "Northside", "A", "4x100")
	relaytest.Want(t, "nothing lost, in few words", f.Brief(), "no exchange costs more than luck")
	for _, other := range []struct{ team, squad, format string }{{"Northside", "B", "4x100"}, {"Peak", "A", "4x100"}, {"Northside", "A", "4x200"}} {
		if _, ok := pair.FocusOf(season(t, 0, 3.8, 3.8, 3.8), other.team, other.squad, relay.FormatID(other.format)); ok {
			t.Errorf("%v is told of", other)
		}
	}
	f, _ = pair.FocusOf(season(t, 7000, 4, 4, 4), "Northside", "A", "4x100")
	for _, reps := range []int{1, 3} { // what a few say is told whole, and what they do not, too
		var far []history.Exchange
		for range reps {
			far = append(far, history.Exchange{Rep: relay.Rep{Mark: relay.GoMark{Thousandths: 7000, Unit: "m"}, Zone: 30 * relay.Metre, ZoneTime: 3300 * time.Millisecond, EntryToPass: 400 * time.Millisecond}})
		}
		f.Advice = pair.Advise("race pace", far, relay.GoMark{Thousandths: 7000, Unit: "m"}, 20*relay.Metre)
		want := map[int]string{1: " Go-mark: no advice: 1 repetition ", 3: " Go-mark 7 m: passed at 4 m of 30; try "}[reps]
		if !strings.Contains(f.String(), want) {
			t.Errorf("%d far off: %q lacks %q", reps, f, want)
		}
	}
	if pair.Coach(nil)(&relay.Race{}, &relay.Team{}) != "" {
		t.Error("nothing read says something")
	}
}
