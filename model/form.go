package model

import (
	"baton/model/terminal"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// form is a short form in a frame: what to ask, and what to do with the
// answers.
type form struct {
	title  string
	huh    *huh.Form
	done   func(sh *Shell) tea.Cmd
	preset map[huh.Field]*string // what stands in a field until the first letter takes its place
	typed  bool                  // something is in it that Esc would lose
	warned bool                  // and Esc has been pressed once
	cut    int                   // the limit at which a paste was cut; 0 for none
}

// open shows the form.
func (f *form) open(sh *Shell) tea.Cmd {
	f.huh = f.huh.WithShowHelp(false).WithShowErrors(false).WithTheme(huh.ThemeBase())
	sh.Show(f)
	w, h := views.FormRoom(sh.Width, sh.Height)
	f.huh = f.huh.WithWidth(max(20, w)).WithHeight(max(4, h))
	return f.huh.Init()
}

// key is never called: a form gets its keys as they were typed.
func (f *form) key(sh *Shell, k terminal.Key) tea.Cmd { return nil }

func (f *form) typing() bool { return true }

// raw gives the form a key as it was typed.
func (f *form) raw(sh *Shell, msg tea.KeyMsg) tea.Cmd {
	switch {
	case msg.Type != tea.KeyEsc:
		f.replace(msg)
		f.typed, f.warned = f.typed || len(msg.Runes) > 0, false
		cmd := f.update(sh, msg)
		f.cut = f.cutBy(msg)
		return cmd
	case f.typed && !f.warned:
		f.warned = true
	default:
		sh.Back()
	}
	return nil
}

// cutBy is the limit that cut what a key pasted; 0 for none.
func (f *form) cutBy(msg tea.KeyMsg) int {
	text, _ := f.huh.GetFocusedField().GetValue().(string)
	if n := len([]rune(text)); msg.Paste && (n == textLimit || n == listLimit) {
		return n
	}
	return 0
}

// replace empties a field in which something stood before it was asked, at the
// first key that types or erases.
func (f *form) replace(msg tea.KeyMsg) {
	field := f.huh.GetFocusedField()
	into, fresh := f.preset[field]
	input, ok := field.(*huh.Input)
	if !fresh || !ok || msg.Type == tea.KeyEnter || msg.Type == tea.KeyTab || msg.Type == tea.KeyShiftTab {
		return
	}
	delete(f.preset, field)
	if len(msg.Runes) > 0 || msg.Type == tea.KeyBackspace || msg.Type == tea.KeyDelete {
		*into = ""
		input.Value(into)
	}
}

func (f *form) update(sh *Shell, msg tea.Msg) tea.Cmd {
	m, cmd := f.huh.Update(msg)
	if h, ok := m.(*huh.Form); ok {
		f.huh = h
	}
	if f.huh.State == huh.StateCompleted {
		sh.Back()
		return f.done(sh)
	}
	return cmd
}

func (f *form) view(sh *Shell) string {
	note, tone := "", views.Watch
	if wrong := f.huh.Errors(); len(wrong) > 0 {
		note, tone = wrong[0].Error(), views.Alarm
	}
	if f.cut > 0 {
		note, tone = tooLong(f.cut), views.Watch
	}
	if f.warned {
		note, tone = "esc again drops what was typed", views.Watch
	}
	return views.DrawForm(sh.Theme, views.Form{Width: sh.Width, Height: sh.Height, Title: f.title, Body: f.huh.View(), Note: note, NoteTone: tone,
		Foot: []views.Binding{{Keys: "enter", Does: "next"}, {Keys: "shift+tab", Does: "back"}, {Keys: "esc", Does: "never mind"}}})
}
