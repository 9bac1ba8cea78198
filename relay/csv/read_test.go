package csv_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/entry"
	"baton/relay/relaytest"
)

func read(t *testing.T, content string) []entry.Entry {
	t.Helper()
	list, err := csv.Read("list.csv", relaytest.Decoded(content))
	if err != nil || len(list.Skipped) > 0 {
		t.Fatal(err, list.Skipped)
	}
	return list.Entries
}

func TestAStartListIsReadWithItsLineUps(t *testing.T) {
	raw := relaytest.File(t, "testdata/start-list.csv")
	entries := read(t, string(raw))
	if len(entries) != 4 {
		t.Fatalf("%d entries", len(entries))
	}
	first := entries[0]
	runners := []entry.Runner{{Name: "Ana Ruiz", Target: 12800 * time.Millisecond, Best: 12410 * time.Millisecond}, {Name: "Bea Holt"}, {Name: "Cara Lim"}, {Name: "Dee Wong"}}
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
	list, err := csv.Read("list.csv", relaytest.Decoded("event,way,format,lane,team\n7,break4,4x200,3,Zoë\n"))
	if err != nil || len(list.Entries) != 1 || len(list.Skipped) != 1 || list.Skipped[0].Source != "list.csv:2:3" ||
		!strings.Contains(list.Skipped[0].Why, `"break4" is not a way to run a 4×200 m: want one of lanes (all in lanes), break3 (leg 3 breaks)`) {
		t.Errorf("%v %+v", err, list)
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

func TestAFileThatIsNoListIsRefusedWithAHint(t *testing.T) {
	const header = "event,format,lane,team,leg1\n"
	for _, c := range []struct{ what, content, want string }{
		{"nothing in the file", "", "list.csv: empty; want a header row with event, format, lane, team"},
		{"no teams", header, "list.csv: no team below the header row"},
		{"no event", "format,lane,team\n4x100,3,Peak\n", `list.csv:1: no column "event"; needed are`},
		{"nobody", "event,format,name\n7,4x100,Girls\n", `list.csv:1: no column "lane" and no column "team"`},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", "list.csv"},
		{"a letter", "Dear coach,\nsee you there\n", "list.csv: no header row; want one with event, round"},
	} {
		list, err := csv.Read("list.csv", relaytest.Decoded(c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) || len(list.Entries) > 0 {
			t.Errorf("%s: %v\nwant %s", c.what, err, c.want)
		}
	}
}

func TestWhatIsWrongCostsItselfAndIsToldWithItsPlaceAndAHint(t *testing.T) {
	const header = "event,format,lane,team,leg1,leg5,target1,distance1,distance2,distance3\n"
	for _, c := range []struct {
		what, row string
		teams     int // that come in, of three
		want      string
	}{
		{"a format nobody knows", "7,4x99,3,Lake\n", 3, `list.csv:3:3: format "4x99": want one of 4x100, 4x200`},
		{"a lane that is no number", "7,4x100,three,Lake\n", 3, `list.csv:3:9: lane "three": want a whole number`},
		{"an event that is none", "seven,4x100,3,Lake\n", 2, `list.csv:3:1: event "seven": want a whole number`},
		{"no event", ",4x100,3,Lake\n", 2, "list.csv:3: no event"},
		{"no team and no lane", "7,4x100,,,Ana\n", 2, "list.csv:3: neither a team nor a lane"},
		{"a time that is none", "7,4x100,3,Lake,,,fast\n", 3, `list.csv:3:18: target1: time "fast": want seconds`},
		{"distances of a known format", "7,4x100,3,Lake,,,,100\n", 2, "a 4x100 has its own; for other legs use custom"},
		{"a custom relay without legs", "7,custom,3,Lake,,,,100\n", 2, "a custom relay needs distance1, distance2"},
		{"a hole in the legs", "7,custom,3,Lake,,,,100,,200\n", 2, "no distance2, though later legs have one"},
		{"a distance that is none", "7,custom,3,Lake,,,,far,200,300\n", 2, `distance1 "far": want metres`},
		{"a field beyond the header", "7,4x100,3,Lake,,,,,,,Ana\n", 3, `list.csv:3:22: "Ana" stands under no column`},
		{"a quote in the wrong place", "7,4x100,3,\"Lake\n", 2, `list.csv:3:16: extraneous or missing "`},
	} {
		list, err := csv.Read("list.csv", relaytest.Decoded(header+"7,4x100,1,Peak\n"+c.row+"7,4x100,2,Nort\n"))
		if err != nil || len(list.Entries) != c.teams || len(list.Skipped) == 0 {
			t.Errorf("%s: %v %+v", c.what, err, list)
			continue
		}
		if got := list.Skipped[0].Source + ": " + list.Skipped[0].Why; !strings.Contains(got, c.want) || !list.Skipped[0].Wrong {
			t.Errorf("%s: %s\nwant %s", c.what, got, c.want)
		}
	}
}

func TestAColumnThatIsNotKnownCostsItself(t *testing.T) {
	for header, want := range map[string]string{
		"event,format,lane,team,mascot\n":                        `unknown column "mascot", left; known are event, round`,
		"event,format,lane,team,leg31\n":                         `unknown column "leg31"`,
		"event,format,lane,team,Team\n":                          `column "Team" is there twice`,
		"event,format,lane,team,a1,b1,c1,d1,e1,f1,g1,h1,i1,j1\n": `"h1" and 2 more, left`,
	} {
		list, err := csv.Read("list.csv", relaytest.Decoded(header+"7,4x100,3,Peak,Kim\n"))
		if err != nil || len(list.Entries) != 1 || list.Entries[0].Team != "Peak" || len(list.Skipped) != 1 || !strings.Contains(list.Skipped[0].Why, want) {
			t.Errorf("%s %v %+v", header, err, list)
		}
	}
}

func TestColumnsThatNoRaceNeedsAreLeftInOneQuietLine(t *testing.T) {
	list, err := csv.Read("list.csv", relaytest.Decoded("Sommerfest;;;;;;\nDatum: 12.5.;;;;;;\nWettbewerb;Format;Bahn;Verein;Jahrgang;Bemerkung;Jg 2\n7;4x100;3;Peak;2008;kommt später;2009\n"))
	if err != nil || len(list.Entries) != 1 || list.Entries[0].Team != "Peak" || len(list.Skipped) != 2 {
		t.Fatalf("%v %+v", err, list)
	}
	if got := list.Skipped[1]; got.Wrong || got.Why != "columns that no race needs, left: Jahrgang, Bemerkung, Jg 2" {
		t.Errorf("%+v", got)
	}
}

func TestTwoColumnsOfOneMeaningAreToldByTheirCells(t *testing.T) {
	for what, c := range map[string]struct{ content, want string }{
		"an event's number and name, in French": {"N° épreuve;Épreuve;Couloir;Club\n12;4 x 100 m Dames;3;Nord\n", `12 "4 x 100 m Dames" 4x100 3 Nord//0`},
		"in Dutch, the name first":              {"Onderdeel;Onderdeel nr;Baan;Vereniging\nEstafette 4x100m;12;3;Noord\n", `12 "Estafette 4x100m" 4x100 3 Noord//0`},
		"a club and its squad":                  {"Event;Format;Lane;Club;Team\n12;4x100;3;Nord;B\n", `12 "" 4x100 3 Nord/B/0`},
		"a club and its team":                   {"Event;Format;Lane;Verein;Mannschaft\n12;4x100;3;LG Nord;LG Nord I\n", `12 "" 4x100 3 LG Nord I//0`},
		"what is in Italian":                    {"Gara;Descrizione;Corsia;Società\n12;Staffetta 4x100;3;Nord\n", `12 "Staffetta 4x100" 4x100 3 Nord//0`},
		"all runners in one cell":               {"Event;Format;Lane;Team;Runners\n12;4x100;3;Nord;Ana Ruiz, Bea Holt, Cara Lim, Dee Wong\n", `12 "" 4x100 3 Nord//4`},
		"with semicolons":                       {"Event,Format,Lane,Team,Besetzung\n12,4x100,3,Nord,\"Ruiz, Ana; Holt, Bea\"\n", `12 "" 4x100 3 Nord//2`},
		"a total below the list":                {"Event,Format,Lane,Team\n12,4x100,3,Nord\nTotal:,1,,\nPrinted 12 May by MeetPro\n", `12 "" 4x100 3 Nord//0`},
		"strokes for nobody":                    {"Event,Format,Lane,Team\n12,4x100,3,---\n", `12 "" 4x100 3 //0`},
		"lines that end as Unicode has them":    {"Event,Format,Lane,Team\u202812,4x100,3,Nord\u2028", `12 "" 4x100 3 Nord//0`},
		"a format in words":                     {"Event,Format,Lane,Team\n12,4 by 100,3,Nord\n", `12 "" 4x100 3 Nord//0`},
		"a relay by its whole distance":         {"Event,Name,Lane,Team\n12,Girls 1600 Meter Relay,3,Nord\n", `12 "Girls 1600 Meter Relay" 4x400 3 Nord//0`},
	} {
		list, err := csv.Read("list.csv", relaytest.Decoded(c.content))
		if err != nil || len(list.Entries) != 1 {
			t.Errorf("%s: %v %+v", what, err, list)
			continue
		}
		e := list.Entries[0]
		if got := fmt.Sprintf("%d %q %s %d %s/%s/%d", e.Event, e.Race, e.Format, e.Lane, e.Team, e.Squad, len(e.Runners)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", what, got, c.want)
		}
		if slices.ContainsFunc(list.Skipped, func(s entry.Skipped) bool { return s.Wrong }) {
			t.Errorf("%s: %+v", what, list.Skipped)
		}
	}
}

func TestMergedCellsStandForTheRowsBelow(t *testing.T) {
	const merged = "Event,Format,Heat,Lane,Team\n12,4x100,1,3,North\n,,,4,Lake\n,,2,3,Peak\n,,,4,Hill\n13,4x400,1,3,North\n"
	list, err := csv.Read("list.csv", relaytest.Decoded(merged))
	var got []string
	for _, e := range list.Entries {
		got = append(got, fmt.Sprintf("%s %d %s", e.RaceID(), e.Lane, e.Format))
	}
	if want := "12-1-1 3 4x100, 12-1-1 4 4x100, 12-1-2 3 4x100, 12-1-2 4 4x100, 13-1-1 3 4x400"; err != nil || strings.Join(got, ", ") != want || len(list.Skipped) > 0 {
		t.Errorf("%v %v %+v", err, got, list.Skipped)
	}
	list, _ = csv.Read("list.csv", relaytest.Decoded("Event,Format,Lane,Team\n12,4x100,3,North\n12,4x100,4,Lake\n,4x100,5,Peak\n"))
	if len(list.Entries) != 2 || len(list.Skipped) != 1 {
		t.Errorf("an event that was forgotten: %+v", list)
	}
}

func TestSpreadsheetsOfAllKindsAreRead(t *testing.T) {
	peak := func(e entry.Entry) bool {
		return e.RaceID() == "12-1-1" && e.Lane == 3 && e.Team == "Peak" && e.Format == "4x100"
	}
	for what, content := range map[string]string{
		"a separator line":          "sep=;\nevent;format;lane;team\n12;4x100;3;Peak\n",
		"lines of a Macintosh":      "event,format,lane,team\r12,4x100,3,Peak\r",
		"numbers with decimals":     "event,format,lane,team\n12.0,4x100,3.0,Peak\n",
		"names of a person":         "Event No,Heat,Format,Lane,School\n12,1,4 x 100m,Lane 3,Peak\n",
		"our own name of a relay":   "event,format,lane,team\n12,4×100 m,3,Peak\n",
		"a title above":             "Spring Relays 2026;;;\n;;;\nevent;format;lane;team\n12;4x100;3;Peak\n",
		"bars":                      "event|format|lane|team\n12|4x100|3|Peak\n",
		"German":                    "Wettbewerb;Lauf;Format;Bahn;Verein\n12;Lauf 1;4x100m Staffel;Bahn 3;Peak\n",
		"a format in the name":      "event,name,lane,team\n12,Girls 4x100 Meter Relay,3,Peak\n",
		"blanks that do not break":  "event,format,lane,team\n12,4x100,3,\u00a0Peak\u00a0\n",
		"short rows, commas behind": "event,format,lane,team,leg1,leg2\n12,4x100,3,Peak\n,,,,,\n,\n",
		"a race as we write it":     "race,name,format,place,lane,team,squad,status,total\n12-1-1,Girls,4x100,2,3,Peak,A,OK,50.12\n",
		"quoted lines":              "event,format,lane,team,look\n12,4x100,3,Peak,\"red\nand white\"\n",
	} {
		list, err := csv.Read("list.csv", relaytest.Decoded(content))
		wrong := slices.ContainsFunc(list.Skipped, func(s entry.Skipped) bool { return s.Wrong })
		if err != nil || wrong || len(list.Entries) != 1 || !peak(list.Entries[0]) {
			t.Errorf("%s: %v %+v", what, err, list)
		}
	}
}

func TestEveryColumnOfATeamIsRead(t *testing.T) {
	e := read(t, "Event,Round,Heat,Format,Lane,Team Name,Leg 1,2. Läufer,Target 2,PB 2,Alternate 1,Alternates,Bib,Pinned,Seed Time\n"+
		"12,Final,B,4x100,3,Peak,Ana,TBA,12.5,12.1,Eva,Fay / Gia,801,x,50.12\n12,Heats,A,4x100,3,Peak,,,,,,,,no,NT\n")
	first := e[0]
	if first.Round != 2 || first.Heat != 2 || e[1].Round != 1 || first.Hip != "801" || !first.Pinned || e[1].Pinned || first.Seed != 50120*time.Millisecond || e[1].Seed != 0 {
		t.Errorf("%+v", e)
	}
	if !slices.Equal(first.Alternates, []string{"Eva", "Fay", "Gia"}) || first.Runners[0].Name != "Ana" || first.Runners[1] != (entry.Runner{Target: 12500 * time.Millisecond, Best: 12100 * time.Millisecond}) {
		t.Errorf("%+v", first)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("event;format;lane;team;distance1;distance2\n9;custom;1;Peak;100;200\n"))
	relaytest.FuzzList(f, "x.csv", func(raw []byte) (entry.StartList, error) {
		return csv.Read("x.csv", relaytest.Decoded(string(raw)))
	}, func(e entry.Entry) bool {
		format, ok := relay.FormatByID(e.Format)
		legs := len(format.Legs) > 0 || len(e.Legs) >= relay.MinLegs
		return (ok && legs || e.Guessed != "") && e.Lane >= 0 && (e.Team != "" || e.Code != "" || e.Lane > 0)
	}, "testdata/start-list.csv")
}
