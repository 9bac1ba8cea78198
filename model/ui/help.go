package ui

import (
	"slices"

	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// Find is the key that opens the palette, in which any command is found: every
// help begins with it.
var Find = Bind("ctrl+p :", "find any command", "ctrl+p", ":")

// Helping is the help of a screen: its keys beside it, or in its place. The root
// opens it for all screens but the live one, which has it beside the board.
type Helping struct {
	of   Screen // nil where it is closed
	keys KeyMap
	from int
}

// Show opens the help of a screen with such keys.
func (h *Helping) Show(of Screen, keys KeyMap) { *h = Helping{of: of, keys: keys} }

// Open reports whether a screen's help is open.
func (h *Helping) Open(of Screen) bool { return h.of != nil && h.of == of }

// Key takes a key while the help is open; any but those that scroll closes it.
func (h *Helping) Key(k terminal.Key) {
	if !Scroll(&h.from, k, h.keys.Groups()) {
		*h = Helping{}
	}
}

// Scroll moves the first binding that a help shows, and reports whether the key
// is one that does.
func Scroll(from *int, k terminal.Key, groups []Group) bool {
	steps := map[string]int{"down": 3, "up": -3, "pgdown": 3, "pgup": -3}
	if steps[k.Name] == 0 {
		return false
	}
	*from = max(0, min(*from+steps[k.Name], len(Help(groups))))
	return true
}

// Props is the open help as the views show it.
func (h *Helping) Props() *views.Help {
	finds := []Group{{Keys: []key.Binding{Find}}}
	return &views.Help{Title: "Keys", Bindings: Help(slices.Concat(finds, h.keys.Groups())), From: h.from}
}
