package entry_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/relaytest"
)

// three is a race with named teams in lanes 1 to 3.
func three(t *testing.T) *relaytest.Keeper {
	k := relaytest.NewKeeper(t, "4x100", 3)
	for lane, name := range []string{"Northside", "Peak Valley High School", "Lakewood"} {
		k.Write(&relay.TeamSet{Team: relaytest.Team(lane + 1), Name: relaytest.Ptr(name), Squad: relaytest.Ptr("A"), Code: relaytest.Ptr([]string{"NORT", "", "LAKE"}[lane])})
	}
	return k
}

func official(lane int, name string, seconds float64) entry.OfficialRow {
	return entry.OfficialRow{Source: "x.lif:" + string(rune('1'+lane)), Event: 1, Round: 1, Heat: 1, Lane: lane, Team: name, Squad: "A", Time: relaytest.Secs(seconds)}
}

func TestOfficialTimesAreMatchedByLaneAndCheckedAgainstTheTeam(t *testing.T) {
	row := func(change func(*entry.OfficialRow)) entry.OfficialRow {
		o := official(1, "Northside", 49.959)
		change(&o)
		return o
	}
	for _, c := range []struct {
		what string
		row  entry.OfficialRow
		is   entry.ChangeKind
		says string
	}{
		{"the team of the lane", official(1, "Northside", 49.959), entry.ChangeNew, "1-1-1 lane 1: Northside A 49.96"},
		{"a longer name", official(1, "Northside High School", 49.959), entry.ChangeNew, "49.96"},
		{"a shorter name", official(2, "Peak Valley", 50.1), entry.ChangeNew, "Peak Valley High School A 50.10"},
		{"only a lane", official(3, "", 51), entry.ChangeNew, "Lakewood A 51.00"},
		{"only a name", official(0, "Lakewood", 51), entry.ChangeNew, "lane 3: Lakewood A 51.00"},
		{"only a code", row(func(o *entry.OfficialRow) { o.Team, o.Code, o.Lane = "", "lake", 3 }), entry.ChangeNew, "Lakewood A"},
		{"another spelling, the same code", row(func(o *entry.OfficialRow) { o.Team, o.Code = "N'side", "NORT" }), entry.ChangeNew, "Northside A"},
		{"a disqualification", row(func(o *entry.OfficialRow) { o.Time, o.Status = 0, relay.Disqualified }), entry.ChangeNew, "Northside A DQ"},
		{"a place too", row(func(o *entry.OfficialRow) { o.Rank = 2 }), entry.ChangeNew, "2nd 49.96"},
		{"a hand time", row(func(o *entry.OfficialRow) { o.Time, o.Hand = relaytest.Secs(49.91), true }), entry.ChangeNew, "50.0 by hand"},
		{"nothing yet", row(func(o *entry.OfficialRow) { o.Time = 0 }), entry.ChangeNone, "no result yet"},
		{"another team", official(1, "Boulder", 49.9), entry.ChangeRefused, "the result says Boulder A"},
		{"another squad", row(func(o *entry.OfficialRow) { o.Squad = "B" }), entry.ChangeRefused, "the result says Northside B"},
		{"a team of another lane", official(1, "Lakewood", 49.9), entry.ChangeRefused, "which the race has in lane 3"},
		{"a lane nobody has", official(9, "Lakewood", 49.9), entry.ChangeRefused, "in lane 3, the result in lane 9"},
		{"nobody at all", official(9, "Boulder", 49.9), entry.ChangeRefused, "no such team in the race"},
		{"another race", row(func(o *entry.OfficialRow) { o.Heat = 2 }), entry.ChangeRefused, "a result of 1-1-2, not of 1-1-1"},
		{"splits that do not add up", row(func(o *entry.OfficialRow) {
			for _, s := range []float64{12.5, 12.5, 12.5, 12.9} {
				o.Splits = append(o.Splits, entry.OfficialSplit{Took: relaytest.Secs(s), Unit: relay.Hundredth})
			}
		}), entry.ChangeNew, "its splits do not add up, by 0.44"},
	} {
		got := entry.PlanOfficial(three(t).State(), []entry.OfficialRow{c.row})[0]
		if got.What != c.is || !strings.Contains(got.Text, c.says) || got.Source != c.row.Source {
			t.Errorf("%s: %s %q, want %s and %q", c.what, got.What, got.Text, c.is, c.says)
		}
		if writes := got.What == entry.ChangeNew; (len(got.Facts) == 1) != writes {
			t.Errorf("%s: %d facts", c.what, len(got.Facts))
		}
	}
}

func TestAConflictIsNotAppliedButCanBe(t *testing.T) {
	k := three(t)
	m := entry.PlanOfficial(k.State(), []entry.OfficialRow{official(1, "Boulder", 49.9)})[0]
	if m.Facts != nil || m.Fact == nil || m.Fact.Team != relaytest.Team(1) {
		t.Errorf("%+v", m)
	}
}

func TestTwoResultsForOneTeamAreAConflict(t *testing.T) {
	got := entry.PlanOfficial(three(t).State(), []entry.OfficialRow{official(1, "Northside", 49.9), official(1, "Northside", 51)})
	if got[0].What != entry.ChangeNew || got[1].What != entry.ChangeRefused || !strings.Contains(got[1].Text, "has a result in x.lif:2 too") {
		t.Errorf("%s, %s", got[0].Text, got[1].Text)
	}
}

func TestOfficialTimesAgainChangeNothingAndOthersAsk(t *testing.T) {
	k := three(t)
	take := func(rows ...entry.OfficialRow) entry.OfficialMatch {
		m := entry.PlanOfficial(k.State(), rows)[0]
		for _, f := range m.Facts {
			k.Write(f)
		}
		return m
	}
	take(official(1, "Northside", 49.959))
	if m := take(official(1, "Northside", 49.959)); m.What != entry.ChangeNone {
		t.Error(m.Text)
	}
	if m := take(official(1, "Northside", 49.981)); m.What != entry.ChangeEdit || !strings.Contains(m.Text, "49.99, was 49.96") {
		t.Error(m.Text)
	}
}

func TestAResultOfATeamThatIsOutSaysSo(t *testing.T) {
	k := three(t)
	k.Gun(1)
	k.Write(relay.NewIncident(relay.KindDNF, relay.Incident{Keyed: relay.Keyed{Team: relaytest.Team(1), Attempt: k.State().Attempt()}}))
	m := entry.PlanOfficial(k.State(), []entry.OfficialRow{official(1, "Northside", 49.959)})[0]
	if m.What != entry.ChangeNew || !strings.Contains(m.Text, "the race has it as DNF") {
		t.Error(m.Text)
	}
}

func TestResultsOfRacesTheMeetDoesNotHaveAreRefused(t *testing.T) {
	other := official(1, "Northside", 60)
	other.Event = 40
	got := entry.PlanOfficials(three(t).Meet.Races(), []entry.OfficialRow{official(1, "Northside", 49.9), other, other})
	if got[0].What != entry.ChangeNew || got[1].What != entry.ChangeRefused || !strings.Contains(got[1].Text, "40-1-1: 2 results left, for the meet has no such race; import its start list first, or make it by hand") || len(got) != 2 {
		t.Errorf("%s, %s", got[0].Text, got[1].Text)
	}
}

func TestATimeThatNobodyRunsIsRefused(t *testing.T) {
	races := three(t).Meet.Races() // 4×100 m: walked in 400 s; 0.85 of four fastest legs, of 8.65 s each, are 29.41 s
	for s, want := range map[float64]string{400: "", 400.01: "minutes", 3031: "minutes", 29.4: "nobody runs", 29.42: ""} {
		m := entry.PlanOfficials(races, []entry.OfficialRow{official(1, "Northside", s)})[0]
		if refused := m.What == entry.ChangeRefused; refused != (want != "") || !strings.Contains(m.Text, want) {
			t.Errorf("%g s: %s %s", s, m.What, m.Text)
		}
	}
}

func TestTheLastOfficialResultHolds(t *testing.T) {
	k := three(t)
	k.Write(&relay.Official{Team: relaytest.Team(1), Status: "DQ"})
	if out := k.State().Team(relaytest.Team(1)).Out; out != relay.Disqualified {
		t.Errorf("%q after an official DQ", out)
	}
	k.Write(&relay.Official{Team: relaytest.Team(1), Time: relaytest.Ptr(relaytest.Secs(50)), Rank: 1})
	if out := k.State().Team(relaytest.Team(1)).Out; out != relay.In {
		t.Errorf("%q after the official list was corrected", out)
	}
}

func TestAReinstatementLiftsAnOfficialDisqualification(t *testing.T) {
	k := three(t)
	k.Write(&relay.Official{Team: relaytest.Team(1), Status: "DQ"})
	k.Write(relay.NewIncident(relay.KindReinstated, relay.Incident{Keyed: relay.Keyed{Team: relaytest.Team(1)}}))
	if out := k.State().Team(relaytest.Team(1)).Out; out != relay.In {
		t.Errorf("%q after the team was reinstated", out)
	}
	k.Write(&relay.Official{Team: relaytest.Team(1), Status: "DQ"})
	if out := k.State().Team(relaytest.Team(1)).Out; out != relay.Disqualified {
		t.Errorf("%q after it was disqualified again", out)
	}
}

func TestWatchesMakeAnOfficialHandTime(t *testing.T) {
	for _, c := range []struct {
		what    string
		watches []float64
		want    float64
	}{
		{"one stands, rounded up", []float64{10.11}, 10.2},
		{"exact stays", []float64{10.1}, 10.1},
		{"two: the slower", []float64{10.11, 10.31}, 10.4},
		{"three, two agree after rounding", []float64{10.11, 10.19, 10.45}, 10.2},
		{"three differ: the middle", []float64{10.5, 10.11, 10.25}, 10.3},
	} {
		var watches []time.Duration
		for _, w := range c.watches {
			watches = append(watches, relaytest.Secs(w))
		}
		if got, ok := relay.HandTime(watches...); !ok || got != relaytest.Secs(c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
	if _, ok := relay.HandTime(); ok {
		t.Error("a time without a watch")
	}
}

func TestPlacesAreSaidAsPeopleSayThem(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"} {
		if got := relay.Ordinal(n); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
