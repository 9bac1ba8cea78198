package model

import (
	"strings"
	"testing"
	"time"

	"baton/model/results"
	"baton/model/ui"
	"baton/relay"
)

// afterTheRace is a 4×100 of three teams that has been run: lane 1 leads from exchange
// 2 on, lane 2's third exchange was missed, lane 3 is disqualified.
func afterTheRace(t *testing.T) *desk {
	d := sit(t, "4x100", 3).press("space")
	for _, leg := range []string{"213", "123", "13", "123"} {
		d.wait(11)
		for _, lane := range leg {
			d.wait(0.4).press(string(lane))
		}
	}
	d.wait(1).press("x", "3")
	d.press("s", "2")
	d.r.Go(ui.Page{Kind: ui.Races})
	return d
}

func (d *desk) tells(texts ...string) {
	d.t.Helper()
	screen := d.r.Screen.View(&d.r.Shell).Draw(d.r.Theme)
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
}

func TestResultsShowPlacesSplitsAndWhoIsOut(t *testing.T) {
	d := afterTheRace(t).press("home", "r")
	d.tells("Results · 1-1-1", "as decided", "Team 1", "DQ?", "hand", "LEG 4")
	rows := d.r.Screen.(*results.RaceResults).Rows(&d.r.Shell)
	if rows[0].Team.Title() != "Team 1" || rows[0].Rank != 1 || rows[2].Rank != 3 {
		t.Errorf("places, a provisional DQ keeps its own: %+v", rows)
	}
	race := d.r.Session.State.Race("1-1-1")
	for _, i := range race.Incidents {
		d.r.Session.Write(race.ID, d.now, &relay.Decision{Report: i.ID, Decision: relay.Upheld})
	}
	if rows := d.r.Screen.(*results.RaceResults).Rows(&d.r.Shell); rows[2].Rank != 0 {
		t.Errorf("places, the DQ upheld: %+v", rows)
	}
	d.press("d")
	d.tells("as finished")
	if rows := d.r.Screen.(*results.RaceResults).Rows(&d.r.Shell); rows[2].Crossed != 3 {
		t.Errorf("as finished: %+v", rows[2])
	}
}

func TestOfficialTimesCorrectTheHandTimesInTheResults(t *testing.T) {
	d := afterTheRace(t)
	for lane, s := range map[string]float64{"1": 47.20, "2": 47.61} {
		official := time.Duration(s * float64(time.Second))
		d.r.Session.Write("1-1-1", d.now, &relay.Official{Team: relay.TeamID("1-1-1-" + lane), Time: &official})
	}
	d.press("home", "r")
	d.tells("47.20", "47.61", "gun and finish of this race:")
}

func TestTheGapChartShowsEveryTeam(t *testing.T) {
	d := afterTheRace(t).press("home", "r", "g")
	d.tells("Gap to the leader", "leader", "ex 2", "fin")
	d.press("esc")
	d.tells("Results")
}

func TestATeamsResultTellsWhereItGainedAndLost(t *testing.T) {
	d := afterTheRace(t).press("home", "r", "enter")
	d.tells("Team 1", "1 ↑1", "PLACES")
	d.press("t")
	d.tells("█")
	d.press("esc", "z")
	d.tells("No zone time")
	d.press("esc", "tab")
	d.tells("Team 2")
	d.press("esc", "esc")
	if _, ok := d.r.Screen.(*races); !ok {
		t.Errorf("esc leads to %T", d.r.Screen)
	}
}

func TestTheKeepersHandStandsWithTheResults(t *testing.T) {
	d := afterTheRace(t).press("home", "r", "w")
	d.tells("Your hand and the clocks")
	d.press("esc")
	if _, ok := d.r.Screen.(*results.RaceResults); !ok {
		t.Errorf("esc leads to %T", d.r.Screen)
	}
}

func TestHistoryTurnsItsPages(t *testing.T) {
	d := afterTheRace(t).press("h")
	for _, page := range results.HistoryPages {
		d.tells("History · " + page)
		d.press("tab")
	}
	d.press("esc")
	if _, ok := d.r.Screen.(*races); !ok {
		t.Errorf("esc leads to %T", d.r.Screen)
	}
}

func TestResultsFitEveryWindow(t *testing.T) {
	d := afterTheRace(t).press("home", "r")
	screens := []ui.Screen{d.r.Screen, &results.GapChart{Race: "1-1-1"}, &results.TeamResult{Race: "1-1-1", Team: "1-1-1-1"}, &results.History{}, &results.Hands{Race: "1-1-1"}}
	for _, size := range [][2]int{{0, 0}, {20, 5}, {40, 12}, {80, 24}, {120, 40}} {
		d.r.Width, d.r.Height = size[0], size[1]
		for _, s := range screens {
			if lines := strings.Count(s.View(&d.r.Shell).Draw(d.r.Theme), "\n") + 1; size[1] > 0 && lines > size[1] {
				t.Errorf("%T at %v has %d lines", s, size, lines)
			}
		}
	}
}

func TestAnOfficialTimeIsTyped(t *testing.T) {
	d := afterTheRace(t).press("home", "r", "o")
	d.tells("Team 1 official", "as 49.96, or 50.2 by hand; or DQ")
	d.press("4x", "enter").tells("as 49.96 or")
	d.press("backspace", "backspace", "51.07", "enter").tells("51.07")
	d.press("y")
	d.tells("official")
	if d.r.Session.State.Race("1-1-1").Status != relay.Settled {
		t.Error("the results are not official")
	}
}

func TestTheRulebookIsChosenForAMeet(t *testing.T) {
	d := afterTheRace(t)
	first := d.r.Session.State.Rulebook().ID
	d.press("b")
	if d.r.Session.State.Rulebook().ID == first {
		t.Error("b changes nothing")
	}
}

func TestTheSameLegHasTheSameTimeOnTheTeamsPageAndInTheResults(t *testing.T) {
	// 12.346 and 24.694 print as 12.35 and 24.69: leg 2 is 12.34 beside them, though
	// it took 12.348
	d := pressedRace(t, map[float64]string{12.345: "1", 24.692: "1", 37.1: "1", 50: "1"})
	d.r.Go(ui.Page{Kind: ui.Results, Race: "1-1-1"})
	d.tells("12.35", "12.34", "12.41", "12.90")
	d.press("enter")
	d.tells("12.35", "12.34", "12.41", "12.90")
	d.press("t")
	d.tells("12.35", "12.34", "12.41", "12.90")
}

func TestATeamOneExchangeShortHasQuestionMarksAndSaysHowTheyAreMended(t *testing.T) {
	pressed := cleanRace()
	delete(pressed, 24.9) // lane 3's second hand-off
	d := pressedRace(t, pressed)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("home", "r")
	d.tells("? Team 3: one exchange short, likely ex 2: review puts it in (v, i)")
	if row := strings.Join(strings.Fields(d.line("Team 3 ")), " "); !strings.Contains(row, " 12.60 ? ? ?") {
		t.Errorf("lane 3: %q", row)
	}
	d.r.Screen = &results.TeamResult{Race: "1-1-1", Team: "1-1-1-3"}
	d.tells("12.60", "?", "one exchange short, likely ex 2")
}
