package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"baton/relay/text"
)

func TestTheSameNameIsReadFromEveryEncoding(t *testing.T) {
	for encoding, raw := range map[string]string{
		"UTF-8":                               "José",
		"UTF-8 with a byte-order mark":        "\xEF\xBB\xBFJosé",
		"UTF-16 little-endian":                "\xFF\xFEJ\x00o\x00s\x00\xE9\x00",
		"UTF-16 big-endian":                   "\xFE\xFF\x00J\x00o\x00s\x00\xE9",
		"UTF-16 little-endian, no mark":       "J\x00o\x00s\x00\xE9\x00",
		"UTF-16 big-endian, no mark":          "\x00J\x00o\x00s\x00\xE9",
		"Windows-1252, as older timers write": "Jos\xE9",
	} {
		if got := text.Decode([]byte(raw)); got != "José" {
			t.Errorf("%s: %q", encoding, got)
		}
	}
}

func TestAFileFarTooLargeIsRefused(t *testing.T) {
	_, err := text.Read("film.mov", strings.NewReader(strings.Repeat("x", 33<<20)))
	if err == nil || !strings.Contains(err.Error(), "film.mov") {
		t.Fatalf("want an error that names the file, got %v", err)
	}
}

func FuzzDecodeGivesValidText(f *testing.F) {
	f.Add([]byte("José"))
	f.Add([]byte("\xFF\xFEJ"))
	f.Add([]byte("\x81\x8d"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if got := text.Decode(raw); !utf8.ValidString(got) {
			t.Fatalf("%q decodes to %q", raw, got)
		}
	})
}
