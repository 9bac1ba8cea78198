package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model/live"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

func (d *desk) passes(lane int) string {
	t := d.race().Team(relay.TeamID(fmt.Sprintf("%s-%d", d.race().ID, lane)))
	var out []string
	for _, p := range t.Passes {
		if !p.Known {
			out = append(out, "-")
			continue
		}
		out = append(out, relay.Tenths(p.Time))
	}
	return strings.Join(out, " ")
}

func (d *desk) wants(what, got, want string) *desk {
	d.t.Helper()
	if got != want {
		d.t.Errorf("%s: got %q, want %q", what, got, want)
	}
	return d
}

func (d *desk) shows(texts ...string) *desk {
	d.t.Helper()
	screen := ansi.Strip(d.view())
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
	return d
}

func TestSpaceIsTheGunAndDigitsAreHandOffs(t *testing.T) {
	d := sit(t, "4x100", 9)
	d.shows("ARMED", "press SPACE at the gun")
	d.press("space").wait(12.4).press("1").wait(12).press("1")
	d.wants("lane 1", d.passes(1), "12.4 24.4 - -")
	d.shows("LIVE", "24.4 key 1 ex 2")
}

func TestDropThenADigitDropsThatLane(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(14).press("d")
	d.shows("DROP – which lane?")
	d.press("3")
	d.shows("DROP")
	if !d.race().Teams[2].Dropped {
		t.Error("lane 3 has its baton")
	}
	d.wait(0.5).press("d").wait(2.1).press("2")
	d.wants("a digit after 2 s is a hand-off", d.passes(2), "16.6 - - -")
}

func TestAnyOtherKeyEndsALetter(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(14).press("f", "tab", "tab", "2")
	d.wants("lane 2", d.passes(2), "14.0 - - -")
}

func TestOutBeforeTheGunIsDNSAfterItDNF(t *testing.T) {
	d := sit(t, "4x100", 3).press("n", "3", "space").wait(5).press("n", "2")
	d.wants("lane 3", string(d.race().Teams[2].Out), "DNS")
	d.wants("lane 2", string(d.race().Teams[1].Out), "DNF")
}

func TestASlippedKeyIsATimeNearItsDigit(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).press("r", "m", "4")
	d.wants("given to lane 4", d.passes(4), "12.0 - - -")
	d.press("e")
	d.shows("near 3")
}

func TestABackspaceUndoesAndTheMenuRedoes(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12).press("3", "backspace")
	d.wants("undone", d.passes(3), "- - - -")
	d.choose("redo")
	d.wants("redone", d.passes(3), "12.0 - - -")
	d.press("esc").wait(12).press("3")
	d.wants("a digit with the menu open", d.passes(3), "12.0 24.0 - -")
}

func TestALateGunIsTenSecondsBeforeTheFirstPressAndCanBeShifted(t *testing.T) {
	d := sit(t, "4x100", 9).wait(20).press("1").wait(3).press("g")
	d.shows("10 s before key 1")
	d.key(tea.KeyPgUp)
	d.press("right", "right", "enter")
	d.wants("10 s − 1.2 s", d.passes(1), "8.8 - - -")
	if !d.race().Starts[0].Estimated {
		t.Error("the gun is not marked estimated")
	}
	d.press("g")
	d.key(tea.KeyPgDown)
	d.press("enter")
	d.wants("corrected by a second", d.passes(1), "9.8 - - -")
}

func TestTheGunPressedOnTheWrongRaceIsFound(t *testing.T) {
	d := sit(t, "4x100", 1).press("space")
	for range 4 {
		d.wait(12).press("1")
	}
	d.press("enter") // the second race is armed
	d.wants("race", string(d.race().ID), "2-1-1")
	d.press("f2")
	d.wants("back on the first", string(d.race().ID), "1-1-1")
	d.wait(60).press("space") // the second race's gun, on the wrong screen
	d.wait(3).press("f2").wait(9).press("1", "g", "enter")
	d.wants("the second race", d.passes(1), "12.0 - - -")
}

func TestTheGunThatAnotherRaceRanFromIsNotTakenByEnterAlone(t *testing.T) {
	d := sit(t, "4x100", 1).press("space")
	for range 4 {
		d.wait(12).press("1")
	}
	d.press("enter") // the second race is armed, and its gun is missed
	d.wait(16).press("1", "g").shows("10 s before key 1", "1-1-1")
	d.press("enter")
	d.wants("the second race", d.passes(1), "10.0 - - -")
}

func TestSkipNamesTheExchangeAndTheSameAgainTakesAnother(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "2").wait(12).press("1", "2", "3").wait(1).press("s", "3")
	d.wants("one missed", d.passes(3), "- 24.0 - -")
	d.shows("ex 1 unseen")
	d.wait(0.5).press("s", "3")
	d.wants("the other one", d.passes(3), "24.0 - - -")
}

func TestARefusedCommandKeepsItsDigit(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(1)
	before := len(d.race().Marks())
	d.press("m", "3")
	if got := len(d.race().Marks()); got != before+1 {
		t.Errorf("%d marks, want %d", got, before+1)
	}
	d.shows(relay.ErrNothingNew.Error()[:20])
}

func TestSixteenTeamsTakeTwoDigits(t *testing.T) {
	d := sit(t, "4x800", 16)
	d.shows("TIMES FIRST")
	d.press("tab", "space").wait(120).press("1")
	d.shows("LANE 1_")
	d.wait(0.8).press("4")
	d.wants("lane 14, at its first digit", d.passes(14), "2:00.0 - - -")
	d.wait(3).press("7")
	d.shows("kept: a time; no lane begins with 7")
}

func TestAPasteTimesNothing(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12)
	d.send(terminal.Stamped{At: d.now, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("12345"), Paste: true}})
	d.wants("lane 1", d.passes(1), "- - - -")
}

func TestKeysTypedBeforeTheLogIsReadAreTimedInOrder(t *testing.T) {
	d := sit(t, "4x100", 3)
	d.r.Session.Close(time.Minute)
	d.r.Session, d.r.Screen = nil, nil
	d.press("space").wait(12.5).press("2")
	o, err := d.r.open()
	d.wait(5).send(loadedMsg{o, err})
	d.wants("lane 2", d.passes(2), "12.5 - - -")
}

func TestJKLMarkTheFocusedTeam(t *testing.T) {
	d := sit(t, "4x100", 3).press("down", "space").wait(11).press("j").wait(1).press("k").wait(1).press("l")
	p := d.race().Teams[1].Passes[0]
	zone, ok := p.ZoneTime()
	if !ok || relay.Tenths(zone) != "2.0" {
		t.Errorf("zone time %v %v, want 2.0 s", zone, ok)
	}
	d.wants("handed off", d.passes(2), "12.0 - - -")
	if l := d.r.Screen.(*live.Screen); l.Pressed.Team != "1-1-1-2" {
		t.Error("its row is not lit")
	}
}

func TestAFullDiskIsShownAndLeavingOffersAnotherPath(t *testing.T) {
	d := sit(t, "4x100", 3)
	waitFor(t, func() bool { return d.r.unsaved() == 0 })
	d.log.mu.Lock()
	d.log.full = true
	d.log.mu.Unlock()
	d.press("space").wait(12).press("1")
	waitFor(t, func() bool { return d.r.Session.Saved().Err != nil })
	d.shows("NOT SAVED")
	d.press("ctrl+c")
	if d.r.leaving == nil {
		t.Fatal("leaving asks nothing")
	}
	if page := d.r.leaving.view(d.r).Draw(d.r.Theme); !strings.Contains(page, "rescued-") {
		t.Errorf("no other path offered:\n%s", page)
	}
	d.press("2")
	d.wants("a press is a time, here too", d.passes(2), "12.0 - - -")
	d.press("esc")
	d.log.mu.Lock()
	d.log.full = false
	d.log.mu.Unlock()
	waitFor(t, func() bool { return d.r.unsaved() == 0 && d.r.Session.Saved().Err == nil })
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for range 500 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("waited 5 s in vain")
}

func TestBannersTellWhereTheKeyboardIs(t *testing.T) {
	d := sit(t, "4x100", 3)
	d.send(tea.BlurMsg{})
	d.shows("KEYBOARD IS NOT HERE")
	d.send(tea.FocusMsg{})
	if strings.Contains(d.view(), "KEYBOARD") {
		t.Error("the banner stays")
	}
}

func TestNoTwoBindingsOfTheLiveScreenShareAKey(t *testing.T) {
	seen := map[string]string{}
	for _, g := range live.Keys.Groups() {
		for _, b := range g.Keys {
			for _, k := range b.Keys() {
				if other, ok := seen[k]; ok {
					t.Errorf("%q is bound to %q and to %q", k, other, b.Help().Desc)
				}
				seen[k] = b.Help().Desc
			}
		}
	}
	for k := range live.Letters {
		if _, ok := seen[k]; !ok {
			t.Errorf("the letter %q is not in the help", k)
		}
	}
}

func TestHelpStandsBesideTheBoard(t *testing.T) {
	d := sit(t, "4x100", 9).press("space", "?")
	d.shows("Timing", "Team 1")
	d.wait(12).press("5")
	d.wants("and takes no digit", d.passes(5), "12.0 - - -")
}

func TestANewRaceIsTimedWithinAMinute(t *testing.T) {
	d := sit(t, "4x100", 3)
	d.r.Go(ui.Page{Kind: ui.Races})
	id := d.made(raceAnswers{format: "custom", legs: "300, 200 100", lanes: "4", teams: "Northside, northside, Peak"})
	r := d.r.Session.State.Race(id)
	var names []string
	for _, team := range r.Teams {
		names = append(names, team.Title())
	}
	if !slices.Equal(names, []string{"Northside", "northside B", "Peak"}) || len(r.Legs) != 3 {
		t.Errorf("got %q over %v", names, r.Legs)
	}
}

func TestANoteLapsesAfterFourSecondsAlsoWhereNoClockRuns(t *testing.T) {
	for name, d := range map[string]*desk{"armed": sit(t, "4x100", 3), "running": sit(t, "4x100", 3).press("space")} {
		d.wait(1).press("f2").wait(3.9).shows("there is no other race open")
		d.wait(0.2).lacks("there is no other race open")
		if d.t.Failed() {
			t.Fatal(name)
		}
	}
}

func TestTheNextRaceBeginsWithoutTheLastOnesNote(t *testing.T) {
	d := sit(t, "4x100", 1).press("space")
	for range 4 {
		d.wait(12).press("1")
	}
	d.press("f2").shows("there is no other race open")
	d.press("enter").lacks("there is no other race open")
}

func TestEnterAsksOnceWhileTeamsAreRunning(t *testing.T) {
	d := sit(t, "4x100", 3).press("enter").shows("no gun yet").lacks("enter again")
	d.press("space").wait(12).press("1", "enter").shows("3 still running: enter again")
	d.press("2", "3")
	d.wants("a digit meanwhile is a hand-off", d.passes(3), "12.0 - - -")
	d.shows("3 still running: enter again").wait(3.9).press("n", "3").lacks("enter again")
	d.press("enter").shows("2 still running: enter again")
	d.wait(4.1).lacks("enter again")
	d.wait(8).press("enter").press("tab", "tab").press("enter").shows("2 still running: enter again")
	d.press("enter")
	d.wants("the next race", string(d.race().ID), "2-1-1")
	d.shows("1-1-1 still runs: 1 2", "ARMED")
	d.press("`").wait(1).press("1")
	d.wants("the first goes on", d.passes(1), "12.0 29.0 - -")
	d.press("`", "enter").shows("no gun yet")
}

func TestEnterAsksNothingOnceEveryTeamIsInOrOut(t *testing.T) {
	d := sit(t, "4x100", 2).press("space", "n", "2")
	for range 4 {
		d.wait(12).press("1")
	}
	d.press("enter")
	d.wants("the next race", string(d.race().ID), "2-1-1")
}

func TestTheLastRaceOfAllSaysWhichOneStillRuns(t *testing.T) {
	d := sit(t, "4x100", 1).press("space").wait(12).press("1", "enter", "enter", "space")
	for range 4 {
		d.wait(12).press("1")
	}
	d.press("enter").shows("no race is left to arm; 1-1-1 still runs: 1").lacks("every race of this meet")
	d.press("f2").wait(1).press("1").wait(12).press("1").wait(12).press("1").press("enter").shows("every race of this meet has been run")
}

func TestADigitThatBringsTheLastTeamInAnswersTheQuestion(t *testing.T) {
	d := sit(t, "4x100", 1).press("space")
	for range 3 {
		d.wait(12).press("1")
	}
	d.wait(9).press("enter").shows("1 still running: enter again")
	d.wait(3).press("1").lacks("still running").press("enter")
	d.wants("the next race", string(d.race().ID), "2-1-1")
}

func TestASkipNeverReachesIntoAnotherRace(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "2").wait(12).press("1", "2", "3").wait(12).press("1", "2").wait(12).press("1", "2")
	d.press("enter", "enter", "space").wait(12).press("1", "2").wait(12).press("1", "2", "3")
	d.press("f2", "s", "3").shows("unseen")
	d.press("f2").lacks("unseen")
	d.press("s", "3")
	d.wants("lane 3 of the second race", d.passes(3), "- 24.0 - -")
	d.press("f2")
	d.wants("lane 3 of the first race", d.passes(3), "- 24.0 - -")
}

func TestADiskThatHangsIsAskedAboutToo(t *testing.T) {
	d := sit(t, "4x100", 3)
	waitFor(t, func() bool { return d.r.unsaved() == 0 })
	d.log.hangs = make(chan struct{})
	d.press("space").wait(12).press("1")
	if msg := d.r.leave()(); msg != (strandedMsg{d.r.Session}) {
		t.Fatalf("leaving gives %T", msg)
	}
	d.send(strandedMsg{d.r.Session})
	if d.r.leaving == nil || !strings.Contains(d.r.leaving.view(d.r).Draw(d.r.Theme), "the disk does not answer") {
		t.Error("nothing is asked")
	}
	d.press("esc")
	d.r.Go(ui.Page{Kind: ui.Races})
	back := d.r.Go(ui.Page{Kind: ui.Meets})
	go func() { time.Sleep(50 * time.Millisecond); close(d.log.hangs) }()
	if msg, ok := back().(meetsMsg); !ok {
		t.Errorf("waiting for the disk gives %T", msg)
	}
	presses := 0
	for _, e := range d.log.events {
		if e.Kind == relay.KindPress {
			presses++
		}
	}
	if presses != 1 {
		t.Errorf("%d presses on disk, want 1", presses)
	}
}

func TestARaceThatRunsIsFoundAgainAfterTheList(t *testing.T) {
	d := sit(t, "4x100", 2).press("space")
	for range 4 {
		d.wait(12).press("1")
	}
	d.press("enter", "enter")
	d.r.Go(ui.Page{Kind: ui.Races})
	d.r.At = d.now
	d.r.Go(ui.Page{Kind: ui.Timing, Race: "2-1-1"})
	d.shows("1-1-1 still runs")
	d.press("f2")
	d.wants("flipped", string(d.race().ID), "1-1-1")
}
