package ui

import (
	"strings"

	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/x/ansi"
)

type formKeyMap struct{ Next, Before, Above, Below, Drop key.Binding }

// FormKeys are the keys of a form that asks one thing after another.
var FormKeys = formKeyMap{
	Next:   Bind("enter", "next", "enter"),
	Before: Bind("shift+tab", "back", "shift+tab"),
	Above:  Bind("↑", "the choice above", "up"),
	Below:  Bind("↓", "the choice below", "down"),
	Drop:   Bind("esc", "never mind", "esc"),
}

// Groups are the keys as the palette lists them.
func (m formKeyMap) Groups() []Group {
	return []Group{{Name: "A form", Keys: []key.Binding{m.Next, m.Before, m.Above, m.Below, m.Drop}}}
}

// Form is a short form in a frame: what to ask, and what to do with the
// answers.
type Form struct {
	Title  string
	Huh    *huh.Form
	Done   func(sh *Shell) tea.Cmd
	Preset map[huh.Field]*string // what stands in a field until the first letter takes its place
	typed  bool                  // something is in it that Esc would lose
	warned bool                  // and Esc has been pressed once
	cut    int                   // the limit at which a paste was cut; 0 for none
}

// Open shows the form.
func (f *Form) Open(sh *Shell) tea.Cmd {
	f.Huh = f.Huh.WithShowHelp(false).WithShowErrors(false).WithTheme(huh.ThemeBase())
	sh.Show(f)
	w, h := views.FormRoom(sh.Width, sh.Height)
	f.Huh = f.Huh.WithWidth(max(20, w)).WithHeight(max(4, h))
	return f.Huh.Init()
}

// Key is never called: a form gets its keys as they were typed.
func (f *Form) Key(sh *Shell, k terminal.Key) tea.Cmd { return nil }

// Typing reports whether text is being typed.
func (f *Form) Typing() bool { return true }

// Raw gives the form a key as it was typed.
func (f *Form) Raw(sh *Shell, msg tea.KeyMsg) tea.Cmd {
	switch {
	case msg.Type != tea.KeyEsc:
		f.replace(msg)
		f.typed, f.warned = f.typed || len(msg.Runes) > 0, false
		cmd := f.Update(sh, msg)
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
func (f *Form) cutBy(msg tea.KeyMsg) int {
	text, _ := f.Huh.GetFocusedField().GetValue().(string)
	if n := len([]rune(text)); msg.Paste && (n == TextLimit || n == ListLimit) {
		return n
	}
	return 0
}

// replace empties a field in which something stood before it was asked, at the
// first key that types or erases.
func (f *Form) replace(msg tea.KeyMsg) {
	field := f.Huh.GetFocusedField()
	into, fresh := f.Preset[field]
	input, ok := field.(*huh.Input)
	if !fresh || !ok || msg.Type == tea.KeyEnter || msg.Type == tea.KeyTab || msg.Type == tea.KeyShiftTab {
		return
	}
	delete(f.Preset, field)
	if len(msg.Runes) > 0 || msg.Type == tea.KeyBackspace || msg.Type == tea.KeyDelete {
		*into = ""
		input.Value(into)
	}
}

// Update takes in what was done beside the screen.
func (f *Form) Update(sh *Shell, msg tea.Msg) tea.Cmd {
	m, cmd := f.Huh.Update(msg)
	if h, ok := m.(*huh.Form); ok {
		f.Huh = h
	}
	if f.Huh.State == huh.StateCompleted {
		sh.Back()
		return f.Done(sh)
	}
	return cmd
}

// Page is none that another leads to.
func (f *Form) Page(*Shell) Page { return Page{Kind: Typing} }

// View is what the screen shows.
func (f *Form) View(sh *Shell) views.Props {
	note, tone := "", views.Watch
	if wrong := f.Huh.Errors(); len(wrong) > 0 {
		note, tone = wrong[0].Error(), views.Alarm
	}
	if f.cut > 0 {
		note, tone = tooLong(f.cut), views.Watch
	}
	if f.warned {
		note, tone = "esc again drops what was typed", views.Watch
	}
	v := &views.Form{Edges: views.Edges{
		Width: sh.Width, Height: sh.Height, Title: f.Title, Note: note, NoteTone: tone,
		Foot: Foot(FormKeys.Next, FormKeys.Before, FormKeys.Drop),
	},
		Body: f.Huh.View(),
	}
	f.says(v)
	return v
}

// says puts into words what is asked and what stands there: the drawing of a field
// is the only one that knows.
func (f *Form) says(v *views.Form) {
	var lines []string
	for _, l := range strings.Split(ansi.Strip(v.Body), "\n") {
		if here, ok := strings.CutPrefix(strings.TrimSpace(l), "┃"); ok {
			lines = append(lines, strings.TrimSpace(here))
		}
	}
	field := f.Huh.GetFocusedField()
	_, typed := field.(*huh.Input)
	for _, l := range lines {
		choice, chosen := strings.CutPrefix(l, "> ")
		switch {
		case chosen && !typed:
			v.Chosen = choice
			return
		case chosen || l == ">":
			v.Typed, _ = field.GetValue().(string)
			_, v.Marked = f.Preset[field]
			return
		default:
			v.Asks = strings.TrimSpace(v.Asks + " " + l)
		}
	}
}
