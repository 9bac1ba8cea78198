package model

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model/setup"
	"baton/model/terminal"
	"baton/model/ui"

	tea "github.com/charmbracelet/bubbletea"
)

// long is what somebody pastes who meant to paste something else.
var long = strings.Repeat("x", 100_000)

// field is the text in the form's field that is typed into.
func (d *desk) field() string { return d.r.Screen.(*ui.Sheet).Fields[0].Text() }

func (d *desk) pastes(text string) *desk {
	d.send(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true}})
	return d
}

func TestAPasteIntoAFormIsCutAndSaidToBe(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Ground(newMeets(d.r))
	d.press("n").pastes(strings.Repeat("y", ui.TextLimit-1))
	if got := d.field(); len(got) != ui.TextLimit-1 {
		t.Errorf("%d characters of %d were taken", len(got), ui.TextLimit-1)
	}
	d.lacks("cut:").pastes(long).shows("cut: at most 200 characters go here")
	if got := d.field(); len(got) != ui.TextLimit {
		t.Errorf("%d characters stand in the field", len(got))
	}
	d.r.Update(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: tea.KeyCtrlC}})
	d.press("backspace").lacks("cut:")
}

func TestAPasteIntoALineIsCutAndSaidToBe(t *testing.T) {
	c := lineUps(t, "4x100", 4).keys("enter")
	c.pastes(long)
	c.sees("cut: at most 200 characters go here")
	if n := len(c.r.Screen.(*setup.StartList).Asking.Text()); n != ui.TextLimit {
		t.Errorf("%d characters stand in the line", n)
	}
}

func TestAlongListMayBePastedButNotWithoutEnd(t *testing.T) {
	c := lineUps(t, "4x100", 4).pastes(strings.Repeat("Ana Ruiz\n", 30))
	if n := len(c.r.Screen.(*setup.StartList).Asking.Text()); n <= ui.TextLimit {
		t.Errorf("%d characters of a list were taken", n)
	}
	c.pastes(long)
	if n := len(c.r.Screen.(*setup.StartList).Asking.Text()); n > ui.ListLimit {
		t.Errorf("%d characters stand in the line", n)
	}
}

func TestWhatIsHitTogetherIsTypedOnceTheFirstKeyAsks(t *testing.T) {
	c := lineUps(t, "4x100", 1)
	c.press("n\u200cNor\u200cth", "ctrl+p").shows("New team", "North")
}

func TestWhatNoKeyTypesIsNoTime(t *testing.T) {
	d := sit(t, "4x100", 1).press("space")
	onDisk := func() int {
		waitFor(t, func() bool { return d.r.unsaved() == 0 })
		return len(d.log.events)
	}
	before := onDisk()
	d.press("\u200c", "\u200c\ufffd")
	if after := onDisk(); after != before || len(d.race().Marks()) != 0 {
		t.Errorf("%d events, %d marks", after-before, len(d.race().Marks()))
	}
}

// editing are the keys that text fields know, with Alt or without.
func editing() (keys []tea.KeyMsg) {
	for _, alt := range []bool{false, true} {
		for t := tea.KeyF20; t < 128; t++ {
			if t != tea.KeyEnter && t != tea.KeyEsc && t != tea.KeyCtrlC && t != tea.KeyCtrlJ && t != tea.KeyTab {
				keys = append(keys, tea.KeyMsg{Type: t, Alt: alt})
			}
		}
		for r := 'a'; r <= 'z'; r++ {
			keys = append(keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: alt})
		}
	}
	return keys
}

func TestNoKeyOfATextFieldEndsTheProgram(t *testing.T) {
	t.Parallel()
	for _, k := range editing() {
		for left := range 4 {
			d := sit(t, "4x100", 1)
			d.r.Ground(newMeets(d.r))
			d.press("n")
			c := lineUps(t, "4x100", 2).keys("enter")
			for _, on := range []*desk{d, c.desk} {
				on.press("a b")
				for range left {
					on.press("left")
				}
				on.send(terminal.Stamped{At: on.now, Key: k})
				on.view()
			}
		}
	}
}

func TestEveryFieldOfAFormHasALimit(t *testing.T) {
	files, err := filepath.Glob("*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, made := range []string{"textinput.New()"} {
			if strings.Contains(string(b), made) && filepath.Base(name) != "typing.go" {
				t.Errorf("%s makes a field with %s: newLine has a limit", name, made)
			}
		}
	}
}
