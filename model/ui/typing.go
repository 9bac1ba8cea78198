package ui

import (
	"fmt"

	"github.com/charmbracelet/bubbles/key"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
)

// How many characters a text may have: a name or a note, and what is a list or a
// path. No field takes more than the second, whatever is pasted.
const (
	TextLimit = 200
	ListLimit = 4000
)

// tooLong says that of what was pasted the end was left out.
func tooLong(limit int) string {
	return fmt.Sprintf("cut: at most %d characters go here", limit)
}

// newLine is a field for a text.
func newLine(limit int) textinput.Model {
	line := textinput.New()
	line.CharLimit = limit
	line.KeyMap.Paste.SetEnabled(false) // the terminal pastes
	return line
}

// crashing are keys of text fields that end the program where the cursor is in
// the last word: bubbles v1.0.0 looks behind the end.
var crashing = textinput.DefaultKeyMap.DeleteWordForward

// ForField is a key as text fields take it: none longer than any field holds,
// and none that they do not survive. False means that it does nothing.
func ForField(msg tea.KeyMsg) (tea.KeyMsg, bool) {
	if len(msg.Runes) > ListLimit {
		msg.Runes = msg.Runes[:ListLimit]
	}
	return msg, !key.Matches(msg, crashing)
}
