package relay

import (
	"errors"
	"slices"
	"testing"
)

// hint is the hint at the keeper's station, as "what does".
func (k *keeper) hint() string {
	d, ok := k.meet.Hint(k.race, k.desk)
	if !ok {
		return ""
	}
	return d.What + " " + d.Does
}

// accept presses c at second s.
func (k *keeper) accept(s float64) []ID {
	k.t.Helper()
	d, _ := k.meet.Hint(k.race, k.desk)
	return k.at(s).do(Accept{Shown: d})
}

func TestCGivesAPressToTheLaneItWasMeantFor(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.at(13 + 0.2*float64(i)).press(key)
	}
	want(t, "hint", k.hint(), "wrong lane? 13.2 → key 2")
	before := k.state()
	k.accept(14)
	want(t, "lane 2", k.passes(2), "13.2 - - -")
	want(t, "lane 1", k.passes(1), "13.0 - - -")
	want(t, "what it says", slices.Equal(PassChanges(before, k.state()), []string{"key 2: ex 1 · → 13.2"}), true)
	want(t, "answered", k.hint(), "")
	k.at(15).do(Undo{Key: "backspace"})
	want(t, "taken back", k.passes(2), "- - - -")
	want(t, "shown again", k.hint(), "wrong lane? 13.2 → key 2")
}

func TestCWithoutAHintRecordsNothing(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	want(t, "none", errors.Is(k.refused(Accept{}), ErrNoHint), true)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.at(13 + 0.2*float64(i)).press(key)
	}
	shown, _ := k.meet.Hint(k.race, k.desk)
	k.at(13.9).press("2")
	want(t, "refuted by the press that came in between", errors.Is(k.refused(Accept{Shown: shown}), ErrHintGone), true)
}

func TestADigitRightAfterCIsNoHeldKey(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	for i, key := range []string{"1", "1", "3", "4"} {
		k.at(13 + 0.2*float64(i)).press(key)
	}
	k.accept(26)
	k.at(26.08).press("2")
	want(t, "lane 2", k.passes(2), "13.2 26.1 - -")
}

func TestAPressTooSoonSaysSoAtOnce(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	soon := k.at(5).press("1")
	mark, _ := k.state().Mark(soon)
	want(t, "from the gun", mark.TooSoon(), "too soon for a 100 m leg (7.4 s): kept, not counted")
	first := k.at(12).press("1")
	mark, _ = k.state().Mark(first)
	want(t, "a hand-off", mark.TooSoon(), "")
	double := k.at(12.5).press("1")
	mark, _ = k.state().Mark(double)
	want(t, "a double", mark.TooSoon(), "")

	far := station(t, k.meet, 2, "two", "200")
	soon = far.at(13.5).press("2")
	mark, _ = far.state().Mark(soon)
	want(t, "where exchange 1 is not seen", mark.TooSoon(), "too soon for 200 m (14.7 s): kept, not counted")

	long := newKeeper(t, "4x800", 1)
	long.gun(0)
	soon = long.at(60).press("1")
	mark, _ = long.state().Mark(soon)
	want(t, "minutes", mark.TooSoon(), "too soon for an 800 m leg (1:25.8): kept, not counted")
}
