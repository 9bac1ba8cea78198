package terminal

import (
	"strconv"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
)

// Keys that may be held down beside another, as terminals number them.
const (
	shift = 1 << iota
	alt
	ctrl
)

// keyBegin is the middle of a number pad with NumLock off, which Bubble Tea has
// no name for.
const keyBegin tea.KeyType = -999

// types are Bubble Tea's keys by name.
var types = func() map[string]tea.KeyType {
	all := map[string]tea.KeyType{"begin": keyBegin}
	for t := tea.KeyF20; t < 128; t++ {
		if name := t.String(); name != "" {
			all[name] = t
		}
	}
	return all
}()

// named is a key by name, with those modifiers that make another key of it.
func named(name string, mods int) tea.KeyMsg {
	k := tea.KeyMsg{Alt: mods&alt != 0}
	var held []string
	if mods&ctrl != 0 && mods&shift != 0 {
		held = append(held, "ctrl+shift+")
	}
	if mods&ctrl != 0 {
		held = append(held, "ctrl+")
	}
	if mods&shift != 0 {
		held = append(held, "shift+")
	}
	for _, prefix := range append(held, "") {
		if t, ok := types[prefix+name]; ok {
			k.Type = t
			return k
		}
	}
	return k
}

// keyOf is a key that types a rune.
func keyOf(r rune, mods int) tea.KeyMsg {
	k := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: mods&alt != 0}
	switch low := unicode.ToLower(r); {
	case r == ' ':
		k.Type = tea.KeySpace
	case r < ' ' || r == 0x7f:
		k.Type, k.Runes = tea.KeyType(r), nil
	case mods&ctrl != 0 && low >= 'a' && low <= 'z':
		k.Type, k.Runes = tea.KeyType(low&0x1f), nil
	case mods&shift != 0:
		k.Runes[0] = unicode.ToUpper(r)
	}
	return k
}

// letterKeys are the keys whose sequences end in a letter of their own.
var letterKeys = map[byte]string{
	'A': "up", 'B': "down", 'C': "right", 'D': "left", 'E': "begin", 'F': "end", 'H': "home",
	'P': "f1", 'Q': "f2", 'R': "f3", 'S': "f4",
}

// rxvtArrows are rxvt's letters: arrows with Shift (in control sequences) or Ctrl.
var rxvtArrows = map[byte]string{'a': "up", 'b': "down", 'c': "right", 'd': "left"}

// numberKeys are the keys whose sequences are a number and a tilde.
var numberKeys = map[int]string{
	1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pgup", 6: "pgdown", 7: "home", 8: "end",
	11: "f1", 12: "f2", 13: "f3", 14: "f4", 15: "f5", 17: "f6", 18: "f7", 19: "f8", 20: "f9", 21: "f10", 23: "f11", 24: "f12",
	25: "f13", 26: "f14", 28: "f15", 29: "f16", 31: "f17", 32: "f18", 33: "f19", 34: "f20",
}

// padKeys are what a number pad sends in application mode.
var padKeys = map[byte]rune{
	'j': '*', 'k': '+', 'l': ',', 'm': '-', 'n': '.', 'o': '/', 'X': '=', 'M': '\r', 'I': '\t', ' ': ' ',
	'p': '0', 'q': '1', 'r': '2', 's': '3', 't': '4', 'u': '5', 'v': '6', 'w': '7', 'x': '8', 'y': '9',
}

// kittyKeys are the keys without a character of their own, in the numbers of
// the kitty keyboard protocol, from 57344 on.
var kittyKeys = strings.Fields(`esc enter tab backspace insert delete left right up down pgup pgdown home end
	- - - - - - f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 f13 f14 f15 f16 f17 f18 f19 f20 - - - - - - - - - - - - - - -
	0 1 2 3 4 5 6 7 8 9 . / * minus + enter = , left right up down pgup pgdown home end insert delete begin`)

const firstKitty = 57344

// padKey is the key of an SS3 sequence.
func padKey(final byte, mods int) (tea.KeyMsg, bool) {
	if r, ok := padKeys[final]; ok {
		return keyOf(r, mods), true
	}
	if name, ok := letterKeys[final]; ok {
		return named(name, mods), true
	}
	if name, ok := rxvtArrows[final]; ok {
		return named(name, ctrl), true
	}
	return tea.KeyMsg{}, false
}

// numbered is the key of a number.
func numbered(number string, mods int) tea.KeyMsg { return named(numberKeys[numberOf(number)], mods) }

// sequence is what a whole control sequence means.
func sequence(params string, final byte) piece {
	if params != "" && params[0] > '9' { // what only answers and reports begin with
		return piece{}
	}
	fields := append(strings.Split(params, ";"), "", "")
	if released(fields[1]) {
		return piece{}
	}
	mods := modsOf(fields[1])
	switch final {
	case '~':
		return tilde(fields, mods)
	case 'u':
		return coded(fields[0], fields[2], mods)
	case 'I':
		return unless(params, focusPiece)
	case 'O':
		return unless(params, blurPiece)
	case 'Z':
		return keyed("tab", shift)
	case '^', '@': // rxvt's Ctrl, and with Shift
		return keyed(numberKeys[numberOf(params)], map[byte]int{'^': ctrl, '@': ctrl | shift}[final])
	}
	if name, ok := rxvtArrows[final]; ok {
		return unlessKey(params, name)
	}
	if final == 'R' && params != "" { // where the cursor is
		return piece{}
	}
	if number := fields[0]; number != "" && number != "1" {
		return piece{}
	}
	return keyed(letterKeys[final], mods)
}

// report reports whether a sequence that is no key is an answer, a report of the
// mouse or a key going up, as terminals send them.
func report(params string, final byte) bool {
	return final == '~' || params == "0" && final == 'n' || strings.ContainsAny(params, ":<=>?") ||
		strings.Contains(params, ";") && strings.IndexByte("tRMx", final) >= 0
}

// unless is a piece that has no parameters.
func unless(params string, kind pieceKind) piece {
	if params != "" {
		return piece{}
	}
	return piece{kind: kind}
}

func unlessKey(params, name string) piece {
	if params != "" {
		return piece{}
	}
	return keyed(name, shift)
}

// keyed is a key by name; nothing where there is no such name.
func keyed(name string, mods int) piece {
	if name == "" || name == "-" {
		return piece{}
	}
	return piece{kind: keyPiece, key: named(name, mods)}
}

// tilde is what a number and a tilde mean.
func tilde(fields []string, mods int) piece {
	switch n := numberOf(fields[0]); n {
	case 200:
		return piece{kind: pastePiece}
	case 27: // xterm's way of a key with modifiers
		return coded(fields[2], "", mods)
	default:
		return keyed(numberKeys[n], mods)
	}
}

// coded is a key by its number: its character, or one of kittyKeys. What it
// types, where that is told, goes before.
func coded(code, text string, mods int) piece {
	number, more, _ := strings.Cut(code, ":")
	r := rune(numberOf(number))
	if i := int(r) - firstKitty; i >= 0 && r < 0xf900 {
		if i >= len(kittyKeys) {
			return piece{}
		}
		return kitty(kittyKeys[i], mods)
	}
	if shifted, _, _ := strings.Cut(more, ":"); mods&shift != 0 && shifted != "" {
		r, mods = rune(numberOf(shifted)), mods&^shift
	}
	if said := numberOf(text); said >= ' ' && mods&ctrl == 0 {
		r, mods = rune(said), mods&^shift
	}
	switch r {
	case 0:
		return piece{}
	case '\t':
		return keyed("tab", mods)
	}
	return piece{kind: keyPiece, key: keyOf(r, mods)}
}

// kitty is one of kittyKeys: those of the number pad are as if typed.
func kitty(name string, mods int) piece {
	switch {
	case name == "minus":
		return piece{kind: keyPiece, key: keyOf('-', 0)}
	case len(name) == 1 && name != "-":
		return piece{kind: keyPiece, key: keyOf(rune(name[0]), 0)}
	}
	return keyed(name, mods)
}

// modsOf reads modifiers: their sum and one.
func modsOf(field string) int {
	sum, _, _ := strings.Cut(field, ":")
	return max(0, numberOf(sum)-1) & (shift | alt | ctrl)
}

// released reports whether a key went up, which is none.
func released(field string) bool {
	_, event, _ := strings.Cut(field, ":")
	return event == "3"
}

// numberOf is the number a field begins with, 0 for none.
func numberOf(field string) int {
	digits, _, _ := strings.Cut(field, ":")
	n, err := strconv.Atoi(digits)
	if err != nil || n > unicode.MaxRune {
		return 0
	}
	return n
}
