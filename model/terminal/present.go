package terminal

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// Keys reports whether there is a terminal to read keys from: all that is needed
// where nothing is drawn.
func Keys() bool { return term.IsTerminal(os.Stdin.Fd()) }

// Present reports whether there is a terminal: keys to read and a screen to draw
// on. Commands that need none work without.
func Present() bool { return Keys() && term.IsTerminal(os.Stdout.Fd()) }
