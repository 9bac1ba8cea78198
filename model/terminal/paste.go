package terminal

import (
	"bytes"
	"time"
)

// The marks a terminal puts round what is pasted.
var (
	pasteStart = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
)

// pasteGap is how long a terminal may pause within a paste. A longer silence
// means that the end mark was lost on the way.
const pasteGap = time.Second

// pasteWatch ends a paste whose end mark never came. Bubble Tea would hold back
// every key after it for ever, and a press is a time.
type pasteWatch struct {
	open bool
	last time.Time // when bytes last came
	tail []byte    // the end of what came before, where a mark may be cut in two
}

// room is how much of a buffer may be read into, so that an end mark fits before
// what is read.
func (w *pasteWatch) room(p []byte) []byte {
	if w.open && len(p) > len(pasteEnd) {
		return p[:len(p)-len(pasteEnd)]
	}
	return p
}

// mend takes in what was read into p and gives its length, an end mark put
// before it where one is missing.
func (w *pasteWatch) mend(p []byte, n int, now time.Time) int {
	if w.open && now.Sub(w.last) > pasteGap && n+len(pasteEnd) <= len(p) {
		copy(p[len(pasteEnd):], p[:n])
		n += copy(p, pasteEnd)
		w.tail = nil
	}
	seen := append(w.tail, p[:n]...)
	start, end := bytes.LastIndex(seen, pasteStart), bytes.LastIndex(seen, pasteEnd)
	if start >= 0 || end >= 0 {
		w.open = start > end
	}
	w.tail = bytes.Clone(seen[max(0, len(seen)-len(pasteEnd)+1):])
	w.last = now
	return n
}
