package terminal

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/erikgeiser/coninput"
)

// records makes bytes, as terminals send them, of what a Windows console reports
// of its keyboard. Where the console itself sends sequences (VT input) they come
// as characters without a key; a console that does not is made to seem as if.
type records struct {
	high rune // the first half of a character that has two
}

// consoleKeys are the keys that type nothing, as terminals name them: the letter
// or the number of their sequence.
var consoleKeys = map[coninput.VirtualKeyCode]string{
	coninput.VK_UP: "A", coninput.VK_DOWN: "B", coninput.VK_RIGHT: "C", coninput.VK_LEFT: "D", coninput.VK_CLEAR: "E",
	coninput.VK_END: "F", coninput.VK_HOME: "H",
	coninput.VK_INSERT: "2~", coninput.VK_DELETE: "3~", coninput.VK_PRIOR: "5~", coninput.VK_NEXT: "6~",
	coninput.VK_F1: "P", coninput.VK_F2: "Q", coninput.VK_F3: "R", coninput.VK_F4: "S", coninput.VK_F5: "15~",
	coninput.VK_F6: "17~", coninput.VK_F7: "18~", coninput.VK_F8: "19~", coninput.VK_F9: "20~", coninput.VK_F10: "21~",
	coninput.VK_F11: "23~", coninput.VK_F12: "24~",
}

// Groups of modifiers.
const (
	anyAlt  = coninput.LEFT_ALT_PRESSED | coninput.RIGHT_ALT_PRESSED
	anyCtrl = coninput.LEFT_CTRL_PRESSED | coninput.RIGHT_CTRL_PRESSED
)

// bytes are what one event types; none for a key going up.
func (r *records) bytes(event coninput.EventRecord) []byte {
	switch e := event.(type) {
	case coninput.FocusEventRecord:
		if e.SetFocus {
			return []byte("\x1b[I")
		}
		return []byte("\x1b[O")
	case coninput.KeyEventRecord:
		var out []byte
		one := r.key(e)
		for range max(1, e.RepeatCount) {
			out = append(out, one...)
		}
		return out
	}
	return nil
}

// key is one press of a key.
func (r *records) key(e coninput.KeyEventRecord) []byte {
	composed := e.VirtualKeyCode == coninput.VK_MENU && e.Char != 0 // Alt and a number, let go
	mods := heldWith(e.ControlKeyState)
	switch {
	case !e.KeyDown && !composed:
		return nil
	case e.Char != 0:
		return r.typed(e, mods)
	case e.VirtualKeyCode >= '0' && e.VirtualKeyCode <= '9' && mods&ctrl != 0: // with Ctrl it types nothing, and is a press
		return []byte{byte(e.VirtualKeyCode)}
	}
	name, ok := consoleKeys[e.VirtualKeyCode]
	switch {
	case !ok:
		return nil
	case name[len(name)-1] == '~':
		return fmt.Appendf(nil, "\x1b[%s;%d~", name[:len(name)-1], 1+mods)
	}
	return fmt.Appendf(nil, "\x1b[1;%d%s", 1+mods, name)
}

// typed is a character, in halves where it has two.
func (r *records) typed(e coninput.KeyEventRecord, mods int) []byte {
	c := e.Char
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return nil
	case utf16.IsSurrogate(c):
		c = utf16.DecodeRune(r.high, c)
	case c == '\b' && e.VirtualKeyCode == coninput.VK_BACK:
		c = 0x7f
	case c == '\t' && mods&shift != 0 && e.VirtualKeyCode == coninput.VK_TAB:
		return []byte("\x1b[Z")
	}
	r.high = 0
	var out []byte
	if mods&alt != 0 && e.VirtualKeyCode != 0 && e.VirtualKeyCode != coninput.VK_MENU {
		out = append(out, esc)
	}
	return utf8.AppendRune(out, c)
}

// heldWith are the modifiers held; AltGr, which types characters, is none.
func heldWith(s coninput.ControlKeyState) (mods int) {
	if s&coninput.SHIFT_PRESSED != 0 {
		mods |= shift
	}
	if s&coninput.RIGHT_ALT_PRESSED != 0 && s&coninput.LEFT_CTRL_PRESSED != 0 {
		return mods
	}
	if s&anyAlt != 0 {
		mods |= alt
	}
	if s&anyCtrl != 0 {
		mods |= ctrl
	}
	return mods
}
