package terminal

import (
	"bytes"
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
	n    int // its bytes; 0 where the rest has not come
	kind pieceKind
	key  tea.KeyMsg
	at   int  // the byte whose instant is the key's
	torn bool // cut, or nothing that terminals send: its bytes may have been keys
}

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
	i := escapes(b)
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

// escapes is how many ESC stand at the front of b.
func escapes(b []byte) (n int) {
	for n < len(b) && b[n] == esc {
		n++
	}
	return n
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
		return piece{n: i, torn: true}
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
		return piece{n: i, torn: true}
	}
	k := keyOf(rune(c), 0)
	k.Alt = true
	return piece{n: i, kind: keyPiece, key: k, at: i - 1, torn: true}
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
		return piece{n: j, torn: true}
	case j == len(b) && !over:
		return piece{}
	case j == len(b) || b[j] < '@' || b[j] > '~':
		return piece{n: j, torn: true} // cut, or by what is no part of it
	case len(params) < j-i: // an answer: keys have no intermediates
		return piece{n: j + 1}
	}
	p := sequence(string(params), b[j])
	p.n, p.torn = j+1, p.kind == noPiece && !report(string(params), b[j])
	return p
}

func oneNumber(params []byte) bool { return len(params) == 1 && params[0] >= '2' && params[0] <= '8' }

// scanShort reads a sequence that has so many characters after its byte i-1.
func scanShort(b []byte, i, want int, over bool) piece {
	j := i
	for range want {
		if j == len(b) || !utf8.FullRune(b[j:]) && !over {
			if over {
				return piece{n: j, torn: true}
			}
			return piece{}
		}
		_, n := utf8.DecodeRune(b[j:])
		j += n
	}
	if want == 1 && j == i+1 && b[i] >= 'A' && b[i] <= 'E' {
		return piece{n: j, kind: keyPiece, key: named("f"+string(b[i]-'A'+'1'), 0)}
	}
	return piece{n: j, torn: want == 1}
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
		return piece{n: j + 1, torn: true}
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

// endsString reports whether the last of b ends a string, rather than what
// follows tearing it.
func endsString(b []byte) bool {
	n := len(b)
	switch {
	case n == 0:
		return false
	case b[n-1] == '\\':
		return n > 1 && b[n-2] == esc
	}
	return bytes.IndexByte([]byte{0x07, 0x18, 0x1a, 0x9c}, b[n-1]) >= 0
}

// stringEnd is how many bytes end a string at the front of b; 0 for none.
func stringEnd(b []byte) int {
	if n, ended := stringLength(b); ended {
		return n
	}
	return 0
}
