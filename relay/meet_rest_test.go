package relay_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"baton/relay"
	"baton/relay/relaytest"
)

// TestARaceThatRestsIsTheSameRace lays every race to rest after every event, looks at
// all of them now and then, and wants what a meet says that was never at rest.
func TestARaceThatRestsIsTheSameRace(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		events := meetDay(t, rt)
		awake := relay.NewMeet()
		awake.Add(events...)
		want := relaytest.Print(awake)
		defer relay.AwakeAtMost(0)()
		drowsy := relay.NewMeet()
		for _, i := range rapid.Permutation(indexes(len(events))).Draw(rt, "order") {
			drowsy.Add(events[i])
			if rapid.IntRange(0, 29).Draw(rt, "look") == 0 {
				relaytest.Print(drowsy)
			}
		}
		if got := relaytest.Print(drowsy); got != want {
			rt.Fatalf("after resting:\n%s\nwant:\n%s", got, want)
		}
		if len(drowsy.Events()) != len(events) || drowsy.Len() != len(events) {
			rt.Fatalf("%d events are left of %d", len(drowsy.Events()), len(events))
		}
	})
}

func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// longDay is a meet of so many races of four lanes, each with a gun, a hand-off and a
// space, and the presses of each.
func longDay(t *testing.T, races int) (k *relaytest.Keeper, pressed []relay.ID) {
	t.Helper()
	k = relaytest.NewKeeper(t, "4x100", 4)
	k.Race = "" // each is set up anew
	for n := range races {
		k.Race = relay.MakeRaceID(n+1, 1, 1)
		k.Write(&relay.RaceSet{Format: relaytest.Ptr(relay.FormatID("4x100"))})
		k.Write(&relay.TeamSet{Team: relay.TeamID(fmt.Sprint("t", n)), Lane: relaytest.Ptr(1)})
		start := float64(100 * (n + 1))
		k.At(start).Do(relay.Arm{})
		k.At(start).Do(relay.Fire{Key: "space"})
		pressed = append(pressed, k.At(start+12).Press("1"))
		k.At(start + 20).Press("space")
	}
	return k, pressed
}

func TestOnlyTheRacesThatWereLookedAtLastAreKeptWhole(t *testing.T) {
	k, pressed := longDay(t, 12)
	relaytest.Want(t, "at rest", relay.AtRest(k.Meet) >= 4, true)
	first := k.Meet.Race("1-1-1")
	relaytest.Want(t, "still known", k.Meet.Has(pressed[0]), true)
	relaytest.Want(t, "its marks", len(first.Marks()), 2)
	relaytest.Want(t, "its hand-off", first.Teams[0].Passes[0].Known, true)
	for i, id := range pressed {
		if e, ok := k.Meet.Event(id); !ok || e.ID != id || e.Race != relay.MakeRaceID(i+1, 1, 1) {
			t.Errorf("%s is %+v, %v", id, e, ok)
		}
	}
	relaytest.Want(t, "all events", len(k.Meet.Events()), k.Meet.Len())
	for range 12 { // all were woken
		k.Write(&relay.Note{Text: "on with it"})
	}
	relaytest.Want(t, "at rest again", relay.AtRest(k.Meet) >= 3, true)
}

func TestAnEventOfARaceThatRestsIsPutRightAsEver(t *testing.T) {
	k, pressed := longDay(t, 14)
	k.Race = "1-1-1"
	k.Write(&relay.Void{Targets: []relay.ID{pressed[0]}})
	relaytest.Want(t, "taken back", k.State().Marks()[0].Role, relay.Voided)
	k.Race = "13-1-1"
	k.Write(&relay.Amend{Target: pressed[1], Race: relaytest.Ptr(k.Race)})
	relaytest.Want(t, "moved here", len(k.State().Marks()), 3)
	relaytest.Want(t, "and from there", len(k.Meet.Race("2-1-1").Marks()), 1)
	ahead := k.Meet.With()
	ahead.Add(must(t, k, "3-1-1", &relay.Void{Targets: []relay.ID{pressed[2]}}))
	relaytest.Want(t, "as it would be", ahead.Race("3-1-1").Marks()[0].Role, relay.Voided)
	relaytest.Want(t, "as it is", k.Meet.Race("3-1-1").Marks()[0].Role, relay.Counted)
}

// must is the event that a keeper would write next.
func must(t *testing.T, k *relaytest.Keeper, race relay.RaceID, f relay.Fact) relay.Event {
	t.Helper()
	pen := relay.Author{Meet: k.Meet, Origin: relay.Origin{0xee}}
	e, err := pen.Next(relay.Header{Race: race, Station: k.Desk.Station, Spot: relay.Everywhere}, f)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestSpacesOfRacesThatRestAreFound(t *testing.T) {
	k, _ := longDay(t, 30)
	var found []string
	for _, s := range k.Meet.Spaces(k.Desk.Station, "30-1-1", k.At(100).Instant()) {
		if e, ok := k.Meet.Event(s.ID); ok && e.Kind == relay.KindPress {
			found = append(found, string(s.Race))
		}
	}
	relaytest.Want(t, "races with a space", len(found), 30)
	relaytest.Want(t, "the newest first", fmt.Sprint(found[0], found[29]), "30-1-11-1-1")
}
