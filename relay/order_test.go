package relay_test

import (
	"math"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestACounterOutOfAllBoundsWinsNoRegisterForEver(t *testing.T) {
	for _, c := range []struct {
		counter int64
		before  string // what stands when it has been written
	}{{1<<53 - 1, "theirs"}, {1 << 53, "theirs"}, {1<<53 + 1, "ours"}, {1 << 60, "ours"}, {math.MaxInt64, "ours"}, {-1, "ours"}, {math.MinInt64, "ours"}} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		k.Write(&relay.RaceSet{Name: relaytest.Ptr("ours")})
		them := relaytest.Station(t, k.Meet, 0, "them", relay.Everywhere) // an origin that loses every tie
		them.Lamport = c.counter
		them.Write(&relay.RaceSet{Name: relaytest.Ptr("theirs")})
		relaytest.Want(t, "the name", k.State().Name, c.before)
		k.Write(&relay.RaceSet{Name: relaytest.Ptr("ours again")})
		k.Write(&relay.RaceSet{Name: relaytest.Ptr("ours at last")})
		if c.counter != 1<<53 {
			relaytest.Want(t, "put right", k.State().Name, "ours at last")
		}
		relaytest.Want(t, "counters stay within bounds", k.Meet.Lamport() < 1<<53, true)
	}
}

func TestUndoStillUndoesAfterACounterOutOfAllBounds(t *testing.T) {
	for _, counter := range []int64{1<<53 - 1, 1 << 53, math.MaxInt64} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		k.Gun(0)
		them := relaytest.Station(t, k.Meet, 9, "them", relay.Everywhere)
		them.Lamport = counter
		them.Write(&relay.Note{Text: "hello"})
		k.At(12).Press("1")
		k.At(13).Do(relay.Undo{Key: "backspace"})
		relaytest.Want(t, "undone", k.Passes(1), "- - - -")
		k.At(14).Press("1")
		relaytest.Want(t, "pressed again", k.Passes(1), "14.0 - - -")
	}
}
