package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/model/results"
	"baton/model/ui"
	"baton/relay"
)

// flaggedRace is a race in which lane 2 was flagged, and its decisions.
func flaggedRace(t *testing.T) *desk {
	pressed := cleanRace()
	pressed[25.4] = "f 2"
	d := pressedRace(t, pressed)
	d.r.Go(ui.Page{Kind: ui.Decisions})
	return d
}

func TestNoTwoKeysOfReviewOrDecisionsAreEqual(t *testing.T) {
	for name, groups := range map[string][]ui.Group{"review": results.ReviewKeys.Groups(), "decisions": results.DecisionsKeys.Groups()} {
		seen := map[string]string{}
		for _, g := range groups {
			for _, b := range g.Keys {
				for _, k := range b.Keys() {
					if seen[k] != "" {
						t.Errorf("%s: %q is %q and %q", name, k, b.Help().Desc, seen[k])
					}
					seen[k] = b.Help().Desc
				}
			}
		}
		for _, f := range results.ReviewFixes {
			if k := f.Key.Keys()[0]; name == "review" && seen[k] == "" {
				t.Errorf("%q is in no help", k)
			}
		}
		for _, o := range results.Rulings {
			if k := o.Key.Keys()[0]; name == "decisions" && seen[k] == "" {
				t.Errorf("%q is in no help", k)
			}
		}
	}
}

func TestAReportIsUpheldWithRefereeAndReasonAndPlacesChangeAtOnce(t *testing.T) {
	d := flaggedRace(t)
	d.reads("1 of 1 to decide", "flag", "Team 2", "pending", "AS FINISHED", "AS DECIDED")
	d.press("u").StateWords("J. Stone").press("tab").StateWords("seen by two")
	d.reads("Team 2 2nd → DQ", "Team 3 3rd → 2nd").press("enter")
	d.reads("0 of 1 to decide", "No report waits").press("a")
	d.reads("upheld", "by J. Stone: seen by two", "DQ  Team 2")
	d.press("d").reads("J. Stone").press("enter")
	d.reads("dismissed")
	d.press("backspace", "enter").reads("upheld")
	d.press("b", "enter").reads("reinstated")
}

func TestWhatAFlagWasForIsAskedAfterTheRace(t *testing.T) {
	d := flaggedRace(t).press("enter")
	d.reads("What was it for?", "lane")
	d.press("enter").StateWords("2").press("enter").StateWords("ex").press("tab", "enter").StateWords("zone-l").press("tab", "enter")
	d.StateWords("a metre beyond").press("enter").StateWords("umpire 3").press("enter").StateWords("inside").press("enter")
	d.reads("baton passed beyond the zone TR24.7", "a metre beyond, edge: exit, seen by umpire 3, from inside", "zone-late")
	report := d.r.Session.State.Race("1-1-1").Incidents[0]
	d.wants("the team stays", string(report.Team), "1-1-1-2")
}

func TestWordByRadioIsTakenDownWhileTheNextHeatRuns(t *testing.T) {
	d := pressedRace(t, cleanRace()).press("enter", "space").wait(20) // the second race is on
	d.r.Go(ui.Page{Kind: ui.Decisions})
	d.press("n").reads("Word by radio", "1-1-1 First")
	d.press("enter").StateWords("3").press("enter", "enter", "enter").StateWords("lane").press("enter", "enter", "enter", "enter")
	d.reads("1-1-1", "flag lane", "Team 3", "pending")
}

func TestATeamIsGivenARerunOrAdvances(t *testing.T) {
	d := flaggedRace(t).press("g", "enter", "q", "2", "enter")
	team := d.r.Session.State.Race("1-1-1").Teams[1]
	d.wants("re-run and jury", fmt.Sprint(team.Rerun, " ", team.Advanced), "true qJ")
	d.reads("re-run")
}

func TestASlipIsWrittenBesideTheMeet(t *testing.T) {
	d := flaggedRace(t)
	one, dir := d.r.Screen.(*results.Decisions).Rows(&d.r.Shell)[0], t.TempDir()
	d.send(results.WriteSlip(filepath.Join(dir, "county.meet"), "County Relays", one, d.r.Session.State.Rulebook())())
	d.reads("slip written")
	texts, err := filepath.Glob(filepath.Join(dir, "county-1-1-1-lane-2-*.txt"))
	if err != nil || len(texts) != 1 {
		t.Fatalf("slips: %v %v", texts, err)
	}
	if b, _ := os.ReadFile(texts[0]); !strings.Contains(string(b), "County Relays · report of an infraction") {
		t.Errorf("got %s", b)
	}
	d.send(results.WriteSlip(filepath.Join(dir, "no", "such.meet"), "", one, d.r.Session.State.Rulebook())())
	d.reads("no slip")
}

func TestARulingFromElsewhereMayComeWhileOneIsMade(t *testing.T) {
	d := flaggedRace(t).press("u")
	report := d.r.Session.State.Cases()[0]
	if _, err := d.r.Session.Do("1-1-1", relay.Ruling{Report: report.ID, Decision: relay.Dismissed}, d.now); err != nil {
		t.Fatal(err)
	}
	d.reads("No report waits").StateWords("R").press("enter", "a").reads("upheld", "by R")
}

func TestTheReportsRaceIsReviewedFromHere(t *testing.T) {
	d := flaggedRace(t).press("r").reads("Review 1-1-1").press("esc").reads("Decisions")
	d.press("v", "enter").reads("No report waits")
}

func TestWhatIsNotDecidedStandsOnTheFinishedScreenInTheListAndInResults(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").around(4, "1", "2", "3").wait(3).press("f", "1").wait(1).press("x", "3").wait(1)
	d.shows("FINISHED", "TO DECIDE  ⚑ 1 Team 1 · DQ? 3 Team 3")
	if row := d.line("Team 3"); !strings.Contains(row, "DQ?") {
		t.Errorf("lane 3's row: %q", row)
	}
	live := d.r.Screen
	long := "Girls 4×100 m shuttle hurdles, second section of the final"
	d.r.Session.Write("1-1-1", d.now, &relay.RaceSet{Name: &long})
	d.r.Go(ui.Page{Kind: ui.Races})
	d.shows("finished, 2 to decide")
	d.r.Go(ui.Page{Kind: ui.Results, Race: "1-1-1"})
	d.shows("finished, 2 to decide", "⚑ to decide", "DQ? to decide")
	reports := d.r.Session.State.Race("1-1-1").Undecided()
	rule := func(i int, word string) {
		if _, err := d.r.Session.Do("1-1-1", relay.Ruling{Report: reports[i].ID, Decision: word}, d.now); err != nil {
			t.Fatal(err)
		}
	}
	rule(0, relay.Dismissed)
	d.shows("finished, 1 to decide").lacks("⚑ to decide")
	rule(1, relay.Upheld)
	d.lacks("to decide", "DQ?")
	d.r.Screen = live
	d.lacks("TO DECIDE", "DQ?").shows("DQ")
	rule(1, relay.Pending)
	d.shows("TO DECIDE  DQ? 3 Team 3")
}
