package relay_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"baton/relay"
)

func TestTextFromOutsideIsMadeHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"Northside A":             "Northside A",
		"José Ñíguez":             "José Ñíguez",
		"North\x1b[31mside":       "North[31mside",
		"\x1b]0;owned\x07Peak":    "]0;ownedPeak",
		"North\u009b31mside":      "North31mside",
		"Peak\x7f":                "Peak",
		"North\x9bside":           "North\ufffdside",
		"two\nlines\tand\r\nmore": "two lines and  more",
		"next\u0085line\u2028sep": "next line sep",
		"\u202eedistroN":          "edistroN",
		"\u2067Peak\u2069":        "Peak",
		"\ufeffPeak\u200b":        "Peak",
		"می\u200cخواهم":           "می\u200cخواهم",
		"👩\u200d👧":                "👩\u200d👧",
		"\u200fفريق\u200e A":      "\u200fفريق\u200e A",
		"":                        "",
	} {
		if got := relay.Harmless(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := relay.HarmlessLines("one\x1b\r\n\ttwo\rthree\u2028"); got != "one\n\ttwothree\n" {
		t.Errorf("%q", got)
	}
}

func FuzzHarmless(f *testing.F) {
	f.Add("North\x1b[31mside\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		one := relay.Harmless(s)
		if !utf8.ValidString(one) || strings.ContainsFunc(one, unicode.IsControl) || strings.ContainsAny(one, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029") {
			t.Fatalf("%q becomes %q", s, one)
		}
		if again := relay.Harmless(one); again != one {
			t.Fatalf("%q becomes %q, then %q", s, one, again)
		}
		if lines := relay.HarmlessLines(s); relay.Harmless(lines) != relay.Harmless(relay.HarmlessLines(lines)) || strings.ContainsRune(lines, '\r') {
			t.Fatalf("%q becomes %q", s, lines)
		}
	})
}
