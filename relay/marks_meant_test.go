package relay_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"

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
func allPasses(k *relaytest.Keeper) string {
	out := ""
	for _, t := range k.State().Teams {
		out += t.Key + ": " + relaytest.PassesOf(t) + "\n"
	}
	return out
}

// mend puts a press that was made on another lane right, in one of the ways a
// keeper has: m at once, review's move, a second move after a wrong one.
func mend(k *relaytest.Keeper, rt *rapid.T, id relay.ID, lane int, newest bool) {
	way := rapid.IntRange(0, 3).Draw(rt, "way")
	switch {
	case way == 0 && newest:
		k.Do(relay.GiveNewest{Stroke: relay.Stroke{Key: strconv.Itoa(lane), Rune: strconv.Itoa(lane)}})
	case way == 1:
		detour := rapid.IntRange(1, 4).Draw(rt, "by way of lane")
		if mark, _ := k.State().Mark(id); mark.Team != relaytest.Team(detour) {
			k.Do(relay.MoveMarks{Marks: []relay.ID{id}, Team: relaytest.Team(detour)})
		}
		fallthrough
	default:
		if mark, _ := k.State().Mark(id); mark.Team != relaytest.Team(lane) {
			k.Do(relay.MoveMarks{Marks: []relay.ID{id}, Team: relaytest.Team(lane)})
		}
	}
}

func TestCorrectionsInBetweenComeToThePressesThatWereMeant(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const lanes = 4
		place := rapid.SampledFrom([]relay.Spot{relay.Everywhere, "0", "200"}).Draw(rt, "place")
		meant, made := relaytest.NewKeeper(t, "4x100", lanes), relaytest.NewKeeper(t, "4x100", lanes)
		meant.Desk.Spot, made.Desk.Spot = place, place
		meant.Gun(0)
		made.Gun(0)
		type wrong struct {
			id   relay.ID
			lane int
		}
		var open []wrong
		before := 0.0
		for _, p := range meantRace(rt, lanes) {
			at := max(p.at, before+0.12) // one finger is no faster
			before = at
			meant.At(at).Press(strconv.Itoa(p.lane))
			key := p.lane
			if rapid.IntRange(0, 3).Draw(rt, "slips") == 0 {
				key = rapid.IntRange(1, lanes).Draw(rt, "key")
			}
			id := made.At(at).Press(strconv.Itoa(key))
			newest := true
			if key != p.lane {
				open = append(open, wrong{id, p.lane})
			}
			for len(open) > 0 && rapid.Bool().Draw(rt, "mends") {
				i := rapid.IntRange(0, len(open)-1).Draw(rt, "which")
				mend(made.At(at+0.01), rt, open[i].id, open[i].lane, newest && open[i].id == id)
				open = slices.Delete(open, i, i+1)
			}
		}
		for _, o := range open {
			mend(made.At(before+5), rt, o.id, o.lane, false)
		}
		if got, wanted := allPasses(made), allPasses(meant); got != wanted {
			rt.Fatalf("as pressed and put right:\n%s\nas meant:\n%s", got, wanted)
		}
	})
}

func TestAPressGivenToAWrongLaneAndBackChangesNothingInAnyLane(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const lanes = 5
		k := relaytest.NewKeeper(t, "4x100", lanes)
		plain := relaytest.NewKeeper(t, "4x100", lanes)
		k.Gun(0)
		plain.Gun(0)
		race := meantRace(rt, lanes)
		given := rapid.IntRange(0, len(race)-1).Draw(rt, "press")
		back := rapid.IntRange(given, len(race)-1).Draw(rt, "back after press")
		to := rapid.IntRange(1, lanes).Draw(rt, "to lane")
		var id relay.ID
		for i, p := range race {
			made := k.At(p.at).Press(strconv.Itoa(p.lane))
			plain.At(p.at).Press(strconv.Itoa(p.lane))
			if i == given && to != p.lane {
				id = made
				before := allPassesBut(k, to, p.lane)
				k.At(p.at + 0.001).Do(relay.MoveMarks{Marks: []relay.ID{id}, Team: relaytest.Team(to)})
				if after := allPassesBut(k, to, p.lane); after != before {
					rt.Fatalf("a third lane changed:\n%s\nwas:\n%s", after, before)
				}
			}
			if i == back && !id.IsZero() {
				k.At(p.at + 0.002).Do(relay.MoveMarks{Marks: []relay.ID{id}, Team: relaytest.Team(race[given].lane)})
			}
		}
		if got, wanted := allPasses(k), allPasses(plain); got != wanted {
			rt.Fatalf("there and back:\n%s\nnever moved:\n%s", got, wanted)
		}
	})
}

// allPassesBut are the passes of every lane but two.
func allPassesBut(k *relaytest.Keeper, a, b int) string {
	out := ""
	for lane := 1; lane <= len(k.State().Teams); lane++ {
		if lane != a && lane != b {
			out += fmt.Sprintln(lane, k.Passes(lane))
		}
	}
	return out
}

func TestAcceptingAWrongLaneLaterCostsThatLaneNothing(t *testing.T) {
	for _, give := range []struct {
		how string
		do  func(k *relaytest.Keeper, id relay.ID)
	}{
		{"c", func(k *relaytest.Keeper, _ relay.ID) { accept(k, 14) }},
		{"review's move", func(k *relaytest.Keeper, id relay.ID) {
			k.At(14).Do(relay.MoveMarks{Marks: []relay.ID{id}, Team: relaytest.Team(2)})
		}},
	} {
		k := relaytest.NewKeeper(t, "4x100", 4)
		k.Gun(0)
		k.At(13).Press("1")
		slip := k.At(13.2).Press("1")
		k.At(13.4).Press("3")
		k.At(13.6).Press("4")
		give.do(k, slip)
		k.At(25).Press("1")
		k.At(25.3).Press("2")
		relaytest.Want(t, give.how+", lane 1", k.Passes(1), "13.0 25.0 - -")
		relaytest.Want(t, give.how+", lane 2", k.Passes(2), "13.2 25.3 - -")
	}
}

func TestATimeAssignedByMistakeAndMovedOnCostsTheNextLaneNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	k.Desk.Mode = relay.Times
	first := k.At(13).Press("space")
	k.At(13.4).Press("space")
	k.At(15).Press("1") // meant 2
	k.At(16).Press("1")
	k.At(17).Do(relay.GiveTimes{Times: []relay.ID{first}, Teams: []relay.TeamID{relaytest.Team(2)}})
	k.Desk.Mode = relay.Lanes
	k.At(25).Press("2")
	k.At(25.4).Press("1")
	relaytest.Want(t, "lane 2", k.Passes(2), "13.0 25.0 - -")
	relaytest.Want(t, "lane 1", k.Passes(1), "13.4 25.4 - -")
}

func TestKeysSwappedDuringTheRaceKeepCountingOn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	k.At(13).Press("1")
	k.At(14).Do(relay.SwapTeams{A: relaytest.Team(1), B: relaytest.Team(2)})
	k.At(14.5).Press("1") // the other team, whose key this is now no more: lane 2
	k.At(26).Press("2")
	relaytest.Want(t, "team 2, pressed under 1", k.Passes(2), "13.0 - - -")
	relaytest.Want(t, "team 1, under 2 from its first hand-off on", k.Passes(1), "26.0 - - -")
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
		k := relaytest.NewKeeper(t, "4x100", 2)
		k.Clock = &relay.Clock{Bound: 1}
		k.Gun(0)
		k.At(13).Press("1")
		two := relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
		two.Clock = k.Clock
		two.At(c.at).Press("1")
		relaytest.Want(t, c.name, k.Passes(1), c.want)
	}
}

func TestAPressGivenToALaneAfterItsHandOffWasToldAsNotSeenIsThatHandOff(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.At(13 + 0.2*float64(i)).Press(key) // the second one was lane 2's
	}
	k.At(14).Do(relay.SkipExchange{Stroke: relay.Stroke{Key: "2"}})
	k.At(25.3).Press("2")
	relaytest.Want(t, "told as not seen", k.Passes(2), "- 25.3 - -")
	marks := k.State().Marks()
	k.At(26).Do(relay.MoveMarks{Marks: []relay.ID{marks[1].ID}, Team: relaytest.Team(2)})
	relaytest.Want(t, "seen after all", k.Passes(2), "13.2 25.3 - -")
	k.At(38).Press("2")
	relaytest.Want(t, "and on", k.Passes(2), "13.2 25.3 38.0 -")
}
