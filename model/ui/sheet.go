package ui

import (
	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

type sheetKeyMap struct{ Next, Above, Turn, Complete, Save, Drop key.Binding }

// SheetKeys are the keys of a sheet.
var SheetKeys = sheetKeyMap{
	Next:     Bind("enter ↓", "next", "enter", "ctrl+j", "down"),
	Above:    Bind("↑", "back", "up", "shift+tab"),
	Turn:     Bind("← →", "choose", "left", "right"),
	Complete: Bind("tab", "complete, or next", "tab"),
	Save:     Bind("ctrl+s", "save", "ctrl+s"),
	Drop:     Bind("esc", "never mind", "esc"),
}

// Groups are the keys as the palette lists them.
func (m sheetKeyMap) Groups() []Group {
	return []Group{{Name: "A form", Keys: []key.Binding{m.Next, m.Above, m.Turn, m.Complete, m.Save, m.Drop}}}
}

// Sheet is a few questions asked at once, a line each: of a team, of a runner.
type Sheet struct {
	Title, About string
	Fields       []*Question // take checks a field, and keeps what it says
	at           int
	note         string
	tone         views.Tone
	warned       bool
	Done         func(sh *Shell) error   // once every field is taken
	Then         func(sh *Shell) tea.Cmd // once the sheet is gone; nil for nothing
}

// Typing reports whether text is being typed.
func (s *Sheet) Typing() bool { return true }

// Key is never called: a sheet gets its keys as they were typed.
func (s *Sheet) Key(*Shell, terminal.Key) tea.Cmd { return nil }

// current are the fields that are asked as things stand.
func (s *Sheet) current() (fields []*Question) {
	for _, f := range s.Fields {
		if f.Where == nil || f.Where() {
			fields = append(fields, f)
		}
	}
	return fields
}

// Raw takes a key as it was typed.
func (s *Sheet) Raw(sh *Shell, msg tea.KeyMsg) (cmd tea.Cmd) {
	field := s.current()[s.at]
	switch {
	case key.Matches(msg, SheetKeys.Drop):
		s.drop(sh)
		return nil
	case key.Matches(msg, SheetKeys.Save):
		cmd = s.save(sh)
	case field.choice && key.Matches(msg, SheetKeys.Turn):
		field.turn(map[bool]int{true: -1, false: 1}[msg.Type == tea.KeyLeft])
	case key.Matches(msg, SheetKeys.Above):
		s.at = max(0, s.at-1)
	case key.Matches(msg, SheetKeys.Next):
		cmd = s.next(sh, msg.Type != tea.KeyDown)
	case key.Matches(msg, SheetKeys.Complete) && !field.fresh && len(field.offers()) > 0:
		field.complete()
	case key.Matches(msg, SheetKeys.Complete):
		s.next(sh, false)
	default:
		field.edit(msg)
		s.note = ""
	}
	s.warned = false
	return cmd
}

// next goes on to the field below, once this one's text is taken; from the last
// one Enter saves.
func (s *Sheet) next(sh *Shell, enter bool) tea.Cmd {
	if !s.current()[s.at].answer() {
		return nil
	}
	switch {
	case s.at < len(s.current())-1:
		s.at++
	case enter:
		return s.save(sh)
	}
	return nil
}

// save takes every field, or goes to the first one that cannot be taken.
func (s *Sheet) save(sh *Shell) tea.Cmd {
	for i, f := range s.current() {
		if !f.answer() {
			s.at = i
			return nil
		}
	}
	if err := s.Done(sh); err != nil {
		s.note, s.tone = err.Error(), views.Alarm
		return nil
	}
	sh.Back()
	if s.Then == nil {
		return nil
	}
	return s.Then(sh)
}

// drop leaves the sheet, but says first that something would be lost.
func (s *Sheet) drop(sh *Shell) {
	touched := false
	for _, f := range s.Fields {
		touched = touched || f.touched()
	}
	if touched && !s.warned {
		s.warned, s.note, s.tone = true, "esc again drops what was typed, ctrl+s saves it", views.Watch
		return
	}
	sh.Back()
}

// Page is none that another leads to.
func (s *Sheet) Page(*Shell) Page { return Page{Kind: Typing} }

// View is what the screen shows.
func (s *Sheet) View(sh *Shell) views.Props {
	fields := s.current()
	p := views.Sheet{Edges: sh.Edges(s.Title, s.foot(fields[s.at])...), At: s.at}
	p.About, p.Note, p.NoteTone = s.About, s.note, s.tone
	for _, f := range fields {
		q := f.Props()
		if f.fresh {
			q.Offers = nil
		}
		p.Fields = append(p.Fields, views.Field{Question: *q, Wrong: f.says != "" && f.tone == views.Alarm})
	}
	return &p
}

// foot are the keys of the footer: of a choice, what goes through it.
func (s *Sheet) foot(field *Question) []key.Binding {
	if field.choice {
		return []key.Binding{SheetKeys.Turn, SheetKeys.Next, SheetKeys.Above, SheetKeys.Save, SheetKeys.Drop}
	}
	return []key.Binding{SheetKeys.Next, SheetKeys.Above, SheetKeys.Complete, SheetKeys.Save, SheetKeys.Drop}
}

// Field is a line of a sheet that any text is right for.
func Field(asks, first string, known []string, into *string) *Question {
	*into = first
	return Ask(asks, first, known, func(text string) error {
		*into = text
		return nil
	})
}
