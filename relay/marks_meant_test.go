package relay

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// meantPress is what a keeper meant: a lane, at a second after the gun.
type meantPress struct {
	at   float64
	lane int
}

// meantRace draws a 4×100 m race as it is run: every lane's hand-offs and its
// finish, 11.5 to 15 s a leg, by time.
func meantRace(rt *rapid.T, lanes int) []meantPress {
	var all []meantPress
	for lane := 1; lane <= lanes; lane++ {
		at := 0.0
		for leg := range 4 {
			at += float64(rapid.IntRange(1150, 1500).Draw(rt, fmt.Sprint("lane ", lane, " leg ", leg+1))) / 100
			all = append(all, meantPress{at, lane})
		}
	}
	slices.SortStableFunc(all, func(a, b meantPress) int { return int(1000*a.at) - int(1000*b.at) })
	return all
}

// allPasses are the passes of every lane, a line each.
func (k *keeper) allPasses() string {
	out := ""
	for _, t := range k.state().Teams {
		out += t.Key + ": " + passesOf(t) + "\n"
	}
	return out
}

// mend puts a press that was made on another lane right, in one of the ways a
// keeper has: m at once, review's move, a second move after a wrong one.
func (k *keeper) mend(rt *rapid.T, id ID, lane int, newest bool) {
	way := rapid.IntRange(0, 3).Draw(rt, "way")
	switch {
	case way == 0 && newest:
		k.do(GiveNewest{Stroke: Stroke{Key: strconv.Itoa(lane), Rune: strconv.Itoa(lane)}})
	case way == 1:
		detour := rapid.IntRange(1, 4).Draw(rt, "by way of lane")
		if mark, _ := k.state().Mark(id); mark.Team != team(detour) {
			k.do(MoveMarks{Marks: []ID{id}, Team: team(detour)})
		}
		fallthrough
	default:
		if mark, _ := k.state().Mark(id); mark.Team != team(lane) {
			k.do(MoveMarks{Marks: []ID{id}, Team: team(lane)})
		}
	}
}

func TestCorrectionsInBetweenComeToThePressesThatWereMeant(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const lanes = 4
		place := rapid.SampledFrom([]Place{Everywhere, "0", "200"}).Draw(rt, "place")
		meant, made := newKeeper(t, "4x100", lanes), newKeeper(t, "4x100", lanes)
		meant.desk.Place, made.desk.Place = place, place
		meant.gun(0)
		made.gun(0)
		type wrong struct {
			id   ID
			lane int
		}
		var open []wrong
		before := 0.0
		for _, p := range meantRace(rt, lanes) {
			at := max(p.at, before+0.12) // one finger is no faster
			before = at
			meant.at(at).press(strconv.Itoa(p.lane))
			key := p.lane
			if rapid.IntRange(0, 3).Draw(rt, "slips") == 0 {
				key = rapid.IntRange(1, lanes).Draw(rt, "key")
			}
			id := made.at(at).press(strconv.Itoa(key))
			newest := true
			if key != p.lane {
				open = append(open, wrong{id, p.lane})
			}
			for len(open) > 0 && rapid.Bool().Draw(rt, "mends") {
				i := rapid.IntRange(0, len(open)-1).Draw(rt, "which")
				made.at(at+0.01).mend(rt, open[i].id, open[i].lane, newest && open[i].id == id)
				open = slices.Delete(open, i, i+1)
			}
		}
		for _, o := range open {
			made.at(before+5).mend(rt, o.id, o.lane, false)
		}
		if got, wanted := made.allPasses(), meant.allPasses(); got != wanted {
			rt.Fatalf("as pressed and put right:\n%s\nas meant:\n%s", got, wanted)
		}
	})
}

func TestAPressGivenToAWrongLaneAndBackChangesNothingInAnyLane(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const lanes = 5
		k := newKeeper(t, "4x100", lanes)
		plain := newKeeper(t, "4x100", lanes)
		k.gun(0)
		plain.gun(0)
		race := meantRace(rt, lanes)
		given := rapid.IntRange(0, len(race)-1).Draw(rt, "press")
		back := rapid.IntRange(given, len(race)-1).Draw(rt, "back after press")
		to := rapid.IntRange(1, lanes).Draw(rt, "to lane")
		var id ID
		for i, p := range race {
			made := k.at(p.at).press(strconv.Itoa(p.lane))
			plain.at(p.at).press(strconv.Itoa(p.lane))
			if i == given && to != p.lane {
				id = made
				before := k.allPassesBut(to, p.lane)
				k.at(p.at + 0.001).do(MoveMarks{Marks: []ID{id}, Team: team(to)})
				if after := k.allPassesBut(to, p.lane); after != before {
					rt.Fatalf("a third lane changed:\n%s\nwas:\n%s", after, before)
				}
			}
			if i == back && !id.IsZero() {
				k.at(p.at + 0.002).do(MoveMarks{Marks: []ID{id}, Team: team(race[given].lane)})
			}
		}
		if got, wanted := k.allPasses(), plain.allPasses(); got != wanted {
			rt.Fatalf("there and back:\n%s\nnever moved:\n%s", got, wanted)
		}
	})
}

// allPassesBut are the passes of every lane but two.
func (k *keeper) allPassesBut(a, b int) string {
	out := ""
	for lane := 1; lane <= len(k.state().Teams); lane++ {
		if lane != a && lane != b {
			out += fmt.Sprintln(lane, k.passes(lane))
		}
	}
	return out
}

func TestAcceptingAWrongLaneLaterCostsThatLaneNothing(t *testing.T) {
	for _, give := range []struct {
		how string
		do  func(k *keeper, id ID)
	}{
		{"c", func(k *keeper, _ ID) { k.accept(14) }},
		{"review's move", func(k *keeper, id ID) { k.at(14).do(MoveMarks{Marks: []ID{id}, Team: team(2)}) }},
	} {
		k := newKeeper(t, "4x100", 4)
		k.gun(0)
		k.at(13).press("1")
		slip := k.at(13.2).press("1")
		k.at(13.4).press("3")
		k.at(13.6).press("4")
		give.do(k, slip)
		k.at(25).press("1")
		k.at(25.3).press("2")
		want(t, give.how+", lane 1", k.passes(1), "13.0 25.0 - -")
		want(t, give.how+", lane 2", k.passes(2), "13.2 25.3 - -")
	}
}

func TestATimeAssignedByMistakeAndMovedOnCostsTheNextLaneNothing(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	k.desk.Mode = Times
	first := k.at(13).press("space")
	k.at(13.4).press("space")
	k.at(15).press("1") // meant 2
	k.at(16).press("1")
	k.at(17).do(GiveTimes{Times: []ID{first}, Teams: []TeamID{team(2)}})
	k.desk.Mode = Lanes
	k.at(25).press("2")
	k.at(25.4).press("1")
	want(t, "lane 2", k.passes(2), "13.0 25.0 - -")
	want(t, "lane 1", k.passes(1), "13.4 25.4 - -")
}

func TestKeysSwappedDuringTheRaceKeepCountingOn(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	k.gun(0)
	k.at(13).press("1")
	k.at(14).do(SwapTeams{A: team(1), B: team(2)})
	k.at(14.5).press("1") // the other team, whose key this is now no more: lane 2
	k.at(26).press("2")
	want(t, "team 2, pressed under 1", k.passes(2), "13.0 - - -")
	want(t, "team 1, under 2 from its first hand-off on", k.passes(1), "26.0 - - -")
}

func TestOtherStationsMarksStillMoveWhereOneCountsFrom(t *testing.T) {
	for _, c := range []struct {
		name string
		at   float64
		want string
	}{
		{"long after: the next exchange", 25, "13.0 25.0 - -"},
		{"half a guard after, less a little: the same exchange", 13 + 3.67, "14.8 - - -"}, // half of 7.353 s is 3.6765
		{"half a guard after: the next one", 13 + 3.69, "13.0 16.7 - -"},
	} {
		k := newKeeper(t, "4x100", 2)
		k.gun(0)
		k.at(13).press("1")
		two := station(t, k.meet, 2, "two", Everywhere)
		two.at(c.at).press("1")
		want(t, c.name, k.passes(1), c.want)
	}
}

func TestAPressGivenToALaneAfterItsHandOffWasToldAsNotSeenIsThatHandOff(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.at(13 + 0.2*float64(i)).press(key) // the second one was lane 2's
	}
	k.at(14).do(Miss{Stroke: Stroke{Key: "2"}})
	k.at(25.3).press("2")
	want(t, "told as not seen", k.passes(2), "- 25.3 - -")
	marks := k.state().Marks
	k.at(26).do(MoveMarks{Marks: []ID{marks[1].ID}, Team: team(2)})
	want(t, "seen after all", k.passes(2), "13.2 25.3 - -")
	k.at(38).press("2")
	want(t, "and on", k.passes(2), "13.2 25.3 38.0 -")
}
