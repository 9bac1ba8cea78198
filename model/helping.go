package model

import (
	"github.com/charmbracelet/bubbles/key"

	"baton/model/terminal"
	"baton/views"
)

// helping is a screen's help: open or not, and from where it is shown.
type helping struct {
	open bool
	from int
}

// key takes a key while the help is open; any but the arrows closes it.
func (h *helping) key(k terminal.Key) {
	switch k.Name {
	case "down", "pgdown":
		h.from += 3
	case "up", "pgup":
		h.from = max(0, h.from-3)
	default:
		*h = helping{}
	}
}

// props is the help of a key map, nil where it is closed.
func (h *helping) props(groups []group) *views.Help {
	if !h.open {
		return nil
	}
	return &views.Help{Title: "Keys", Bindings: help(groups), From: h.from}
}

// helpFrom is the help of a screen that can be scrolled.
type helpFrom struct{ from int }

// key scrolls the help, or closes it.
func (h *helpFrom) key(k terminal.Key, closes key.Binding, groups []group) *helpFrom {
	last := len(help(groups)) - 1
	switch {
	case matches(k, closes) || k.Name == "esc":
		return nil
	case k.Name == "down" || k.Name == "pgdown":
		h.from = min(h.from+3, last)
	case k.Name == "up" || k.Name == "pgup":
		h.from = max(h.from-3, 0)
	}
	return h
}
