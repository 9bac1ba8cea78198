package model

import (
	"fmt"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// How many characters a text may have: a name or a note, and what is a list or a
// path. No field takes more than the second, whatever is pasted.
const (
	textLimit = 200
	listLimit = 4000
)

// tooLong says that of what was pasted the end was left out.
func tooLong(limit int) string {
	return fmt.Sprintf("cut: at most %d characters go here", limit)
}

// newInput is a form's field for a text.
func newInput() *huh.Input { return huh.NewInput().CharLimit(textLimit) }

// newLine is a field for a text outside of forms.
func newLine(limit int) textinput.Model {
	line := textinput.New()
	line.CharLimit = limit
	line.KeyMap.Paste.SetEnabled(false) // the terminal pastes
	return line
}

// crashing are keys of text fields that end the program where the cursor is in
// the last word: bubbles v1.0.0 looks behind the end.
var crashing = textinput.DefaultKeyMap.DeleteWordForward

// forField is a key as text fields take it: none longer than any field holds,
// and none that they do not survive. False means that it does nothing.
func forField(msg tea.KeyMsg) (tea.KeyMsg, bool) {
	if len(msg.Runes) > listLimit {
		msg.Runes = msg.Runes[:listLimit]
	}
	return msg, !key.Matches(msg, crashing)
}
