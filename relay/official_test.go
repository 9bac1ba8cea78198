package relay

import (
	"strings"
	"testing"
	"time"
)

// secs is a time in seconds.
func secs(s float64) time.Duration {
	return time.Duration(s * float64(time.Second)).Round(time.Microsecond)
}

// three is a race with named teams in lanes 1 to 3.
func three(t *testing.T) *keeper {
	k := newKeeper(t, "4x100", 3)
	for lane, name := range []string{"Northside", "Peak Valley High School", "Lakewood"} {
		k.write(&TeamSet{Team: team(lane + 1), Name: ptr(name), Squad: ptr("A"), Code: ptr([]string{"NORT", "", "LAKE"}[lane])})
	}
	return k
}

func official(lane int, name string, seconds float64) OfficialRow {
	return OfficialRow{Source: "x.lif:" + string(rune('1'+lane)), Event: 1, Round: 1, Heat: 1, Lane: lane, Team: name, Squad: "A", Time: secs(seconds)}
}

func TestOfficialTimesAreMatchedByLaneAndCheckedAgainstTheTeam(t *testing.T) {
	row := func(change func(*OfficialRow)) OfficialRow {
		o := official(1, "Northside", 49.959)
		change(&o)
		return o
	}
	for _, c := range []struct {
		what string
		row  OfficialRow
		is   ChangeKind
		says string
	}{
		{"the team of the lane", official(1, "Northside", 49.959), ChangeNew, "1-1-1 lane 1: Northside A 49.96"},
		{"a longer name", official(1, "Northside High School", 49.959), ChangeNew, "49.96"},
		{"a shorter name", official(2, "Peak Valley", 50.1), ChangeNew, "Peak Valley High School A 50.10"},
		{"only a lane", official(3, "", 51), ChangeNew, "Lakewood A 51.00"},
		{"only a name", official(0, "Lakewood", 51), ChangeNew, "lane 3: Lakewood A 51.00"},
		{"only a code", row(func(o *OfficialRow) { o.Team, o.Code, o.Lane = "", "lake", 3 }), ChangeNew, "Lakewood A"},
		{"another spelling, the same code", row(func(o *OfficialRow) { o.Team, o.Code = "N'side", "NORT" }), ChangeNew, "Northside A"},
		{"a disqualification", row(func(o *OfficialRow) { o.Time, o.Status = 0, Disqualified }), ChangeNew, "Northside A DQ"},
		{"a place too", row(func(o *OfficialRow) { o.Place = 2 }), ChangeNew, "2nd 49.96"},
		{"a hand time", row(func(o *OfficialRow) { o.Time, o.Hand = secs(49.91), true }), ChangeNew, "50.0 by hand"},
		{"nothing yet", row(func(o *OfficialRow) { o.Time = 0 }), ChangeNone, "no result yet"},
		{"another team", official(1, "Boulder", 49.9), ChangeRefused, "the result says Boulder A"},
		{"another squad", row(func(o *OfficialRow) { o.Squad = "B" }), ChangeRefused, "the result says Northside B"},
		{"a team of another lane", official(1, "Lakewood", 49.9), ChangeRefused, "which the race has in lane 3"},
		{"a lane nobody has", official(9, "Lakewood", 49.9), ChangeRefused, "in lane 3, the result in lane 9"},
		{"nobody at all", official(9, "Boulder", 49.9), ChangeRefused, "no such team in the race"},
		{"another race", row(func(o *OfficialRow) { o.Heat = 2 }), ChangeRefused, "a result of 1-1-2, not of 1-1-1"},
		{"splits that do not add up", row(func(o *OfficialRow) {
			for _, s := range []float64{12.5, 12.5, 12.5, 12.9} {
				o.Splits = append(o.Splits, OfficialSplit{Took: secs(s), Unit: Hundredth})
			}
		}), ChangeNew, "its splits do not add up, by 0.44"},
	} {
		got := PlanOfficial(three(t).state(), []OfficialRow{c.row})[0]
		if got.What != c.is || !strings.Contains(got.Text, c.says) || got.Source != c.row.Source {
			t.Errorf("%s: %s %q, want %s and %q", c.what, got.What, got.Text, c.is, c.says)
		}
		if writes := got.What == ChangeNew; (len(got.Facts) == 1) != writes {
			t.Errorf("%s: %d facts", c.what, len(got.Facts))
		}
	}
}

func TestAConflictIsNotAppliedButCanBe(t *testing.T) {
	k := three(t)
	m := PlanOfficial(k.state(), []OfficialRow{official(1, "Boulder", 49.9)})[0]
	if m.Facts != nil || m.Fact == nil || m.Fact.Team != team(1) {
		t.Errorf("%+v", m)
	}
}

func TestTwoResultsForOneTeamAreAConflict(t *testing.T) {
	got := PlanOfficial(three(t).state(), []OfficialRow{official(1, "Northside", 49.9), official(1, "Northside", 51)})
	if got[0].What != ChangeNew || got[1].What != ChangeRefused || !strings.Contains(got[1].Text, "has a result in x.lif:2 too") {
		t.Errorf("%s, %s", got[0].Text, got[1].Text)
	}
}

func TestOfficialTimesAgainChangeNothingAndOthersAsk(t *testing.T) {
	k := three(t)
	take := func(rows ...OfficialRow) OfficialMatch {
		m := PlanOfficial(k.state(), rows)[0]
		for _, f := range m.Facts {
			k.write(f)
		}
		return m
	}
	take(official(1, "Northside", 49.959))
	if m := take(official(1, "Northside", 49.959)); m.What != ChangeNone {
		t.Error(m.Text)
	}
	if m := take(official(1, "Northside", 49.981)); m.What != ChangeEdit || !strings.Contains(m.Text, "49.99, was 49.96") {
		t.Error(m.Text)
	}
}

func TestAResultOfATeamThatIsOutSaysSo(t *testing.T) {
	k := three(t)
	k.gun(1)
	k.write(NewIncident(KindDNF, Incident{Keyed: Keyed{Team: team(1), Attempt: k.state().Attempt()}}))
	m := PlanOfficial(k.state(), []OfficialRow{official(1, "Northside", 49.959)})[0]
	if m.What != ChangeNew || !strings.Contains(m.Text, "the race has it as DNF") {
		t.Error(m.Text)
	}
}

func TestResultsOfRacesTheMeetDoesNotHaveAreRefused(t *testing.T) {
	other := official(1, "Northside", 60)
	other.Event = 40
	got := PlanOfficials(three(t).meet.Races(), []OfficialRow{official(1, "Northside", 49.9), other})
	if got[0].What != ChangeNew || got[1].What != ChangeRefused || !strings.Contains(got[1].Text, "40-1-1 lane 1: Northside A: the meet has no teams there") {
		t.Errorf("%s, %s", got[0].Text, got[1].Text)
	}
}

func TestTheLastOfficialResultHolds(t *testing.T) {
	k := three(t)
	k.write(&Official{Team: team(1), Status: "DQ"})
	if out := k.state().Team(team(1)).Out; out != Disqualified {
		t.Errorf("%q after an official DQ", out)
	}
	k.write(&Official{Team: team(1), Time: ptr(secs(50)), Place: 1})
	if out := k.state().Team(team(1)).Out; out != In {
		t.Errorf("%q after the official list was corrected", out)
	}
}

func TestAReinstatementLiftsAnOfficialDisqualification(t *testing.T) {
	k := three(t)
	k.write(&Official{Team: team(1), Status: "DQ"})
	k.write(NewIncident(KindReinstated, Incident{Keyed: Keyed{Team: team(1)}}))
	if out := k.state().Team(team(1)).Out; out != In {
		t.Errorf("%q after the team was reinstated", out)
	}
	k.write(&Official{Team: team(1), Status: "DQ"})
	if out := k.state().Team(team(1)).Out; out != Disqualified {
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
			watches = append(watches, secs(w))
		}
		if got, ok := HandTime(watches...); !ok || got != secs(c.want) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
	if _, ok := HandTime(); ok {
		t.Error("a time without a watch")
	}
}

func TestPlacesAreSaidAsPeopleSayThem(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 112: "112th"} {
		if got := Ordinal(n); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
