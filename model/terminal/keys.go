package terminal

import (
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
)

// Key is one key pressed once.
type Key struct {
	At    time.Time  // when it arrived
	Name  string     // "3", "d", "?", "space", "enter", "up", "f2", "ctrl+c"; letters in lower case; "" for what is text only
	Rune  rune       // as typed; 0 where the key has none
	Paste bool       // not pressed but pasted: never a time
	Typed tea.KeyMsg // the same for a field of text, which knows more keys
}

// IsDigit reports whether the key is one of the digits that name a lane.
func (k Key) IsDigit() bool { return len(k.Name) == 1 && k.Name[0] >= '0' && k.Name[0] <= '9' }

// renamed are the keys known by another name than Bubble Tea's: some terminals
// send ctrl+h for Backspace and ctrl+j for Enter.
var renamed = map[string]string{
	" ":      "space",
	"ctrl+h": "backspace",
	"ctrl+j": "enter",
}

// Split makes single keys of one key message, in order and with its stamp:
// keys hit together arrive as one message. A held Alt (or an Esc read together
// with the next key) means nothing here and is dropped; so are NUL and keys
// without a name. A paste is one key. A rune that no key types, as the joiners
// within some names, is text and has no name.
func Split(s Stamped, layout Layout) []Key {
	switch {
	case s.Key.Paste:
		return []Key{{At: s.At, Name: "paste", Paste: true, Typed: s.Key}}
	case s.Key.Type == tea.KeyRunes:
		return splitRunes(s, layout)
	case s.Key.Type == tea.KeyNull:
		return nil
	}
	name := s.Key.Type.String()
	switch {
	case s.Key.Type == keyBegin:
		name = "begin"
	case name == "":
		return nil
	}
	if better, ok := renamed[name]; ok {
		name = better
	}
	key := Key{At: s.At, Name: name, Typed: s.Key}
	if name == "space" {
		key.Rune = ' '
	}
	return []Key{key}
}

func splitRunes(s Stamped, layout Layout) []Key {
	keys := make([]Key, 0, len(s.Key.Runes))
	for _, r := range s.Key.Runes {
		key := Key{At: s.At, Name: runeName(r, layout), Typed: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: s.Key.Alt}}
		if key.Name != "" {
			key.Rune = r
		}
		keys = append(keys, key)
	}
	return keys
}

// runeName is the name of the key that types a rune, empty for runes no key
// types: the digit it is in any script or stands for on the keyboard chosen,
// the letter that a US keyboard has in that place, else the rune itself.
func runeName(r rune, layout Layout) string {
	if digit, ok := layouts[layout][r]; ok {
		return string(digit)
	}
	if digit, ok := digitOf(r); ok {
		return string(digit)
	}
	switch {
	case r == ' ':
		return "space"
	case !unicode.IsPrint(r) || r == unicode.ReplacementChar:
		return ""
	}
	low := unicode.ToLower(r)
	if us, ok := latin[low]; ok {
		low = us
	}
	return string(low)
}
