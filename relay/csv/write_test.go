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

// timedRace is a finished-looking 4×100 with a team for every list of
// cumulative times; -1 is an exchange that was not seen.
func timedRace(id relay.RaceID, teams ...[]time.Duration) *relay.Race {
	format, _ := relay.FormatByID("4x100")
	r := &relay.Race{ID: id, Name: "Girls 4×100, heat 1", Format: format, Legs: format.Legs, Points: relay.Points(format.Legs, false), Zones: []relay.Zone{thirty, thirty, thirty}, Status: relay.Finished}
	for i, times := range teams {
		t := &relay.Team{ID: relay.TeamID(fmt.Sprint(i)), Name: "Team " + fmt.Sprint(i+1), Lane: i + 1, Legs: make([]relay.Leg, 4), Passes: make([]relay.Pass, 4)}
		for k, at := range times {
			t.Passes[k] = relay.Pass{Known: at >= 0, Time: at}
		}
		r.Teams = append(r.Teams, t)
	}
	return r
}

var thirty = relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}

func ms(all ...int) (out []time.Duration) {
	for _, n := range all {
		out = append(out, time.Duration(n)*time.Millisecond)
	}
	return out
}

func TestResultsAreWrittenByPlace(t *testing.T) {
	r := timedRace("12-1-3", ms(12615, 25005, 37795, 50205), ms(12405, 24805, 37200, 49955), ms(12300, -1, 37000, 50500), ms(12900), nil)
	r.Teams[0].Squad, r.Teams[0].Legs[0].Runner = "A", `Ana "Annie" Ruiz, jr`
	enter, exit := 9900*time.Millisecond, 13470*time.Millisecond
	early, late := 24*time.Second, 25070*time.Millisecond
	r.Teams[1].Passes[0].Enter, r.Teams[1].Passes[0].Exit = &enter, &exit
	r.Teams[0].Passes[1].Enter, r.Teams[0].Passes[1].Exit = &early, &late // 28 m/s
	r.Teams[1].Passes[1].Estimated = true
	official := 49951 * time.Millisecond
	r.Teams[1].Official = &relay.OfficialResult{Time: &official, Rank: 1}
	r.Teams[3].Out, r.Teams[3].OutReason = relay.Disqualified, "zone-late"
	r.Teams[4].Out = relay.DidNotStart
	var b strings.Builder
	relaytest.NoError(t, csv.Write(&b, []*relay.Race{r}))
	golden.RequireEqual(t, b.String())
}

func TestPrintedSplitsOfEveryRowAddUpToItsTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var times []time.Duration
		var at time.Duration
		for range 4 {
			at += time.Duration(rapid.Int64Range(int64(8*time.Second), int64(80*time.Second)).Draw(t, "leg"))
			times = append(times, at)
		}
		var b strings.Builder
		relaytest.NoError(t, csv.Write(&b, []*relay.Race{timedRace("1-1-1", times)}))
		rows, err := stdcsv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%v\n%s", err, b.String())
		}
		var sum, total time.Duration
		for i, title := range rows[0] {
			value, _ := entry.ParseTime(rows[1][i])
			switch {
			case title == "total":
				total = value
			case strings.HasPrefix(title, "split"):
				sum += value
			}
		}
		if sum != total || total == 0 {
			t.Fatalf("splits make %v, the total is %v\n%s", sum, total, b.String())
		}
	})
}
