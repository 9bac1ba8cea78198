package model

import (
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// wrongLane is four teams at the first exchange, lane 1's key pressed for lane 2.
func wrongLane(t testing.TB) *desk {
	return sit(t, "4x100", 4).press("space").wait(13).press("1").wait(0.2).press("1").wait(0.2).press("3").wait(0.2).press("4")
}

func TestCDoesWhatTheHintProposesAndSaysBeforeAndAfter(t *testing.T) {
	d := wrongLane(t).shows("wrong lane? c: 13.2 → key 2")
	d.press("c").shows("key 2: ex 1 none → 13.2").lacks("wrong lane?")
	d.wants("lane 2", d.passes(2), "13.2 - - -")
	d.wait(1).press("backspace").shows("wrong lane? c: 13.2 → key 2")
	d.wants("taken back", d.passes(2), "- - - -")
}

func TestCWithoutAHintSaysSoAndRecordsNothing(t *testing.T) {
	d := sit(t, "4x100", 4).press("space").wait(13).press("1")
	before := d.race().Recorded
	d.press("c").shows("no hint is shown")
	if got := d.race().Recorded; got != before {
		t.Errorf("%d events, %d before", got, before)
	}
}

func TestCInOneWriteWithAPressDoesNotDoWhatNobodyRead(t *testing.T) {
	d := sit(t, "4x100", 4).press("space").wait(13).press("1").wait(0.2).press("1").wait(0.2).press("3").wait(0.2).press("4c")
	d.wants("lane 2", d.passes(2), "- - - -")
	d.shows("wrong lane?")
}

func TestOneExchangeShortIsAnsweredByC(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "2", "3").wait(12).press("1", "2").wait(12).press("1", "2", "3").shows("one exchange short?")
	d.press("c").lacks("one exchange short?")
	d.wants("lane 3", d.passes(3), "12.0 - 36.0 -")
}

// A hint stays on the screen at every size, whatever else is said.
func TestNoOtherLineTakesTheHintsPlace(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {160, 50}, {200, 60}} {
		d := wrongLane(t)
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for name, key := range map[string]string{"a refusal": "f2", "a flag": "f4", "nothing": "", "a time": "w", "a second time": " "} {
			if key == "f2" {
				d.press("f2")
			} else {
				for _, r := range key {
					d.press(string(r))
				}
			}
			if got := d.view(); !strings.Contains(got, "wrong lane? c") && !strings.Contains(got, "lane? c") {
				t.Errorf("%v after %s:\n%s", size, name, got)
			}
			d.wait(5)
		}
	}
}

func TestOnlyTheHintThatIsShownNamesTheKeyC(t *testing.T) {
	d := sit(t, "4x100", 5).press("space").wait(12).press("1", "2", "3", "5").wait(12).press("1", "2", "3", "4", "5") // lane 4's first was missed
	d.wait(12).press("1").wait(0.2).press("1").wait(0.1).press("3").wait(0.1).press("5")                              // and 1 pressed for 2
	d.shows("one exchange short? c: key 4")
	if row := d.line("Team 1"); !strings.Contains(row, "lane?") || strings.Contains(row, "lane? c") {
		t.Errorf("lane 1's row: %q", row)
	}
	d.press("c").wants("c does the hint, lane 4", d.passes(4), "- 24.0 - -").wants("and nothing else, lane 2", d.passes(2), "12.0 24.0 - -")
}

func TestATeamThatSeemsShortClaimsNoPlaceOnTheLiveScreen(t *testing.T) {
	d := sit(t, "4x100", 3).press("space")
	at := 0.0
	press := func(s float64, lane string) { d.wait(s - at).press(lane); at = s }
	for leg, s := range []float64{12.5, 25, 37.5, 50} {
		for lane, slower := range []float64{0, 0.3, 0.6} {
			if leg != 1 || lane != 1 { // lane 2's second hand-off is missed
				press(s+slower, string(rune('1'+lane)))
			}
		}
	}
	d.shows("one exchange short?")
	place := func(row string) {
		t.Helper()
		if text := ansi.Strip(d.view()); !regexp.MustCompile("(?m)" + row + " *$").MatchString(text) {
			t.Errorf("no row is %s:\n%s", row, text)
		}
	}
	place(`1  Team 1 .*50\.0  1`)
	place(`2  Team 2 .*·   \?`)
	d.press("c")
	place(`2  Team 2 .*50\.3  2`)
}
