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
		"Mac Roman":                           "Jos\x8E",
		"DOS":                                 "Jos\x82",
	} {
		if got := text.Decode([]byte(raw)); got != "José" {
			t.Errorf("%s: %q", encoding, got)
		}
	}
}

func TestANulOrTwoDoNotMakeAListWide(t *testing.T) {
	list := "event,format,lane,team\n12,4x100,3,North\x00side\n12,4x100,4,Zo\u00eb\n"
	for _, raw := range []string{list, list[:60] + "\x00", "\x00" + list, "a\x00"} {
		if got := text.Decode([]byte(raw)); got != raw {
			t.Errorf("%q becomes %q", raw, got)
		}
	}
	for _, mark := range []string{"\xff\xfe", ""} { // Hindi names, Latin digits
		wide := mark
		for _, r := range "12,4x100,3,दिल्ली स्कूल\r\n12,4x100,4,Peak\r\n" {
			wide += string([]byte{byte(r), byte(r >> 8)})
		}
		if got := text.Decode([]byte(wide)); !strings.HasPrefix(got, "12,4x100,3,दिल्ली स्कूल\r\n12") {
			t.Errorf("%q", got)
		}
	}
}

func TestOldEncodingsAreToldByTheWordsTheyMake(t *testing.T) {
	for raw, want := range map[string]string{
		"M\xfcller, Jos\xe9 N\xfa\xf1ez, D\x92Angelo":   "Müller, José Núñez, D’Angelo",
		"M\x9fller, Jos\x8e N\x9c\x96ez":                "Müller, José Núñez",
		"M\x81ller, Jos\x82 N\xa3\xa4ez":                "Müller, José Núñez",
		"TV \xdcbungsdorf, LC Gr\xfc\xdfe, TSV Flu\xdf": "TV Übungsdorf, LC Grüße, TSV Fluß",
		"Peak \x96 Lake \x80 5":                         "Peak – Lake € 5",
	} {
		if got := text.Decode([]byte(raw)); got != want {
			t.Errorf("%q becomes %q, want %q", raw, got, want)
		}
	}
}

func TestLinesMayEndAsOnAnyMachine(t *testing.T) {
	for raw, want := range map[string]string{
		"a\r\nb\r\n": "a\nb\n", "a\rb\r": "a\nb\n", "a\nb\n": "a\nb\n", "a\rx\nb\nc\n": "a x\nb\nc\n",
	} {
		if got, err := text.Read("x", strings.NewReader(raw)); err != nil || got != want {
			t.Errorf("%q: %q %v", raw, got, err)
		}
	}
}

func TestAFileFarTooLargeIsRefused(t *testing.T) {
	_, err := text.Read("film.mov", strings.NewReader(strings.Repeat("x", 51<<20)))
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
