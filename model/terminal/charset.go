package terminal

import (
	"cmp"
	"os"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Locale is what the environment says of the language and the characters of the
// terminal; empty where it says nothing. A Windows console takes all characters,
// whatever another system's shell has set there.
func Locale() string {
	if runtime.GOOS == "windows" {
		return ""
	}
	return cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG"))
}

// Charset is the characters a terminal has, a byte each. The zero Charset is
// UTF-8: all of them, in several bytes.
type Charset struct {
	table *charmap.Charmap // nil for UTF-8, and for letters alone
	ascii bool             // nothing but ASCII is sure
}

// UTF8 reports whether the terminal has all characters.
func (c Charset) UTF8() bool { return c == Charset{} }

// bare are the sets that a locale without one means, by language: those of
// glibc's list of locales (localedata/SUPPORTED) that have a byte a character.
var bare = func() map[string]*charmap.Charmap {
	sets := map[string]*charmap.Charmap{}
	for set, languages := range map[*charmap.Charmap]string{
		charmap.ISO8859_1: "ca da de en es eu fi fr ga gl is it nb nl nn pt sv",
		charmap.ISO8859_2: "bs cs hr hu pl ro sk sl",
		charmap.ISO8859_5: "mk ru", charmap.ISO8859_7: "el", charmap.ISO8859_9: "tr",
	} {
		for _, language := range strings.Fields(languages) {
			sets[language] = set
		}
	}
	return sets
}()

// CharsetOf is the set that a locale names, as "fr_FR.ISO-8859-1" does. Where it
// says nothing, as most that set none mean nothing by it, it is UTF-8; of a set
// that is not known, only ASCII is sure.
func CharsetOf(locale string) Charset {
	name, variant, _ := strings.Cut(locale, "@")
	name, set, named := strings.Cut(name, ".")
	language, _, _ := strings.Cut(name, "_")
	switch {
	case named && set != "":
		return charsetNamed(set)
	case name == "C" || name == "POSIX":
		return Charset{ascii: true}
	case variant == "euro":
		return Charset{table: charmap.ISO8859_15}
	}
	return Charset{table: bare[language]}
}

// charsetNamed is a set by the name that a system has for it: ISO-8859-2,
// ISO8859-2, iso88592, CP1252, KOI8-R.
func charsetNamed(set string) Charset {
	want := lettersOf(set)
	switch number, page := strings.CutPrefix(want, "CP"); {
	case want == "UTF8":
		return Charset{}
	case strings.HasPrefix(number, "125"):
		want = "WINDOWS" + number
	case page:
		want = "IBMCODEPAGE" + number
	}
	for _, e := range charmap.All {
		if table, ok := e.(*charmap.Charmap); ok && lettersOf(table.String()) == want {
			return Charset{table: table}
		}
	}
	return Charset{ascii: true}
}

// lettersOf is a name in capitals, letters and digits alone.
func lettersOf(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, name)
}

// decode makes UTF-8 of what a terminal types.
func (c Charset) decode(typed []byte) []byte {
	if c.table == nil {
		return typed
	}
	out := make([]byte, 0, len(typed)*utf8.UTFMax)
	for _, b := range typed {
		out = utf8.AppendRune(out, c.table.DecodeByte(b))
	}
	return out
}

// encode makes of UTF-8 what a terminal shows. A character it lacks becomes one
// that looks like it, in as many cells.
func (c Charset) encode(drawn []byte) []byte {
	if c.UTF8() {
		return drawn
	}
	out := make([]byte, 0, len(drawn))
	for _, r := range string(drawn) {
		out = append(out, c.shown(r)...)
	}
	return out
}

// shown are the bytes that show a character, or stand for it: none for an accent
// of its own.
func (c Charset) shown(r rune) []byte {
	if b, ok := c.byteOf(r); ok {
		return []byte{b}
	}
	if i := strings.IndexRune(odd, r); i >= 0 {
		return []byte{looks[utf8.RuneCountInString(odd[:i])]}
	}
	if base := []rune(norm.NFKD.String(string(r))); base[0] != r {
		if b, ok := c.byteOf(base[0]); ok {
			return []byte{b}
		}
	}
	return []byte(strings.Repeat("?", min(2, ansi.StringWidth(string(r)))))
}

// byteOf is the byte of a character that the set has.
func (c Charset) byteOf(r rune) (byte, bool) {
	if r < utf8.RuneSelf || c.table == nil {
		return byte(r), r < utf8.RuneSelf
	}
	return c.table.EncodeRune(r)
}

// What stands in names and is no letter with an accent, and what looks like it.
const (
	odd   = "‘’‚“”„–—…ßøØłŁđĐæÆœŒıðÐþÞ€"
	looks = "'''\"\"\"--.soOlLdDaAoOidDpPE"
)

// speaking is a keyboard of a terminal whose characters are a byte each.
type speaking struct {
	source
	set Charset
}

// read reads what there is, as UTF-8.
func (s speaking) read(p []byte) (int, error) {
	typed := make([]byte, len(p)/utf8.UTFMax)
	n, err := s.source.read(typed)
	return copy(p, s.set.decode(typed[:n])), err
}
