package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
)

func encodingOf(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return utf.UTF8BOM
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return utf.UTF16(utf.LittleEndian, utf.ExpectBOM)
	}
	if order, ok := wide(raw); ok {
		return utf.UTF16(order, utf.IgnoreBOM)
	}
	if utf8.Valid(raw) {
		return encoding.Nop
	}
	return oldEncoding(raw)
}

// wide recognises UTF-16 without a byte-order mark: the digits, commas and line ends
// of a list have a NUL in every other byte, all on one side. A NUL or two that a
// disk or a program left in a file tell nothing.
func wide(raw []byte) (order utf.Endianness, ok bool) {
	var nuls [2]int
	for i, b := range raw {
		if b == 0 {
			nuls[i%2]++
		}
	}
	enough := max(2, len(raw)/16)
	switch {
	case nuls[1] >= enough && nuls[0]*8 <= nuls[1]:
		return utf.LittleEndian, true
	case nuls[0] >= enough && nuls[1]*8 <= nuls[0]:
		return utf.BigEndian, true
	}
	return utf.LittleEndian, false
}

// oldEncoding is the one of the old encodings in which a file's words look most
// like words.
func oldEncoding(raw []byte) encoding.Encoding {
	best, score := charmap.Windows1252, -1<<31
	candidates := []*charmap.Charmap{charmap.Windows1252, charmap.Macintosh, charmap.CodePage850}
	if bytes.IndexByte(raw, '\n') < 0 && bytes.IndexByte(raw, '\r') >= 0 {
		candidates[0], candidates[1] = candidates[1], candidates[0] // lines end as on old Macintoshes
	}
	for _, c := range candidates {
		if s := wordLikeness(raw, c); s > score {
			best, score = c, s
		}
	}
	return best
}

// wordLikeness counts the bytes above ASCII that are letters where a letter is
// likely, and takes off those that are not.
func wordLikeness(raw []byte, c *charmap.Charmap) (score int) {
	for i, b := range raw {
		if b < utf8.RuneSelf {
			continue
		}
		before, after := ' ', ' '
		if i > 0 {
			before = c.DecodeByte(raw[i-1])
		}
		if i+1 < len(raw) {
			after = c.DecodeByte(raw[i+1])
		}
		score += fits(before, c.DecodeByte(b), after)
	}
	return score
}

// fits is 1 for a character that a name would have between two others, and less
// for one that it would not.
func fits(before, r, after rune) int {
	switch {
	case r == utf8.RuneError, unicode.IsControl(r):
		return -4
	case !unicode.IsLetter(r):
		if unicode.IsLetter(before) && unicode.IsLower(after) && r != '’' && r != '‘' {
			return -2
		}
		return 0
	case unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsLetter(before) && unicode.IsLower(after)):
		return -2
	case !unicode.IsLetter(before) && !unicode.IsLetter(after): // a sign between blanks tells nothing
		return 0
	}
	return 1
}
