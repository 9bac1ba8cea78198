package views

import (
	"fmt"
	"strings"
	"unicode"
)

// Pinned keeps the columns of a frame in their places whatever width a terminal
// gives to text that terminals disagree about: scripts with marks, emoji. Its
// cells are emptied before it, and what follows is put where it belongs.
func Pinned(frame string) string {
	if !strings.ContainsFunc(frame, disputed) {
		return frame
	}
	lines := strings.Split(frame, "\n")
	for i, line := range lines {
		if strings.ContainsFunc(line, disputed) {
			lines[i] = pinned(line)
		}
	}
	return strings.Join(lines, "\n")
}

// disputed reports whether terminals give a rune, or the one before it, other
// widths: all that is not of the alphabets, signs and East Asian characters
// whose width is settled.
func disputed(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r < 0x530: // Greek, Cyrillic
		return unicode.IsMark(r)
	case r >= 0x1e00 && r < 0x2c00: // Latin and Greek with marks, signs, lines, braille
		return unicode.IsMark(r) || unicode.Is(unicode.Cf, r)
	case r >= 0x2e80 && r < 0xa4d0, r >= 0xac00 && r < 0xd7a4, r >= 0xff01 && r < 0xffe7: // East Asian
		return unicode.IsMark(r)
	}
	return true
}

// pinned is one line of a frame with its disputed parts in their places.
func pinned(line string) string {
	var b strings.Builder
	column := 0
	for line != "" {
		n := strings.IndexByte(line, '\x1b')
		if n == 0 {
			n = escapeLength(line)
			b.WriteString(line[:n])
			line = line[n:]
			continue
		}
		if n < 0 {
			n = len(line)
		}
		column = pinText(&b, line[:n], column)
		line = line[n:]
	}
	return b.String()
}

// escapeLength is how long the sequence is that a text begins with.
func escapeLength(s string) int {
	for i := 2; i < len(s); i++ {
		if s[i] >= '@' && s[i] <= '~' {
			return i + 1
		}
	}
	return len(s)
}

// pinText writes text without escape sequences and gives the column after it.
func pinText(b *strings.Builder, text string, column int) int {
	for text != "" {
		from, to := disputedPart(text)
		b.WriteString(text[:from])
		column += cells(text[:from])
		if part := text[from:to]; part != "" {
			w := cells(part)
			fmt.Fprintf(b, "\x1b[%dX%s\x1b[%dG", max(1, w), part, column+w+1)
			column += w
		}
		text = text[to:]
	}
	return column
}

// disputedPart is the first part of a text that is disputed, with the rune that
// a mark stands on and the spaces between two such words.
func disputedPart(text string) (from, to int) {
	from, to = len(text), len(text)
	before := 0
	for i, r := range text {
		if disputed(r) {
			if from = i; unicode.IsMark(r) || unicode.Is(unicode.Cf, r) {
				from = before
			}
			break
		}
		before = i
	}
	for i, r := range text[from:] {
		if i > 0 && !disputed(r) && r != ' ' {
			to = from + i
			break
		}
	}
	return from, from + len(strings.TrimRight(text[from:to], " "))
}
