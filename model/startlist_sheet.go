package model

import (
	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// sheetKeyMap are the keys of a sheet.
type sheetKeyMap struct{ Next, Above, Complete, Save, Drop key.Binding }

var sheetKeys = sheetKeyMap{
	Next:     bind("enter ↓", "next", "enter", "ctrl+j", "down"),
	Above:    bind("↑", "back", "up", "shift+tab"),
	Complete: bind("tab", "complete, or next", "tab"),
	Save:     bind("ctrl+s", "save", "ctrl+s"),
	Drop:     bind("esc", "never mind", "esc"),
}

// sheet is a few questions asked at once, a line each: of a team, of a runner.
type sheet struct {
	title, about string
	fields       []*question // take checks a field, and keeps what it says
	at           int
	note         string
	tone         views.Tone
	warned       bool
	back         screen
	done         func(r *root) error // once every field is taken
}

func (s *sheet) typing() bool { return true }

// key is never called: a sheet gets its keys as they were typed.
func (s *sheet) key(*root, terminal.Key) tea.Cmd { return nil }

func (s *sheet) raw(r *root, msg tea.KeyMsg) tea.Cmd {
	field := s.fields[s.at]
	switch {
	case key.Matches(msg, sheetKeys.Drop):
		s.drop(r)
		return nil
	case key.Matches(msg, sheetKeys.Save):
		s.save(r)
	case key.Matches(msg, sheetKeys.Above):
		s.at = max(0, s.at-1)
	case key.Matches(msg, sheetKeys.Next):
		s.next(r, msg.Type != tea.KeyDown)
	case key.Matches(msg, sheetKeys.Complete) && !field.fresh && len(field.offers()) > 0:
		field.complete()
	case key.Matches(msg, sheetKeys.Complete):
		s.next(r, false)
	default:
		field.edit(msg)
		s.note = ""
	}
	s.warned = false
	return nil
}

// next goes on to the field below, once this one's text is taken; from the last
// one Enter saves.
func (s *sheet) next(r *root, enter bool) {
	if !s.fields[s.at].answer() {
		return
	}
	switch {
	case s.at < len(s.fields)-1:
		s.at++
	case enter:
		s.save(r)
	}
}

// save takes every field, or goes to the first one that cannot be taken.
func (s *sheet) save(r *root) {
	for i, f := range s.fields {
		if !f.answer() {
			s.at = i
			return
		}
	}
	if err := s.done(r); err != nil {
		s.note, s.tone = err.Error(), views.Alarm
		return
	}
	r.screen = s.back
}

// drop leaves the sheet, but says first that something would be lost.
func (s *sheet) drop(r *root) {
	touched := false
	for _, f := range s.fields {
		touched = touched || f.touched()
	}
	if touched && !s.warned {
		s.warned, s.note, s.tone = true, "esc again drops what was typed, ctrl+s saves it", views.Watch
		return
	}
	r.screen = s.back
}

func (s *sheet) view(r *root) string {
	p := views.Sheet{Width: r.w, Height: r.h, Title: s.title, About: s.about, At: s.at, Note: s.note, NoteTone: s.tone,
		Foot: foot(sheetKeys.Next, sheetKeys.Above, sheetKeys.Complete, sheetKeys.Save, sheetKeys.Drop)}
	for _, f := range s.fields {
		q := f.props()
		if f.fresh {
			q.Offers = nil
		}
		p.Fields = append(p.Fields, views.Field{Question: *q, Wrong: f.says != "" && f.tone == views.Alarm})
	}
	return views.DrawSheet(r.theme, p)
}

// field is a line of a sheet that any text is right for.
func field(asks, first string, known []string, into *string) *question {
	*into = first
	return ask(asks, first, known, func(text string) error {
		*into = text
		return nil
	})
}
