package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// How long, in time and in bytes, what a terminal sends may be.
const (
	cutTime      = 50 * time.Millisecond  // silence after which Esc was pressed, and what comes late may be keys
	restTime     = 300 * time.Millisecond // silence after which the rest of a cut sequence will not come
	altTime      = 10 * time.Millisecond  // between Esc and a key that are two presses
	pasteTime    = time.Second            // silence after which the end of a paste will not come
	stringTime   = 3 * time.Second        // age at which a control string no longer takes what comes key by key
	longestCSI   = 64                     // bytes of a control sequence; none that is sent comes near
	typedBurst   = 16                     // bytes that come at once where keys are typed
	longestPaste = 1 << 20                // bytes kept of a paste; more are no text for any field
)

// pasteEnd is the mark a terminal puts after what is pasted.
var pasteEnd = []byte("\x1b[201~")

// opened is what has begun in the bytes and not ended yet.
type opened int

const (
	nothingOpen opened = iota
	stringOpen         // a control string: an answer to a question
	pasteOpen
)

// framer tells keys from what else a terminal sends, wherever its bytes are
// cut: control sequences and strings are whole or they are nothing, answers and
// mouse reports are dropped, and each key keeps the instant of its first byte,
// however long its meaning was waited for.
//
// A sequence is cut by a slow line or a busy machine, and its rest mostly comes:
// it is waited for restTime. What came later than cutTime is its rest only where
// the two make something that terminals send; else they are keys, of their own
// instants. Esc alone is a key that somebody waits for, and has cutTime.
//
// It asks no clock. Whoever reads feeds it, and says when there was silence for
// as long as patience asked for.
type framer struct {
	held  []byte      // what is not decided yet
	came  []time.Time // when each byte of it came
	open  opened
	since time.Time // when what is open began
	paste []byte    // what the open paste holds so far
	alone bool      // what is held came after a silence within the paste: it may be keys
	quiet bool      // there has been one silence within the paste
	guess int       // so many characters at once are a paste without marks; 0: the terminal marks them
	bare  bool      // the open paste has no marks: a silence ends it
	last  time.Time // when the newest byte came
	left  time.Time // when Esc was given for want of more
	late  bool      // within the open string there was a silence: what is held since may be keys
	out   []tea.Msg
}

// feed takes in bytes that came at one instant and gives what they complete:
// Stamped keys, and focus messages.
func (f *framer) feed(b []byte, at time.Time) []tea.Msg {
	f.quiet = false
	if f.guess > 0 && f.open == nothingOpen && len(f.held) == 0 && typedByNobody(b, f.guess) {
		f.openPaste(at)
		f.bare = true
	}
	if f.tornEsc(b, at) {
		b = append([]byte{esc}, b...)
	}
	f.late = f.open == stringOpen && (f.late || at.Sub(f.last) > cutTime)
	for _, c := range b {
		f.held, f.came = append(f.held, c), append(f.came, at)
	}
	f.last = at
	if f.open == stringOpen && at.Sub(f.since) > stringTime && len(b) <= typedBurst && stringEnd(b) == 0 {
		f.open = nothingOpen
	}
	f.decide(false)
	return f.given()
}

// silence says that nothing has come for as long as patience asked: what waits
// for its rest waits in vain.
func (f *framer) silence() []tea.Msg {
	switch f.open {
	case stringOpen:
		f.open = nothingOpen
		if !f.late || !f.fewAtOnce() {
			f.drop(len(f.held))
		}
		f.decide(true)
	case pasteOpen:
		f.silentPaste()
	default:
		f.decide(true)
	}
	return f.given()
}

// patience is how long to wait for more before it is a silence; below zero for
// ever.
func (f *framer) patience() time.Duration {
	switch {
	case f.open == pasteOpen && f.quiet:
		return pasteTime - cutTime
	case f.open == pasteOpen, f.open == stringOpen && f.late, f.open == nothingOpen && (f.escOnly() || f.gap() > 0):
		return cutTime
	case len(f.held) > 0 || f.open == stringOpen:
		return restTime
	}
	return -1
}

// escOnly reports whether what is held is Esc and nothing more.
func (f *framer) escOnly() bool {
	return len(f.held) > 0 && bytes.Count(f.held, []byte{esc}) == len(f.held)
}

// gap is how many bytes are held that came before a silence of more than
// cutTime; 0 where there was none.
func (f *framer) gap() int {
	for i := 1; i < len(f.came); i++ {
		if f.came[i].Sub(f.came[i-1]) > cutTime {
			return i
		}
	}
	return 0
}

func (f *framer) given() []tea.Msg {
	out := f.out
	f.out = nil
	return out
}

// decide takes from the front of what is held whatever is whole; over says that
// the rest will not come.
func (f *framer) decide(over bool) {
	for going := true; going && len(f.held) > 0; {
		switch f.open {
		case stringOpen:
			going = f.answered()
		case pasteOpen:
			going = f.pasted()
		default:
			p := f.front(over)
			if going = p.n > 0; going {
				f.take(p)
			}
		}
	}
}

// front is what stands at the front of what is held.
func (f *framer) front(over bool) piece {
	if f.escAlone() {
		return scan(f.held[:1], true)
	}
	p, cut := scan(f.held, over), f.gap()
	if cut > 0 && p.n >= cut && !p.sent() {
		return scan(f.held[:cut], true)
	}
	if over && f.escOnly() {
		f.left = f.last
	}
	return p
}

// tornEsc reports whether bytes are the rest of a sequence whose Esc was given
// as a key: nobody types them at once, and so soon.
func (f *framer) tornEsc(b []byte, at time.Time) bool {
	if f.open != nothingOpen || len(f.held) > 0 || len(b) < 2 || !introduces(b[0]) || at.Sub(f.left) > restTime {
		return false
	}
	p := scan(append([]byte{esc}, b...), false)
	return p.n > 2 && p.sent()
}

// fewAtOnce reports whether what is held came as keys come, one or two bytes at
// a time, and not as a string's rest.
func (f *framer) fewAtOnce() bool {
	for i := 2; i < len(f.came); i++ {
		if f.came[i].Equal(f.came[i-2]) {
			return false
		}
	}
	return true
}

// escAlone reports whether Esc was pressed and then another key, rather than
// one key with Alt: a terminal sends the two bytes of that together.
func (f *framer) escAlone() bool {
	return f.held[0] == esc && len(f.held) > 1 && !introduces(f.held[1]) && f.came[1].Sub(f.came[0]) > altTime
}

// answered drops what is held of the open string and reports whether it has
// ended.
func (f *framer) answered() (ended bool) {
	n, ended := stringLength(f.held)
	if ended {
		f.open = nothingOpen
	}
	if ended || !f.late {
		f.drop(n)
	}
	return ended
}

// take acts on what stood at the front of the bytes.
func (f *framer) take(p piece) {
	at := f.came[p.at]
	f.drop(p.n)
	switch p.kind {
	case noPiece:
	case keyPiece:
		f.key(p.key, at)
	case focusPiece:
		f.out = append(f.out, tea.FocusMsg{})
	case blurPiece:
		f.out = append(f.out, tea.BlurMsg{})
	case stringPiece:
		f.open, f.since = stringOpen, at
	case pastePiece:
		f.openPaste(at)
	}
}

func (f *framer) openPaste(at time.Time) {
	f.open, f.since, f.paste, f.alone, f.bare = pasteOpen, at, nil, false, false
}

// key gives a key. Runes typed in one instant are one message.
func (f *framer) key(k tea.KeyMsg, at time.Time) {
	if plain(k) && len(f.out) > 0 {
		if last, ok := f.out[len(f.out)-1].(Stamped); ok && plain(last.Key) && last.At.Equal(at) {
			last.Key.Runes = append(last.Key.Runes, k.Runes...)
			f.out[len(f.out)-1] = last
			return
		}
	}
	f.out = append(f.out, Stamped{At: at, Key: k})
}

func plain(k tea.KeyMsg) bool { return k.Type == tea.KeyRunes && !k.Alt && !k.Paste }

func (f *framer) drop(n int) {
	f.held, f.came = f.held[n:], f.came[n:]
	if len(f.held) == 0 {
		f.held, f.came = nil, nil
	}
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
	if f.alone && (len(f.held) <= typedBurst || repeated(f.held, f.came)) {
		return false // it may be keys: a silence tells
	}
	f.alone = false
	f.keep(max(0, len(f.held)-len(pasteEnd)+1)) // the end may be cut
	return false
}

// keep moves n held bytes into the paste.
func (f *framer) keep(n int) {
	room := longestPaste - len(f.paste)
	f.paste = append(f.paste, f.held[:min(n, room)]...)
	f.drop(n)
}

// silentPaste tells keys typed after a paste whose end was lost from a paste
// that only comes slowly: keys come few at a time, with silence before and
// after them.
func (f *framer) silentPaste() {
	if f.alone && len(f.held) > 0 && allKeys(f.held) {
		f.endPaste()
		f.decide(true)
		return
	}
	f.keep(len(f.held))
	if f.quiet || f.bare {
		f.endPaste()
		return
	}
	f.alone, f.quiet = true, true
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

// allKeys reports whether bytes are keys and nothing else.
func allKeys(b []byte) bool {
	for len(b) > 0 {
		p := scan(b, true)
		if p.kind != keyPiece {
			return false
		}
		b = b[p.n:]
	}
	return true
}

// typedByNobody reports whether so many characters came at once as no hands
// type: no sequences, and not one key held down.
func typedByNobody(b []byte, many int) bool {
	return utf8.RuneCount(b) >= many && bytes.IndexByte(b, esc) < 0 && bytes.Count(b, b[:1]) < len(b)
}

// repeated reports whether bytes are one key held down: the same again and
// again, no faster than keyboards repeat.
func repeated(b []byte, came []time.Time) bool {
	same := bytes.Count(b, b[:1]) == len(b)
	return same && came[len(came)-1].Sub(came[0]) >= time.Duration(len(b)-1)*10*time.Millisecond
}
