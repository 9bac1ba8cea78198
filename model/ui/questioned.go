package ui

import (
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Questioned is a screen that may have a question open, and says in a line what
// came of the last key.
type Questioned struct {
	Asking *Question // nil for none
	Note   string
	Tone   views.Tone
}

// Typing reports whether text is being typed.
func (s *Questioned) Typing() bool { return s.Asking != nil }

// Raw gives the open question a key as it was typed; a paste into nothing is
// nothing.
func (s *Questioned) Raw(_ *Shell, msg tea.KeyMsg) tea.Cmd {
	s.Answers(msg)
	return nil
}

// Answers gives the open question a key, and reports whether that ended it.
func (s *Questioned) Answers(msg tea.KeyMsg) (over bool) {
	q := s.Asking
	over = q != nil && q.Key(msg) && s.Asking == q
	if over {
		s.Asking = nil
	}
	return over
}

// Say puts a line under the screen.
func (s *Questioned) Say(text string, tone views.Tone) { s.Note, s.Tone = text, tone }

// Tried says what was done, or why it was not.
func (s *Questioned) Tried(err error, done string) {
	if err != nil {
		s.Say(err.Error(), views.Watch)
		return
	}
	s.Say(done, views.Good)
}

// Answered says what an answer did; one that is refused is asked for again.
func (s *Questioned) Answered(err error, done string) error {
	if err == nil {
		s.Say(done, views.Good)
	}
	return err
}

// Edges are what stands round the screen's body: the question with its keys
// while one is open, else the screen's own.
func (s *Questioned) Edges(sh *Shell, title string, keys ...key.Binding) views.Edges {
	e := sh.Edges(title, keys...)
	e.Note, e.NoteTone = s.Note, s.Tone
	if s.Asking != nil {
		e.Question, e.Foot = s.Asking.Props(), s.Asking.Foot()
	}
	return e
}
