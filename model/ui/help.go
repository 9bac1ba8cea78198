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

// Helping is a screen's help: open or not, and from where it is shown.
type Helping struct {
	Open bool
	from int
}

// Key takes a key while the help of a key map is open; any but those that scroll
// closes it.
func (h *Helping) Key(k terminal.Key, groups []Group) {
	if !Scroll(&h.from, k, groups) {
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

// Props is the help of a key map, nil where it is closed.
func (h *Helping) Props(groups []Group) *views.Help {
	if !h.Open {
		return nil
	}
	finds := []Group{{Keys: []key.Binding{Find}}}
	return &views.Help{Title: "Keys", Bindings: Help(slices.Concat(finds, groups)), From: h.from}
}
