// Package text reads files written by other programs, whatever encoding those
// were set to: a start list must open the same on every laptop.
package text

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// maxSize is far above any start list: a larger file is the wrong file.
const maxSize = 32 << 20

// Read reads a whole file as UTF-8 without a byte-order mark. The name stands
// in errors.
func Read(name string, r io.Reader) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > maxSize {
		return "", fmt.Errorf("%s: larger than %d MB; is it a start list?", name, maxSize>>20)
	}
	content := Decode(raw)
	if _, still := r.(settled); still && content != "" && !strings.HasSuffix(content, "\n") {
		content += "\n"
	}
	return content, nil
}

// settled is a file that nobody is writing any more.
type settled struct{ io.Reader }

// Settled says of a file that nobody is writing it any more: a last line that
// does not end is whole. Read ends it.
func Settled(r io.Reader) io.Reader { return settled{r} }

// Decode gives the text of a file's bytes. A byte-order mark decides; without
// one, NULs tell UTF-16, valid UTF-8 is that, and the rest is Windows-1252.
func Decode(raw []byte) string {
	out, err := encodingOf(raw).NewDecoder().Bytes(raw)
	if err != nil {
		return string(raw)
	}
	return string(out)
}

func encodingOf(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return unicode.UTF8BOM
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.IndexByte(raw, 0) == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case bytes.IndexByte(raw, 0) > 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case utf8.Valid(raw):
		return encoding.Nop
	}
	return charmap.Windows1252
}
