package model

import (
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// questioned is a screen that may have a question open, and says in a line what
// came of the last key.
type questioned struct {
	asking *question // nil for none
	note   string
	tone   views.Tone
	help   *helpFrom // nil where it is not shown
}

func (s *questioned) typing() bool { return s.asking != nil }

// raw gives the open question a key as it was typed; a paste into nothing is
// nothing.
func (s *questioned) raw(_ *Shell, msg tea.KeyMsg) tea.Cmd {
	if q := s.asking; q != nil && q.key(msg) && s.asking == q {
		s.asking = nil
	}
	return nil
}

func (s *questioned) say(text string, tone views.Tone) { s.note, s.tone = text, tone }

// tried says what was done, or why it was not.
func (s *questioned) tried(err error, done string) {
	if err != nil {
		s.say(err.Error(), views.Watch)
		return
	}
	s.say(done, views.Good)
}

// answered says what an answer did; one that is refused is asked for again.
func (s *questioned) answered(err error, done string) error {
	if err == nil {
		s.say(done, views.Good)
	}
	return err
}

// edges are what stands round the screen's body: the question with its keys
// while one is open, else the screen's own.
func (s *questioned) edges(sh *Shell, title string, groups []group, foot []views.Binding) views.Edges {
	e := views.Edges{Width: sh.Width, Height: sh.Height, Title: title, Note: s.note, NoteTone: s.tone, Foot: foot}
	if s.asking != nil {
		e.Question, e.Foot = s.asking.props(), s.asking.foot()
	}
	if s.help != nil {
		e.Help = &views.Help{Title: "Keys", Bindings: help(groups), From: s.help.from}
	}
	return e
}
