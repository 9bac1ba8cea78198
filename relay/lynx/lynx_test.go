package lynx_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/lynx"
	"baton/relay/relaytest"
	"baton/relay/text"

	"github.com/charmbracelet/x/exp/golden"
)

// describe prints what was read and what was left, a line each.
func describe(list entry.StartList) string {
	var b strings.Builder
	for _, e := range list.Entries {
		fmt.Fprintf(&b, "%s  %s  %s  %s  lane %d  %q code %q squad %q", e.Source, e.RaceID(), e.Race, e.Format, e.Lane, e.Team, e.Code, e.Squad)
		if e.Guessed != "" {
			fmt.Fprintf(&b, "  guessed: %s", e.Guessed)
		}
		if e.Individual {
			b.WriteString("  individual")
		}
		b.WriteString("\n")
	}
	for _, s := range list.Skipped {
		fmt.Fprintf(&b, "left out  %s  %s\n", s.Source, s.Why)
	}
	return b.String()
}

func read(t *testing.T, path string) (entry.StartList, error) {
	t.Helper()
	raw := relaytest.File(t, path)
	return lynx.Read(filepath.Base(path), bytes.NewReader(raw))
}

func TestAMeetsRelaysAreReadAndTheRestIsNamed(t *testing.T) {
	list, err := read(t, "testdata/meet.evt")
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, describe(list))
}

func TestAnAccentedTeamIsReadFromAnOldTimersFile(t *testing.T) {
	list, err := read(t, "testdata/windows-1252.evt")
	if err != nil || len(list.Entries) != 1 || list.Entries[0].Team != "Zoë Académie" {
		t.Fatalf("%v, %v", list, err)
	}
}

const header = "12,1,3,Girls 4x100 Meter Relay,,,,,,400\n"

func TestWhatIsNoRelayIsLeftOutWithTheReason(t *testing.T) {
	for _, c := range []struct {
		what, content string
		teams         int
		want          string // in the one reason
	}{
		{"a race without teams", header + "13,1,1,Boys 4x100,,,,,,400\n,,4,Peak,,PEAK A\n", 1, "x.evt:1 12-1-3 Girls 4x100 Meter Relay: no teams"},
		{"a row with nothing in it", header + ",,4,Peak,,PEAK A\n,,,,,x\n,,,,,\n", 2, ""},
	} {
		list, err := lynx.Read("x.evt", strings.NewReader(c.content))
		if err != nil || len(list.Entries) != c.teams || len(list.Skipped) != min(1, len(c.want)) {
			t.Errorf("%s: %v\n%s", c.what, err, describe(list))
			continue
		}
		if got := said(list.Skipped); !strings.Contains(strings.Replace(got, ": ", " ", 1), c.want) {
			t.Errorf("%s: %q, want %q in it", c.what, got, c.want)
		}
	}
}

func TestWhatDoesNotLookLikeARelayIsMarked(t *testing.T) {
	for _, c := range []struct {
		what, content string
		relay         bool
	}{
		{"last names only", "9,1,1,Girls 400 Meter Dash,,,,,,400\n,,4,Lim,,NORT\n", false},
		{"athletes with bibs", "9,1,1,Girls 400 Meter Dash,,,,,,400\n,7,4,Lim,Cara,NORT\n,8,5,Osei,Kim,PEAK\n", false},
		{"a hurdle race's letter in the affiliation", "9,1,1,Girls 100 m Hurdles,,,,,,100\n,7,4,Lim,Cara,NORT A\n", false},
		{"athletes in lanes of their own", "9,1,1,Girls 4x100,,,,,,400\n,7,4,Lim,Cara,NORT\n,8,5,Osei,Kim,PEAK\n", false},
		{"athletes of a relay, several a lane", "9,1,1,Girls 4x100,,,,,,400\n,7,4,Lim,Cara,NORT\n,8,4,Osei,Kim,NORT\n", true},
		{"an athlete among teams", "9,1,1,Girls 4x100,,,,,,400\n,7,4,Lim,Cara,NORT\n,,5,Peak,,PEAK A\n", true},
		{"teams with bibs", "9,1,1,Girls 4x100,,,,,,400\n,7,4,Northside,,NORT\n,8,5,Peak,,PEAK\n", true},
		{"teams with bibs, named in German", "9,1,1,Frauenstaffel,,,,,,\n,7,4,Northside,,NORT\n", true},
		{"one team without a bib", "9,1,1,Girls 4x100,,,,,,400\n,7,4,Northside,,NORT\n,,5,Peak,,PEAK\n", true},
		{"squads where the first name stands", "9,1,1,Girls 4x100,,,,,,400\n,7,4,Northside,A,NORT\n,8,5,Northside,II,NORT\n", true},
		{"squads, and no word of a relay", "9,1,1,Baton fun,,,,,,\n,7,4,Northside,,NORT  A\n", true},
	} {
		list, err := lynx.Read("x.evt", strings.NewReader(c.content))
		if err != nil || len(list.Entries) != strings.Count(c.content, "\n")-1 || len(list.Skipped) > 0 {
			t.Errorf("%s: %v\n%s", c.what, err, describe(list))
			continue
		}
		for _, e := range list.Entries {
			if e.Individual == c.relay {
				t.Errorf("%s: %+v", c.what, e)
			}
		}
	}
}

func TestRowsMayBeginWithABlankOrATab(t *testing.T) {
	const want = `1 "Northside" NORT/A |2 "Riverton" RIVE/A `
	for _, rows := range []string{
		"\t,1,Northside,,NORT  A\n\t,2,Riverton,,RIVE  A\n",
		" ,1,Northside,,NORT  A\n ,2,Riverton,,RIVE  A\n",
		"\t,,1,Northside,,NORT  A\n ,,2,Riverton,,RIVE  A\n",
		",,1,Northside,,NORT  A\n\t,2,Riverton,,RIVE  A\n",
		",,1.0,Northside,,NORT  A\n,,Lane 2,Riverton,,RIVE  A\n",
	} {
		list, err := lynx.Read("x.evt", strings.NewReader(header+rows))
		var got []string
		for _, e := range list.Entries {
			got = append(got, fmt.Sprintf("%d %q %s/%s %s", e.Lane, e.Team, e.Code, e.Squad, e.Hip))
		}
		if err != nil || strings.Join(got, "|") != want {
			t.Errorf("%q: %v %s", rows, err, strings.Join(got, "|"))
		}
	}
	list, err := lynx.Read("x.evt", strings.NewReader(header+"\t1001,1,Northside,,NORT  A\n\t,ENG2,2,England B,,ENG\n"))
	if err != nil || len(list.Entries) != 2 || list.Entries[0].Hip != "1001" || list.Entries[0].Lane != 1 || list.Entries[1].Hip != "ENG2" || list.Entries[1].Lane != 2 || list.Entries[1].Squad != "B" {
		t.Errorf("%v\n%s", err, describe(list))
	}
}

func TestOtherSeparatorsAreRead(t *testing.T) {
	for _, comma := range []string{";", "\t"} {
		list, err := lynx.Read("x.evt", strings.NewReader(strings.ReplaceAll(header+",,1,Northside,,NORT  A\n,801,2,Riverton,,RIVE  A\n", ",", comma)))
		if err != nil || len(list.Entries) != 2 || list.Entries[0].Team != "Northside" || list.Entries[1].Hip != "801" || list.Entries[1].Lane != 2 {
			t.Errorf("%q: %v\n%s", comma, err, describe(list))
		}
	}
}

func TestABrokenLineCostsItself(t *testing.T) {
	for _, c := range []struct {
		what, content string
		teams         int
		want          string
	}{
		{"a lane that is no number", header + ",,three,Northside,,NORT  A\n,,4,Peak,,PEAK A\n", 2, `x.evt:2:3: "three" stands where a lane or hip number should be`},
		{"a row before any race", ",,4,Peak,,PEAK A\n" + header + ",,4,Peak,,PEAK A\n", 1, "x.evt:1: a competitor before the first race; is the file's beginning missing?"},
		{"a heat that is none", header + ",,4,Peak,,PEAK A\n13,1,last,Boys 4x100,,,,,,400\n,,5,Peak,,PEAK A\n,,6,Lake,,LAKE A\n", 1, "x.evt:3:6: \"last\" stands where a race's heat number should be\nx.evt:4: 2 rows below a race's row that cannot be read"},
		{"a distance that is none", header + ",,4,Peak,,PEAK A\n13,1,1,Boys 4x100,,,,,,far\n,,5,Peak,,PEAK A\n", 2, `x.evt:3:24: "far" stands where a race's distance in metres should be`},
		{"an open quote", header + ",,4,Peak,,PEAK A\n,,5,\"Lake,,LAKE A\n,,6,Nort,,NORT A\n", 2, `x.evt:3:18: extraneous or missing " in quoted-field; a field with a , in it stands in quotes`},
		{"an open quote in a race's name", header + ",,4,Peak,,PEAK A\n13,1,1,\"Boys,,,,,,400\n,,5,Lake,,LAKE A\n", 1, "x.evt:3:22: extraneous or missing \""},
		{"two faults", header + ",,x,Peak,,PEAK A\n,,y,Lake,,LAKE A\n", 2, "x.evt:2:3: \"x\" stands where a lane or hip number should be\nx.evt:3:3: \"y\""},
	} {
		list, err := lynx.Read("x.evt", strings.NewReader(c.content))
		if err != nil || len(list.Entries) != c.teams || !strings.HasPrefix(said(list.Skipped), c.want) {
			t.Errorf("%s: %v\nwant %s\n%s", c.what, err, c.want, describe(list))
		}
		for _, s := range list.Skipped {
			if !s.Wrong {
				t.Errorf("%s: %+v is told as none of the meet's business", c.what, s)
			}
		}
	}
}

func TestARelayThatNothingTellsTheFormatOfIsLeftToAPerson(t *testing.T) {
	list, err := lynx.Read("x.evt", strings.NewReader("9,1,1,Baton fun,,,,,,\n,,4,Peak,,PEAK A\n"))
	if err != nil || len(list.Entries) != 1 || list.Entries[0].Format != "" || list.Entries[0].Guessed == "" {
		t.Fatalf("%v\n%s", err, describe(list))
	}
}

func TestEmptyLanesOfARelayAreKept(t *testing.T) {
	list, err := lynx.Read("x.evt", strings.NewReader("1,1,1,4x100,,,,,,\n,,1,,,\n,,2,,,\n"))
	if err != nil || len(list.Skipped) != 0 || len(list.Entries) != 2 || list.Entries[1].Lane != 2 || list.Entries[1].Team != "" {
		t.Fatalf("%v\n%s", err, describe(list))
	}
}

func TestAFileStillBeingWrittenIsNotTaken(t *testing.T) {
	for _, content := range []string{"", "1,1,1,4x100,,,,,,400\n,,1,Northsi"} {
		if _, err := lynx.Read("lynx.evt", strings.NewReader(content)); !errors.Is(err, text.ErrUnfinished) || !strings.HasPrefix(err.Error(), "lynx.evt: ") {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestAnotherKindOfFileIsRefused(t *testing.T) {
	for _, content := range []string{"\n", "; nothing\n", "Dear coach,\nsee you there\n", ",,1,Peak,,PEAK A\n"} {
		if _, err := lynx.Read("x.txt", strings.NewReader(content)); !errors.Is(err, lynx.ErrNoRaces) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

// The samples are files of real meets; they do not come with the program. What
// they hold is counted here by hand: every row of theirs is a relay's.
func TestRealMeetsAreReadWhole(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/samples/lynx/*.evt")
	if len(paths) == 0 {
		t.Skip("no samples here")
	}
	for _, path := range paths {
		list, err := read(t, path)
		raw, _ := os.ReadFile(path)
		races := map[relay.RaceID]bool{}
		var back, want []string
		for _, e := range list.Entries {
			races[e.RaceID()] = true
			back = append(back, fmt.Sprintf("%d|%s|%s|%s", e.Lane, e.Team, e.Code, e.Squad))
		}
		rows := 0
		for _, line := range strings.Split(strings.ReplaceAll(string(raw), "\r", ""), "\n") {
			f := strings.Split(line, ",")
			switch {
			case len(f) < 6:
			case f[0] != "":
				rows++
			default:
				a := strings.Fields(f[5])
				want = append(want, f[2]+"|"+f[3]+"|"+a[0]+"|"+a[1])
			}
		}
		if err != nil || len(list.Skipped) != 0 || len(races) != rows || !slices.Equal(back, want) {
			t.Errorf("%s: %v, %d races of %d\n%s", path, err, len(races), rows, describe(list))
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
		list, err := lynx.Read("x.evt", bytes.NewReader(raw))
		if err != nil && len(list.Entries)+len(list.Skipped) > 0 {
			t.Fatal("both an error and entries")
		}
		for _, e := range list.Entries {
			if e.Format == "" && e.Guessed == "" || e.Lane < 0 || !strings.HasPrefix(e.Source, "x.evt:") {
				t.Fatalf("%+v", e)
			}
		}
		for _, s := range list.Skipped {
			if s.Why == "" || !strings.HasPrefix(s.Source, "x.evt:") {
				t.Fatalf("%+v", s)
			}
		}
	})
}
