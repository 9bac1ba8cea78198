package relay

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// Harmless makes text from outside safe to keep and to show in one line, on a
// terminal, a page or a sheet: a name must not move the cursor, ring the bell,
// break a table or turn the line round. Line ends and tabs become blanks; the
// other controls (C0, DEL, C1), bidirectional embeddings, overrides and
// isolates, and characters that show nothing at all go; bytes that are no UTF-8
// become U+FFFD. What scripts need to be read (joiners, direction marks) stays.
// Readers of files use it on the way in, and whatever prints uses it on the way
// out; text that it has made harmless once stays as it is.
func Harmless(s string) string { return harmless(s, ' ', ' ') }

// HarmlessLines is Harmless for text of several lines: it keeps line feeds and
// tabs. A carriage return goes, since it would write over what stands there.
func HarmlessLines(s string) string { return harmless(s, '\n', '\t') }

func harmless(s string, feed, tab rune) string {
	if plainASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return feed
		case r == '\t':
			return tab
		case r == '\r' && feed == '\n':
			return -1
		case r == '\r', r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			return feed
		case harmful(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// plainASCII reports whether a text is printable ASCII, as most names are.
func plainASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// harmful reports whether a character does something to what stands around it,
// or cannot be seen at all.
func harmful(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r <= 0x9f: // C0, DEL, C1
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x206f: // embeddings, overrides, isolates
		return true
	case r == 0xad, r == 0x200b, r >= 0x2060 && r <= 0x2065, r == 0xfeff: // soft hyphen, zero-width blanks, byte-order mark
		return true
	}
	return r >= 0xfff9 && r <= 0xfffb // interlinear annotations
}

// HarmlessJSON is JSON with what Harmless would take away written as escapes: it
// says the same to a program, and nothing to a terminal. Bytes that are no UTF-8
// become U+FFFD.
func HarmlessJSON(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			out = append(out, `\ufffd`...)
		case r != '\n' && r != '\t' && harmful(r), r == 0x2028, r == 0x2029:
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return out
}

// harmlessFact makes every text of a fact harmless: a log may come from
// somebody else, and what it says is shown and printed everywhere.
func harmlessFact(f Fact) { harmlessIn(reflect.ValueOf(f)) }

func harmlessIn(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			harmlessIn(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			harmlessIn(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			harmlessIn(v.Index(i))
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(Harmless(v.String()))
		}
	}
}
