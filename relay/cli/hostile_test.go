package cli

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"baton/relay"
	"baton/relay/lynx"
	"baton/relay/settings"
)

// wrapped is a meet with one race in which every text is said by somebody else.
func wrapped(t *testing.T, path, text string, deps Deps) {
	t.Helper()
	format := relay.FormatID("4x100")
	lane := 1
	d, err := newDraft(path, deps)
	if err == nil {
		err = d.add("", &relay.MeetSet{Name: &text})
	}
	if err == nil {
		err = d.add("7-1-1", &relay.RaceSet{Name: &text, Format: &format},
			&relay.TeamSet{Team: "one", Name: &text, Code: &text, Squad: &text, Look: &text, Lane: &lane},
			&relay.LineupSet{Team: "one", Leg: 1, Runner: &text},
			&relay.Note{Text: text})
	}
	if err == nil {
		err = d.store(path)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// FuzzExportsOfAHostileMeet says anything in every text of a meet, and looks at
// all that is printed of it.
func FuzzExportsOfAHostileMeet(f *testing.F) {
	for _, s := range []string{"Peak", "\x1b]0;owned\x07", "=1+1", "\u009b31m", "\u202eevil", "two\nlines\r\n", "</script><b>", "a\x00b", "'=x", "\xff\xfe", "*[x](y)*", "\u2028"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "hostile.meet")
		deps := Deps{Version: "test", Settings: settings.Settings{Station: text}, Now: func() time.Time { return time.Unix(1_760_000_000, 0) }}
		wrapped(t, path, text, deps)
		commands := [][]string{{"log"}, {"check"}}
		for _, format := range exportFormats {
			commands = append(commands, []string{"export", "--format", format})
		}
		for _, c := range commands {
			var out, errs bytes.Buffer
			Run(append([]string{c[0], path}, c[1:]...), strings.NewReader(""), &out, &errs, deps)
			for _, said := range []string{out.String(), errs.String()} {
				if bad := strings.IndexFunc(said, acts); bad >= 0 && c[len(c)-1] != "lif" {
					t.Fatalf("%v of %q prints %q", c, text, said)
				}
				if strings.Contains(c[len(c)-1], "html") && strings.Contains(said, "</script><b>") {
					t.Fatalf("%q stands in the page as it is", text)
				}
			}
		}
		if _, _, err := lynx.ReadResults("x.lif", strings.NewReader(lifOf(t, path, deps))); err != nil {
			t.Fatalf("the .lif of %q cannot be read: %v", text, err)
		}
	})
}

// acts reports whether a character of what is printed does something to a
// terminal or to the text around it.
func acts(r rune) bool {
	return r != '\n' && r != '\t' && r != '\r' && unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028
}

func lifOf(t *testing.T, path string, deps Deps) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := Run([]string{"export", path, "--format", "lif"}, strings.NewReader(""), &out, &errs, deps); code != ExitDone {
		t.Fatal(errs.String())
	}
	if utf8.Valid(out.Bytes()) {
		if bad := strings.IndexFunc(out.String(), acts); bad >= 0 {
			t.Fatalf("the .lif holds %q", out.String())
		}
	}
	return out.String()
}

func TestAPathWithControlsReachesNoTerminal(t *testing.T) {
	var out, errs bytes.Buffer
	Run([]string{"check", "no\x1b[31m\u202esuch.meet"}, strings.NewReader(""), &out, &errs, Deps{})
	if said := out.String() + errs.String(); strings.ContainsAny(said, "\x1b\u202e") || !strings.Contains(said, "such.meet") {
		t.Errorf("%q", said)
	}
}
