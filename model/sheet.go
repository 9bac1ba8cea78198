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
	done         func(sh *Shell) error // once every field is taken
	then         func(sh *Shell)       // once the sheet is gone; nil for nothing
}

func (s *sheet) typing() bool { return true }

// key is never called: a sheet gets its keys as they were typed.
func (s *sheet) key(*Shell, terminal.Key) tea.Cmd { return nil }

func (s *sheet) raw(sh *Shell, msg tea.KeyMsg) tea.Cmd {
	field := s.fields[s.at]
	switch {
	case key.Matches(msg, sheetKeys.Drop):
		s.drop(sh)
		return nil
	case key.Matches(msg, sheetKeys.Save):
		s.save(sh)
	case key.Matches(msg, sheetKeys.Above):
		s.at = max(0, s.at-1)
	case key.Matches(msg, sheetKeys.Next):
		s.next(sh, msg.Type != tea.KeyDown)
	case key.Matches(msg, sheetKeys.Complete) && !field.fresh && len(field.offers()) > 0:
		field.complete()
	case key.Matches(msg, sheetKeys.Complete):
		s.next(sh, false)
	default:
		field.edit(msg)
		s.note = ""
	}
	s.warned = false
	return nil
}

// next goes on to the field below, once this one's text is taken; from the last
// one Enter saves.
func (s *sheet) next(sh *Shell, enter bool) {
	if !s.fields[s.at].answer() {
		return
	}
	switch {
	case s.at < len(s.fields)-1:
		s.at++
	case enter:
		s.save(sh)
	}
}

// save takes every field, or goes to the first one that cannot be taken.
func (s *sheet) save(sh *Shell) {
	for i, f := range s.fields {
		if !f.answer() {
			s.at = i
			return
		}
	}
	if err := s.done(sh); err != nil {
		s.note, s.tone = err.Error(), views.Alarm
		return
	}
	sh.Back()
	if s.then != nil {
		s.then(sh)
	}
}

// drop leaves the sheet, but says first that something would be lost.
func (s *sheet) drop(sh *Shell) {
	touched := false
	for _, f := range s.fields {
		touched = touched || f.touched()
	}
	if touched && !s.warned {
		s.warned, s.note, s.tone = true, "esc again drops what was typed, ctrl+s saves it", views.Watch
		return
	}
	sh.Back()
}

func (s *sheet) view(sh *Shell) string {
	p := views.Sheet{Width: sh.Width, Height: sh.Height, Title: s.title, About: s.about, At: s.at, Note: s.note, NoteTone: s.tone,
		Foot: foot(sheetKeys.Next, sheetKeys.Above, sheetKeys.Complete, sheetKeys.Save, sheetKeys.Drop)}
	for _, f := range s.fields {
		q := f.props()
		if f.fresh {
			q.Offers = nil
		}
		p.Fields = append(p.Fields, views.Field{Question: *q, Wrong: f.says != "" && f.tone == views.Alarm})
	}
	return views.DrawSheet(sh.Theme, p)
}

// field is a line of a sheet that any text is right for.
func field(asks, first string, known []string, into *string) *question {
	*into = first
	return ask(asks, first, known, func(text string) error {
		*into = text
		return nil
	})
}
