package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/model/live"
	"baton/model/terminal"
	"baton/model/ui"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// chosen is the name of the menu's item under the cursor.
func (d *desk) chosen() string {
	p := d.r.Screen.(*live.Screen).Panel
	return p.Items[p.Selected].Name
}

// choose opens the menu and does the item that begins with a name.
func (d *desk) choose(name string) *desk {
	d.t.Helper()
	d.press("esc")
	for range len(d.r.Screen.(*live.Screen).Panel.Items) {
		if strings.HasPrefix(d.chosen(), name) {
			return d.press("enter")
		}
		d.press("down")
	}
	d.t.Fatalf("the menu has no %q", name)
	return d
}

// lacks fails where the screen shows a text.
func (d *desk) lacks(texts ...string) *desk {
	d.t.Helper()
	screen := ansi.Strip(d.view())
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Errorf("the screen shows %q:\n%s", text, screen)
		}
	}
	return d
}

func TestAMistakenRecallIsTakenBackFromTheMenu(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12.4).press("1").choose("recall")
	d.wait(1).shows("RECALLED")
	d.press("esc").shows("take the recall back")
	d.lacks("no gun has been fired")
	d.press("esc").choose("take the recall back")
	d.wants("lane 1", d.passes(1), "12.4 - - -")
	d.shows("LIVE")
}

func TestTheMenusLinesNeverMoveWhileItIsOpen(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(30).press("esc", "down")
	lines := func() (out []string) {
		for _, l := range strings.Split(ansi.Strip(d.view()), "\n") {
			if _, beside, ok := strings.Cut(l, "│"); ok {
				out = append(out, strings.Fields(strings.TrimPrefix(strings.TrimSpace(beside), "▸ ") + " ·")[0])
			}
		}
		return out[:9] // the title and every item; what explains the one under the cursor follows
	}
	before := lines()
	d.wait(12).press("1", "2", "3", "4", "backspace").wait(4).press("1", "2", "m", "7", "d", "5", "space", "q", "j", "tab")
	if after := lines(); !slices.Equal(after, before) {
		t.Errorf("the lines were %q, and are %q", before, after)
	}
	d.wants("the cursor", d.chosen(), "redo")
}

func TestWhatAMenuLineSaysIsTrueWhileItIsOpen(t *testing.T) {
	d := sit(t, "4x100", 9).press("esc").shows("recall – no gun has been fired", "redo – nothing was undone")
	d.press("space").shows("recall").lacks("no gun has been fired")
	d.wait(12).press("3", "backspace").shows("redo 12.0 key 3")
	d.press("up", "enter").shows("RECALLED")
	d.press("esc").shows("take the recall back")
	d.press("space").shows("take the recall back – a gun cou")
	d.press("up", "enter").shows("LIVE", "a gun counts now")
}

func TestTheMenuOpensOnTheRecallForTenSecondsAfterTheGun(t *testing.T) {
	for wait, want := range map[float64]string{0.5: "recall", 9.9: "recall", 10.1: "late gun", 60: "late gun"} {
		d := sit(t, "4x100", 3).press("space").wait(wait).press("esc")
		d.wants(fmt.Sprintf("%g s after the gun", wait), d.chosen(), want)
	}
	d := sit(t, "4x100", 3).press("esc")
	d.wants("before the gun", d.chosen(), "late gun")
}

func TestEscAndEnterAfterAFalseStartRecallIt(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(2).press("esc").wait(9).press("enter").shows("RECALLED")
	d.wait(20).press("space").wait(12).press("1")
	d.wants("timed from the second gun", d.passes(1), "12.0 - - -")
}

func TestEscEndsWhatWaitsAndOpensNoMenu(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(13).press("d", "esc").shows("kept: drop, no team").lacks("late gun")
	d.press("2")
	d.wants("the digit is a hand-off", d.passes(2), "13.0 - - -")
	d.press("s", "esc").lacks("late gun")
	d.press("enter").shows("3 still running: enter again")
	d.press("esc").lacks("still running", "late gun")
	d.press("esc").shows("late gun")
	d = sit(t, "4x800", 16).press("space").wait(130).press("1", "esc").lacks("late gun", "LANE 1_")
	d.press("4").shows("no lane begins with 4")
}

func TestTheMenuGoesRoundItsEnds(t *testing.T) {
	d := sit(t, "4x100", 3).press("esc")
	d.wants("opened on", d.chosen(), "late gun")
	d.press("up")
	d.wants("up", d.chosen(), "recall")
	d.press("up")
	d.wants("up from the top", d.chosen(), "leave")
	d.press("down")
	d.wants("down from the bottom", d.chosen(), "recall")
	d.key(tea.KeyEnd)
	d.wants("end", d.chosen(), "leave")
	d.key(tea.KeyHome)
	d.wants("home", d.chosen(), "recall")
}

// key presses a key that has no rune.
func (d *desk) key(k tea.KeyType) { d.send(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: k}}) }

func TestRedoSaysWhatItBringsBack(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).choose("redo")
	d.shows("nothing was undone")
	d.press("esc", "3", "backspace", "esc").shows("redo 12.0 key 3")
	d.press("down", "enter")
	d.wants("redone", d.passes(3), "12.0 - - -")
}

func TestBackspaceSaysWhatWasUndone(t *testing.T) {
	for what, c := range map[string]struct {
		keys []string
		want string
	}{
		"a hand-off":             {[]string{"5"}, "undone: 12.0 key 5 ex 1"},
		"a letter and its digit": {[]string{"d", "5"}, "undone: 12.0 drop key 5"},
		"a letter alone":         {[]string{"f"}, "undone: 12.0 flag"},
		"a slip":                 {[]string{"r"}, "undone: 12.0 near 4"},
		"a slip given to a team": {[]string{"r", "m", "6"}, "undone: 12.0 time→6 ex 1"},
		"the baton in the zone":  {[]string{"j"}, "undone: baton in zone key 1"},
		"a hand-off not seen":    {[]string{"1", "2", "s", "3"}, "undone: key 3, ex 1 not seen"},
		"a time given":           {[]string{"tab", "space", "7"}, "undone: 12.0 time→7 ex 1"},
	} {
		t.Run(what, func(t *testing.T) {
			d := sit(t, "4x100", 9).press("space").wait(12).press(c.keys...)
			d.wait(0.8).press("backspace").shows(c.want)
			if d.r.Screen.(*live.Screen).Pressed.Team != "" {
				t.Error("its row is still lit")
			}
		})
	}
}

func TestAHeldBackspaceSaysTheOneThingItUndid(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).press("1", "2", "3", "4").wait(1).press("5").wait(1)
	d.press("backspace").wait(0.3).press("backspace")
	for range 3 {
		d.wait(0.03).press("backspace")
	}
	d.shows("undone: 13.0 key 5")
	d.wants("lane 4", d.passes(4), "12.0 - - -")
}

func TestALastPressSaysWhoseItBecame(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).press("8", "m", "3")
	d.shows("12.0 key 8→3 ex 1")
	d.wait(1).press("space").wait(1).press("5").wait(0.3)
	for range 4 {
		d.wait(0.05).press("5")
	}
	d.shows("key 5 held")
	d.press("tab").wait(1).press("space").wait(3).shows("TIMES FIRST · 1 open")
	d.press("4").shows("time→4 ex 1")
	d.lacks("open")
	if got := d.race().Team("1-1-1-3").Passes[0].Known; !got {
		t.Error("lane 3 has no hand-off")
	}
}

func TestEveryKeyOfTheHelpIsReadAt80By24(t *testing.T) {
	d := sit(t, "4x100", 9).press("?")
	d.shows("↑↓ more")
	seen := map[string]bool{}
	bindings := ui.Help(live.Keys.Groups())
	for range bindings {
		screen := d.view()
		for _, b := range bindings {
			seen[b.Does] = seen[b.Does] || strings.Contains(ansi.Strip(screen), b.Does)
		}
		d.press("down")
	}
	for _, b := range bindings {
		if !seen[b.Does] {
			t.Errorf("%s %q is never seen whole", b.Keys, b.Does)
		}
	}
}

func TestTheGunListSaysWhatEachChoiceWouldDo(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(5.5).press("space").wait(13).press("1").wait(1).press("g")
	d.shows("the gun as it stands", "first hand-off 18.5, as it is", "first hand-off 18.5 → 13.0", "10 s before key 1", "first hand-off 18.5 → 10.0")
	d.press("down", "left", "left", "left").shows("0.3 s earlier: times get longer", "first hand-off 18.5 → 13.3")
	d.key(tea.KeyPgUp)
	d.shows("0.7 s later: times get shorter", "first hand-off 18.5 → 12.3")
	d.press("2").wants("a digit meanwhile", d.passes(2), "19.5 - - -")
	d.press("down", "up").shows("18.5 → 13.0").lacks("earlier:", "later:")
	d.press("enter")
	d.wants("the second space is the gun", d.passes(1), "13.0 - - -")
}

func TestTheGunListSpeaksOfTheClockWhileNobodyHasHandedOff(t *testing.T) {
	d := sit(t, "4x100", 9).wait(3).press("g").shows("clock 10.0").wait(2.5).shows("clock 12.5")
	d.press("enter").shows("LIVE")
	d.wait(1).press("g", "right").shows("clock 13.5 → 13.4")
}

func TestTheGunListGoesRoundItsEnds(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).press("1").wait(12).press("1", "g")
	d.press("up", "enter") // the last: 10 s before the second hand-off
	d.wants("the first press was before that gun", d.passes(1), "10.0 - - -")
}

func TestASecondSpaceAfterAFalseStartPointsAtTheGunList(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(1.9).press("space").lacks("second gun")
	d.wait(6).press("space").shows("A second gun? g")
	d.wait(12.5).press("1").lacks("A second gun? g").press("f", "1").shows("7.9 a second gun? g")
	d.press("g", "down", "enter").lacks("second gun")
	d.wants("lane 1", d.passes(1), "12.5 - - -")
	if d.race().Starts[0].Estimated {
		t.Error("a gun that was pressed is marked estimated")
	}
	d.press("g", "right", "enter")
	if !d.race().Starts[0].Estimated {
		t.Error("a gun that was moved by hand is not marked estimated")
	}
}
