package lynx_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/lynx"

	"github.com/charmbracelet/x/exp/golden"
)

// describe prints what was read and what was left, a line each.
func describe(entries []relay.Entry, skipped []lynx.Skipped) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%s  %s  %s  %s  lane %d  %q code %q squad %q", e.Source, e.RaceID(), e.Race, e.Format, e.Lane, e.Team, e.Code, e.Squad)
		if e.Guessed != "" {
			fmt.Fprintf(&b, "  guessed: %s", e.Guessed)
		}
		b.WriteString("\n")
	}
	for _, s := range skipped {
		fmt.Fprintf(&b, "left out  %s  %s\n", s.Source, s.Why)
	}
	return b.String()
}

func read(t *testing.T, path string) ([]relay.Entry, []lynx.Skipped, error) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return lynx.Read(filepath.Base(path), bytes.NewReader(raw))
}

func TestAMeetsRelaysAreReadAndTheRestIsNamed(t *testing.T) {
	entries, skipped, err := read(t, "testdata/meet.evt")
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, describe(entries, skipped))
}

func TestAnAccentedTeamIsReadFromAnOldTimersFile(t *testing.T) {
	entries, _, err := read(t, "testdata/windows-1252.evt")
	if err != nil || len(entries) != 1 || entries[0].Team != "Zoë Académie" {
		t.Fatalf("%v, %v", entries, err)
	}
}

func TestEveryOddRowIsToldWithItsPlace(t *testing.T) {
	const header = "12,1,3,Girls 4x100 Meter Relay,,,,,,400\n"
	for _, c := range []struct {
		what, content string
		teams         int
		want          string // in the one reason
	}{
		{"a lane that is no number", header + ",,three,Northside,,NORT  A\n,,4,Peak,,PEAK A\n", 1, `x.evt:2:3 "three" stands where a lane`},
		{"an athlete among teams", header + ",77,3,Lim,Cara,NORT\n,,4,Peak,,PEAK A\n", 1, "x.evt:2 12-1-3 Girls 4x100 Meter Relay: an athlete's row"},
		{"a row before any race", ",,4,Peak,,PEAK A\n" + header + ",,4,Peak,,PEAK A\n", 1, "x.evt:1 a competitor before the first race"},
		{"a race without teams", header + "13,1,1,Boys 4x100,,,,,,400\n,,4,Peak,,PEAK A\n", 1, "x.evt:1 12-1-3 Girls 4x100 Meter Relay: no teams"},
		{"a heat that is no number", header + ",,4,Peak,,PEAK A\n13,1,final,Boys 4x100,,,,,,400\n,,5,Peak,,PEAK A\n", 1, `x.evt:3:6 "final" stands where a race's heat number should be (1 row left out)`},
		{"an open quote", header + ",,4,Peak,,PEAK A\n,,5,\"Lake,,LAKE A\n", 1, `x.evt:3:18 extraneous or missing "`},
		{"an unknown relay", "9,1,1,Baton fun,,,,,,\n,,4,Peak,,PEAK A\n" + header + ",,4,Peak,,PEAK A\n", 1, "give its format in a CSV"},
		{"an individual event with last names only", "9,1,1,Girls 400 Meter Dash,,,,,,400\n,,4,Lim,,NORT\n" + header + ",,4,Peak,,PEAK A\n", 1, "an individual event (1 row left out)"},
		{"a row with nothing in it", header + ",,4,Peak,,PEAK A\n,,,,,\n", 1, "neither a lane nor a team"},
	} {
		entries, skipped, err := lynx.Read("x.evt", strings.NewReader(c.content))
		if err != nil || len(entries) != c.teams || len(skipped) != 1 {
			t.Errorf("%s: %v\n%s", c.what, err, describe(entries, skipped))
			continue
		}
		if got := skipped[0].Source + " " + skipped[0].Why; !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q in it", c.what, got, c.want)
		}
	}
}

func TestEmptyLanesOfARelayAreKept(t *testing.T) {
	entries, skipped, err := lynx.Read("x.evt", strings.NewReader("1,1,1,4x100,,,,,,\n,,1,,,\n,,2,,,\n"))
	if err != nil || len(skipped) != 0 || len(entries) != 2 || entries[1].Lane != 2 || entries[1].Team != "" {
		t.Fatalf("%v\n%s", err, describe(entries, skipped))
	}
}

func TestAFileStillBeingWrittenIsNotTaken(t *testing.T) {
	for _, content := range []string{"", "1,1,1,4x100,,,,,,400\n,,1,Northsi"} {
		if _, _, err := lynx.Read("lynx.evt", strings.NewReader(content)); !errors.Is(err, lynx.ErrUnfinished) || !strings.HasPrefix(err.Error(), "lynx.evt: ") {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestAnotherKindOfFileIsRefused(t *testing.T) {
	for _, content := range []string{"\n", "; nothing\n", "Dear coach,\nsee you there\n", ",,1,Peak,,PEAK A\n"} {
		if _, _, err := lynx.Read("x.txt", strings.NewReader(content)); !errors.Is(err, lynx.ErrNoRaces) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

// The samples are files of real meets; they do not come with the program.
func TestRealMeetsAreRead(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/samples/lynx/*.evt")
	if len(paths) == 0 {
		t.Skip("no samples here")
	}
	for _, path := range paths {
		entries, skipped, err := read(t, path)
		if err != nil || len(entries) == 0 || len(skipped) != 0 {
			t.Errorf("%s: %v\n%s", path, err, describe(entries, skipped))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, path := range []string{"testdata/meet.evt", "testdata/windows-1252.evt"} {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		entries, skipped, err := lynx.Read("x.evt", bytes.NewReader(raw))
		if err != nil && len(entries)+len(skipped) > 0 {
			t.Fatal("both an error and entries")
		}
		for _, e := range entries {
			if e.Format == "" || e.Lane < 0 || !strings.HasPrefix(e.Source, "x.evt:") {
				t.Fatalf("%+v", e)
			}
		}
		for _, s := range skipped {
			if s.Why == "" || !strings.HasPrefix(s.Source, "x.evt:") {
				t.Fatalf("%+v", s)
			}
		}
	})
}
