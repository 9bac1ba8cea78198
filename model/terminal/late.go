package terminal

import (
	"bytes"
	"time"
)

// What comes late, while the rest of something is waited for, may be that rest
// or be keys. It is the rest if it completes what was begun; if not, keys are
// known by how they come: hands press one at a time.

// after makes ready for bytes that come later than a terminal sends those of one
// thing.
func (f *framer) after() {
	switch f.open {
	case stringOpen:
		f.late = true
	case pasteOpen:
		f.latePaste()
	case nothingOpen:
	}
}

// pressedLate is where keys begin that came late after the beginning of what the
// first n held bytes seem to be; 0 where none did.
func (f *framer) pressedLate(n int) int {
	for i := 1; i <= n && i < len(f.held); i++ {
		if f.came[i].Sub(f.came[i-1]) <= lateTime {
			continue
		}
		if pressed(f.held[i:n], f.came[i:n]) {
			return i
		}
		break
	}
	return 0
}

// pressed reports whether bytes are keys as hands press them: no two come in
// one read, unless they are digits of lanes that hand off together.
func pressed(b []byte, came []time.Time) bool {
	if len(b) > typedBurst && !paced(came) {
		return false
	}
	digits := len(bytes.Trim(b, "0123456789")) == 0
	for i := 0; i < len(b); {
		p := scan(b[i:], true)
		if p.kind != keyPiece || i > 0 && came[i].Equal(came[i-1]) && !digits {
			return false
		}
		i += p.n
	}
	return true
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

// paced reports whether bytes came no faster than keyboards repeat a key.
func paced(came []time.Time) bool {
	n := len(came) - 1
	return came[n].Sub(came[0]) >= time.Duration(n)*altTime
}

// openString begins a control string that p introduces.
func (f *framer) openString(p piece) {
	f.open, f.since, f.late = stringOpen, f.came[p.at], false
	f.intro = piece{}
	if i := p.n; i < len(f.held) && f.came[i].Sub(f.came[i-1]) > lateTime { // it may have been a key
		f.late = true
		f.intro = scan(f.held[:i], true)
	}
}

// answered drops what is held of the open string and reports whether it is over.
func (f *framer) answered() (over bool) {
	n, ended := stringLength(f.held)
	switch torn := ended && !endsString(f.held[:n]); {
	case f.late && (torn || !ended) && pressed(f.held[:n], f.came):
		if torn {
			f.toKeys()
		}
		return torn
	case ended:
		f.open = nothingOpen
	}
	f.late = false
	f.drop(n)
	return ended
}

// silentString ends a string whose rest did not come. What came late and alone
// was keys.
func (f *framer) silentString() {
	if f.late && len(f.held) > 0 && pressed(f.held, f.came) {
		f.toKeys()
		return
	}
	f.open = nothingOpen
	f.drop(len(f.held))
}

// toKeys says that what is held of a string is keys, and what introduced it too
// where nothing else followed at once.
func (f *framer) toKeys() {
	f.open = nothingOpen
	if f.intro.kind == keyPiece {
		f.key(f.intro.key, f.since)
	}
}
