package lynx_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/entry"
	"baton/relay/lynx"
	"baton/relay/relaytest"
	"baton/relay/results"
)

// officially is a meet whose races nobody timed: it has what result files give.
func officially(t *testing.T, content string, format relay.FormatID) *relay.Race {
	t.Helper()
	rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(content))
	if err != nil || len(skipped) > 0 {
		t.Fatal(skipped, err)
	}
	l := relaytest.NewPen(t, gunTime)
	listed(l, raceOf(nil, rows, format))
	id := rows[0].RaceID()
	for _, m := range entry.PlanOfficial(l.Meet.Race(id), rows) {
		for _, f := range m.Facts {
			l.Write(id, 0, f)
		}
	}
	for _, m := range entry.PlanOfficial(l.Meet.Race(id), rows) {
		if m.What != entry.ChangeNone {
			t.Errorf("the second time: %s %s", m.What, m.Text)
		}
	}
	return l.Meet.Race(id)
}

// written is a race's .lif, a row a line.
func written(t *testing.T, r *relay.Race) []string {
	t.Helper()
	var b bytes.Buffer
	relaytest.NoError(t, lynx.WriteResults(&b, r, time.UTC))
	return strings.Split(strings.TrimSuffix(b.String(), "\r\n"), "\r\n")
}

func TestTheGapIsThatOfTheTimesAsMeasured(t *testing.T) {
	rows := written(t, officially(t, raceHeader+"1,,3,Peak,,PEAK  A,49.960\n2,,4,Lake,,LAKE  A,49.985\n3,,5,Boulder,,BOUL  A,50.1\n", "4x100"))
	for i, want := range []string{",49.960,,49.960,", ",49.985,,0.025,", ",50.1,,0.115,"} {
		if !strings.Contains(rows[i+1], want) {
			t.Errorf("%s\nwant %s", rows[i+1], want)
		}
	}
}

func TestTheStartsTimeOfDaySurvives(t *testing.T) {
	for start, row := range map[string]string{"9:26:33.8503": "9:26:33.851", "0:00:07.0000": "0:00:07.000", "23:59:59.9995": "24:00:00.000"} {
		rows := written(t, officially(t, "12,1,3,Girls 4x100,,,,,,400,"+start+"\n1,,3,Peak,,PEAK  A,49.960\n", "4x100"))
		if !strings.HasSuffix(rows[0], ",400,"+start) {
			t.Errorf("%s came back as %s", start, rows[0])
		}
		if row[:2] != "24" && !strings.Contains(rows[1], ","+row+",") {
			t.Errorf("%s came back as %s", start, rows[1])
		}
	}
}

// The samples are files of real meets; they do not come with the program.
func TestTheStartsOfRealRacesSurvive(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/samples/lynx/0*.lif")
	if len(paths) == 0 {
		t.Skip("no samples here")
	}
	for _, path := range paths {
		raw := relaytest.File(t, path)
		first := strings.Split(string(raw), "\n")[0]
		start := strings.TrimSpace(first[strings.LastIndex(first, ",")+1:])
		if rows := written(t, officially(t, string(raw), "4x100")); !strings.HasSuffix(rows[0], ","+start) {
			t.Errorf("%s: started at %s, written %s", path, start, rows[0])
		}
	}
}

const withSplits = raceHeader +
	"1,,3,Peak,,PEAK  A,49.951,,49.951,,\"12.31 (12.31),24.501 (12.191),37 (12.499),49.951 (12.951)\"\n" +
	"2,,4,Lake,,LAKE  A,50.5,,,,\"12.5,25.0,37.6\"\n" +
	"DNF,,5,Boulder,,BOUL  A,,,,,\"12.9 (12.9),25.3 (12.4)\"\n" +
	"3,,6,Mill Creek,,MILL  A,60.2,,,,\"30.1 (30.1)\"\n" +
	"4,,7,Harbor,,HARB  A,61.2,,,,\"5.1,30.1,46.2\"\n"

func TestSplitsOfTheTimingCompanyStandWhereNobodyRecordedAny(t *testing.T) {
	r := officially(t, withSplits, "4x100")
	// thousandths go up to the next hundredth, as official times do
	want := map[int]string{3: "12.31 12.20 12.49 12.96", 4: "12.50 12.50 12.60 12.90", 5: "12.90 12.40", 6: "30.10", 7: ""}
	for _, res := range results.Results(r) {
		var legs []string
		for _, leg := range res.Legs {
			if leg.Known {
				legs = append(legs, relay.Hundredths(leg.Took))
			}
		}
		if got := strings.Join(legs, " "); got != want[res.Team.Lane] {
			t.Errorf("lane %d: %s, want %s", res.Team.Lane, got, want[res.Team.Lane])
		}
		if !res.AddsUp() {
			t.Errorf("lane %d does not add up", res.Team.Lane)
		}
	}
	if said := strings.Join(results.HowTimed(r), " "); !strings.Contains(said, "The splits of 4 teams are the timing company's.") || strings.Contains(said, "by hand") {
		t.Error(said)
	}
	rows := written(t, r)
	for i, want := range []string{`"12.31 (12.31),24.51 (12.20),37.00 (12.49),49.96 (12.96)"`, `"12.50 (12.50),25.00 (12.50),37.60 (12.60),50.50 (12.90)"`} {
		if !strings.Contains(rows[i+1], want) {
			t.Errorf("%s\nwant %s", rows[i+1], want)
		}
	}
	var b strings.Builder
	if err := csv.WriteOpenTrack(&b, []*relay.Race{r}); err != nil || !strings.Contains(b.String(), `,5,BOUL,Boulder,A,DNF,"12.90,25.30"`) {
		t.Errorf("%v\n%s", err, b.String())
	}
}

func TestSplitsThatAreNoLegsAreNotTaken(t *testing.T) {
	rows, _, err := lynx.ReadResults("x.lif", strings.NewReader("12,1,3,Boys 4x800,,,,,,3200,14:01:08.3649\n"+
		"1,,3,Peak,,PEAK  A,8:00.00,,,,\"60,120,180,240,300,360,420,480\"\n2,,4,Lake,,LAKE  A,8:10.00,,,,\"61,122,185\"\n3,,5,Boulder,,BOUL  A,8:20.00,,,,\"4:05\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	l := relaytest.NewPen(t, gunTime)
	listed(l, raceOf(nil, rows, "4x800"))
	says := []string{"its 8 splits are not one a leg: not taken", "its splits give leg 1 a time that nobody can run: not taken", "its 1 splits are not one a leg: not taken"}
	for i, m := range entry.PlanOfficial(l.Meet.Race("12-1-3"), rows) {
		if m.What != entry.ChangeNew || !strings.Contains(m.Text, says[i]) || m.Fact.Splits != nil {
			t.Errorf("%s %s %v, want %s", m.What, m.Text, m.Fact.Splits, says[i])
		}
	}
}

func TestANameOfOursIsPlainLetters(t *testing.T) {
	for name, want := range map[string]string{"": "12,1,3,4x100 m,", "4×100 m": "12,1,3,4x100 m,", "Girls 4×100": "12,1,3,Girls 4\xd7100,"} {
		l := relaytest.NewPen(t, gunTime)
		listed(l, []entry.Entry{{Event: 12, Round: 1, Heat: 3, Race: name, Format: "4x100", Lane: 1, Team: "Peak"}})
		if rows := written(t, l.Meet.Race("12-1-3")); !strings.HasPrefix(rows[0], want) {
			t.Errorf("%q: %q, want %q", name, rows[0], want)
		}
	}
}

func TestAResultFileThatASpreadsheetSavedWithSemicolonsIsRead(t *testing.T) {
	const saved = "12;1;3;Girls 4x100;;;;;;400;14:01:08,3649\n1;801;3;Northside;;NORT A;50,20\n2;802;4;Lake;;LAKE A;50,31\n"
	rows, skipped, err := lynx.ReadResults("x.lif", strings.NewReader(saved))
	if err != nil || len(rows) != 2 || len(skipped) > 0 || rows[1].Time != 50310*time.Millisecond || rows[1].Lane != 4 || rows[0].Start == nil {
		t.Errorf("%v %+v %+v", err, rows, skipped)
	}
}
