package relay_test

import (
	"errors"
	"slices"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

// hint is the hint at the keeper's station, as "what does".
func hint(k *relaytest.Keeper) string {
	d, ok := k.Meet.Hint(k.Race, k.Desk)
	if !ok {
		return ""
	}
	return d.What + " " + d.Does
}

// accept presses c at second s.
func accept(k *relaytest.Keeper, s float64) []relay.ID {
	k.T.Helper()
	d, _ := k.Meet.Hint(k.Race, k.Desk)
	return k.At(s).Do(relay.Accept{Hint: d})
}

func TestCGivesAPressToTheLaneItWasMeantFor(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.At(13 + 0.2*float64(i)).Press(key)
	}
	relaytest.Want(t, "hint", hint(k), "wrong lane? 13.2 → key 2")
	before := k.State()
	accept(k, 14)
	relaytest.Want(t, "lane 2", k.Passes(2), "13.2 - - -")
	relaytest.Want(t, "lane 1", k.Passes(1), "13.0 - - -")
	relaytest.Want(t, "what it says", slices.Equal(relay.PassChanges(before, k.State()), []string{"key 2: ex 1 none → 13.2"}), true)
	relaytest.Want(t, "answered", hint(k), "")
	k.At(15).Do(relay.Undo{Key: "backspace"})
	relaytest.Want(t, "taken back", k.Passes(2), "- - - -")
	relaytest.Want(t, "shown again", hint(k), "wrong lane? 13.2 → key 2")
}

func TestCWithoutAHintRecordsNothing(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	relaytest.Want(t, "none", errors.Is(k.Refused(relay.Accept{}), relay.ErrNoHint), true)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.At(13 + 0.2*float64(i)).Press(key)
	}
	shown, _ := k.Meet.Hint(k.Race, k.Desk)
	k.At(13.9).Press("2")
	relaytest.Want(t, "refuted by the press that came in between", errors.Is(k.Refused(relay.Accept{Hint: shown}), relay.ErrHintGone), true)
}

func TestADigitRightAfterCIsNoHeldKey(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.At(13 + 0.2*float64(i)).Press(key)
	}
	accept(k, 26)
	k.At(26.08).Press("2")
	relaytest.Want(t, "lane 2", k.Passes(2), "13.2 26.1 - -")
}

func TestNoHintGivesAPressToATeamThatCannotHaveMadeIt(t *testing.T) {
	for _, c := range []struct {
		what    string
		seconds []float64 // of presses on key 1; the guard of 100 m is 7.36 s
		hint    string
	}{
		{"too soon for any team", []float64{7.0}, ""},
		{"not too soon for the other team", []float64{7.4, 7.52}, "wrong lane? 7.5 → key 2"},
	} {
		k := relaytest.NewKeeper(t, "4x100", 4)
		k.Gun(0)
		for _, s := range c.seconds {
			k.At(s).Press("1")
		}
		k.At(7.6).Press("3")
		k.At(7.7).Press("4")
		relaytest.Want(t, c.what, hint(k), c.hint)
	}
}

func TestAPressTooSoonSaysSoAtOnce(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	soon := k.At(5).Press("1")
	mark, _ := k.State().Mark(soon)
	relaytest.Want(t, "from the gun", mark.TooSoon(), "too soon for a 100 m leg (7.4 s): kept, not counted")
	first := k.At(12).Press("1")
	mark, _ = k.State().Mark(first)
	relaytest.Want(t, "a hand-off", mark.TooSoon(), "")
	double := k.At(12.5).Press("1")
	mark, _ = k.State().Mark(double)
	relaytest.Want(t, "a double", mark.TooSoon(), "")

	far := relaytest.Station(t, k.Meet, 2, "two", "200")
	soon = far.At(13.5).Press("2")
	mark, _ = far.State().Mark(soon)
	relaytest.Want(t, "where exchange 1 is not seen", mark.TooSoon(), "too soon for 200 m (14.7 s): kept, not counted")

	long := relaytest.NewKeeper(t, "4x800", 1)
	long.Gun(0)
	soon = long.At(60).Press("1")
	mark, _ = long.State().Mark(soon)
	relaytest.Want(t, "minutes", mark.TooSoon(), "too soon for an 800 m leg (1:25.8): kept, not counted")
}

func TestAStraySpaceInLanesIsOneKeyToDropWhateverWasTimedSince(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(13).Press("1")
	stray := k.At(20).Press("space")
	k.At(25).Press("1")
	k.At(26).Do(relay.DropOldest{})
	relaytest.Want(t, "the space", k.Role(stray), relay.Voided)
	relaytest.Want(t, "lane 1", k.Passes(1), "13.0 25.0 - -")
	relaytest.RefusedAs(t, "another", k.Refused(relay.DropOldest{}), relay.ErrNoOpen)
}
