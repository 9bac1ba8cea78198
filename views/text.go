package views

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// plain reports whether every byte is printable ASCII, one cell each.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// clean makes a name safe to draw: control and format characters go, and with
// them the joiners, variation selectors and skin tones on whose width
// terminals disagree.
func clean(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case narrow(r):
			return r
		case r == '\n' || r == '\t':
			return ' '
		case r == utf8.RuneError:
			return '?'
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return -1
		case r >= 0xFE00 && r <= 0xFE0F, r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0100 && r <= 0xE01EF, r == 0x20E3:
			return -1
		}
		return r
	}, s)
}

// cells is how many terminal cells a clean string takes, the most of what
// terminals that join characters and those that do not would give it.
func cells(s string) int {
	n := 0
	for _, r := range s {
		if !narrow(r) {
			return max(ansi.StringWidth(s), ansi.StringWidthWc(s))
		}
		n++
	}
	return n
}

// narrow reports whether a rune is one cell wide in every terminal, whatever
// stands beside it: those of most names, and those that frames are drawn with.
func narrow(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x300: // Latin
		return r > 0xa0 && r != 0xad
	}
	return r >= 0x2010 && r <= 0x2026 || r >= 0x2500 && r <= 0x25fc // signs, lines and shapes
}

// cut shortens a clean string to w cells; what was cut ends in "…". A path in it
// is shortened first, at its front: the file's name is at its end.
func cut(s string, w int) string {
	if cells(s) <= w {
		return s
	}
	if s = cutPath(s, cells(s)-w); cells(s) <= w {
		return s
	}
	for room := w; room > 0; room-- {
		if c := ansi.Truncate(s, room, "…"); cells(c) <= w {
			return c
		}
	}
	return ""
}

// cutPath takes so many cells off the front of the longest path in a text, but
// leaves it its last part.
func cutPath(s string, over int) string {
	longest := ""
	for _, word := range strings.Split(s, " ") {
		if strings.Count(word, "/")+strings.Count(word, `\`) > 1 && len(word) > len(longest) {
			longest = word
		}
	}
	name := longest[strings.LastIndexAny(strings.TrimRight(longest, `/\`), `/\`)+1:]
	folders := strings.TrimSuffix(longest, name)
	short := "…"
	if over+1 < cells(folders) {
		short = ansi.TruncateLeft(folders, over+1, "…")
	}
	if cells(short)+cells(name) >= cells(longest) {
		return s
	}
	return strings.Replace(s, longest, short+name, 1)
}

var blanks = strings.Repeat(" ", 512)

func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	if n > len(blanks) {
		return strings.Repeat(" ", n)
	}
	return blanks[:n]
}
