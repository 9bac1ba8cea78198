package model

import (
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
