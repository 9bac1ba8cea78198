package relay_test

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// twoByTheHub is a race in which station two, 2 s behind the hub's clock, pressed lane 1
// at 12 s and 25 s of its own clock, the gun at 10 s of the hub's.
func twoByTheHub(t *testing.T) (k, two *relaytest.Keeper) {
	k = relaytest.NewKeeper(t, "4x100", 2)
	k.Clock = &relay.Clock{Bound: int64(10 * time.Millisecond)}
	k.Gun(10)
	two = relaytest.Station(t, k.Meet, 2, "two", relay.Everywhere)
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(2)), Bound: int64(20 * time.Millisecond)}
	two.At(21).Press("1")
	two.At(33).Press("1")
	relaytest.Want(t, "13 and 25 s after the gun", k.Passes(1), "13.0 25.0 - -")
	return k, two
}

// The hub's program started anew with its clock set on by an hour. Who looks an old race
// through then knows another offset, better even, but the race was not run by it.
func TestACorrectionAfterTheMeetsClockWasSetMovesNoTimesOfAnOlderRace(t *testing.T) {
	k, two := twoByTheHub(t)
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(3602)), Bound: int64(5 * time.Millisecond)}
	two.At(900).Write(&relay.Note{Text: "seen again"})
	relaytest.Want(t, "as before", k.Passes(1), "13.0 25.0 - -")
	two.At(910).Write(&relay.Insert{Attempt: k.State().Attempt(), Team: relaytest.Team(1), Exchange: 3, At: int64(relaytest.Secs(45.5))})
	relaytest.Want(t, "an instant of then, by the clock of then", k.Passes(1), "13.0 25.0 37.5 -")
}

// Within a run the monotonic clock tells how long after the gun a press was, whatever
// becomes of the meet's clock meanwhile.
func TestTheMeetsClockSetInTheMiddleOfARaceMovesNoPressOfIt(t *testing.T) {
	k, two := twoByTheHub(t)
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(-58)), Bound: int64(5 * time.Millisecond)}
	two.At(45).Press("1")
	two.At(58).Press("1")
	relaytest.Want(t, "35 s and 50 s after it", k.Passes(1), "13.0 25.0 37.0 50.0")
}

func TestAnAttemptGoesByTheClockItBeganWith(t *testing.T) {
	k, two := twoByTheHub(t)
	k.At(60).Do(relay.RecallStart{})
	again := relaytest.Station(t, k.Meet, 3, "one", relay.Everywhere, time.Hour) // the hub, its clock set
	again.Clock = &relay.Clock{Bound: int64(10 * time.Millisecond)}
	again.At(100).Do(relay.Fire{Key: "space"})
	two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(3602)), Bound: int64(5 * time.Millisecond)}
	two.At(111).Press("1")
	relaytest.Want(t, "13 s after the second gun", k.Passes(1), "13.0 - - -")
}

func TestWhenTwoOffsetsContradictEachOther(t *testing.T) {
	for _, c := range []struct {
		name string
		more time.Duration // than the first offset
		want string
	}{
		{"by both bounds and 50 ms: the better one holds", 75 * time.Millisecond, "13.1 25.1 - -"},
		{"by more: each in its time", 75*time.Millisecond + 1, "13.0 25.0 - -"},
		{"the other way, too", -75*time.Millisecond - 1, "13.0 25.0 - -"},
	} {
		k, two := twoByTheHub(t)
		two.Clock = &relay.Clock{Offset: int64(relaytest.Secs(2) + c.more), Bound: int64(5 * time.Millisecond)}
		two.At(900).Write(&relay.Note{Text: "seen again"})
		relaytest.Want(t, c.name, k.Passes(1), c.want)
	}
}
