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
