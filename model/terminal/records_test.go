package terminal

import (
	"testing"

	"github.com/erikgeiser/coninput"
)

// press is a key of a Windows console going down and up, as it reports them.
func press(vk coninput.VirtualKeyCode, c rune, held ...coninput.ControlKeyState) []coninput.EventRecord {
	e := coninput.KeyEventRecord{KeyDown: true, RepeatCount: 1, VirtualKeyCode: vk, Char: c}
	for _, h := range held {
		e.ControlKeyState |= h
	}
	up := e
	up.KeyDown = false
	return []coninput.EventRecord{e, up}
}

// sentAs are the characters of a sequence as a console with VT input reports
// them: each a key that none is.
func sentAs(sequence string) (out []coninput.EventRecord) {
	for _, c := range sequence {
		out = append(out, press(0, c)...)
	}
	return out
}

func joined(events ...[]coninput.EventRecord) (out []coninput.EventRecord) {
	for _, e := range events {
		out = append(out, e...)
	}
	return out
}

func TestAWindowsConsolesEventsBecomeTheKeysPressed(t *testing.T) {
	held := press('5', '5')[:1]
	five := held[0].(coninput.KeyEventRecord)
	five.RepeatCount = 3
	letGo := press(coninput.VK_MENU, 'é')[1:]
	for what, c := range map[string]struct {
		events []coninput.EventRecord
		want   string
	}{
		"digits":                         {joined(press('1', '1'), press('9', '9'), press(coninput.VK_NUMPAD3, '3')), "1 9 3"},
		"one held":                       {[]coninput.EventRecord{five}, "5 5 5"},
		"letters, and modifiers alone":   {joined(press(coninput.VK_SHIFT, 0, coninput.SHIFT_PRESSED), press('D', 'D', coninput.SHIFT_PRESSED), press('F', 'f')), "D f"},
		"keys that type nothing":         {joined(press(coninput.VK_UP, 0), press(coninput.VK_F5, 0), press(coninput.VK_F2, 0), press(coninput.VK_NEXT, 0), press(coninput.VK_CLEAR, 0)), "up f5 f2 pgdown begin"},
		"with others held":               {joined(press(coninput.VK_LEFT, 0, coninput.LEFT_CTRL_PRESSED), press(coninput.VK_HOME, 0, coninput.SHIFT_PRESSED)), "ctrl+left shift+home"},
		"Enter, Backspace, Tab, ctrl+c":  {joined(press(coninput.VK_RETURN, '\r'), press(coninput.VK_BACK, '\b'), press(coninput.VK_TAB, '\t'), press(coninput.VK_TAB, '\t', coninput.SHIFT_PRESSED), press('C', 3, coninput.LEFT_CTRL_PRESSED)), "enter backspace tab shift+tab ctrl+c"},
		"AltGr, Alt, Ctrl with a digit":  {joined(press('Q', '@', coninput.RIGHT_ALT_PRESSED, coninput.LEFT_CTRL_PRESSED), press('3', '3', coninput.LEFT_ALT_PRESSED), press('4', 0, coninput.RIGHT_CTRL_PRESSED)), "@ alt+3 4"},
		"a character of two halves":      {joined(press(0, 0xd835), press(0, 0xdfcf)), "𝟏"},
		"a character by its number":      {letGo, "é"},
		"a paste, marked":                {sentAs("\x1b[200~1 2 8 5 n d\x1b[201~"), "(paste 1 2 8 5 n d)"},
		"sequences of VT input":          {sentAs("\x1b[A\x1b[15~\x1bOq\x7f\x1b[I"), "up f5 1 backspace (focus)"},
		"focus, and the window's size":   {[]coninput.EventRecord{coninput.FocusEventRecord{}, coninput.WindowBufferSizeEventRecord{}, coninput.FocusEventRecord{SetFocus: true}}, "(blur) (focus)"},
		"the mouse, and what is unknown": {[]coninput.EventRecord{coninput.MouseEventRecord{ButtonState: 1}, &coninput.UnknownEvent{}, coninput.MenuEventRecord{}}, ""},
	} {
		var rec records
		var sent []any
		for _, e := range c.events {
			sent = append(sent, string(rec.bytes(e)))
		}
		if got := played(sent...).keys(); got != c.want {
			t.Errorf("%s: got %q, want %q", what, got, c.want)
		}
	}
}
