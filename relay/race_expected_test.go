package relay_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// expects is what each leg of team 1 should take, to 0.001 s; "-" where nothing
// predicts it.
func expects(k *relaytest.Keeper) string {
	var out []string
	for leg := range k.One().Legs {
		takes, ok := k.State().Expected(k.One(), leg+1)
		if !ok {
			out = append(out, "-")
			continue
		}
		out = append(out, fmt.Sprintf("%.3f", takes.Seconds()))
	}
	return strings.Join(out, " ")
}

func target(k *relaytest.Keeper, seconds float64) {
	k.Write(&relay.TeamSet{Team: relaytest.Team(1), Target: relaytest.Ptr(time.Duration(seconds * float64(time.Second)))})
}

// Without bests a target is shared as distances compare, and every leg but the
// lead-off is a second faster than a flat race: 4×100 in 50.2 are (50.2 + 3) ÷ 4 =
// 13.3 flat, so 13.3 and three times 12.3.
func TestATeamsTargetPredictsItsLegs(t *testing.T) {
	for _, c := range []struct {
		what   string
		format relay.FormatID
		target float64
		bests  []float64
		legs   map[int]float64
		want   string
	}{
		{"no target", "4x100", 0, nil, nil, "- - - -"},
		{"bests without a target", "4x100", 0, []float64{13.4, 13.2, 12.9, 12.4}, nil, "- - - -"},
		{"by the format", "4x100", 50.2, nil, nil, "13.300 12.300 12.300 12.300"},
		{"by the bests: 13.4, 12.2, 11.9 and 11.4 come to 48.9", "4x100", 48.9, []float64{13.4, 13.2, 12.9, 12.4}, nil, "13.400 12.200 11.900 11.400"},
		{"by the bests, scaled to 49.53", "4x100", 49.53, []float64{13.4, 13.2, 12.9, 12.4}, nil, "13.573 12.357 12.053 11.547"},
		{"a best missing", "4x100", 50.2, []float64{13.4, 13.2, 12.9}, nil, "13.300 12.300 12.300 12.300"},
		{"a leg's own target, the others share the rest", "4x100", 50.2, nil, map[int]float64{2: 12}, "13.405 12.000 12.397 12.397"},
		{"legs' targets alone", "4x100", 0, nil, map[int]float64{2: 12}, "- 12.000 - -"},
		{"all hurdlers start standing", "shuttle", 60, nil, nil, "15.000 15.000 15.000 15.000"},
		{"1200, 400, 800, 1600 as 164.7, 42.9, 100.9, 221.5", "dmr", 720, nil, nil, "224.676 57.522 136.643 301.159"},
	} {
		k := relaytest.Northside(t, c.format)
		target(k, c.target)
		for i, best := range c.bests {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: i + 1, Best: relaytest.Ptr(time.Duration(best * float64(time.Second)))})
		}
		for leg, target := range c.legs {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Target: relaytest.Ptr(time.Duration(target * float64(time.Second)))})
		}
		relaytest.Want(t, c.what, expects(k), c.want)
	}
}

func TestAStandingStartMakesNobodyBehind(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	target(k, 50.2)
	k.Gun(10)
	for _, c := range []struct {
		at    float64 // from the gun, at the next exchange or the finish
		ahead float64
	}{{13.3, 0}, {25.7, 0.1}, {37.9, 0}, {50.0, -0.2}} {
		k.At(10 + c.at).Press("1")
		off, ok := k.State().AgainstTarget(k.One())
		relaytest.Want(t, fmt.Sprint("known at ", c.at), ok, true)
		relaytest.Want(t, fmt.Sprint("off at ", c.at), off.Round(time.Millisecond), time.Duration(c.ahead*1000)*time.Millisecond)
	}
}

func TestNoTargetIsHeldAgainstAGunThatWasPutInAfterwards(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	target(k, 50.2)
	k.Gun(10)
	k.At(23.3).Press("1")
	_, known := k.State().AgainstTarget(k.One())
	relaytest.Want(t, "by the gun as pressed", known, true)
	relaytest.Want(t, "leg 1 by it", k.State().Splits(k.One())[0].Estimated, false)
	k.Do(relay.SetGun{At: int64(relaytest.Secs(12)), Estimated: true})
	_, known = k.State().AgainstTarget(k.One())
	relaytest.Want(t, "by a gun that was put in", known, false)
	leg := k.State().Splits(k.One())[0]
	relaytest.Want(t, "leg 1 by that", leg.Time, relaytest.Secs(11.3))
	relaytest.Want(t, "as an estimate", leg.Estimated, true)
	k.At(35.5).Press("1")
	relaytest.Want(t, "leg 2 is none", k.State().Splits(k.One())[1].Estimated, false)
}

func TestGetReadyComesFromATeamsTarget(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	target(k, 50.2)
	k.Gun(10)
	at := func(s float64) relay.WaitState { return k.State().Waiting(k.One(), 2, k.At(10+s).Instant()).State }
	relaytest.Want(t, "just before the window of 5 s", at(8.29), relay.OnDeck)
	relaytest.Want(t, "in it", at(8.3), relay.GetReady)
	relaytest.Want(t, "a second late", at(14.3), relay.GetReady)
	relaytest.Want(t, "more than that", at(14.31), relay.Late)
}

// ran is an earlier race of the meet: Northside's order, and its splits.
func ran(k *relaytest.Keeper, race relay.RaceID, name string, order []string, splits ...float64) {
	k.Race = race
	k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100"))})
	k.Write(&relay.TeamSet{Team: relay.TeamID(race), Name: &name, Lane: relaytest.Ptr(1)})
	for i := range order {
		k.Write(&relay.LineupSet{Team: relay.TeamID(race), Leg: i + 1, Runner: &order[i]})
	}
	k.Gun(k.Now.Seconds() + 100)
	start := k.Now.Seconds()
	for _, s := range splits {
		start += s
		k.At(start).Press("1")
	}
	k.Race = "1-1-1"
}

func TestARunnersOwnSplitsPredictTheNextRace(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	order := []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}
	ran(k, "9-1-1", "Northside", order, 13.2, 12.4, 12.6, 12.5)
	relaytest.Want(t, "as they ran", expects(k), "13.200 12.400 12.600 12.500")
	ran(k, "9-1-2", "Northside", order, 13.3, 12.3, 12.7, 12.4)
	relaytest.Want(t, "their best", expects(k), "13.200 12.300 12.600 12.400")
	ran(k, "9-1-3", "Riverton", order, 12.2, 11.4, 11.6, 11.5)
	relaytest.Want(t, "namesakes of another school", expects(k), "13.200 12.300 12.600 12.400")
	target(k, 50.2)
	relaytest.Want(t, "before the team's target", expects(k), "13.200 12.300 12.600 12.400")
	k.Do(relay.SetLineup{Team: relaytest.Team(1), Legs: []relay.LineupSet{{Leg: 1, Runner: relaytest.Ptr("Bea Holt")}, {Leg: 2, Runner: relaytest.Ptr("Ana Ruiz")}}})
	relaytest.Want(t, "a lead-off is no flying leg: the two share the target", expects(k), "13.300 12.300 12.600 12.400")

	drop := relay.NewIncident(relay.KindDrop, relay.Incident{Keyed: relay.Keyed{Team: "9-1-2", Attempt: k.Meet.Race("9-1-2").Attempt()}, Exchange: 3})
	k.Race = "9-1-2"
	k.Write(drop)
	k.Race = "1-1-1"
	relaytest.Want(t, "legs beside a drop do not count", expects(k), "13.300 12.300 12.600 12.500")
}

func TestYesterdaysSplitsPredictWhereTheFileHasNone(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Meet.Remember(func(name, team string, kind relay.LegKind) (time.Duration, bool) {
		return 12340 * time.Millisecond, name == "Cara Lim" && team == "Northside" && kind == relay.LegKind{Distance: 100 * relay.Metre}
	})
	relaytest.Want(t, "from yesterday", expects(k), "- - 12.340 -")
	ran(k, "9-1-1", "Northside", []string{"Ana Ruiz", "Bea Holt", "Cara Lim"}, 13.2, 12.4, 12.6)
	relaytest.Want(t, "this file comes first", expects(k), "13.200 12.400 12.600 -")
}
