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

// 30 m in 3.5 s are 8.571 m/s, 1.12 times the 7.664 m/s that flat bests of 13.2 and 12.9 s
// are; a 40 m time has none.
func TestTheSpeedKeptAndHowSureASplitIsStandInEveryRow(t *testing.T) {
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC))
	pen.Run(relaytest.Run{Race: "1-1-1", Gun: 100, Lanes: []relaytest.Ran{
		{Bests: []float64{13.4, 13.2, 12.9, 12.4}, Passes: []float64{13.55, 25.7, 37.9, 49.53}, Enters: []float64{0, 24, 0}, Exits: []float64{0, 27.5, 0}},
		{Passes: []float64{13.6, 26, 38.5, 51}},
	}})
	var b strings.Builder
	relaytest.NoError(t, csv.Write(&b, pen.Meet.Races()))
	rows, err := stdcsv.NewReader(strings.NewReader(b.String())).ReadAll()
	relaytest.NoError(t, err)
	cells := func(row int) (out string) {
		for i, head := range rows[0] {
			if strings.HasPrefix(head, "pm") || strings.HasPrefix(head, "kept") {
				out += head + "=" + rows[row][i] + " "
			}
		}
		return out
	}
	relaytest.Want(t, "with flat bests", cells(1), "pm1=0.4 pm2=0.2 pm3=0.2 pm4=0.3 kept1= kept2=1.12 kept3= ")
	relaytest.Want(t, "without", cells(2), "pm1=0.4 pm2=0.2 pm3=0.2 pm4=0.3 kept1= kept2= kept3= ")
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
