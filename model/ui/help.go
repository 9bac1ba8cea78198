package ui

import (
	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// Helping is a screen's help: open or not, and from where it is shown.
type Helping struct {
	Open bool
	from int
}

// Key takes a key while the help is open; any but the arrows closes it.
func (h *Helping) Key(k terminal.Key) {
	switch k.Name {
	case "down", "pgdown":
		h.from += 3
	case "up", "pgup":
		h.from = max(0, h.from-3)
	default:
		*h = Helping{}
	}
}

// Props is the help of a key map, nil where it is closed.
func (h *Helping) Props(groups []Group) *views.Help {
	if !h.Open {
		return nil
	}
	return &views.Help{Title: "Keys", Bindings: Help(groups), From: h.from}
}

// HelpFrom is the help of a screen that can be scrolled.
type HelpFrom struct{ From int }

// Key scrolls the help, or closes it.
func (h *HelpFrom) Key(k terminal.Key, closes key.Binding, groups []Group) *HelpFrom {
	last := len(Help(groups)) - 1
	switch {
	case Matches(k, closes) || k.Name == "esc":
		return nil
	case k.Name == "down" || k.Name == "pgdown":
		h.From = min(h.From+3, last)
	case k.Name == "up" || k.Name == "pgup":
		h.From = max(h.From-3, 0)
	}
	return h
}
