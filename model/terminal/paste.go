package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// A paste's bounds, in time and in bytes.
const (
	pasteTime    = time.Second // silence after which the end of a paste will not come
	longestPaste = 1 << 20     // bytes kept of a paste; more are no text for any field
)

// pasteEnd is the mark a terminal puts after what is pasted.
var pasteEnd = []byte("\x1b[201~")

func (f *framer) openPaste(at time.Time) {
	f.open, f.since, f.paste, f.late, f.bare = pasteOpen, at, nil, false, false
}

// pasted takes what is held into the open paste and reports whether it has
// ended.
func (f *framer) pasted() (ended bool) {
	if i := bytes.Index(f.held, pasteEnd); i >= 0 {
		f.keep(i)
		f.drop(len(pasteEnd))
		f.endPaste()
		return true
	}
	if f.late && (len(f.held) <= typedBurst || paced(f.came)) {
		return false // it may be keys: a silence tells
	}
	f.late = false
	f.keep(max(0, len(f.held)-len(pasteEnd)+1)) // the end may be cut
	return false
}

// keep moves n held bytes into the paste.
func (f *framer) keep(n int) {
	room := longestPaste - len(f.paste)
	f.paste = append(f.paste, f.held[:min(n, room)]...)
	f.drop(n)
}

// latePaste makes ready for bytes that come late within a paste: of what is held
// only the beginning of its end, which may be cut, is not text for certain.
func (f *framer) latePaste() {
	if !f.late {
		f.mark = markCut(f.held)
		f.keep(len(f.held) - f.mark)
	}
	f.late = true
}

// markCut is how many bytes of the mark that ends a paste stand at the end of b.
func markCut(b []byte) int {
	n := len(pasteEnd) - 1
	for !bytes.HasSuffix(b, pasteEnd[:n]) {
		n--
	}
	return n
}

// silentPaste tells keys typed after a paste whose end was lost from a paste
// that only comes slowly: keys come few at a time, with silence before and
// after them.
func (f *framer) silentPaste() {
	if f.late && len(f.held) > f.mark && allKeys(f.held[f.mark:]) {
		f.drop(f.mark)
		f.endPaste()
		return
	}
	f.keep(len(f.held))
	f.late = false
	if f.quiet || f.bare {
		f.endPaste()
		return
	}
	f.quiet = true
}

func (f *framer) endPaste() {
	f.out = append(f.out, Stamped{At: f.since, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: text(f.paste), Paste: true}})
	f.open, f.paste, f.quiet = nothingOpen, nil, false
}

// text is what a paste types: escapes are nobody's text, and what no encoding
// explains is left out.
func text(pasted []byte) []rune {
	runes := make([]rune, 0, len(pasted))
	for _, r := range string(pasted) {
		if r != '\x1b' && r != utf8.RuneError {
			runes = append(runes, r)
		}
	}
	return runes
}

// typedByNobody reports whether so many characters came at once as no hands
// type: no sequences, and not one key held down.
func typedByNobody(b []byte, many int) bool {
	return utf8.RuneCount(b) >= many && bytes.IndexByte(b, esc) < 0 && bytes.Count(b, b[:1]) < len(b)
}
