package csv_test

import (
	stdcsv "encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/entry"
	"baton/relay/relaytest"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

func TestTypedOfficialResultsAreRead(t *testing.T) {
	list, err := csv.ReadOfficial("official.csv", relaytest.Decoded("\ufeffEvent;Heat;Lane;Team;Time;Place;Status;Watch1;Watch2;Watch3\n"+
		"12;3;4;Peak;49,959;1;;;;\n12;3;5;;1:02.4;2;ok;;;\n12;3;6;;;;dq;;;\n12;;7;;;;;51.11;51.19;51.45\n\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range list.Officials {
		got = append(got, fmt.Sprint(o.Source, " ", o.RaceID(), " lane ", o.Lane, " ", o.Team, " ", o.Time, " ", o.Rank, " ", o.Status, " ", o.Hand))
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

func TestResultsMaySayByBibAloneWhoseTheyAre(t *testing.T) {
	list, err := csv.ReadOfficial("x.csv", "Wettbewerb;Startnummer;Platz;Zeit\n12;103;1;50,12\n12;;2;51,00\n")
	if err != nil || len(list.Officials) != 1 || list.Officials[0].Hip != "103" || list.Officials[0].Rank != 1 || len(list.Skipped) != 1 || !list.Skipped[0].Wrong {
		t.Errorf("%v %+v", err, list)
	}
}

func TestWhatIsWrongWithOfficialResultsIsToldWithItsPlace(t *testing.T) {
	const header = "event,lane,team,time,status,watch1\n"
	for _, c := range []struct{ what, content, want string }{
		{"nothing in the file", "", "x.csv: empty; want a header row"},
		{"no rows", header, "x.csv: no result below the header row"},
		{"no event column", "lane,time\n", `x.csv:1: no column "event"`},
		{"nobody's column", "event,time\n", `x.csv:1: no column "lane" and no column "team"`},
	} {
		list, err := csv.ReadOfficial("x.csv", relaytest.Decoded(c.content))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || len(list.Officials) > 0 {
			t.Errorf("%s: %v, want %s", c.what, err, c.want)
		}
	}
	const good = "12,9,,49.9,,\n"
	for _, c := range []struct{ what, row, want string }{
		{"a time that is none", "12,3,,soon\n", `x.csv:3:7: time "soon": want seconds`},
		{"a status that is none", "12,3,,,lost\n", `x.csv:3:8: status "lost": want a place, DQ, DNF, DNS, SCR or OK`},
		{"a lane that is none", "12,x,,50\n", `x.csv:3:4: lane "x": want a whole number`},
		{"no event", ",3,,50\n", "x.csv:3: no event"},
		{"nobody", "12,,,50\n", "x.csv:3: neither a lane nor a team"},
		{"a time and a watch", "12,3,,50,,50.1\n", "x.csv:3: both a time and watches"},
		{"a field beyond the header", "12,3,,50,,,9\n", `x.csv:3:12: "9" stands under no column`},
		{"an open quote", "12,3,\"Peak\n", "x.csv:3:"},
	} {
		list, err := csv.ReadOfficial("x.csv", relaytest.Decoded(header+good+c.row+"12,8,,51.0,,\n"))
		if err != nil || len(list.Officials) != 2 || len(list.Skipped) != 1 || !list.Skipped[0].Wrong {
			t.Errorf("%s: %v %+v", c.what, err, list)
			continue
		}
		if got := list.Skipped[0].Source + ": " + list.Skipped[0].Why; !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	list, err := csv.ReadOfficial("x.csv", relaytest.Decoded("event,lane,time,mascot\n12,3,50.1,Kim\n"))
	if err != nil || len(list.Officials) != 1 || len(list.Skipped) != 1 || !strings.HasPrefix(list.Skipped[0].Why, `unknown column "mascot", left; known are event, round`) {
		t.Errorf("%v %+v", err, list)
	}
}

func TestResultsOfOtherCountriesAreRead(t *testing.T) {
	for content, want := range map[string]string{
		"Wettbewerb;Lauf;Bahn;Platz;Zeit\n12;3;4;1.;49,95\n12;3;5;aufg.;\n12;3;6;;disq. R 163.3\n":               "12-1-3 4 1  49.95s |12-1-3 5 0 DNF 0s |12-1-3 6 0 DQ 0s R 163.3",
		"épreuve;série;couloir;classement;temps\n12;Série 3;couloir 4;1er;49\"95\n12;3;5;NP;\n":                  "12-1-3 4 1  49.95s |12-1-3 5 0 DNS 0s ",
		"prueba,serie,calle,puesto,marca\n12,3,4,1º,\"1:50,5\"\n12,3,5,DESC (zona),\n":                           "12-1-3 4 1  1m50.5s |12-1-3 5 0 DQ 0s zona",
		"gara;batteria;corsia;posizione;tempo\n12;3;4;1;49.95\n12;3;5;rit.;\n":                                   "12-1-3 4 1  49.95s |12-1-3 5 0 DNF 0s ",
		"prova;bateria;raia;lugar;tempo\n12;3;4;1;49.95\n12;3;5;Desistiu;\n":                                     "12-1-3 4 1  49.95s |12-1-3 5 0 DNF 0s ",
		"onderdeel;reeks;baan;plaats;tijd\n12;3;4;1;49.95\n12;3;5;afw.;\n":                                       "12-1-3 4 1  49.95s |12-1-3 5 0 DNS 0s ",
		"sep=;\nEvent;Heat;Lane;Place;Time\n12.0;3.0;4.0;1=;50.1h\n12;H3;L5;EXH;50.12\n12;2 of 3;5;;DQ (late)\n": "12-1-3 4 1  50.1s |12-1-3 5 0  50.12s |12-1-2 5 0 DQ 0s late",
	} {
		list, err := csv.ReadOfficial("x.csv", relaytest.Decoded(content))
		var got []string
		for _, o := range list.Officials {
			got = append(got, fmt.Sprint(o.RaceID(), " ", o.Lane, " ", o.Rank, " ", o.Status, " ", o.Time, " ", o.Reason))
		}
		if err != nil || len(list.Skipped) > 0 || strings.Join(got, "|") != want {
			t.Errorf("%q: %v %v\n%s\nwant\n%s", content, err, list.Skipped, strings.Join(got, "|"), want)
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
	relaytest.NoError(t, csv.WriteOpenTrack(&b, []*relay.Race{r}))
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
		relaytest.NoError(t, csv.WriteOpenTrack(&b, []*relay.Race{timedRace("1-1-1", times)}))
		rows, err := stdcsv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatal(err)
		}
		printed := append(strings.Split(rows[1][9], ","), rows[1][8])
		for i, want := range times {
			if got, err := entry.ParseTime(printed[i]); err != nil || got != relay.RoundHalfUp(want, relay.Hundredth) {
				t.Fatalf("%v came back as %s", want, printed[i])
			}
		}
	})
}

func FuzzReadOfficial(f *testing.F) {
	f.Add("event,lane,team,time,status,watch1\n12,3,Peak,49.96,,\n12,4,,,DQ,\n12,5,,,,51.1\n")
	f.Fuzz(func(t *testing.T, content string) {
		list, err := csv.ReadOfficial("x.csv", relaytest.Decoded(content))
		if err != nil && (len(list.Officials) > 0 || !strings.HasPrefix(err.Error(), "x.csv")) {
			t.Fatalf("%d rows and %v", len(list.Officials), err)
		}
		for _, o := range list.Officials {
			if o.Event <= 0 || o.Lane < 0 || o.Time < 0 || o.Lane == 0 && o.Team == "" && o.Code == "" && o.Hip == "" {
				t.Fatalf("%+v", o)
			}
		}
	})
}
