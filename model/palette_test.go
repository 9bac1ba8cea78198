package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/model/live"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// finds opens the palette and types words.
func (d *desk) finds(words string) *desk { return d.press("ctrl+p").letters(words) }

func TestThePaletteHasEveryCommandOfEveryScreen(t *testing.T) {
	d := sit(t, "4x100", 3).choose("leave")
	p := newPalette(&d.r.Shell)
	for _, m := range manuals() {
		for _, b := range ui.Help(m.Groups) {
			if b.Group == ui.ListKeys.Group().Name || b.Keys == live.Keys.Find.Help().Key {
				continue
			}
			if !slices.ContainsFunc(p.all, func(c command) bool {
				return c.Kind == m.Kind && c.Help().Key == b.Keys && c.Help().Desc == b.Does
			}) {
				t.Errorf("%s: %s %s is not in the palette", m.Name, b.Keys, b.Does)
			}
		}
	}
	for kind := ui.Meets; kind <= ui.LaptopSettings; kind++ {
		if !slices.ContainsFunc(manuals(), func(m ui.Manual) bool { return m.Kind == kind }) {
			t.Errorf("page %d has no commands", kind)
		}
	}
}

func TestTypedLettersFindACommandAndEnterDoesIt(t *testing.T) {
	d := sit(t, "4x100", 3).choose("leave")
	d.finds("set lap").shows("settings of this laptop", "enter does it").press("enter").shows("Settings of this laptop")
	d.press("esc")
	d.finds("target split").shows("enter goes to line-ups, 1-1-1: there t does it").press("enter").shows("LANE", "enter runner")
	d.finds("new team").shows("here").press("enter").shows("New team")
	d.press("esc")
	d.finds("zzz").shows("Nothing here matches").press("enter").press("backspace", "backspace", "backspace").shows("COMMAND")
	d.press("esc").shows("LANE", "enter runner")
	d.press(":").shows("Find a command").press("esc")
}

func TestThePaletteSaysWhyACommandIsNotForNow(t *testing.T) {
	r := newRoot(Options{})
	r.Width, r.Height = 80, 24
	r.Update(loadedMsg{})
	d := &desk{t: t, r: r}
	d.finds("target split").shows("not now: no meet is open")
	d.press("enter").shows("not now: no meet is open", "Find a command")
}

func TestAColonIsTextWhereTextIsTyped(t *testing.T) {
	d := sit(t, "4x100", 3).choose("leave").press("/", "a", ":", "b")
	d.shows("/ a:b").lacks("Find a command")
	d.press("ctrl+p").shows("Find a command")
}

func TestWhileARaceRunsAColonIsATimeAndNothingFoundTakesAKey(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press(":")
	d.shows("kept: a time, no team").lacks("Find a command", "Commands")
	d.press("ctrl+p").shows("Commands", "1-9 0")
	d.press("1", "d").shows("DROP").press("1").wants("lane 1", d.passes(1), "12.0 - - -")
	d.shows("Commands").press("esc").lacks("Commands")
}

func TestTheRacesCommandsDoWhatTheirKeysDoOrSayWhyNot(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "ctrl+p")
	for _, c := range []struct{ item, says string }{
		{"space", "its press is the time: press it"}, {"1-9 0", "its press is the time: press it"}, {"c  ", "no hint"}, {"v  ", "there is none to drop"}, {"F2", "no other race is open"},
	} {
		d.walk(c.item).press("enter").shows("Commands")
		if said := d.said(); !strings.Contains(said, c.says) {
			t.Errorf("%s: %q, want %q", c.item, said, c.says)
		}
	}
	d.walk("tab").press("enter").shows("TIMES FIRST").lacks("Commands")
	d.press("ctrl+p").walk("d  ").press("enter").shows("DROP").press("2").shows("drop")
	d.press("ctrl+p").walk("recall").press("enter").shows("RECALLED")
}

func TestOnceTheRaceIsOverAColonFindsCommandsToo(t *testing.T) {
	d := sit(t, "4x100", 1).press("space").around(4, "1").press(":")
	d.shows("Commands")
}

// walk moves the cursor of an open menu to the item that begins with a name.
func (d *desk) walk(name string) *desk {
	d.t.Helper()
	for range d.r.Shown.(*live.Screen).Panel.Items {
		if strings.HasPrefix(d.chosen(), name) {
			return d
		}
		d.press("down")
	}
	d.t.Fatalf("the list has no %q", name)
	return d
}

// said is what the live screen says at its foot.
func (d *desk) said() string {
	l := d.r.Shown.(*live.Screen)
	return l.Props(80, 24, d.now).Said
}

// wordsOf are the words of a text, to be found whole.
func wordsOf(text string) []string { return strings.Fields(ansi.Strip(text)) }

func TestEveryHelpFitsOrScrollsAndCutsNoWord(t *testing.T) {
	for _, m := range manuals() {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s %dx%d", m.Name, size[0], size[1]), func(t *testing.T) {
				h := ui.Helping{Open: true}
				seen := map[string]bool{}
				for range len(ui.Help(m.Groups)) + 2 {
					v := views.List{Edges: views.Edges{Width: size[0], Height: size[1], Title: m.Name, Help: h.Props(m.Groups)}}
					frame := v.Draw(views.NewTheme("mono", views.Screen{}))
					for _, w := range wordsOf(frame) {
						seen[w] = true
					}
					h.Key(terminal.Key{Name: "down"}, m.Groups)
				}
				first := h.Props(m.Groups).Bindings[0]
				if first.Does != ui.Find.Help().Desc {
					t.Errorf("the help begins with %s %s", first.Keys, first.Does)
				}
				for _, b := range h.Props(m.Groups).Bindings {
					for _, w := range wordsOf(b.Keys + " " + b.Does + " " + b.Group) {
						if !seen[w] {
							t.Errorf("%s %s: %q is cut, or never scrolled to", b.Keys, b.Does, w)
						}
					}
				}
			})
		}
	}
}

func TestTheLiveHelpFitsOrScrollsAndCutsNoWord(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		d := sit(t, "4x100", 9).press("space", "?")
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		seen := map[string]bool{}
		for range ui.Help(live.Keys.Groups()) {
			for _, w := range wordsOf(strings.ReplaceAll(d.view(), "│", " ")) {
				seen[w] = true
			}
			d.press("down")
		}
		for _, b := range ui.Help(live.Keys.Groups()) {
			for _, w := range wordsOf(b.Keys + " " + b.Does) {
				if !seen[w] {
					t.Errorf("%v: %s %s: %q is cut, or never scrolled to", size, b.Keys, b.Does, w)
				}
			}
		}
	}
}
