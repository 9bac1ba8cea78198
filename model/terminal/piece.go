package terminal

import (
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// pieceKind is what stands at the front of the bytes.
type pieceKind int

const (
	noPiece     pieceKind = iota // an answer, a mouse report, a sequence that means nothing
	keyPiece                     // one key
	focusPiece                   // the window has the keyboard
	blurPiece                    // it no longer has
	stringPiece                  // a control string begins
	pastePiece                   // a paste begins
)

// piece is the shortest whole thing at the front of the bytes.
type piece struct {
	n      int // its bytes; 0 where the rest has not come
	kind   pieceKind
	key    tea.KeyMsg
	at     int  // the byte whose instant is the key's
	report bool // nothing to anybody, but what terminals send: an answer, the mouse, a key going up
}

// sent reports whether terminals send this, so that bytes which make it belong
// together.
func (p piece) sent() bool { return p.n > 0 && (p.kind != noPiece || p.report) }

const esc = 0x1b

// introducers are the control characters that begin a sequence or a string, as
// the byte that follows ESC and says the same.
const (
	csi = '['
	ss3 = 'O'
	osc = ']'
	dcs = 'P'
	apc = '_'
	pm  = '^'
	sos = 'X'
)

// scan says what stands at the front of bytes; over says that no more will
// come, so that what is cut is nothing.
func scan(b []byte, over bool) piece {
	switch c := b[0]; {
	case c == esc:
		return scanEscape(b, over)
	case c < ' ' || c == 0x7f:
		return piece{n: 1, kind: keyPiece, key: tea.KeyMsg{Type: tea.KeyType(c)}}
	case c < utf8.RuneSelf:
		return runePiece(rune(c), 1)
	case !utf8.FullRune(b) && !over:
		return piece{}
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 {
		r = rune(b[0]) // of a terminal that speaks Latin-1
	}
	if r < 0xa0 { // one byte for ESC and the next
		return scanControl(b, n, byte(r-0x40), over)
	}
	return runePiece(r, n)
}

func runePiece(r rune, n int) piece {
	return piece{n: n, kind: keyPiece, key: keyOf(r, 0)}
}

// scanEscape says what begins with ESC: the key itself, a key with Alt, a
// sequence or a string. More than one ESC are as one: some terminals put it
// before a sequence for Alt.
func scanEscape(b []byte, over bool) piece {
	i := 1
	for i < len(b) && b[i] == esc {
		i++
	}
	if i == len(b) {
		if !over {
			return piece{}
		}
		return piece{n: i, kind: keyPiece, key: tea.KeyMsg{Type: tea.KeyEsc}}
	}
	if introduces(b[i]) {
		p := scanControl(b, i+1, b[i], over)
		p.key.Alt = p.key.Alt || i > 1
		return p
	}
	p := scan(b[i:], over)
	if p.n == 0 {
		return piece{}
	}
	p.n, p.at, p.key.Alt = p.n+i, p.at+i, true
	return p
}

func introduces(c byte) bool {
	switch c {
	case csi, ss3, osc, dcs, apc, pm, sos:
		return true
	}
	return false
}

// scanControl says what follows an introducer whose bytes end at i. One that
// nothing followed is the key it is, with Alt.
func scanControl(b []byte, i int, c byte, over bool) piece {
	if !introduces(c) {
		return piece{n: i}
	}
	if i == len(b) {
		if !over {
			return piece{}
		}
		return altPiece(b, i, c)
	}
	switch c {
	case csi:
		return scanCSI(b, i, over)
	case ss3:
		return scanSS3(b, i, over)
	}
	return piece{n: i, kind: stringPiece}
}

// altPiece is an introducer that was a key: Alt with its letter.
func altPiece(b []byte, i int, c byte) piece {
	if b[0] != esc {
		return piece{n: i}
	}
	k := keyOf(rune(c), 0)
	k.Alt = true
	return piece{n: i, kind: keyPiece, key: k, at: i - 1}
}

// scanCSI says what a control sequence is: parameters, intermediates, and the
// byte that ends it. Anything else within it means that its end was lost.
func scanCSI(b []byte, i int, over bool) piece {
	switch b[i] {
	case '[': // F1 to F5 of the Linux console
		return scanShort(b, i+1, 1, over)
	case 'M': // a mouse report of the oldest kind: three characters follow
		return scanShort(b, i+1, 3, over)
	}
	j := i
	for j < len(b) && b[j] >= '0' && b[j] <= '?' {
		j++
	}
	params := b[i:j]
	if j < len(b) && b[j] == '$' && oneNumber(params) { // rxvt's shifted keys
		return piece{n: j + 1, kind: keyPiece, key: numbered(string(params), shift)}
	}
	for j < len(b) && b[j] >= ' ' && b[j] <= '/' {
		j++
	}
	switch {
	case j-i > longestCSI:
		return piece{n: j}
	case j == len(b) && !over:
		return piece{}
	case j == len(b) || b[j] < '@' || b[j] > '~':
		return piece{n: j} // cut, or torn by what is no part of it
	case len(params) < j-i: // an answer: keys have no intermediates
		return piece{n: j + 1, report: true}
	}
	p := sequence(string(params), b[j])
	p.n = j + 1
	return p
}

func oneNumber(params []byte) bool { return len(params) == 1 && params[0] >= '2' && params[0] <= '8' }

// scanShort reads a sequence that has so many characters after its byte i-1.
func scanShort(b []byte, i, want int, over bool) piece {
	j := i
	for range want {
		if j == len(b) || !utf8.FullRune(b[j:]) && !over {
			if over {
				break
			}
			return piece{}
		}
		_, n := utf8.DecodeRune(b[j:])
		j += n
	}
	if want == 1 && j == i+1 && b[i] >= 'A' && b[i] <= 'E' {
		return piece{n: j, kind: keyPiece, key: named("f"+string(b[i]-'A'+'1'), 0)}
	}
	return piece{n: j, report: want == 3 && !over}
}

// scanSS3 says what a key of a number pad or a function key sends. What is
// none of them is Alt+O and keys of its own.
func scanSS3(b []byte, i int, over bool) piece {
	j := i
	for j < len(b) && b[j] >= '1' && b[j] <= '9' && j-i < 2 {
		j++
	}
	switch {
	case j == len(b) && !over:
		return piece{}
	case j == len(b) || b[j] < ' ' || b[j] > '~':
		return altPiece(b, i, ss3)
	}
	k, ok := padKey(b[j], modsOf(string(b[i:j])))
	if !ok {
		return piece{n: j + 1}
	}
	return piece{n: j + 1, kind: keyPiece, key: k}
}

// stringLength is how far a control string reaches into bytes, and whether it
// ends there. What can be no part of it ends it and is not taken: its end was
// lost.
func stringLength(b []byte) (n int, ended bool) {
	for n < len(b) {
		switch c := b[n]; {
		case c == esc && n+1 == len(b), !utf8.FullRune(b[n:]):
			return n, false
		case c == esc && b[n+1] == '\\':
			return n + 2, true
		case c == esc, c == 0x03: // another sequence; ctrl+c, which is heard whatever is open
			return n, true
		case c == 0x07, c == 0x18, c == 0x1a, c == 0x9c: // BEL, CAN, SUB, ST
			return n + 1, true
		}
		r, size := utf8.DecodeRune(b[n:])
		n += size
		if r == 0x9c {
			return n, true
		}
	}
	return n, false
}

// stringEnd is how many bytes end a string at the front of b; 0 for none.
func stringEnd(b []byte) int {
	if n, ended := stringLength(b); ended {
		return n
	}
	return 0
}
