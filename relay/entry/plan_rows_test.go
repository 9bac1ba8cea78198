package entry_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/entry"
)

func TestTeamsOfOneCodeAreToldByTheirNames(t *testing.T) {
	b := newBook(t)
	list := []entry.Entry{listed(2, 1, "Solent", "", code("GBR")), listed(3, 2, "Kent", "", code("GBR")), listed(4, 3, "Oslo", "", code("NOR"))}
	wantSaid(t, b.take(list...), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 1: Solent new", "new: 12-1-1 lane 2: Kent new", "new: 12-1-1 lane 3: Oslo new")
	wantSaid(t, b.take(list...), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 1: Solent", "same: 12-1-1 lane 2: Kent", "same: 12-1-1 lane 3: Oslo")
	later := newBook(t) // one of them first, the others in a later list
	later.take(list[0])
	wantSaid(t, later.take(list...), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 1: Solent", "new: 12-1-1 lane 2: Kent new", "new: 12-1-1 lane 3: Oslo new")
}

func TestAnIndividualEventCountsOnlyWhereTheMeetKnowsARelay(t *testing.T) {
	athlete := func(line, lane int, name string) entry.Entry {
		e := listed(line, lane, name, "")
		e.Individual, e.Race, e.Format, e.Guessed = true, "Finale", "4x100", "it is 400 m in all"
		return e
	}
	b := newBook(t)
	wantSaid(t, b.take(athlete(2, 1, "Peak"), athlete(3, 2, "Lake")), "skipped: 1 individual event (2 rows left out): 12-1-1 Finale; --format 12=4x100 takes one as a relay")
	b.take(listed(2, 1, "Peak", ""))
	wantSaid(t, b.take(athlete(2, 3, "Peak"), athlete(3, 2, "Lake")),
		`changed: 12-1-1 Finale is named "Finale", was "Girls 4x100"`, "changed: 12-1-1 lane 3: Peak moves from lane 1 to lane 3", "new: 12-1-1 lane 2: Lake new")
}

func TestAthletesRowsInARelayAreItsRunnersOrAskedAbout(t *testing.T) {
	athlete := func(line, lane int, name, club string) entry.Entry {
		e := listed(line, lane, name, "", code(club))
		e.Athlete = true
		return e
	}
	peak := listed(2, 1, "Peak", "", code("PEAK"))
	alone := []entry.Entry{peak, athlete(3, 2, "Ana Ruiz", "LAKE")}
	b := newBook(t)
	wantSaid(t, b.take(alone...), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 1: Peak new",
		"refused: 12-1-1 lane 2: Ana Ruiz, LAKE is an athlete's row in a relay, left; --format 12=4x100 takes it as a team")
	wantSaid(t, b.take(alone...), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 1: Peak",
		"refused: 12-1-1 lane 2: Ana Ruiz, LAKE is an athlete's row in a relay, left; --format 12=4x100 takes it as a team")

	said := entry.Import{Formats: map[string]entry.FormatChoice{"12": {ID: "4x100"}}}
	wantSaid(t, newBook(t).taken(said, entry.StartList{Entries: alone}), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 1: Peak new", "new: 12-1-1 lane 2: Ana Ruiz new")

	several := []entry.Entry{peak, athlete(3, 1, "Kim Osei", "PEAK"), athlete(4, 2, "Ana Ruiz", "LAKE"), athlete(5, 1, "May Tran", "PEAK"), athlete(6, 2, "Bea Holt", "LAKE"), athlete(7, 3, "Ivy Stone", "BOUL")}
	teams := newBook(t)
	wantSaid(t, teams.take(several...), "new: 12-1-1 Girls 4x100: new race, 4x100", "new: 12-1-1 lane 1: Peak new, 2 runners", "new: 12-1-1 lane 2: LAKE new, 2 runners",
		"refused: 12-1-1 lane 3: Ivy Stone, BOUL is an athlete's row in a relay, left; --format 12=4x100 takes it as a team")
	wantSaid(t, teams.take(several[:6-1]...), "same: 12-1-1 Girls 4x100", "same: 12-1-1 lane 1: Peak", "same: 12-1-1 lane 2: LAKE")
	if got := teams.Meet.Race("12-1-1").Teams[1].Legs[1].Runner; got != "Bea Holt" {
		t.Errorf("leg 2 of lane 2 is %s", got)
	}
}

func TestATeamWithoutAHeatIsMeantWhereverItIs(t *testing.T) {
	b := newBook(t)
	final := listed(4, 5, "Lake", "A")
	final.Round = 2
	b.take(listed(2, 4, "Peak", "A"), listed(3, 4, "Lake", "A", heat(2)), final)
	open := listed(2, 0, "Lake", "A", runners("Ana"))
	open.NoRound, open.NoHeat = true, true
	wantSaid(t, b.take(open), "same: 12-1-2 Girls 4x100", "changed: 12-1-2: Lake A leg 1 Ana")
	b.run("12-1-2")
	open.Runners[0].Name = "Bea"
	wantSaid(t, b.take(open), "same: 12-2-1 Girls 4x100", "changed: 12-2-1: Lake A leg 1 Bea")
	other := listed(2, 0, "Nobody yet", "A")
	other.NoRound, other.NoHeat = true, true
	wantSaid(t, b.take(other), "same: 12-1-1 Girls 4x100", "new: 12-1-1: Nobody yet A new")
}

func TestTheHundredthKeyIsNone(t *testing.T) {
	for teams, fits := range map[int]bool{99: true, 100: false} {
		b := newBook(t)
		var list []entry.Entry
		for n := range teams {
			list = append(list, listed(2, n+101, fmt.Sprint("Team ", n), ""))
		}
		b.take(list...)
		keys, digits := b.Meet.Race("12-1-1").LaneKeys()
		for key := range keys {
			if len(key) != 2 || digits != 2 {
				t.Errorf("%d teams: key %q of %d digits", teams, key, digits)
			}
		}
		_, err := b.Meet.Decide("12-1-1", relay.Desk{}, relay.Arm{}, 0)
		if fits != (err == nil) || !fits && (!errors.Is(err, relay.ErrManyTeams) || !strings.HasPrefix(err.Error(), "100 teams: a race has at most 99")) {
			t.Errorf("%d teams: %v", teams, err)
		}
	}
}

func TestTextsAreBoundedAtTheDoor(t *testing.T) {
	long, most := strings.Repeat("ñ", relay.MaxText+1), strings.Repeat("ñ", relay.MaxText)
	b := newBook(t)
	wantSaid(t, b.take(listed(2, 3, long, "")), "new: 12-1-1 Girls 4x100: new race, 4x100",
		`new: 12-1-1 lane 3: `+most+` new; "`+strings.Repeat("ñ", 60)+`…" is cut to 200 of its 201 characters`)
	team := b.Meet.Race("12-1-1").Teams[0]
	if team.Name != most {
		t.Errorf("%d characters", len([]rune(team.Name)))
	}
	short := "Peak"
	for text, fits := range map[string]bool{long: false, most + " ": true, short: true} {
		for what, c := range map[string]relay.Command{
			"a name":     relay.EditTeam{Set: relay.TeamSet{Team: team.ID, Code: &text}},
			"a runner":   relay.SetLineup{Team: team.ID, Legs: []relay.LineupSet{{Leg: 1, Runner: &text}}},
			"a new team": relay.AddTeam{Name: text, Squad: "B"},
			"alternates": relay.FillLineup{Team: team.ID, Names: []string{"a", "b", "c", "d", text}},
		} {
			_, err := b.Meet.Decide("12-1-1", relay.Desk{}, c, 0)
			if what != "alternates" && what != "a runner" || text != most+" " {
				if fits == errors.Is(err, relay.ErrTooLong) {
					t.Errorf("%s of %d characters: %v", what, len([]rune(text)), err)
				}
			}
		}
	}
	if _, err := b.Meet.Decide("", relay.Desk{}, relay.EditRunner{Runner: relay.Runner{Name: "Ana", Note: long}}, 0); !errors.Is(err, relay.ErrTooLong) {
		t.Errorf("a note: %v", err)
	}
}

func TestALostLetterIsPointedAt(t *testing.T) {
	for name, lost := range map[string]bool{"Zo?e": true, "Zo\ufffd": true, "Zoë": false, "Ana Ruiz?": true, "": false} {
		b := newBook(t)
		said := b.take(listed(2, 3, "Peak", "", runners(name)))
		if strings.Contains(said, "has lost a letter") != lost {
			t.Errorf("%q: %s", name, said)
		}
	}
}

func TestAResultThatMayBeSeveralTeamsIsNoOnes(t *testing.T) {
	b := newBook(t)
	b.take(listed(2, 3, "England", "A"), listed(3, 4, "England", "B"))
	race := b.Meet.Race("12-1-1")
	row := func(team, squad string, lane int) entry.OfficialRow {
		return entry.OfficialRow{Source: "x:2", Event: 12, Round: 1, Heat: 1, Team: team, Squad: squad, Lane: lane, Rank: 1}
	}
	for _, c := range []struct {
		row  entry.OfficialRow
		want string
	}{
		{row("England", "", 0), "refused: 12-1-1: England: several teams of the race may be meant; give the lane or the squad"},
		{row("England", "", 4), "new: 12-1-1 lane 4: England B 1st"},
		{row("England B", "", 0), "new: 12-1-1 lane 4: England B 1st"},
		{row("England", "A", 0), "new: 12-1-1 lane 3: England A 1st"},
	} {
		m := entry.PlanOfficial(race, []entry.OfficialRow{c.row})[0]
		if got := string(m.What) + ": " + m.Text; got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}
