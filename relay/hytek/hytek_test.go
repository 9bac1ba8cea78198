package hytek_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/hytek"
	"baton/relay/relaytest"

	"github.com/charmbracelet/x/exp/golden"
)

func read(t *testing.T, content string) entry.StartList {
	t.Helper()
	list, err := hytek.Read("relays.txt", relaytest.Decoded(content))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// describe prints what was read and what was left, a line each.
func describe(list entry.StartList) string {
	var b strings.Builder
	for _, e := range list.Entries {
		var runners []string
		for _, r := range e.Runners {
			runners = append(runners, r.Name)
		}
		fmt.Fprintf(&b, "%s  %s  %q %v  %s %s %s %s  seed %s  %q", e.Source, e.Race, e.Format, e.Legs, e.Gender, e.Code, e.Team, e.Squad, relay.Hundredths(e.Seed), runners)
		if e.Scratched {
			b.WriteString("  scratched")
		}
		if e.Guessed != "" {
			fmt.Fprintf(&b, "  guessed: %s", e.Guessed)
		}
		b.WriteString("\n")
	}
	for _, s := range list.Skipped {
		fmt.Fprintf(&b, "left out  %s  %s\n", s.Source, s.Why)
	}
	return b.String()
}

func TestRelayEntriesAreReadAndTheRestIsCounted(t *testing.T) {
	raw := relaytest.File(t, "testdata/relays.txt")
	golden.RequireEqual(t, describe(read(t, string(raw))))
}

func TestTheFirstFourRunAndTheRestAreAlternates(t *testing.T) {
	raw, _ := os.ReadFile("testdata/relays.txt")
	list := read(t, string(raw))
	changes := entry.PlanImport(relay.Origin{1}, nil, list.Entries[:1])
	team := changes[1].Facts[0].(*relay.TeamSet)
	if !slices.Equal(team.Alternates, []string{"Eva Park", "Fay Quist"}) || len(changes[1].Facts) != 5 || *team.Seed != 50200*time.Millisecond {
		t.Errorf("%+v %+v", team, changes[1].Facts)
	}
}

func TestAnEventCodeIsAFormat(t *testing.T) {
	for _, c := range []struct {
		code, gender, measure string
		want                  relay.FormatID
		legs                  string
		sure                  bool
	}{
		{"400", "F", "M", "4x100", "", true},
		{"800", "F", "M", "4x200", "", true},
		{"1600", "M", "", "4x400", "", true},
		{"1600", "X", "", "4x400mix", "", true},
		{"400", "X", "", "4x100mix", "", true},
		{"3200", "M", "M", "4x800", "", true},
		{"6000", "M", "M", "4x1500", "", true},
		{"1600S", "F", "M", "smr1600", "", true},
		{"800S", "F", "M", "smr800", "", true},
		{"1200S", "F", "M", "", "", false},
		{"4000D", "F", "M", "dmr", "", true},
		{"3200D", "F", "M", "dmr", "", false},
		{"240H", "F", "M", "shuttle", "60 60 60 60", true},
		{"400H", "F", "M", "shuttle", "", true},
		{"440H", "M", "M", "shuttle", "110 110 110 110", true},
		{"2400", "M", "M", "custom", "600 600 600 600", false},
		{"440", "M", "E", "custom", "100.584 100.584 100.584 100.584", false},
	} {
		e := read(t, fmt.Sprintf("Q;NORT;Northside;A;%s;;%s;;%s", c.gender, c.code, c.measure)).Entries[0]
		legs := strings.Trim(fmt.Sprint(e.Legs), "[]")
		if e.Format != c.want || legs != c.legs || (e.Guessed == "") != c.sure {
			t.Errorf("%s %s: %q %q, guessed %q", c.code, c.measure, e.Format, legs, e.Guessed)
		}
	}
}

func TestAnyEncodingAndLineEndIsRead(t *testing.T) {
	for what, content := range map[string]string{
		"a byte-order mark": "\xEF\xBB\xBFQ;ZOE;Zoë;A;F;;400\r\n",
		"Windows-1252":      "Q;ZOE;Zo\xEB;A;F;;400\n",
		"UTF-16":            "\xFF\xFEQ\x00;\x00Z\x00O\x00E\x00;\x00Z\x00o\x00\xEB\x00;\x00A\x00;\x00F\x00;\x00;\x004\x000\x000\x00",
		"quoted fields":     `"Q";"ZOE";"Zoë";"A";"F";"";"400"`,
	} {
		if e := read(t, content).Entries[0]; e.Team != "Zoë" || e.Code != "ZOE" || e.Format != "4x100" {
			t.Errorf("%s: %+v", what, e)
		}
	}
}

func TestABrokenRowIsNamedByLineAndColumn(t *testing.T) {
	const good = "Q;NORT;Northside;A;F;;400\n"
	for _, c := range []struct{ what, content, want string }{
		{"no team", good + "Q;;;A;F;;400\n", `relays.txt:2:3: "" stands where a team's code or name should be`},
		{"no gender", good + "Q;NORT;;A;;;400\n", `relays.txt:2:11: "" stands where F, M or X should be`},
		{"no event", good + "Q;NORT;;A;F\n", `relays.txt:2: "" stands where an event code as 400, 1600S, 3200D or 240H should be`},
		{"an event that is none", good + "Q;NORT;;A;F;;4x100\n", `relays.txt:2:14: "4x100" stands where an event code`},
		{"a time that is none", good + "Q;NORT;;A;F;;400;fast\n", `relays.txt:2:18: "fast" stands where an entry time, as 49.96 or 1:50.53, should be`},
		{"an open quote", good + "Q;\"NORT;;A;F;;400\n", "relays.txt:2:18: extraneous or missing"},
		{"no relay", "D;Lim;Cara\n", "relays.txt: no relay in it; relays are rows that begin with Q"},
	} {
		list, err := hytek.Read("relays.txt", relaytest.Decoded(c.content))
		relaytest.WantComplaint(t, c.what, list, err, c.want)
	}
}

func TestWhatIsWrongInARowCostsItself(t *testing.T) {
	const good = "Q;NORT;Northside;A;F;;400\n"
	for row, teams := range map[string]int{
		"Q;PEAK;Peak;A;F;;400W\n": 2, "Q;PEAK;Peak;A;;;400\n": 3, "Q;PEAK;Peak;A;F;;400;fast\n": 3, "Q;PEAK;Peak;A;F;;400;50.2;M;;;??\n": 3, "Q;\"PEAK;Peak;A;F;;400\n": 2, "Q;;;A;F;;400\n": 2,
	} {
		list, err := hytek.Read("relays.txt", relaytest.Decoded(good+row+"Q;LAKE;Lake;A;F;;400\n"))
		if got := relaytest.Complaint(list, err); err != nil || len(list.Entries) != teams || !strings.HasPrefix(got, "relays.txt:2") {
			t.Errorf("%q: %v, %d teams, %s", row, err, len(list.Entries), got)
		}
	}
	for row, want := range map[string]string{ // said in other words, and understood
		"Q;PEAK;Peak;A;G;;400;NT\n": "F", "Q;PEAK;Peak;A;Women;;400;50.20h\n": "F", "Q;PEAK;Peak;A;B;;1600s;4:20.1\n": "M", "Q;PEAK;Peak;A;x;;400.0;DNS\n": "X",
	} {
		list, err := hytek.Read("relays.txt", relaytest.Decoded(row))
		if got := relaytest.Complaint(list, err); got != "" || len(list.Entries) != 1 || list.Entries[0].Gender != want {
			t.Errorf("%q: %s %+v", row, got, list.Entries)
		}
	}
}

func TestOnlyRowsOfThisKindAreTaken(t *testing.T) {
	for content, want := range map[string]bool{
		"Q;NORT;x": true, "\n  I;Lim;Cara": true, `"Q";"NORT"`: true,
		"event;format;lane;team\n": false, "Q,NORT": false, "": false,
	} {
		if hytek.Is(content) != want {
			t.Errorf("%q: %v", content, !want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Q;\"a;b\";;;x;;1600S;;E"))
	relaytest.FuzzList(f, "x.txt", func(raw []byte) (entry.StartList, error) {
		return hytek.Read("x.txt", relaytest.Decoded(string(raw)))
	}, func(e entry.Entry) bool {
		format, ok := relay.FormatByID(e.Format)
		open := len(format.Legs) == 0 && len(e.Legs) == 0
		return e.Unnumbered && e.Code+e.Team != "" && e.Race != "" && (ok && !open || !ok && e.Guessed != "") && e.Seed >= 0
	}, "testdata/relays.txt")
}
