package model

import (
	"baton/model/live"
	"baton/model/terminal"
	"baton/model/ui"
)

// helps opens the help where a key asks for it, gives it its keys while it is
// open, and reports whether it took one. The live screen has its own, beside the
// board: a digit is a time there, whatever is open.
func (r *root) helps(k terminal.Key) bool {
	if _, ok := r.Screen.(*live.Screen); ok || r.recorded(k) || r.isText(k) {
		return false
	}
	switch {
	case r.help.Open(r.Screen):
		r.help.Key(k)
		return true
	case !ui.Matches(k, ui.ListKeys.Help):
		return false
	}
	r.help.Show(r.Screen, r.manual(r.Screen.Page(&r.Shell).Kind).Keys)
	return true
}

// recorded reports whether a key is recorded the moment it is pressed, so that
// nothing may take it.
func (r *root) recorded(k terminal.Key) bool {
	s, ok := r.Screen.(ui.Timed)
	return ok && s.Records(k)
}

// isText reports whether a key is typed into something.
func (r *root) isText(k terminal.Key) bool {
	s, ok := r.Screen.(ui.Typed)
	return ok && s.Typed() && k.Rune != 0
}
