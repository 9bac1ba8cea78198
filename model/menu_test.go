package model

import (
	"strings"
	"testing"

	"baton/model/terminal"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// chosen is the name of the menu's item under the cursor.
func (d *desk) chosen() string {
	p := d.r.screen.(*liveScreen).panel
	return p.items[p.selected].Name
}

// choose opens the menu and does the item that begins with a name.
func (d *desk) choose(name string) *desk {
	d.t.Helper()
	d.press("esc")
	for range len(d.r.screen.(*liveScreen).panel.items) {
		if strings.HasPrefix(d.chosen(), name) {
			return d.press("enter")
		}
		d.press("down")
	}
	d.t.Fatalf("the menu has no %q", name)
	return d
}

// lacks fails where the screen shows a text.
func (d *desk) lacks(texts ...string) {
	d.t.Helper()
	screen := d.view()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Errorf("the screen shows %q:\n%s", text, screen)
		}
	}
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

func TestTheMenuStaysAsItWasOpened(t *testing.T) {
	d := sit(t, "4x100", 9).press("space", "esc")
	items := len(d.r.screen.(*liveScreen).panel.items)
	d.wait(12).press("1", "2", "3", "4").wait(4).press("1", "2", "backspace")
	if got := len(d.r.screen.(*liveScreen).panel.items); got != items {
		t.Errorf("%d items, %d when it was opened", got, items)
	}
	d.wants("the cursor", d.chosen(), "redo")
}

func TestTheMenuGoesRoundItsEnds(t *testing.T) {
	d := sit(t, "4x100", 3).press("esc")
	d.wants("opened on", d.chosen(), "redo")
	d.press("up")
	d.wants("up from the top", d.chosen(), "leave")
	d.press("down")
	d.wants("down from the bottom", d.chosen(), "redo")
	d.key(tea.KeyEnd)
	d.wants("end", d.chosen(), "leave")
	d.key(tea.KeyHome)
	d.wants("home", d.chosen(), "redo")
}

// key presses a key that has no rune.
func (d *desk) key(k tea.KeyType) { d.send(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: k}}) }

func TestTheCursorStartsBelowWhatIsDoubted(t *testing.T) {
	d := sit(t, "4x100", 6).press("space")
	for _, s := range []float64{12, 12, 12} {
		d.wait(s).press("1", "2", "3")
	}
	d.wait(12).press("1", "2", "1", "3")
	d.wait(0.5).press("esc")
	d.wants("opened on", d.chosen(), "redo")
}

func TestRedoSaysWhatItBringsBack(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).press("esc", "enter")
	d.shows("nothing was undone")
	d.press("esc", "3", "backspace", "esc").shows("redo 12.0 key 3")
	d.press("enter")
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
			if d.r.screen.(*liveScreen).pressed.team != "" {
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
	bindings := help(liveKeys.groups())
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

func TestPageKeysShiftTheGunByTenSeconds(t *testing.T) {
	d := sit(t, "4x100", 9).wait(60).press("1").wait(3).press("g")
	d.shows("pgup/pgdn 10 s", "g/tab next", "10 s before key 1")
	d.key(tea.KeyPgDown)
	d.key(tea.KeyPgDown)
	d.key(tea.KeyPgUp)
	d.press("enter")
	d.wants("20 s before the press", d.passes(1), "20.0 - - -")
}
