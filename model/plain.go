package model

import (
	"io"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/views"
)

// plain shows the program in lines of text that are only added, in place of
// drawing it: another way of showing the same screens. The zero plain draws.
type plain struct {
	out     io.Writer // where the lines go; nil where the program is drawn
	busy    func() bool
	teller  ui.Teller
	asks    bool // how things stand is to be told
	queried bool // the last key asked that: once more means the help
}

// on reports whether lines are told.
func (p *plain) on() bool { return p.out != nil }

// plainWidth and plainHeight are the window that what is told is made for: of no
// telling depends how wide or high a terminal is.
const plainWidth, plainHeight = views.LineWidth, 24

// tellsTo tells the program in lines from now on; busy says whether they would
// have to wait, nil for never.
func (r *root) tellsTo(out io.Writer, busy func() bool) {
	r.plain.out, r.plain.busy = out, busy
	r.Width, r.Height = plainWidth, plainHeight
}

// asks reports whether a key asks how things stand: the first question mark, where
// nothing is typed. The second one in a row is the screen's own key.
func (r *root) asks(k terminal.Key) bool {
	p := &r.plain
	p.queried = p.on() && k.Name == "?" && !p.queried && r.frame().Tell().Typing == nil
	p.asks = p.asks || p.queried
	return p.queried
}

// tell tells what has come up; pressed says that a key was pressed that began
// nothing which goes on beside the screen.
func (p *plain) tell(now views.Telling, pressed bool) {
	if p.busy != nil && p.busy() {
		return // it is told once the terminal has caught up
	}
	var said string
	switch {
	case p.asks:
		said = p.teller.Ask(now)
	default:
		if said = p.teller.Tell(now); said == "" && pressed && !now.Waits {
			said = p.teller.Still()
		}
	}
	p.asks = false
	if said != "" {
		_, _ = io.WriteString(p.out, said)
	}
}
