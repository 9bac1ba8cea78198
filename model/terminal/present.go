package terminal

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// Present reports whether there is a terminal: keys to read and a screen to draw
// on. Commands that need none work without.
func Present() bool { return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) }
