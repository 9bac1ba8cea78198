package csv_test

import (
	stdcsv "encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/csv"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

func TestTypedOfficialResultsAreRead(t *testing.T) {
	rows, err := csv.ReadOfficial("official.csv", strings.NewReader("\ufeffEvent;Heat;Lane;Team;Time;Place;Status;Watch1;Watch2;Watch3\n"+
		"12;3;4;Peak;49,959;1;;;;\n12;3;5;;1:02.4;2;ok;;;\n12;3;6;;;;dq;;;\n12;;7;;;;;51.11;51.19;51.45\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range rows {
		got = append(got, fmt.Sprint(o.Source, " ", o.RaceID(), " lane ", o.Lane, " ", o.Team, " ", o.Time, " ", o.Place, " ", o.Status, " ", o.Hand))
	}
	want := []string{
		"official.csv:2 12-1-3 lane 4 Peak 49.959s 1  false",
		"official.csv:3 12-1-3 lane 5  1m2.4s 2  true",
		"official.csv:4 12-1-3 lane 6  0s 0 DQ false",
		"official.csv:5 12-1-1 lane 7  51.2s 0  true",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatIsWrongWithOfficialResultsIsToldWithItsPlace(t *testing.T) {
	const header = "event,lane,team,time,status,watch1\n"
	for _, c := range []struct{ what, content, want string }{
		{"nothing in the file", "", "x.csv: no header row; want event, lane, time"},
		{"no rows", header, "x.csv: no result below the header row"},
		{"an unknown column", "event,lane,coach\n", `x.csv:1: unknown column "coach"; known are event, round`},
		{"no event column", "lane,time\n", `x.csv:1: no column "event"`},
		{"a time that is none", header + "12,3,,soon\n", `x.csv:2:7: time: time "soon": want seconds`},
		{"a status that is none", header + "12,3,,,lost\n", `x.csv:2:8: status "lost": want DQ, DNF, DNS, SCR or OK`},
		{"a lane that is none", header + "12,x,,50\n", `x.csv:2:4: lane "x": want a whole number`},
		{"no event", header + ",3,,50\n", "x.csv:2: no event"},
		{"nobody", header + "12,,,50\n", "x.csv:2: neither a lane nor a team"},
		{"a time and a watch", header + "12,3,,50,,50.1\n", "x.csv:2: both a time and watches"},
		{"a field beyond the header", header + "12,3,,50,,,9\n", `x.csv:2:12: "9" stands under no column`},
		{"an open quote", header + "12,3,\"Peak\n", "x.csv:2:"},
	} {
		rows, err := csv.ReadOfficial("x.csv", strings.NewReader(c.content))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || len(rows) > 0 {
			t.Errorf("%s: %v, want %s", c.what, err, c.want)
		}
	}
}

func TestResultsAreToldFromStartLists(t *testing.T) {
	for content, want := range map[string]bool{
		"event,lane,time\n": true, "event;team;Status\n": true, "event\tlane\twatch1\n": true,
		"event,format,lane,team,time\n": false, "event,lane,team\n": false, "": false,
	} {
		if got := csv.IsOfficial(content); got != want {
			t.Errorf("%q: results: %v", content, got)
		}
	}
}

func TestOpenTrackGetsOneSplitFewerThanLegs(t *testing.T) {
	r := timedRace("12-1-3", ms(12615, 25005, 37795, 50205), ms(12405, 24805, 37200, 49955), ms(12300, -1, 37000, 50500), nil)
	r.Teams[0].Code, r.Teams[0].Squad = "NORT", "A"
	official := 49951 * time.Millisecond
	r.Teams[1].Official = &relay.OfficialResult{Time: &official}
	r.Teams[3].Out = relay.DidNotStart
	var b strings.Builder
	if err := csv.WriteOpenTrack(&b, []*relay.Race{r}); err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, b.String())
}

func TestTimesSurviveOpenTrackAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var times []time.Duration
		at := time.Duration(0)
		for range 4 {
			at += time.Duration(rapid.Int64Range(9000, 100_000).Draw(t, "leg, ms")) * time.Millisecond
			times = append(times, at)
		}
		var b strings.Builder
		if err := csv.WriteOpenTrack(&b, []*relay.Race{timedRace("1-1-1", times)}); err != nil {
			t.Fatal(err)
		}
		rows, err := stdcsv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatal(err)
		}
		printed := append(strings.Split(rows[1][9], ","), rows[1][8])
		for i, want := range times {
			if got, err := relay.ParseTime(printed[i]); err != nil || got != relay.RoundHalfUp(want, relay.Hundredth) {
				t.Fatalf("%v came back as %s", want, printed[i])
			}
		}
	})
}

func FuzzReadOfficial(f *testing.F) {
	f.Add("event,lane,team,time,status,watch1\n12,3,Peak,49.96,,\n12,4,,,DQ,\n12,5,,,,51.1\n")
	f.Fuzz(func(t *testing.T, content string) {
		rows, err := csv.ReadOfficial("x.csv", strings.NewReader(content))
		if err != nil && (len(rows) > 0 || !strings.HasPrefix(err.Error(), "x.csv")) {
			t.Fatalf("%d rows and %v", len(rows), err)
		}
		for _, o := range rows {
			if o.Event <= 0 || o.Lane < 0 || o.Time < 0 || o.Lane == 0 && o.Team == "" && o.Code == "" {
				t.Fatalf("%+v", o)
			}
		}
	})
}
