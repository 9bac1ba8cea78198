package csv_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/csv"
)

func read(t *testing.T, content string) []relay.Entry {
	t.Helper()
	entries, err := csv.Read("list.csv", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestAStartListIsReadWithItsLineUps(t *testing.T) {
	raw, err := os.ReadFile("testdata/start-list.csv")
	if err != nil {
		t.Fatal(err)
	}
	entries := read(t, string(raw))
	if len(entries) != 4 {
		t.Fatalf("%d entries", len(entries))
	}
	first := entries[0]
	runners := []relay.EntryRunner{{Name: "Ana Ruiz", Target: 12800 * time.Millisecond, Best: 12410 * time.Millisecond}, {Name: "Bea Holt"}, {Name: "Cara Lim"}, {Name: "Dee Wong"}}
	if first.RaceID() != "7-1-1" || first.Lane != 3 || first.Team != "Northside" || first.Squad != "A" || first.Look != "red" ||
		first.Target != 50200*time.Millisecond || first.Format != "4x100" || !slices.Equal(first.Runners, runners) || first.Source != "list.csv:2" {
		t.Errorf("%+v", first)
	}
	if kim := entries[1].Runners[0].Name; kim != "Osei, Kim" {
		t.Errorf("quoted runner %q", kim)
	}
	if last := entries[3]; last.RaceID() != "8-1-1" || last.Source != "list.csv:6" {
		t.Errorf("round and heat are 1 where missing: %+v", last)
	}
}

func TestHowARaceIsRunIsReadWithItsFormat(t *testing.T) {
	entries := read(t, "event,way,format,lane,team\n7,leg 3 breaks,4x200,3,Zoë\n8,,4x200,3,Zoë\n")
	if entries[0].Way != "break3" || entries[1].Way != "" {
		t.Errorf("%q %q", entries[0].Way, entries[1].Way)
	}
	_, err := csv.Read("list.csv", strings.NewReader("event,way,format,lane,team\n7,break4,4x200,3,Zoë\n"))
	if err == nil || !strings.Contains(err.Error(), `list.csv:2:3: "break4" is no way to run a 4×200 m: want one of lanes (all in lanes), break3 (leg 3 breaks)`) {
		t.Error(err)
	}
}

func TestAnySpreadsheetsSeparatorsAndEncodingsAreRead(t *testing.T) {
	for what, content := range map[string]string{
		"semicolons and decimal commas":  "event;format;lane;team;target\n7;4x100;3;Zoë;50,20\n",
		"tabs, columns in another order": "team\ttarget\tlane\tformat\tevent\r\nZoë\t50.20\t3\t4X100\t7\r\n",
		"a byte-order mark":              "\xEF\xBB\xBFEvent,Format,Lane,Team,Target\n7,4x100,3,Zoë,50.2",
		"Windows-1252":                   "event,format,lane,team,target\n7,4x100,3,Zo\xEB,50.20\n",
		"empty columns at the end":       "event,format,lane,team,target,,\n7,4x100,3,Zoë,50.20,,\n,,,,,,\n",
	} {
		entries := read(t, content)
		if e := entries[0]; len(entries) != 1 || e.Team != "Zoë" || e.Target != 50200*time.Millisecond || e.Lane != 3 || e.Format != "4x100" {
			t.Errorf("%s: %+v", what, entries)
		}
	}
}

func TestACustomRelayHasItsOwnLegs(t *testing.T) {
	e := read(t, "event,format,lane,team,distance1,distance2,distance3,leg3\n9,custom,1,Peak,200,1609.344,50,Ivy Stone\n")[0]
	if want := []relay.Distance{200_000, 1_609_344, 50_000}; !slices.Equal(e.Legs, want) || e.Runners[2].Name != "Ivy Stone" {
		t.Errorf("%+v", e)
	}
}

func TestWhatIsWrongIsToldWithItsPlaceAndAHint(t *testing.T) {
	const header = "event,format,lane,team,leg1,leg5,target1,distance1,distance2,distance3\n"
	for _, c := range []struct{ what, content, want string }{
		{"nothing in the file", "", "list.csv: empty; want a header row with event, format, lane, team"},
		{"no teams", header, "list.csv: no team below the header row"},
		{"an unknown column", "event,format,lane,team,coach\n", `list.csv:1: unknown column "coach"; known are event, round`},
		{"a leg beyond thirty", "event,format,lane,team,leg31\n", `unknown column "leg31"`},
		{"a column missing", "event,format,team\n", `list.csv:1: no column "lane"; needed are`},
		{"a column twice", "event,format,lane,team,Team\n", `list.csv:1: column "team" stands there twice`},
		{"a format nobody knows", header + "7,4x99,3,Peak\n", `list.csv:2:3: format "4x99": want one of 4x100, 4x200`},
		{"a lane that is no number", header + "7,4x100,three,Peak\n", `list.csv:2:9: lane "three": want a whole number`},
		{"no event", header + ",4x100,3,Peak\n", "list.csv:2: no event"},
		{"no format", header + "7,,3,Peak\n", "list.csv:2: no format"},
		{"no team and no lane", header + "7,4x100,,\n", "list.csv:2: neither a team nor a lane"},
		{"a time that is none", header + "7,4x100,3,Peak,,,fast\n", `list.csv:2:18: target1: time "fast": want seconds`},
		{"a runner too many", header + "7,4x100,3,Peak,Ana,Bea\n", "list.csv:2:20: leg5 in a relay of 4 legs"},
		{"distances of a known format", header + "7,4x100,3,Peak,,,,100\n", "a 4x100 has its own; for other legs use custom"},
		{"a custom relay without legs", header + "7,custom,3,Peak,,,,100\n", "a custom relay needs distance1, distance2"},
		{"a hole in the legs", header + "7,custom,3,Peak,,,,100,,200\n", "no distance2, though later legs have one"},
		{"a distance that is none", header + "7,custom,3,Peak,,,,far,200\n", `distance1 "far": want metres`},
		{"a field beyond the header", "event,format,lane,team\n7,4x100,3,Peak,Ana\n", `list.csv:2:16: "Ana" stands under no column`},
		{"a quote in the wrong place", header + "7,4x100,3,Pe\"ak\n", `list.csv:2:13: bare " in non-quoted-field; a quote inside a field is written ""`},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", "list.csv"},
	} {
		_, err := csv.Read("list.csv", strings.NewReader(c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s", c.what, err, c.want)
		}
	}
}

func TestAllFaultsAreToldAtOnceUpToTen(t *testing.T) {
	content := "event,format,lane,team\n" + strings.Repeat("7,4x100,x,Peak\n", 12)
	_, err := csv.Read("list.csv", strings.NewReader(content))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 11 || !strings.HasPrefix(lines[9], "list.csv:11:9") || lines[10] != "list.csv: and 2 more faults" {
		t.Errorf("%v", err)
	}
}

func FuzzRead(f *testing.F) {
	raw, err := os.ReadFile("testdata/start-list.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte("event;format;lane;team;distance1;distance2\n9;custom;1;Peak;100;200\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		entries, err := csv.Read("x.csv", bytes.NewReader(raw))
		if err != nil {
			if len(entries) > 0 || !strings.HasPrefix(err.Error(), "x.csv") {
				t.Fatalf("%d entries and %v", len(entries), err)
			}
			return
		}
		for _, e := range entries {
			format, ok := relay.FormatByID(e.Format)
			legs := max(len(format.Legs), len(e.Legs))
			if !ok || e.Lane < 0 || len(e.Runners) > legs || e.Team == "" && e.Lane == 0 {
				t.Fatalf("%+v", e)
			}
		}
	})
}
