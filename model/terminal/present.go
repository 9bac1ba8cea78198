package terminal

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// Keys reports whether there is a terminal to read keys from: all that is needed
// where nothing is drawn.
func Keys() bool { return term.IsTerminal(os.Stdin.Fd()) }

// Dumb reports whether the terminal says of itself that it moves no cursor: it
// takes lines, and cannot be drawn on.
func Dumb() bool { return os.Getenv("TERM") == "dumb" }

// Present reports whether there is a terminal: keys to read and a screen to draw
// on. Commands that need none work without.
func Present() bool { return Keys() && term.IsTerminal(os.Stdout.Fd()) }
