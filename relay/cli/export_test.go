package cli

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sqlite"
	"baton/relay/wholefile"
)

// timedMeet is a file with two heats of one event, timed by hand, the first
// with official times.
func timedMeet(t *testing.T, deps Deps, path string) {
	t.Helper()
	draft, err := newDraft(path, deps)
	if err != nil {
		t.Fatal(err)
	}
	add := func(race relay.RaceID, facts ...relay.Fact) {
		t.Helper()
		relaytest.NoError(t, draft.add(race, facts...))
	}
	format := relay.FormatID("4x100")
	for heat, schools := range [][]string{{"Northside", "Peak"}, {"Lakewood", "Northside"}} {
		race := relay.MakeRaceID(12, 1, heat+1)
		name := "Girls 4×100 m"
		add(race, &relay.RaceSet{Name: &name, Format: &format})
		for i, school := range schools {
			lane, squad := i+3, []string{"A", "B"}[heat]
			add(race, &relay.TeamSet{Team: relay.TeamID(school + squad), Name: &school, Squad: &squad, Lane: &lane})
		}
		add(race, &relay.Gun{Key: "space"})
		gun := draft.events[len(draft.events)-1]
		for i, school := range schools {
			team := relay.TeamID(school + []string{"A", "B"}[heat])
			for n := 1; n <= 4; n++ {
				at := gun.Mono + int64(n)*int64(12400*time.Millisecond) + int64(heat+i)*int64(500*time.Millisecond)
				add(race, &relay.Insert{Attempt: gun.ID, Team: team, Exchange: n, At: at})
			}
			if heat == 0 {
				official := 49800*time.Millisecond + time.Duration(i)*500*time.Millisecond
				add(race, &relay.Official{Team: team, Time: &official})
			}
		}
	}
	relaytest.NoError(t, draft.store(path))
}

func TestATimedMeetComesOutInEveryFormat(t *testing.T) {
	d := newDesk(t)
	timedMeet(t, d.deps, "lake.meet")
	d.run(ExitDone, "export lake.meet --race 12-1-1 --format lif")
	d.wants("lif", d.out, "12,1,1,", "\r\n1,,3,Northside,,Northside A,49.800,,49.800,,\"12.55 (12.55),24.95 (12.40),37.35 (12.40),49.80 (12.45)\",", "\r\n2,,4,Peak,,Peak  A,50.300,,0.500,")
	d.run(ExitDone, "export lake.meet --format md --scores 10,8,6")
	d.wants("md", d.out, "1st **Northside A** 49.80", "by hand", "## Girls 4×100 m, all heats", "**Northside B** 50.60 by hand (does not score)\n", "**Northside A** 49.80\n", "- **Northside** 10\n- **Lakewood** 8\n- **Peak** 6\n")
	d.run(ExitDone, "export lake.meet --format html --scores 10,8,6")
	d.wants("html", d.out, "Team scores", "all heats", "hand does not score", "off their official times")
	d.run(ExitDone, "export lake.meet --format opentrack --race 12-1-1")
	d.wants("opentrack", d.out, `12,1,1,1,3,,Northside,A,49.80,"12.55,24.95,37.35"`)
}

func TestARacesNumberStandsInThreeColumnsOfACSV(t *testing.T) {
	d := newDesk(t)
	timedMeet(t, d.deps, "lake.meet")
	d.run(ExitDone, "export lake.meet --format csv --race 12-1-1")
	d.wants("csv", d.out, "\n12,1,1,Girls 4×100 m,4x100,1,3,Northside,")
	if !strings.HasPrefix(d.out, "event,round,heat,name,") || strings.Contains(d.out, "12-1-1") {
		t.Error(d.out)
	}
	for _, format := range []string{"csv", "opentrack"} {
		d.run(ExitDone, "export lake.meet --bom --format "+format)
		if !strings.HasPrefix(d.out, "\ufeffevent,") {
			t.Errorf("%s: %q", format, d.out[:20])
		}
	}
	d.run(ExitUsage, "export lake.meet --bom --format json")
	d.wants("refused", d.err, "--bom goes before csv and opentrack, not before json")
}

func TestAnExportThatFailsLeavesTheLastOne(t *testing.T) {
	d := newDesk(t)
	timedMeet(t, d.deps, "lake.meet")
	d.file("report.html", "the last one")
	if err := wholefile.Write("report.html", func(w io.Writer) error {
		if _, err := w.Write([]byte("half of the next")); err != nil {
			return err
		}
		return os.ErrDeadlineExceeded
	}); err == nil || !strings.HasPrefix(err.Error(), "cannot write report.html: ") {
		t.Error(err)
	}
	raw, err := os.ReadFile("report.html")
	if err != nil || string(raw) != "the last one" {
		t.Errorf("%q, %v", raw, err)
	}
	left, err := os.ReadDir(".")
	if err != nil || len(left) != 2 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// Of the meet two lanes say that the gun was 0.1 s late, of the folder's other the same
// keeper's that it mostly is by 0.2.
func TestAKeepersHandIsThatOfTheDataFolderOnlyForAMeetThatLiesThere(t *testing.T) {
	d := newDesk(t)
	d.deps.Meets = "meets"
	for _, folder := range []string{"meets", "elsewhere"} {
		relaytest.NoError(t, os.Mkdir(folder, 0o755))
	}
	for week, path := range []string{"meets/one.meet", "meets/last.meet", "elsewhere/last.meet"} {
		pen := relaytest.NewPen(t, time.Date(2026, 5, 1+week, 12, 0, 0, 0, time.UTC))
		pen.Station = "one"
		pen.Write("", 0, &relay.Opened{Meet: relay.Origin{byte(min(week, 1) + 1)}, Version: "test"})
		races, late := 6, 0.2
		if week > 0 {
			races, late = 1, 0.1
		}
		for heat := range races {
			pen.Run(relaytest.Run{Race: relay.MakeRaceID(1, 1, heat+1), Gun: 1000 * float64(heat+1), Lanes: []relaytest.Ran{
				{Passes: []float64{12, 24, 36, 49 - late}, Official: 49}, {Passes: []float64{12, 24, 36, 50 - late}, Official: 50},
			}})
		}
		relaytest.NoError(t, sqlite.Make(path, pen.Meet.Events()))
	}
	d.run(ExitDone, "export elsewhere/last.meet --format json")
	d.wants("elsewhere", d.out, `"corrected_s": 12.080`)
	d.run(ExitDone, "export meets/last.meet --format json")
	d.wants("in the folder, where the gun is taken as a little later", d.out, `"corrected_s": 12.1`)
}

func TestALedgerStandsOnTheDataFolderOnlyForAMeetThatLiesThere(t *testing.T) {
	d := newDesk(t)
	d.deps.Meets = "meets"
	for _, folder := range []string{"meets", "elsewhere"} {
		relaytest.NoError(t, os.Mkdir(folder, 0o755))
	}
	for week, path := range []string{"meets/one.meet", "meets/two.meet", "meets/three.meet", "meets/four.meet", "meets/last.meet", "elsewhere/last.meet"} {
		pen := relaytest.NewPen(t, time.Date(2026, 5, 1+week, 12, 0, 0, 0, time.UTC))
		pen.Write("", 0, &relay.Opened{Meet: relay.Origin{byte(week + 1)}, Version: "test"})
		pen.Run(relaytest.Run{Race: "1-1-1", Gun: 100, Lanes: []relaytest.Ran{{Team: "Northside", Bests: []float64{13, 13, 13, 13}, Passes: []float64{13.2, 25.4, 37.6, 49.8}}}})
		relaytest.NoError(t, sqlite.Make(path, pen.Meet.Events()))
	}
	d.run(ExitDone, "export meets/last.meet --format json")
	d.wants("in the folder", d.out, `"expected": "own"`, `"gain_s": 2.200`, `"expected_s": -0.200`)
	d.run(ExitDone, "export elsewhere/last.meet --format json")
	d.wants("elsewhere", d.out, `"expected": "published"`, `"expected_s": -0.300`)
}
