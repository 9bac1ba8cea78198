package model

import (
	"strings"
	"testing"

	"baton/model/terminal"
	"baton/relay"

	tea "github.com/charmbracelet/bubbletea"
)

// open is how many times the race has that no team was named for.
func (d *desk) open() (n int) {
	for _, m := range d.race().Marks() {
		if m.Key == "" && m.Role != relay.Voided {
			n++
		}
	}
	return n
}

func TestAKeyThatMeansNothingInARaceIsATimeAndSaidSo(t *testing.T) {
	for _, key := range []string{"§", "h", "Z", "ש", "中", "é", "%", ";", "home", "pgdown", "left", "insert"} {
		d := sit(t, "4x100", 3).press("space").wait(12)
		d.press(key)
		if n := d.open(); n != 1 {
			t.Errorf("%s left %d times", key, n)
		}
		d.shows("kept: a time, no team")
		d.wait(1).press("1").wants("lane 1 after "+key, d.passes(1), "13.0 - - -")
		d.wait(1).press("backspace").wait(1).press("backspace")
		if n := d.open(); n != 0 {
			t.Errorf("%s undone leaves %d times", key, n)
		}
	}
}

func TestANumberPadWithNumLockOffIsSaidToBeThat(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("end")
	d.shows("is NumLock off?")
}

func TestKeysThatTypeNothingLeaveNothing(t *testing.T) {
	for _, key := range []tea.KeyType{tea.KeyDelete, tea.KeyF5, tea.KeyCtrlA, tea.KeyShiftTab} {
		d := sit(t, "4x100", 3).press("space").wait(12)
		d.key(key)
		if n := d.open(); n != 0 {
			t.Errorf("%s left %d times", key, n)
		}
	}
}

func TestAfterTheFinishNoKeyIsATime(t *testing.T) {
	d := states["finished"](t)
	before := d.open()
	d.press("§", "home")
	if n := d.open(); n != before {
		t.Errorf("%d times where there were %d", n, before)
	}
}

func TestAPasteIntoARaceIsSaidNotToBeTimed(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12)
	d.send(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1 2"), Paste: true}})
	d.shows("nothing of it was timed")
	d.wants("lane 1", d.passes(1), "- - - -")
}

func TestDigitsOfEveryScriptAndLettersByTheirPlaceTime(t *testing.T) {
	for key, want := range map[string]string{"１": "12.0 - - -", "١": "12.0 - - -", "१": "12.0 - - -"} {
		d := sit(t, "4x100", 3).press("space").wait(12).press(key)
		d.wants("lane 1 by "+key, d.passes(1), want)
	}
	d := sit(t, "4x100", 3).press("space").wait(12).press("в")
	d.shows("DROP – which lane?")
	sit(t, "4x100", 3).press("space").wait(12).press("δ").shows("DROP – which lane?")
}

func TestTheKeyboardIsAskedAboutAtTheFirstRuneThatOnlyOthersHave(t *testing.T) {
	for key, want := range map[string]string{
		"é": "azerty, french-mac, belgian, czech or slovak keyboard?", "§": "french-mac or belgian keyboard?", "ľ": "slovak keyboard?", "ř": "czech keyboard?",
	} {
		d := sit(t, "4x100", 3).press("space").wait(12).press(key)
		d.shows(want)
		d.r.Settings.Layout = "us"
		if strings.Contains(d.view(), "keyboard?") {
			t.Errorf("%s is asked about though a keyboard was chosen", key)
		}
	}
	d := sit(t, "4x100", 9)
	d.r.Settings.Layout = "belgian"
	d.press("space").wait(12).press("§").wants("lane 6", d.passes(6), "12.0 - - -").press("!").wants("lane 8", d.passes(8), "12.0 - - -")
}
