package terminal

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// Stamped is a key message and the instant it arrived; At carries wall and
// monotonic time. Text fields are fed Key, everything else what Split makes of
// it.
type Stamped struct {
	At  time.Time
	Key tea.KeyMsg
}

// Filter stamps every key message: for tea.WithFilter, whose function is the
// first code to see a message. Other messages pass untouched.
func Filter(now func() time.Time) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		if key, ok := msg.(tea.KeyMsg); ok {
			return Stamped{At: now(), Key: key}
		}
		return msg
	}
}
