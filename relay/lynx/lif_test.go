package lynx_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/lynx"
	"baton/relay/relaytest"
	"baton/relay/results"
	"baton/relay/text"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

// describeResults prints official rows and what was left, a line each.
func describeResults(rows []entry.OfficialRow, skipped []entry.Skipped) string {
	var b strings.Builder
	for _, o := range rows {
		fmt.Fprintf(&b, "%s  %s %s  lane %d  %q code %q squad %q  place %d %s  %v hand %v", o.Source, o.RaceID(), o.Race, o.Lane, o.Team, o.Code, o.Squad, o.Rank, o.Status, o.Time, o.Hand)
		if o.Start != nil {
			fmt.Fprintf(&b, "  gun %v", *o.Start)
		}
		for _, s := range o.Splits {
			fmt.Fprintf(&b, "  %v (%v to %v)", s.At, s.Took, s.Unit)
		}
		b.WriteString("\n")
	}
	for _, s := range skipped {
		fmt.Fprintf(&b, "left out  %s  %s\n", s.Source, s.Why)
	}
	return b.String()
}

func TestARacesResultsAreRead(t *testing.T) {
	raw := relaytest.File(t, "testdata/012-1-03.lif")
	rows, skipped, err := lynx.ReadResults("012-1-03.lif", bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, describeResults(rows, skipped))
}

const raceHeader = "12,1,3,Girls 4x100 Meter Relay,,,,,,400,14:01:08.3649\n"

func TestAnAthletesResultIsMarked(t *testing.T) {
	rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(raceHeader+"1,77,3,Lim,Cara,NORT,12.31\n2,,4,Peak,,PEAK  A,49.99\n3,,5,Lake,,LAKE  A,50.1,,,,\"fast\"\n"))
	if err != nil || len(rows) != 3 || len(skipped) != 1 || !rows[0].Athlete || rows[1].Athlete || rows[2].Individual {
		t.Fatalf("%v\n%s", err, describeResults(rows, skipped))
	}
	if !strings.HasPrefix(skipped[0].Source, "x.lif:4:") || !strings.Contains(skipped[0].Why, "its splits: ") {
		t.Error(skipped)
	}
	rows, _, err = lynx.ReadResults("x.lif", strings.NewReader("3,1,1,Girls 100 Meter Dash,,,,,,100,14:01:08.3649\n1,77,3,Lim,Cara,NORT,12.31\n"))
	if err != nil || len(rows) != 1 || !rows[0].Individual {
		t.Errorf("%v\n%s", err, describeResults(rows, nil))
	}
}

func TestAWordThatIsNotKnownLeavesItsRowOpen(t *testing.T) {
	for _, c := range []struct{ what, row, want string }{
		{"a lane that is none", "1,,three,Lake,,LAKE  A,49.99\n", `x.lif:3:4: "three" stands where a lane or hip number should be`},
		{"a place that is none", "first,,3,Lake,,LAKE  A,49.99\n", `x.lif:3:1: "first" stands where a place, DNS, DNF, DQ or SCR should be`},
		{"place nought", "0,,3,Lake,,LAKE  A,49.99\n", `x.lif:3:1: "0" stands where a place`},
		{"a time that is none", "1,,3,Lake,,LAKE  A,soon\n", `x.lif:3:20: "soon" stands where a time, as 49.959 or 1:50.526, should be`},
		{"an open quote", "1,,3,\"Lake,,LAKE  A,49.99\n", "x.lif:3:"},
	} {
		rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(raceHeader+"1,,1,Peak,,PEAK  A,49.50\n"+c.row+"3,,5,Nort,,NORT  A,50.99\n"))
		if err != nil || len(rows) != 2 || rows[1].Team != "Nort" || len(skipped) != 1 || !skipped[0].Wrong || !strings.HasPrefix(said(skipped), c.want) {
			t.Errorf("%s: %v, want %s\n%s", c.what, err, c.want, describeResults(rows, skipped))
		}
	}
	_, _, err := lynx.ReadResults("x.lif", strings.NewReader("Girls 4x100\n1,,3,Peak,,PEAK  A,49.99\n"))
	if err == nil || !strings.HasPrefix(err.Error(), `x.lif:1:1: "Girls 4x100" stands where a race's event number should be`) {
		t.Error(err)
	}
}

func TestCodesOfOtherCountriesAreRead(t *testing.T) {
	for row, want := range map[string]string{
		"disq.,801,3,Peak,,PEAK,,":             "DQ 0s",
		"DQ TR24.7,,3,Peak,,PEAK  A,":          "DQ TR24.7 0s",
		"n.a.,,3,Peak,,PEAK  A,,":              "DNS 0s",
		",,3,Peak,,PEAK  A,DNF,":               "DNF 0s",
		"1,,3,Peak,,PEAK  A,50.1h,":            "1 50.1s hand",
		"2q,,3,Peak,,PEAK  A,\"1:50,53\",":     "2 1m50.53s",
		"EXH,,3,Peak,,PEAK  A,50.12,":          "50.12s",
		"T1,,L3,Peak,,PEAK  A,50.12 (50.115),": "1 50.12s",
		",,3,Peak,,PEAK  A,,":                  "0s",
		"\t,801,3,Peak,,PEAK  A,,":             "0s",
	} {
		rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(raceHeader+row+"\n"))
		if err != nil || len(rows) != 1 || len(skipped) > 0 || rows[0].Lane != 3 || rows[0].Team != "Peak" {
			t.Errorf("%s: %v\n%s", row, err, describeResults(rows, skipped))
			continue
		}
		o := rows[0]
		got := strings.TrimSpace(fmt.Sprintf("%s %s", o.Status, o.Reason))
		if o.Rank > 0 {
			got = fmt.Sprint(o.Rank)
		}
		if got = strings.TrimSpace(got + " " + o.Time.String()); o.Hand {
			got += " hand"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

func TestResultsStillBeingWrittenAreNotTaken(t *testing.T) {
	for _, content := range []string{"", raceHeader + "1,,3,Peak,,PEAK  A,49.9"} {
		if _, _, err := lynx.ReadResults("x.lif", strings.NewReader(content)); !errors.Is(err, text.ErrUnfinished) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestARaceWithoutResultsIsNone(t *testing.T) {
	for _, content := range []string{"\n", raceHeader, "Dear coach\nsee you there\n"} {
		if _, _, err := lynx.ReadResults("x.lif", strings.NewReader(content)); !errors.Is(err, lynx.ErrNoResults) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

var gunTime = time.Date(2026, 5, 16, 14, 1, 8, 0, time.UTC)

// listed makes the meet that a start list says.
func listed(l *relaytest.Pen, entries []entry.Entry) {
	l.Write("", 0, &relay.Opened{Meet: relay.Origin{7}})
	for _, e := range entries {
		id := relay.MakeTeamID(relay.Origin{7}, e.Event, e.Round, e.Team+e.Code, e.Squad)
		l.Write(e.RaceID(), 0, &relay.RaceSet{Name: &e.Race, Format: &e.Format}, &relay.TeamSet{Team: id, Name: &e.Team, Code: &e.Code, Squad: &e.Squad, Lane: &e.Lane})
	}
}

// The samples are files of real meets; they do not come with the program.
func TestRealResultsReconcileWithARaceTimedByHand(t *testing.T) {
	evt, err := os.ReadFile("../../../shared/samples/lynx/lynx.evt")
	paths, _ := filepath.Glob("../../../shared/samples/lynx/*.lif")
	if err != nil || len(paths) == 0 {
		t.Skip("no samples here")
	}
	list, err := lynx.Read("lynx.evt", bytes.NewReader(evt))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		raw := relaytest.File(t, path)
		rows, skipped, err := lynx.ReadResults(path, bytes.NewReader(raw))
		if err != nil || len(rows) < 8 || len(skipped) > 0 {
			t.Errorf("%s: %d rows, %v, %v", path, len(rows), skipped, err)
			continue
		}
		if format, _, _ := entry.GuessFormat(rows[0].Race, 0); format != "" {
			reconcile(t, raceOf(list.Entries, rows, format), rows)
		}
	}
}

// raceOf are the teams of a race as the start list has them, or, where it was
// not kept, as the results do.
func raceOf(list []entry.Entry, rows []entry.OfficialRow, format relay.FormatID) (entries []entry.Entry) {
	for _, e := range list {
		if e.RaceID() == rows[0].RaceID() {
			entries = append(entries, e)
		}
	}
	if len(entries) > 0 {
		return entries
	}
	for _, o := range rows {
		entries = append(entries, entry.Entry{Event: o.Event, Round: o.Round, Heat: o.Heat, Race: o.Race, Format: format, Lane: o.Lane, Team: o.Team, Code: o.Code, Squad: o.Squad})
	}
	return entries
}

// reconcile times a race by hand, the gun 0.2 s late, and takes its official
// results: every row must go to its team, and every finish must fit.
func reconcile(t *testing.T, entries []entry.Entry, rows []entry.OfficialRow) {
	t.Helper()
	l := relaytest.NewPen(t, gunTime)
	listed(l, entries)
	id := rows[0].RaceID()
	gun := l.Write(id, 0, &relay.Gun{Key: "space"})
	for _, o := range rows {
		for _, team := range l.Meet.Race(id).Teams {
			if team.Lane == o.Lane && o.Time > 0 {
				l.Write(id, 0, &relay.Insert{Attempt: gun, Team: team.ID, Exchange: 4, At: int64(o.Time - 200*time.Millisecond)})
			}
		}
	}
	for _, m := range entry.PlanOfficial(l.Meet.Race(id), rows) {
		if m.What != entry.ChangeNew {
			t.Errorf("%s: %s %s", m.Source, m.What, m.Text)
		}
		for _, f := range m.Facts {
			l.Write(id, 0, f)
		}
	}
	race := l.Meet.Race(id)
	if c := results.Calibrate(race); !c.On || c.Error != -200*time.Millisecond {
		t.Errorf("%s: %s", id, c)
	}
	if found := results.Suspicions(race); len(found) > 0 {
		t.Errorf("%s: %v", id, found)
	}
	for i, res := range results.Results(race) {
		if res.Rank != rows[i].Rank || res.Code != rows[i].Status || res.Team.Lane != rows[i].Lane {
			t.Errorf("%s: %s is %d %s", rows[i].Source, res.Team.Title(), res.Rank, res.Code)
		}
	}
}

// raced is a meet of one race, drawn at random: teams, their presses, official
// times for some, codes for others.
func raced(t *rapid.T) *relay.Race {
	l := relaytest.NewPen(t, gunTime)
	word := rapid.StringMatching(`[A-Z][a-zäéß"',;]{0,9}`)
	var entries []entry.Entry
	for lane := range rapid.IntRange(1, 9).Draw(t, "teams") {
		e := entry.Entry{Event: 12, Round: 1, Heat: 3, Race: word.Draw(t, "race"), Format: "4x100", Lane: lane + 1, Team: fmt.Sprint(word.Draw(t, "team"), lane)}
		e.Code = rapid.SampledFrom([]string{"", "NORT", "LAKE", "Ł"}).Draw(t, "code")
		if e.Squad = rapid.SampledFrom([]string{"A", "B", "2"}).Draw(t, "squad"); lane > 0 {
			e.Race = entries[0].Race
		}
		entries = append(entries, e)
	}
	listed(l, entries)
	const race = relay.RaceID("12-1-3")
	gun := l.Write(race, 0, &relay.Gun{Key: "space"})
	for _, team := range l.Meet.Race(race).Teams {
		at := time.Duration(0)
		for n := 1; n <= rapid.IntRange(0, 4).Draw(t, "legs run"); n++ {
			at += time.Duration(rapid.IntRange(9000, 40000).Draw(t, "leg, ms")) * time.Millisecond
			l.Write(race, 0, &relay.Insert{Attempt: gun, Team: team.ID, Exchange: n, At: int64(at)})
		}
		f := &relay.Official{Team: team.ID, Status: rapid.SampledFrom([]string{"", "", "DQ", "DNF", "DNS", "SCR"}).Draw(t, "status")}
		if rapid.Bool().Draw(t, "official") && f.Status == "" {
			ms := time.Duration(rapid.IntRange(36000, 160000).Draw(t, "ms")) * time.Millisecond
			f.Time = &ms
		}
		l.Write(race, 0, f)
	}
	return l.Meet.Race(race)
}

func TestResultsSurviveBeingWrittenAndRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := raced(t)
		var first bytes.Buffer
		relaytest.NoError(t, lynx.WriteResults(&first, r, time.UTC))
		rows, skipped, err := lynx.ReadResults("x.lif", bytes.NewReader(first.Bytes()))
		if err != nil || len(skipped) > 0 || len(rows) != len(r.Teams) {
			t.Fatalf("%d of %d rows, %v, %v\n%s", len(rows), len(r.Teams), skipped, err, first.String())
		}
		for i, res := range results.Results(r) {
			sameResult(t, res, rows[i])
		}
		for _, m := range entry.PlanOfficial(r, rows) {
			if m.What == entry.ChangeRefused {
				t.Fatalf("%s\n%s", m.Text, first.String())
			}
		}
	})
}

func sameResult(t *rapid.T, res results.Result, row entry.OfficialRow) {
	if row.Lane != res.Team.Lane || row.Team != res.Team.Name || row.Squad != res.Team.Squad || row.Status != res.Code || row.Rank != res.Rank {
		t.Fatalf("%+v came back as %+v", res, row)
	}
	want := res.Total
	if res.Official {
		want = *res.Team.Official.Time
	}
	if res.Code == relay.In && row.Time != want {
		t.Fatalf("%s came back as %v", res.Time(), row.Time)
	}
	n := 0
	for _, leg := range res.Legs {
		if !leg.Known {
			break
		}
		if got := row.Splits[n]; got.At != leg.At || got.Took != leg.Took {
			t.Fatalf("leg %d came back as %+v", leg.Leg, got)
		}
		n++
	}
}

func TestResultsAreWrittenAsFinishLynxWritesThem(t *testing.T) {
	l := relaytest.NewPen(t, gunTime)
	listed(l, []entry.Entry{
		{Event: 12, Round: 1, Heat: 3, Race: "Girls 4x100", Format: "4x100", Lane: 3, Team: "Northside", Code: "NORT", Squad: "A"},
		{Event: 12, Round: 1, Heat: 3, Race: "Girls 4x100", Format: "4x100", Lane: 4, Team: `Lake, "North"`, Squad: "B"},
		{Event: 12, Round: 1, Heat: 3, Race: "Girls 4x100", Format: "4x100", Lane: 5, Team: "Zoë", Code: "ZOE"},
	})
	gun := l.Write("12-1-3", 364900*time.Microsecond, &relay.Gun{Key: "space"})
	teams := l.Meet.Race("12-1-3").Teams
	for n, ms := range []int{12310, 24020, 37300, 49800} {
		l.Write("12-1-3", 0, &relay.Insert{Attempt: gun, Team: teams[0].ID, Exchange: n + 1, At: int64(ms) * int64(time.Millisecond)})
	}
	l.Write("12-1-3", 0, &relay.Official{Team: teams[1].ID, Time: relaytest.Ptr(50100 * time.Millisecond), Hand: true}, &relay.Official{Team: teams[2].ID, Status: "DNS"})
	var b bytes.Buffer
	relaytest.NoError(t, lynx.WriteResults(&b, l.Meet.Race("12-1-3"), time.UTC))
	want := "12,1,3,Girls 4x100,,,,,,400,14:01:08.3649\r\n" +
		"1,,3,Northside,,NORT  A,49.44,,49.440,,\"11.95 (11.95),23.66 (11.71),36.94 (13.28),49.44 (12.50)\",14:01:08.365,,,\r\n" +
		"2,,4,\"Lake, \"\"North\"\"\",,\"Lake, \"\"North\"\" B\",50.1,,0.660,,,14:01:08.365,,,\r\n" +
		"DNS,,5,Zo\xeb,,ZOE,,,,,,14:01:08.365,,,\r\n"
	if b.String() != want {
		t.Errorf("%q\nwant\n%q", b.String(), want)
	}
}

func TestNamesBeyondTheOldTimersLettersAreWrittenInUnicode(t *testing.T) {
	for name, marked := range map[string]bool{"Northside": false, "Zoë": false, "Łódź": true, "Ã©": true} {
		l := relaytest.NewPen(t, gunTime)
		listed(l, []entry.Entry{{Event: 1, Round: 1, Heat: 1, Format: "dmr", Lane: 1, Team: name}})
		var b bytes.Buffer
		relaytest.NoError(t, lynx.WriteResults(&b, l.Meet.Race("1-1-1"), time.UTC))
		if got := strings.HasPrefix(b.String(), "\ufeff"); got != marked || marked && !utf8.Valid(b.Bytes()) {
			t.Errorf("%s: with a byte-order mark: %v", name, got)
		}
		rows, _, err := lynx.ReadResults("x.lif", &b)
		if err != nil || rows[0].Team != name {
			t.Errorf("%s came back as %v, %v", name, rows, err)
		}
	}
}

func TestAResultsFileIsNamedByItsRace(t *testing.T) {
	for id, want := range map[relay.RaceID]string{"12-1-3": "012-1-03.lif", "101-2-11": "101-2-11.lif"} {
		if got, err := lynx.ResultsName(id); got != want || err != nil {
			t.Errorf("%s, want %s: %v", got, want, err)
		}
	}
	for _, id := range []relay.RaceID{"../../evil", "12-1-3/../../evil", "", "12-1", `12-1-\\host`} {
		if got, err := lynx.ResultsName(id); err == nil {
			t.Errorf("%q is named %s", id, got)
		}
	}
}

func FuzzReadResults(f *testing.F) {
	raw, err := os.ReadFile("testdata/012-1-03.lif")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Fuzz(func(t *testing.T, raw []byte) {
		rows, skipped, err := lynx.ReadResults("x.lif", bytes.NewReader(raw))
		if err != nil && len(rows)+len(skipped) > 0 {
			t.Fatal("both an error and results")
		}
		for _, o := range rows {
			if o.Lane < 0 || o.Time < 0 || o.Rank < 0 || !strings.HasPrefix(o.Source, "x.lif:") {
				t.Fatalf("%+v", o)
			}
		}
	})
}

func TestSplitsStandInOneQuotedField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		relaytest.NoError(t, lynx.WriteResults(&b, raced(t), time.UTC))
		lines := strings.Split(strings.TrimPrefix(b.String(), "\ufeff"), "\r\n")
		for i, line := range lines[:len(lines)-1] {
			fields, err := csv.NewReader(strings.NewReader(line)).Read()
			if want := map[bool]int{true: 11, false: 15}[i == 0]; err != nil || len(fields) != want {
				t.Fatalf("%d fields, want %d: %v\n%s", len(fields), want, err, line)
			}
		}
		if !reflect.DeepEqual(lines[len(lines)-1], "") {
			t.Fatal("the last line does not end")
		}
	})
}
