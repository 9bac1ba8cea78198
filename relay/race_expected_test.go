package relay

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// expects is what each leg of team 1 should take, to 0.001 s; "-" where nothing
// predicts it.
func (k *keeper) expects() string {
	var out []string
	for leg := range k.one().Legs {
		takes, ok := k.state().Expected(k.one(), leg+1)
		if !ok {
			out = append(out, "-")
			continue
		}
		out = append(out, fmt.Sprintf("%.3f", takes.Seconds()))
	}
	return strings.Join(out, " ")
}

func (k *keeper) target(seconds float64) {
	k.write(&TeamSet{Team: team(1), Target: ptr(time.Duration(seconds * float64(time.Second)))})
}

// Without bests a target is shared as distances compare, and every leg but the
// lead-off is a second faster than a flat race: 4×100 in 50.2 are (50.2 + 3) ÷ 4 =
// 13.3 flat, so 13.3 and three times 12.3.
func TestATeamsTargetPredictsItsLegs(t *testing.T) {
	for _, c := range []struct {
		what   string
		format FormatID
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
		k := northside(t, c.format)
		k.target(c.target)
		for i, best := range c.bests {
			k.write(&LineupSet{Team: team(1), Leg: i + 1, Best: ptr(time.Duration(best * float64(time.Second)))})
		}
		for leg, target := range c.legs {
			k.write(&LineupSet{Team: team(1), Leg: leg, Target: ptr(time.Duration(target * float64(time.Second)))})
		}
		want(t, c.what, k.expects(), c.want)
	}
}

func TestAStandingStartMakesNobodyBehind(t *testing.T) {
	k := northside(t, "4x100")
	k.target(50.2)
	k.gun(10)
	for _, c := range []struct {
		at    float64 // from the gun, at the next exchange or the finish
		ahead float64
	}{{13.3, 0}, {25.7, 0.1}, {37.9, 0}, {50.0, -0.2}} {
		k.at(10 + c.at).press("1")
		off, ok := k.state().AgainstTarget(k.one())
		want(t, fmt.Sprint("known at ", c.at), ok, true)
		want(t, fmt.Sprint("off at ", c.at), off.Round(time.Millisecond), time.Duration(c.ahead*1000)*time.Millisecond)
	}
}

func TestGetReadyComesFromATeamsTarget(t *testing.T) {
	k := northside(t, "4x100")
	k.target(50.2)
	k.gun(10)
	at := func(s float64) WaitState { return k.state().Waiting(k.one(), 2, k.at(10+s).instant()).State }
	want(t, "just before the window of 5 s", at(8.29), OnDeck)
	want(t, "in it", at(8.3), GetReady)
	want(t, "a second late", at(14.3), GetReady)
	want(t, "more than that", at(14.31), Late)
}

// ran is an earlier race of the meet: Northside's order, and its splits.
func (k *keeper) ran(race RaceID, name string, order []string, splits ...float64) {
	k.race = race
	k.write(&RaceSet{Format: ptr(FormatID("4x100"))})
	k.write(&TeamSet{Team: TeamID(race), Name: &name, Lane: ptr(1)})
	for i := range order {
		k.write(&LineupSet{Team: TeamID(race), Leg: i + 1, Runner: &order[i]})
	}
	k.gun(k.now.Seconds() + 100)
	start := k.now.Seconds()
	for _, s := range splits {
		start += s
		k.at(start).press("1")
	}
	k.race = "1-1-1"
}

func TestARunnersOwnSplitsPredictTheNextRace(t *testing.T) {
	k := northside(t, "4x100")
	order := []string{"Ana Ruiz", "Bea Holt", "Cara Lim", "Dee Wong"}
	k.ran("9-1-1", "Northside", order, 13.2, 12.4, 12.6, 12.5)
	want(t, "as they ran", k.expects(), "13.200 12.400 12.600 12.500")
	k.ran("9-1-2", "Northside", order, 13.3, 12.3, 12.7, 12.4)
	want(t, "their best", k.expects(), "13.200 12.300 12.600 12.400")
	k.ran("9-1-3", "Riverton", order, 12.2, 11.4, 11.6, 11.5)
	want(t, "namesakes of another school", k.expects(), "13.200 12.300 12.600 12.400")
	k.target(50.2)
	want(t, "before the team's target", k.expects(), "13.200 12.300 12.600 12.400")
	k.do(SetLineup{Team: team(1), Legs: []LineupSet{{Leg: 1, Runner: ptr("Bea Holt")}, {Leg: 2, Runner: ptr("Ana Ruiz")}}})
	want(t, "a lead-off is no flying leg: the two share the target", k.expects(), "13.300 12.300 12.600 12.400")

	drop := NewIncident(KindDrop, Incident{Keyed: Keyed{Team: "9-1-2", Attempt: k.meet.Race("9-1-2").Attempt()}, Exchange: 3})
	k.race = "9-1-2"
	k.write(drop)
	k.race = "1-1-1"
	want(t, "legs beside a drop do not count", k.expects(), "13.300 12.300 12.600 12.500")
}

func TestYesterdaysSplitsPredictWhereTheFileHasNone(t *testing.T) {
	k := northside(t, "4x100")
	k.meet.Remember(func(name, team string, kind LegKind) (time.Duration, bool) {
		return 12340 * time.Millisecond, name == "Cara Lim" && team == "Northside" && kind == LegKind{Distance: 100 * Metre}
	})
	want(t, "from yesterday", k.expects(), "- - 12.340 -")
	k.ran("9-1-1", "Northside", []string{"Ana Ruiz", "Bea Holt", "Cara Lim"}, 13.2, 12.4, 12.6)
	want(t, "this file comes first", k.expects(), "13.200 12.400 12.600 -")
}
