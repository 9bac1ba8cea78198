package terminal

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// How long, in time and in bytes, what a terminal sends may be.
//
// Terminals send a sequence at once, but a slow line (ssh over a bad network) or
// a busy machine cuts it anywhere and brings the rest later. Whoever gives up too
// soon makes presses of it: the rest of F5 is a 5. So what can only be the
// beginning of something is waited for long (restTime). ESC alone is a key too,
// and shall act at once: it is waited for no longer than hands notice (escTime).
// Waiting costs no press its instant.
const (
	escTime    = 50 * time.Millisecond  // silence after which ESC was the key
	restTime   = 300 * time.Millisecond // silence after which the rest of what is cut will not come
	lateTime   = 50 * time.Millisecond  // between bytes that a terminal sends at once: more, and it may be a press
	altTime    = 10 * time.Millisecond  // between Esc and a key that are two presses
	stringTime = 3 * time.Second        // age at which a control string no longer takes what comes key by key
	longestCSI = 64                     // bytes of a control sequence; none that is sent comes near
	typedBurst = 16                     // bytes that come at once where keys are typed
)

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
// It asks no clock. Whoever reads feeds it, and says when there was silence for
// as long as patience asked for.
type framer struct {
	held  []byte      // what is not decided yet
	came  []time.Time // when each byte of it came
	last  time.Time   // when the last byte came
	open  opened
	since time.Time // when what is open began
	late  bool      // what is held came late within what is open: it may be keys
	intro piece     // the key that began the open string, if it was one
	paste []byte    // what the open paste holds so far
	mark  int       // bytes of the open paste's end that came before what is late
	quiet bool      // there has been one silence within the paste
	guess int       // so many characters at once are a paste without marks; 0: the terminal marks them
	bare  bool      // the open paste has no marks: a silence ends it
	gone  time.Time // when an ESC came that was given as a key
	lent  bool      // the ESC that is held is that one, given already
	out   []tea.Msg
}

// feed takes in bytes that came at one instant and gives what they complete:
// Stamped keys, and focus messages.
func (f *framer) feed(b []byte, at time.Time) []tea.Msg {
	f.quiet = false
	if at.Sub(f.last) > lateTime {
		f.after()
	}
	f.last = at
	if f.open == nothingOpen && len(f.held) == 0 {
		f.begin(b, at)
	}
	for _, c := range b {
		f.held, f.came = append(f.held, c), append(f.came, at)
	}
	if f.open == stringOpen && at.Sub(f.since) > stringTime && len(b) <= typedBurst && stringEnd(b) == 0 {
		f.open = nothingOpen
	}
	f.decide(false)
	return f.given()
}

// begin looks at bytes that come while nothing is waited for.
func (f *framer) begin(b []byte, at time.Time) {
	switch {
	case f.guess > 0 && typedByNobody(b, f.guess):
		f.openPaste(at)
		f.bare = true
	case at.Sub(f.gone) <= restTime && resumes(b):
		f.lent = true
		f.held, f.came = []byte{esc}, []time.Time{at}
	}
}

// resumes reports whether bytes seem to be the rest of what began with an ESC
// that was given as a key. What may be letters of keys must be whole.
func resumes(b []byte) bool {
	switch {
	case b[0] == csi:
		return true
	case len(b) == 1 || !introduces(b[0]):
		return false
	case b[0] == ss3:
		p := scan(append([]byte{esc}, b...), false)
		return p.kind == keyPiece && !p.torn
	}
	return b[0] == osc || stringEnd(b[1:]) > 0
}

// silence says that nothing has come for as long as patience asked: what waits
// for its rest waits in vain.
func (f *framer) silence() []tea.Msg {
	switch f.open {
	case stringOpen:
		f.silentString()
	case pasteOpen:
		f.silentPaste()
	case nothingOpen:
	}
	if f.open == nothingOpen {
		f.decide(true)
	}
	return f.given()
}

// patience is how long to wait for more before it is a silence; below zero for
// ever.
func (f *framer) patience() time.Duration {
	switch {
	case f.open == pasteOpen && f.bare:
		return lateTime
	case f.open == pasteOpen && f.quiet:
		return pasteTime - restTime
	case f.open != nothingOpen:
		return restTime
	case len(f.held) == 0:
		return -1
	case len(f.held) == escapes(f.held):
		return escTime
	}
	return restTime
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

// front is what stands at the front of what is held, as it was sent and as it
// came.
func (f *framer) front(over bool) piece {
	if f.escAlone() {
		return scan(f.held[:1], true)
	}
	p := scan(f.held, over)
	if p.n == 0 || !p.torn {
		return p
	}
	if f.lent { // the ESC was a key: what follows it are keys too
		return piece{n: 1}
	}
	if i := f.pressedLate(p.n); i > 0 {
		return scan(f.held[:i], true)
	}
	return p
}

// escAlone reports whether Esc was pressed and then another key, rather than
// one key with Alt: a terminal sends the two bytes of that together.
func (f *framer) escAlone() bool {
	return f.held[0] == esc && len(f.held) > 1 && !introduces(f.held[1]) && f.came[1].Sub(f.came[0]) > altTime
}

// take acts on what stood at the front of the bytes.
func (f *framer) take(p piece) {
	at := f.came[p.at]
	if p.kind == stringPiece {
		f.openString(p)
	}
	f.drop(p.n)
	f.lent = false
	switch p.kind {
	case noPiece, stringPiece:
	case keyPiece:
		if p.key.Type == tea.KeyEsc {
			f.gone = at
		}
		f.key(p.key, at)
	case focusPiece:
		f.out = append(f.out, tea.FocusMsg{})
	case blurPiece:
		f.out = append(f.out, tea.BlurMsg{})
	case pastePiece:
		f.openPaste(at)
	}
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
