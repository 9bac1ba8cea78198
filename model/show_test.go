package model

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model/live"
	"baton/relay"

	tea "github.com/charmbracelet/bubbletea"
)

func TestAKeyTriedBeforeTheGunIsNotTheLastPressAfterIt(t *testing.T) {
	d := sit(t, "4x100", 2).press("2")
	d.shows("key 2 works")
	d.press("space").wait(1)
	if last := d.line(" gun "); strings.Contains(last, "works") {
		t.Errorf("the last press: %q", last)
	}
}

// around gives every named lane its hand-offs or finishes, 12 s a leg, lane
// after lane a millisecond apart.
func (d *desk) around(legs int, lanes ...string) *desk {
	for range legs {
		d.wait(12).press(lanes...)
	}
	return d
}

// line is the screen's line that holds a text.
func (d *desk) line(text string) string {
	for _, l := range strings.Split(d.view(), "\n") {
		if strings.Contains(l, text) {
			return l
		}
	}
	return ""
}

func TestARaceLeftTooEarlyIsNamedUntilItIsOver(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").around(4, "1")
	d.press("enter", "enter").shows("1-1-1 still runs: 2 3 – F2 goes back")
	d.press("f2").around(4, "2")
	d.press("f2").shows("1-1-1 still runs: 3 – F2 goes back")
	d.press("f2").choose("end the race").press("f2").lacks("still runs")
}

func TestEnterNeverForgetsARaceThatStillRuns(t *testing.T) {
	d := sit(t, "4x100", 1)
	format := relay.FormatID("4x100")
	d.r.Session.Write("3-1-1", d.now, &relay.RaceSet{Format: &format})
	d.r.Session.Write("1-1-1", d.now, &relay.TeamSet{Team: "straggler", Lane: new(int)})
	d.press("space").around(4, "1").press("enter", "enter", "space").around(4, "1").press("enter")
	d.wants("race", string(d.race().ID), "3-1-1")
	d.shows("1-1-1 still runs")
	d.press("f2")
	d.wants("race", string(d.race().ID), "1-1-1")
}

func TestAnEndedRaceRunsNoFurther(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").around(2, "1", "2").wait(7).choose("end the race").wait(30)
	d.shows("FINISHED", " 0:24.0 ")
	d.lacks("●  ", "has baton", "on deck", "STILL TO COME", "LATE", "GET READY")
	row := d.line("Team 2")
	if !strings.Contains(row, "–") || !strings.HasSuffix(strings.TrimRight(strings.ReplaceAll(row, "\x1b[1m", ""), " \x1b[0m"), "·") {
		t.Errorf("lane 2 never finished: %q", row)
	}
}

func TestALateGunIsMarkedOnTheScreen(t *testing.T) {
	d := sit(t, "4x100", 3).wait(20).press("1").wait(3).press("g", "enter")
	d.shows("~0:13.0", "~ gun estimated")
	for _, size := range [][2]int{{40, 12}, {100, 30}, {120, 44}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if size[1] < 30 {
			d.shows("~0:13.0")
		} else {
			d.shows("gun estimated")
		}
	}
	e := sit(t, "4x100", 3).press("space").wait(13)
	e.lacks("~0:13.0", "estimated")
}

func TestGetReadyNamesTheLeg(t *testing.T) {
	for name, want := range map[string]string{"Cara Lim": "leg 3 Cara Lim  in 4 s", "": "GET READY  leg 3  in 4 s"} {
		d := sit(t, "4x100", 1)
		target := 12 * time.Second
		for leg := 1; leg <= 4; leg++ {
			d.r.Session.Write("1-1-1", d.now, &relay.LineupSet{Team: "1-1-1-1", Leg: leg, Runner: &name, Target: &target})
		}
		d.press("space").wait(12).press("1").wait(8).shows(want)
	}
}

func TestTheSavedCountIsTheRacesOwnAndOutlivesTheProgram(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").around(1, "1", "2", "3")
	waitFor(t, func() bool { return d.r.unsaved() == 0 })
	d.shows("✓ 4 saved")
	d.r.Session.Close(time.Second)
	o, err := d.r.open()
	d.send(loadedMsg{o, err})
	d.shows("✓ 4 saved")
	d.around(3, "1").press("enter", "enter")
	waitFor(t, func() bool { return d.r.unsaved() == 0 })
	d.wants("race", string(d.race().ID), "2-1-1")
	d.shows("✓ 0 saved")
}

func TestTheFooterOffersTheNextRaceOnlyWhereThereIsOne(t *testing.T) {
	d := sit(t, "4x100", 2).press("space").around(3, "1", "2")
	if strings.Contains(d.line("hand-off"), "next race") {
		t.Error("nobody has finished yet")
	}
	d.wait(12).press("1")
	if !strings.Contains(d.line("hand-off"), "next race") {
		t.Errorf("a team has finished: %q", d.line("hand-off"))
	}
	d.press("2").shows("next race")
	d.press("enter", "space").around(4, "1", "2").lacks("next race")
}

func TestHowDigitsAreMeantIsKeptForEachRace(t *testing.T) {
	d := sit(t, "4x100", 1).press("space").around(4, "1").press("enter")
	d.press("tab").shows("TIMES FIRST")
	d.press("f2").shows("LANES")
	d.press("f2").shows("TIMES FIRST")
}

func TestALetterWaitsForBothDigitsOfItsLane(t *testing.T) {
	d := sit(t, "4x800", 16).press("tab", "space").wait(120).press("0").wait(0.5).press("5")
	d.wait(10).press("m").wait(1.5).press("0").wait(1).press("6")
	d.wants("lane 5", d.passes(5), "- - - -")
	d.wants("given to lane 6", d.passes(6), "2:00.0 - - -")
	d.wait(200).press("d").wait(1.5).press("1").wait(1).press("6")
	if !d.race().Teams[15].Dropped {
		t.Error("lane 16 has its baton")
	}
	d.wait(10).press("m").wait(2.1).press("0").wait(1).press("7")
	d.wants("after 2 s the letter has lapsed", fmt.Sprint(d.race().Teams[6].Passes[0].Known), "true")
}

func TestShuttleHurdlesHaveNoOval(t *testing.T) {
	for format, oval := range map[relay.FormatID]bool{"shuttle": false, "4x100": true} {
		d := sit(t, format, 2).press("space")
		p := d.r.Screen.(*live.Screen).Props(120, 44, d.now)
		if got := len(p.Oval.Zones)+len(p.Oval.Batons) > 0; got != oval {
			t.Errorf("%s: an oval is drawn: %v", format, got)
		}
	}
}
