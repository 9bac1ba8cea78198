// Package text reads files written by other programs, whatever encoding those
// were set to: a start list must open the same on every laptop.
//
// It imports the domain and relay/entry, whose rows it names what it leaves with.
// Begin with Read; encoding.go finds the encoding, row.go takes a table apart.
package text

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrUnfinished says that a file ends in mid-line or in mid-object: the program
// that writes it is not done, or its disk was pulled.
var ErrUnfinished = errors.New("the file ends in mid-line, so it is still being written; try again in a moment")

// MaxSize is far above any start list: a larger file is the wrong file.
const MaxSize = 50 << 20

// Read reads a whole file as UTF-8 without a byte-order mark, its lines ended by
// line feeds. The name stands in errors.
func Read(name string, r io.Reader) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > MaxSize {
		return "", fmt.Errorf("%s: larger than %d MB; is it a start list?", name, MaxSize>>20)
	}
	return lineFeeds(Decode(raw)), nil
}

// lineFeeds ends the lines of a text as Unix does. A carriage return alone ends
// a line where no line feed does, as on old Macintoshes.
func lineFeeds(s string) string {
	if !strings.ContainsAny(s, "\r\n") { // lines that end as Unicode, or a mainframe, has them
		s = strings.NewReplacer("\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
	}
	if !strings.Contains(s, "\r") {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.Count(s, "\r") > strings.Count(s, "\n") {
		return strings.ReplaceAll(s, "\r", "\n")
	}
	return strings.ReplaceAll(s, "\r", " ")
}

// Decode gives the text of a file's bytes. A byte-order mark decides; without
// one, NULs in every other byte mean UTF-16, valid UTF-8 is that, and of the
// rest it is the old encoding that makes words of it: Windows-1252, Mac Roman or
// DOS.
func Decode(raw []byte) string {
	out, err := encodingOf(raw).NewDecoder().Bytes(raw)
	if err != nil {
		out = raw
	}
	return strings.ToValidUTF8(string(bytes.TrimPrefix(out, []byte("\ufeff"))), "\ufffd")
}
