package model

import (
	"strings"
	"testing"
)

func TestTimesFirstSaysWhatADigitDoesNow(t *testing.T) {
	d := sit(t, "4x100", 9).press("space", "tab").shows("TIMES FIRST: space as each passes", "a digit now is a hand-off")
	d.wait(12).press("space").wait(1).press("space").wait(1).press("space")
	d.shows("TIMES FIRST · 3 open", "type lanes in the order they passed: next is  12.0   13.0 14.0", "1-9,0 whose time it is", "v drop the next")
	d.press("7").shows("2 open", "next is  13.0   14.0")
	d.wants("lane 7", d.passes(7), "12.0 - - -")
	d.press("3", "2").lacks("open", "next is").shows("a digit now is a hand-off")
	d.press("tab").lacks("TIMES FIRST", "a digit now is")
}

func TestWhatIsLeftOpenStandsInEitherModeAndAfterTheFinish(t *testing.T) {
	d := sit(t, "4x100", 1).press("space", "tab").wait(12).press("space", "1").wait(1).press("space")
	d.shows("TIMES FIRST · 1 open").press("tab").shows("LANES · 1 open").lacks("next is")
	for range 3 {
		d.wait(12).press("1")
	}
	d.shows("FINISHED", "LANES · 1 open", "no team yet (tab, then lanes in the order they passed): next is  13.0")
	d.press("tab").shows("type lanes in the order they passed: next is  13.0", "TIMES FIRST · 1 open")
	d.press("v").lacks("open", "next is")
}

func TestOneStraySpaceIsOneKeyToDrop(t *testing.T) {
	d := sit(t, "4x100", 4).press("space", "tab").wait(5).press("space") // a slip of the thumb
	d.wait(7).press("space").wait(0.4).press("space").wait(0.3).press("space").wait(1)
	d.shows("next is  5.0   12.0 12.4 12.7").press("v").shows("dropped: 5.0 time", "next is  12.0   12.4 12.7")
	d.press("2", "4", "1")
	d.wants("lane 2", d.passes(2), "12.0 - - -").wants("lane 4", d.passes(4), "12.4 - - -").wants("lane 1", d.passes(1), "12.7 - - -")
	d.press("v").shows("no time is waiting for a team")
}

func TestADroppedTimeIsBroughtBackByBackspaceAndByRedo(t *testing.T) {
	d := sit(t, "4x100", 4).press("space", "tab").wait(12).press("space").wait(1).press("space").wait(1).press("v").shows("1 open")
	d.wait(1).press("backspace").shows("2 open", "undone: dropping 12.0 time")
	d.wait(1).press("v").shows("1 open").choose("redo").shows("2 open")
	d.press("3")
	d.wants("lane 3", d.passes(3), "12.0 - - -")
}

func TestAHeldVDropsOneTime(t *testing.T) {
	d := sit(t, "4x100", 4).press("space", "tab").wait(12)
	for range 6 {
		d.press("space").wait(1)
	}
	d.press("v").wait(0.4)
	for range 3 {
		d.press("v").wait(0.03)
	}
	d.shows("5 open")
}

func TestReviewGoesOnToTimesWithoutATeam(t *testing.T) {
	d := pressedRace(t, cleanRace())
	d.press("tab").wait(2).press("space").wait(3).press("space")
	d.review().reads("whose?")
	first := d.line("▸")
	d.press("n")
	if second := d.line("▸"); !strings.Contains(first+second, "no team") || first == second {
		t.Errorf("n went from\n%s\nto\n%s", first, second)
	}
}

func TestTooSoonIsSaidInTheRowAtOnce(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(3).press("2")
	row := d.line("Team 2")
	if !strings.Contains(row, "too soon for a 100 m leg (7.4 s): kept, not counted") {
		t.Errorf("the row is %q", row)
	}
	d.shows("3.0 key 2 too soon, not counted")
	d.wait(3.9).shows("kept, not counted")
	d.wait(0.2).lacks("kept, not counted")
	d.wait(6).press("2").lacks("kept, not counted").wants("lane 2", d.passes(2), "13.1 - - -")
}

func TestADigitWhoseTimeIsTooSoonSaysSoAndTheTimeStaysOpen(t *testing.T) {
	d := sit(t, "4x100", 9).press("space", "tab").wait(5).press("space").wait(1).press("4")
	d.shows("1 open", "next is  5.0")
	if row := d.line("Team 4"); !strings.Contains(row, "too soon for a 100 m leg (7.4 s): kept, not counted") {
		t.Errorf("the row is %q", row)
	}
}

func TestReviewOpensOnWhatIsWrongBeforeATimeWithoutATeam(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(5).press("w").wait(7).press("1", "2", "3").wait(12).press("1", "2").wait(12).press("1", "2", "3")
	d.choose("review")
	if row := d.line("▸"); strings.Contains(row, "whose?") || !strings.Contains(row, "?") {
		t.Errorf("opened on %q", row)
	}
	seen := ""
	for range 4 {
		seen += d.press("n").line("▸")
	}
	if !strings.Contains(seen, "whose?") {
		t.Errorf("n never stops at the time without a team:\n%s", seen)
	}
}

func TestATimeThatALaneCouldNotTakeIsNotToldAsItsOwn(t *testing.T) {
	d := sit(t, "4x100", 4).press("space").wait(5).press("tab", "space").wait(1)
	d.press("3") // nobody runs 100 m in 5 s: the time stays open
	d.shows("next is  5.0").press("v").shows("dropped: 5.0 time").lacks("time→3")
}
