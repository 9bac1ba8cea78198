package relay_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestBackspaceTakesNothingOfAnotherStation(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("1")
	two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.At(12.4).Press("2")
	k.At(13).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "lane 1, pressed here", k.Passes(1), "- - - -")
	relaytest.Want(t, "lane 2, pressed there", k.Passes(2), "12.4 - - -")
	relaytest.Want(t, "nothing of this one is left", errors.Is(k.At(15).Refused(relay.Undo{Key: "backspace"}), relay.ErrNothing), true)
	relaytest.Want(t, "redo is its own, too", errors.Is(two.At(16).Refused(relay.Redo{}), relay.ErrNoRedo), true)
}

func TestBackspaceTakesTheLastThingDoneFirst(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Press("1")
	k.At(12.4).Press("2")
	k.At(13).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "the first stays", k.Passes(1), "12.0 - - -")
	relaytest.Want(t, "the last goes", k.Passes(2), "- - - -")
}

func TestOfficialHandTimesGoUpToTheNextTenth(t *testing.T) {
	for _, c := range []struct{ watch, want float64 }{{49.50, 49.5}, {49.501, 49.6}, {49.51, 49.6}, {49.599, 49.6}, {49.6, 49.6}} {
		official, ok := relay.HandTime(relaytest.Secs(c.watch))
		relaytest.Want(t, fmt.Sprint("a watch at ", c.watch), ok && official == relaytest.Secs(c.want), true)
	}
	two, _ := relay.HandTime(relaytest.Secs(49.41), relaytest.Secs(49.62))
	relaytest.Want(t, "of two watches the slower", two, relaytest.Secs(49.7))
	three, _ := relay.HandTime(relaytest.Secs(49.41), relaytest.Secs(49.91), relaytest.Secs(49.62))
	relaytest.Want(t, "of three the middle one", three, relaytest.Secs(49.7))
	agree, _ := relay.HandTime(relaytest.Secs(49.42), relaytest.Secs(49.48), relaytest.Secs(49.91))
	relaytest.Want(t, "two that agree", agree, relaytest.Secs(49.5))
}

func TestATargetBeatsABestAndABestTheOthersMedian(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	order := []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}
	for i := range order {
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: i + 1, Runner: &order[i]})
	}
	k.Gun(0)
	k.At(12.2).Press("2")
	k.At(12.6).Press("3")
	expected := func() time.Duration {
		d, _ := k.State().Expected(k.State().Team(relaytest.Team(1)), 1)
		return d.Round(relay.Tenth)
	}
	relaytest.Want(t, "nothing else known: what the others took", expected(), relaytest.Secs(12.4))
	ran(k, "9-1-1", "Team 1", order, 13.2, 12.4, 12.6, 12.5)
	relaytest.Want(t, "her own best split before it", expected(), relaytest.Secs(13.2))
	k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Target: relaytest.Ptr(relaytest.Secs(13.8))})
	relaytest.Want(t, "the target before either", expected(), relaytest.Secs(13.8))
}

func TestASkippedExchangeHandsTheBatonOn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Gun(0)
	k.At(12).Press("1")
	row := func() *relay.Team { return k.State().Team(relaytest.Team(1)) }
	relaytest.Want(t, "before", k.State().Holder(row()), 2)
	k.Write(&relay.Skip{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Key: "1"}, Exchange: 2})
	relaytest.Want(t, "exchange 2 told as not seen", k.State().Holder(row()), 3)
	relaytest.Want(t, "the runner of leg 2", k.State().Waiting(row(), 2, k.Instant()).State, relay.HandedOff)
	relaytest.Want(t, "the runner of leg 3", k.State().Waiting(row(), 3, k.Instant()).State, relay.HasBaton)
}

func TestAnInsertedPassRulesOverPressedOnes(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Bound: 1}
	k.Gun(0)
	k.At(12).Press("1")
	two := relaytest.Station(t, k.Meet, 2, "two", "100")
	two.Clock = k.Clock
	two.At(12.2).Press("1")
	relaytest.Want(t, "who stands there", k.Passes(1), "12.2 - - -")
	desk := relaytest.Station(t, k.Meet, 3, "desk", relay.Everywhere)
	desk.At(60).Write(&relay.Insert{Attempt: k.State().Attempt(), Team: relaytest.Team(1), Exchange: 1, At: int64(relaytest.Secs(12.7)), Estimated: true})
	relaytest.Want(t, "what was put in by hand", k.Passes(1), "12.7 - - -")
	relaytest.Want(t, "told as such", k.State().Team(relaytest.Team(1)).Passes[0].Estimated, true)
	relaytest.Want(t, "how far they lie apart", k.State().Team(relaytest.Team(1)).Passes[0].Spread, relaytest.Secs(0.7))
}

// TestTheGuardLiesBetweenTheTablesDistances holds stretches whose guard was worked
// out by hand: 0.85 × the fastest, between two distances on log distance and log
// time, beyond the table at the nearest one's speed.
func TestTheGuardLiesBetweenTheTablesDistances(t *testing.T) {
	for _, c := range []struct {
		leg   relay.Distance
		guard float64
	}{
		{100 * relay.Metre, 7.353},  // 8.65
		{150 * relay.Metre, 11.506}, // 8.65 × (18.6 ÷ 8.65)^(ln 1.5 ÷ ln 2) = 13.537; in a straight line it would be 13.625
		{50 * relay.Metre, 3.676},   // 4.325
		{500 * relay.Metre, 48.784}, // 42.9 × (72.8 ÷ 42.9)^(ln 1.25 ÷ ln 1.5) = 57.393
		{3200 * relay.Metre, 377.068},
	} {
		for _, just := range []struct {
			at   float64
			role relay.Role
		}{{c.guard - 0.001, relay.Extra}, {c.guard, relay.Counted}} {
			k := newRace(t, "custom", []relay.Distance{c.leg, c.leg}, 1)
			relaytest.Want(t, fmt.Sprintf("%s m in %.3f s", c.leg, just.at), k.Role(k.At(just.at).Press("1")), just.role)
		}
	}
}

func TestConstantsJustInsideAndJustOutside(t *testing.T) {
	for _, c := range []struct {
		name            string
		inside, outside float64
		holds           func(k *relaytest.Keeper, s float64) bool
	}{
		{"a double is less than 1 s after the last", 0.999, 1.0, func(k *relaytest.Keeper, s float64) bool {
			k.At(12).Press("1")
			return k.Role(k.At(12+s).Press("1")) == relay.Double
		}},
		{"a space within 2 s of the gun only witnesses it", 2.0, 2.001, func(k *relaytest.Keeper, s float64) bool {
			return k.Role(k.At(s).Press("space")) == relay.Witness
		}},
		{"a digit completes a letter within 2 s", 2.0, 2.001, func(k *relaytest.Keeper, s float64) bool {
			letter := k.At(12).Write(relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "d"}}))
			k.At(12 + s).Stroke(relay.Stroke{Key: "1", Rune: "1", Prefix: letter})
			return k.State().Team(relaytest.Team(1)).Dropped
		}},
		{"the second digit completes a number within 1.5 s", 1.5, 1.501, func(k *relaytest.Keeper, s float64) bool {
			half := k.At(12).Stroke(relay.Stroke{Rune: "1", Half: true})
			k.At(12 + s).Stroke(relay.Stroke{Key: "11", Rune: "1", Number: half})
			return k.Role(half) == relay.Spent
		}},
		{"a key repeats itself at most 100 ms after itself", 0.100, 0.101, func(k *relaytest.Keeper, s float64) bool {
			k.At(12).Press("space")
			return k.Role(k.At(12+s).Press("space")) == relay.Held
		}},
		{"its first press lies at most 0.7 s before the second", 0.700, 0.701, func(k *relaytest.Keeper, s float64) bool {
			k.At(12).Press("space")
			second := k.At(12 + s).Press("space")
			k.At(12 + s + 0.05).Press("space")
			return k.Role(second) == relay.Held
		}},
		{"late is more than 1 s past the prediction", 1.0, 1.001, func(k *relaytest.Keeper, s float64) bool {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Target: relaytest.Ptr(relaytest.Secs(12))})
			k.At(12 + s)
			return k.State().Waiting(k.State().Team(relaytest.Team(1)), 2, k.Instant()).State != relay.Late
		}},
		{"get ready is 5 s before a blind hand-off", 5.0, 5.001, func(k *relaytest.Keeper, s float64) bool {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: 1, Target: relaytest.Ptr(relaytest.Secs(12))})
			k.At(12 - s)
			return k.State().Waiting(k.State().Team(relaytest.Team(1)), 2, k.Instant()).State == relay.GetReady
		}},
		{"guns of two stations within 5 s are one start", 5.0, 5.001, func(k *relaytest.Keeper, s float64) bool {
			two := relaytest.Station(k.T, k.Meet, 2, "two", relay.Everywhere)
			two.At(s).Write(&relay.Gun{Key: "space"})
			return len(k.State().Starts) == 1
		}},
	} {
		for s, holds := range map[float64]bool{c.inside: true, c.outside: false} {
			k := relaytest.NewKeeper(t, "4x100", 2)
			k.Gun(0)
			relaytest.Want(t, fmt.Sprintf("%s: at %.3f s", c.name, s), c.holds(k, s), holds)
		}
	}
}

func TestAPressCountsFromAnotherStationsGunWhereTheClocksAgreeTo50ms(t *testing.T) {
	for bound, from := range map[time.Duration]string{25 * time.Millisecond: "12.0 - - -", 25*time.Millisecond + 1: "11.7 - - -"} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		k.Clock = &relay.Clock{Bound: int64(25 * time.Millisecond)}
		k.Gun(0)
		two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
		two.Clock = &relay.Clock{Bound: int64(bound)}
		two.At(0.3).Write(&relay.Gun{Key: "space"})
		two.At(12).Press("1")
		relaytest.Want(t, fmt.Sprint("bounds of 25 ms and ", bound), k.Passes(1), from)
	}
}

func TestAPlaceSees45MetresOfTrack(t *testing.T) {
	for spot, sees := range map[string]bool{"145": true, "145.001": false, "55": true, "54.999": false} {
		relaytest.Want(t, "exchange 1, at 100 m, from "+spot, relay.Spot(spot).Sees(relay.Points(even(4, 100*relay.Metre), false)[0]), sees)
	}
	for spot, sees := range map[string]bool{"45": true, "45.001": false, "355": true, "354.999": false} {
		relaytest.Want(t, "the finish from "+spot, relay.Spot(spot).Sees(relay.Points(even(4, 100*relay.Metre), false)[3]), sees)
	}
}

func TestALapIsMoreThan50MetresFromBothEndsOfItsLeg(t *testing.T) {
	laps := func(legs ...relay.Distance) int {
		n := 0
		for _, p := range relay.Points(legs, true) {
			if p.Lap > 0 {
				n++
			}
		}
		return n
	}
	relaytest.Want(t, "51 m after the start", laps(451*relay.Metre, 400*relay.Metre), 1)
	relaytest.Want(t, "50 m after the start", laps(450*relay.Metre, 400*relay.Metre), 0)
	relaytest.Want(t, "51 m before the exchange, and 149 m after the start", laps(600*relay.Metre, 349*relay.Metre), 2)
	relaytest.Want(t, "50 m before the exchange, and 150 m after the start", laps(600*relay.Metre, 350*relay.Metre), 1)
	relaytest.Want(t, "no lap where none is asked for", len(relay.Points([]relay.Distance{800 * relay.Metre, 800 * relay.Metre}, false)), 2)
}
