package relay

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestBackspaceTakesNothingOfAnotherStation(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).press("1")
	two := station(t, k.meet, 2, "two", Everywhere)
	two.at(12.4).press("2")
	k.at(13).do(Undo{Key: "backspace"})
	want(t, "lane 1, pressed here", k.passes(1), "- - - -")
	want(t, "lane 2, pressed there", k.passes(2), "12.4 - - -")
	want(t, "nothing of this one is left", errors.Is(k.at(15).refused(Undo{Key: "backspace"}), ErrNothing), true)
	want(t, "redo is its own, too", errors.Is(two.at(16).refused(Redo{}), ErrNoRedo), true)
}

func TestBackspaceTakesTheLastThingDoneFirst(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).press("1")
	k.at(12.4).press("2")
	k.at(13).do(Undo{Key: "backspace"})
	want(t, "the first stays", k.passes(1), "12.0 - - -")
	want(t, "the last goes", k.passes(2), "- - - -")
}

func TestOfficialHandTimesGoUpToTheNextTenth(t *testing.T) {
	for _, c := range []struct{ watch, want float64 }{{49.50, 49.5}, {49.501, 49.6}, {49.51, 49.6}, {49.599, 49.6}, {49.6, 49.6}} {
		official, ok := HandTime(secs(c.watch))
		want(t, fmt.Sprint("a watch at ", c.watch), ok && official == secs(c.want), true)
	}
	two, _ := HandTime(secs(49.41), secs(49.62))
	want(t, "of two watches the slower", two, secs(49.7))
	three, _ := HandTime(secs(49.41), secs(49.91), secs(49.62))
	want(t, "of three the middle one", three, secs(49.7))
	agree, _ := HandTime(secs(49.42), secs(49.48), secs(49.91))
	want(t, "two that agree", agree, secs(49.5))
}

func TestATargetBeatsABestAndABestTheOthersMedian(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	order := []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}
	for i := range order {
		k.write(&LineupSet{Team: team(1), Leg: i + 1, Runner: &order[i]})
	}
	k.gun(0)
	k.at(12.2).press("2")
	k.at(12.6).press("3")
	expected := func() time.Duration {
		d, _ := k.state().Expected(k.state().Team(team(1)), 1)
		return d.Round(Tenth)
	}
	want(t, "nothing else known: what the others took", expected(), secs(12.4))
	k.ran("9-1-1", "Team 1", order, 13.2, 12.4, 12.6, 12.5)
	want(t, "her own best split before it", expected(), secs(13.2))
	k.write(&LineupSet{Team: team(1), Leg: 1, Target: ptr(secs(13.8))})
	want(t, "the target before either", expected(), secs(13.8))
}

func TestASkippedExchangeHandsTheBatonOn(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	row := func() *Team { return k.state().Team(team(1)) }
	want(t, "before", k.state().Holder(row()), 2)
	k.write(&Skip{Keyed: Keyed{Attempt: k.state().Attempt(), Key: "1"}, Exchange: 2})
	want(t, "exchange 2 told as not seen", k.state().Holder(row()), 3)
	want(t, "the runner of leg 2", k.state().Waiting(row(), 2, k.instant()).State, HandedOff)
	want(t, "the runner of leg 3", k.state().Waiting(row(), 3, k.instant()).State, HasBaton)
}

func TestAnInsertedPassRulesOverPressedOnes(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	k.gun(0)
	k.at(12).press("1")
	two := station(t, k.meet, 2, "two", "100")
	two.at(12.2).press("1")
	want(t, "who stands there", k.passes(1), "12.2 - - -")
	desk := station(t, k.meet, 3, "desk", Everywhere)
	desk.at(60).write(&Insert{Attempt: k.state().Attempt(), Team: team(1), Exchange: 1, At: int64(secs(12.7)), Estimated: true})
	want(t, "what was put in by hand", k.passes(1), "12.7 - - -")
	want(t, "told as such", k.state().Team(team(1)).Passes[0].Estimated, true)
	want(t, "how far they lie apart", k.state().Team(team(1)).Passes[0].Spread, secs(0.7))
}

// TestTheGuardLiesBetweenTheTablesDistances holds stretches whose guard was worked
// out by hand: 0.85 × the fastest, between two distances on log distance and log
// time, beyond the table at the nearest one's speed.
func TestTheGuardLiesBetweenTheTablesDistances(t *testing.T) {
	for _, c := range []struct {
		leg   Distance
		guard float64
	}{
		{100 * Metre, 7.353},  // 8.65
		{150 * Metre, 11.506}, // 8.65 × (18.6 ÷ 8.65)^(ln 1.5 ÷ ln 2) = 13.537; in a straight line it would be 13.625
		{50 * Metre, 3.676},   // 4.325
		{500 * Metre, 48.784}, // 42.9 × (72.8 ÷ 42.9)^(ln 1.25 ÷ ln 1.5) = 57.393
		{3200 * Metre, 377.068},
	} {
		for _, just := range []struct {
			at   float64
			role Role
		}{{c.guard - 0.001, Extra}, {c.guard, Counted}} {
			k := newRace(t, "custom", []Distance{c.leg, c.leg}, 1)
			want(t, fmt.Sprintf("%s m in %.3f s", c.leg, just.at), k.role(k.at(just.at).press("1")), just.role)
		}
	}
}

func TestConstantsJustInsideAndJustOutside(t *testing.T) {
	for _, c := range []struct {
		name            string
		inside, outside float64
		holds           func(k *keeper, s float64) bool
	}{
		{"a double is less than 1 s after the last", 0.999, 1.0, func(k *keeper, s float64) bool {
			k.at(12).press("1")
			return k.role(k.at(12+s).press("1")) == Double
		}},
		{"a space within 2 s of the gun only witnesses it", 2.0, 2.001, func(k *keeper, s float64) bool {
			return k.role(k.at(s).press("space")) == Witness
		}},
		{"a digit completes a letter within 2 s", 2.0, 2.001, func(k *keeper, s float64) bool {
			letter := k.at(12).write(NewIncident(KindDrop, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "d"}}))
			k.at(12 + s).stroke(Stroke{Key: "1", Rune: "1", Prefix: letter})
			return k.state().Team(team(1)).Dropped
		}},
		{"the second digit completes a number within 1.5 s", 1.5, 1.501, func(k *keeper, s float64) bool {
			half := k.at(12).stroke(Stroke{Rune: "1", Half: true})
			k.at(12 + s).stroke(Stroke{Key: "11", Rune: "1", Number: half})
			return k.role(half) == Spent
		}},
		{"a key repeats itself at most 100 ms after itself", 0.100, 0.101, func(k *keeper, s float64) bool {
			k.at(12).press("space")
			return k.role(k.at(12+s).press("space")) == Held
		}},
		{"its first press lies at most 0.7 s before the second", 0.700, 0.701, func(k *keeper, s float64) bool {
			k.at(12).press("space")
			second := k.at(12 + s).press("space")
			k.at(12 + s + 0.05).press("space")
			return k.role(second) == Held
		}},
		{"late is more than 1 s past the prediction", 1.0, 1.001, func(k *keeper, s float64) bool {
			k.write(&LineupSet{Team: team(1), Leg: 1, Target: ptr(secs(12))})
			k.at(12 + s)
			return k.state().Waiting(k.state().Team(team(1)), 2, k.instant()).State != Late
		}},
		{"get ready is 5 s before a blind hand-off", 5.0, 5.001, func(k *keeper, s float64) bool {
			k.write(&LineupSet{Team: team(1), Leg: 1, Target: ptr(secs(12))})
			k.at(12 - s)
			return k.state().Waiting(k.state().Team(team(1)), 2, k.instant()).State == GetReady
		}},
		{"guns of two stations within 5 s are one start", 5.0, 5.001, func(k *keeper, s float64) bool {
			two := station(k.t, k.meet, 2, "two", Everywhere)
			two.at(s).write(&Gun{Key: "space"})
			return len(k.state().Starts) == 1
		}},
	} {
		for s, holds := range map[float64]bool{c.inside: true, c.outside: false} {
			k := newKeeper(t, "4x100", 2)
			k.gun(0)
			want(t, fmt.Sprintf("%s: at %.3f s", c.name, s), c.holds(k, s), holds)
		}
	}
}

func TestAPressCountsFromAnotherStationsGunWhereTheClocksAgreeTo50ms(t *testing.T) {
	for bound, from := range map[time.Duration]string{25 * time.Millisecond: "12.0 - - -", 25*time.Millisecond + 1: "11.7 - - -"} {
		k := newKeeper(t, "4x100", 1)
		k.clock = &Clock{Bound: int64(25 * time.Millisecond)}
		k.gun(0)
		two := station(t, k.meet, 2, "two", Everywhere)
		two.clock = &Clock{Bound: int64(bound)}
		two.at(0.3).write(&Gun{Key: "space"})
		two.at(12).press("1")
		want(t, fmt.Sprint("bounds of 25 ms and ", bound), k.passes(1), from)
	}
}

func TestAPlaceSees45MetresOfTrack(t *testing.T) {
	for spot, sees := range map[string]bool{"145": true, "145.001": false, "55": true, "54.999": false} {
		want(t, "exchange 1, at 100 m, from "+spot, Place(spot).Sees(Points(even(4, 100*Metre), false)[0]), sees)
	}
	for spot, sees := range map[string]bool{"45": true, "45.001": false, "355": true, "354.999": false} {
		want(t, "the finish from "+spot, Place(spot).Sees(Points(even(4, 100*Metre), false)[3]), sees)
	}
}

func TestALapIsMoreThan50MetresFromBothEndsOfItsLeg(t *testing.T) {
	laps := func(legs ...Distance) int {
		n := 0
		for _, p := range Points(legs, true) {
			if p.Lap > 0 {
				n++
			}
		}
		return n
	}
	want(t, "51 m after the start", laps(451*Metre, 400*Metre), 1)
	want(t, "50 m after the start", laps(450*Metre, 400*Metre), 0)
	want(t, "51 m before the exchange, and 149 m after the start", laps(600*Metre, 349*Metre), 2)
	want(t, "50 m before the exchange, and 150 m after the start", laps(600*Metre, 350*Metre), 1)
	want(t, "no lap where none is asked for", len(Points([]Distance{800 * Metre, 800 * Metre}, false)), 2)
}
