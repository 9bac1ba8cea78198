package results_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"

	"pgregory.net/rapid"
)

// table prints results a line each: place, place as finished, team, total, legs.
func table(results []results.Result) string {
	var b strings.Builder
	for _, res := range results {
		line := fmt.Sprintf("%d (%d) %s %s %s", res.Rank, res.Crossed, res.Team.Name, res.Code, res.Time())
		for _, leg := range res.Legs {
			if leg.Known {
				line += " " + relay.Hundredths(leg.Took)
			}
		}
		b.WriteString(strings.Join(strings.Fields(line), " ") + "\n")
	}
	return b.String()
}

func TestResultsAreThoseOfTheKeeperUntilThereAreOfficialOnes(t *testing.T) {
	r := relaytest.Timed([]float64{12.3, 24.7, 37.2, 49.955}, []float64{12, 24.1, 36.4, 48.8}, []float64{12.6, 25.3})
	want := "1 (1) Team 2 48.80 12.00 12.10 12.30 12.40\n2 (2) Team 1 49.96 12.30 12.40 12.50 12.76\n0 (0) Team 3 12.60 12.70\n"
	if got := table(results.Results(r)); got != want {
		t.Errorf("by hand:\n%swant\n%s", got, want)
	}
	relaytest.Official(r, 50, 49.001)
	// finishes 0.123 short, of which 0.099 counts for the exchanges
	want = "1 (1) Team 2 49.01 12.10 12.10 12.30 12.51\n2 (2) Team 1 50.00 12.40 12.40 12.50 12.70\n0 (0) Team 3 12.70 12.70\n"
	if got := table(results.Results(r)); got != want {
		t.Errorf("with official times:\n%swant\n%s", got, want)
	}
}

func TestADisqualifiedTeamLosesItsPlaceAndTheResultsSayWhereItCameIn(t *testing.T) {
	r := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 48}, []float64{12, 24, 36, 49}, []float64{12, 24, 36, 50}), 48, 49, 50)
	for i, t := range r.Teams {
		t.Official.Rank = i + 1
	}
	r.Teams[0].Out, r.Teams[0].OutReason = relay.Disqualified, "zone-late"
	got := results.Results(r)
	if want := "1 (2) Team 2 49.00"; !strings.HasPrefix(table(got), want) {
		t.Errorf("%swant %s first", table(got), want)
	}
	if last := got[2]; last.Rank != 0 || last.Crossed != 1 || last.Code != relay.Disqualified || last.Reason != "zone-late" {
		t.Errorf("%+v", last)
	}
}

func TestThousandthsPartTeamsAndEqualTimesShareAPlace(t *testing.T) {
	r := relaytest.Official(relaytest.Timed(nil, nil, nil, nil), 49.952, 49.951, 50.5, 50.5)
	if got, want := table(results.Results(r)), "1 (1) Team 2 49.96\n2 (2) Team 1 49.96\n3 (3) Team 3 50.50\n3 (3) Team 4 50.50\n"; got != want {
		t.Errorf("%swant\n%s", got, want)
	}
}

func TestAnOfficialPlaceCountsWithoutATime(t *testing.T) {
	r := relaytest.Timed(nil, nil)
	r.Teams[0].Official, r.Teams[1].Official = &relay.OfficialResult{Rank: 2}, &relay.OfficialResult{Rank: 1}
	if got, want := table(results.Results(r)), "1 (1) Team 2\n2 (2) Team 1\n"; got != want {
		t.Errorf("%swant\n%s", got, want)
	}
}

func TestPrintedResultsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lanes [][]float64
		var official []float64
		for range rapid.IntRange(1, 6).Draw(t, "lanes") {
			at, times := 0.0, []float64{}
			for range 4 {
				at += rapid.Float64Range(9, 80).Draw(t, "leg")
				times = append(times, at)
			}
			lanes = append(lanes, times)
			official = append(official, rapid.SampledFrom([]float64{0, at + 0.2}).Draw(t, "official"))
		}
		r := relaytest.Official(relaytest.Timed(lanes...), official...)
		for _, team := range r.Teams {
			if team.Official != nil {
				team.Official.Hand = rapid.Bool().Draw(t, "by hand")
			}
		}
		on := results.Calibrate(r).On
		for _, res := range results.Results(r) {
			var sum time.Duration
			for _, leg := range res.Legs {
				sum += leg.Took
			}
			if at := res.Legs[3].At; sum != at || sum%relay.Hundredth != 0 || res.AddsUp() != (sum == res.Total) {
				t.Fatalf("splits make %v, the time is %v, the total %v", sum, at, res.Total)
			}
			if !res.AddsUp() && (on || !res.Official) {
				t.Fatalf("splits make %v, the total is %v", sum, res.Total)
			}
		}
	})
}

func TestACorrectionAndItsUndoLeaveTheResultsAsTheyWere(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(1)
	for i, at := range []float64{13, 13.4, 25, 26, 38, 39, 50, 51.5} {
		k.At(at).Press([]string{"1", "2"}[i%2])
	}
	before := table(results.Results(k.State()))
	official := k.Write(&relay.Official{Team: relaytest.Team(2), Time: relaytest.Ptr(relaytest.Secs(48)), Rank: 1})
	moved := k.Write(&relay.Amend{Target: k.State().Marks()[0].ID, At: relaytest.Ptr(int64(relaytest.Secs(12.5)))})
	if table(results.Results(k.State())) == before {
		t.Fatal("the corrections changed nothing")
	}
	k.Write(&relay.Void{Targets: []relay.ID{official, moved}})
	if after := table(results.Results(k.State())); after != before {
		t.Errorf("%swas\n%s", after, before)
	}
}

func TestHeatsAreCombinedByTime(t *testing.T) {
	one := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 50}, []float64{12, 24, 36, 51}, []float64{12, 24}), 50.001, 51)
	two := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 50}, []float64{12, 24, 36, 49}), 50.002, 49)
	two.ID = "1-1-2"
	for _, team := range two.Teams {
		team.Name += " of heat 2"
	}
	one.Teams[1].Out = relay.Disqualified
	var got []string
	for _, row := range results.Combined([]*relay.Race{one, two}) {
		got = append(got, fmt.Sprint(row.Overall, " ", row.Race, " ", row.Team.Name, " ", row.Time()))
	}
	want := []string{"1 1-1-2 Team 2 of heat 2 49.00", "2 1-1-1 Team 1 50.01", "2 1-1-2 Team 1 of heat 2 50.01", "0 1-1-1 Team 3 ", "0 1-1-1 Team 2 51.00"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestAnEventIsDecidedByItsLastRound(t *testing.T) {
	var races []*relay.Race
	for _, id := range []relay.RaceID{"1-1-1", "2-1-1", "1-1-2", "1-2-1", "2-1-2"} {
		races = append(races, &relay.Race{ID: id})
	}
	var got [][]relay.RaceID
	for _, heats := range results.Events(races) {
		var ids []relay.RaceID
		for _, r := range heats {
			ids = append(ids, r.ID)
		}
		got = append(got, ids)
	}
	if fmt.Sprint(got) != "[[1-2-1] [2-1-1 2-1-2]]" {
		t.Error(got)
	}
}

func TestSchoolsScoreWithTheirBestSquadAndShareTies(t *testing.T) {
	event := func(seconds ...float64) []results.CombinedRow {
		r := relaytest.Official(relaytest.Timed(make([][]float64, len(seconds))...), seconds...)
		for i, name := range []string{"Northside", "Northside", "Peak", "Lakewood", "Boulder"} {
			if i < len(r.Teams) {
				r.Teams[i].Name = name
			}
		}
		return results.Combined([]*relay.Race{r})
	}
	silent := results.Unscored([][]results.CombinedRow{event(48, 49, 50, 50, 51)})
	if len(silent) != 1 || !silent[relaytest.Team(2)] {
		t.Errorf("silent: %v, want the second squad alone", silent)
	}
	got := results.TeamScores([][]results.CombinedRow{event(48, 49, 50, 50, 51), event(50, 49.5, 48)}, []float64{10, 8, 6})
	// first event: Northside 10 (its second squad scores nothing), Peak and
	// Lakewood share 8 and 6; second: Peak 10, Northside 8
	want := []results.Score{{"Northside", 18}, {"Peak", 17}, {"Lakewood", 7}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestAKeyWithoutATeamHasNoPlaceInTheResults(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	for leg := 1; leg <= 4; leg++ {
		for i, key := range []string{"6", "1", "2"} {
			k.At(12*float64(leg) + 0.3*float64(i)).Press(key)
		}
	}
	standings := results.Standings(k.State())
	relaytest.Want(t, "team 1", standings[relaytest.Team(1)], 1)
	relaytest.Want(t, "team 2", standings[relaytest.Team(2)], 2)
	_, placed := standings[relay.UnboundTeam("6")]
	relaytest.Want(t, "lane 6 ? placed", placed, false)
}

func TestHeatsInAnyOrderGiveTheSamePlaces(t *testing.T) {
	one := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 50}, []float64{12, 24, 36, 50}), 50.201, 50.209)
	two := relaytest.Official(relaytest.Timed([]float64{12, 24, 36, 50}), 50.205)
	two.ID = "1-1-2"
	for _, heats := range [][]*relay.Race{{one, two}, {two, one}} {
		for _, row := range results.Combined(heats) {
			if row.Overall != 1 {
				t.Errorf("%s %s, %s: place %d of three that print alike in two heats", row.Race, row.Team.Title(), row.Time(), row.Overall)
			}
		}
	}
}

func TestOfficialPlacesWithoutTimesDoNotTie(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(0)
	for leg := 1; leg <= 4; leg++ {
		k.At(12 * float64(leg)).Press("1") // by hand only
	}
	k.Write(&relay.Official{Team: relaytest.Team(2), Rank: 1})
	k.Write(&relay.Official{Team: relaytest.Team(3), Rank: 2})
	places := map[int]int{}
	for _, res := range results.Results(k.State()) {
		places[res.Team.Lane] = res.Rank
	}
	if places[1] != 1 || places[2] != 2 || places[3] != 3 {
		t.Errorf("places by lane: %v", places)
	}
}
