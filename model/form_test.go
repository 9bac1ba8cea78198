package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model/results"
	"baton/model/setup"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/settings"

	tea "github.com/charmbracelet/bubbletea"
)

// follow runs a command, and gives the program what it says within a time.
func (d *desk) follow(cmd tea.Cmd, limit time.Duration) {
	if cmd == nil {
		return
	}
	said := make(chan tea.Msg, 1)
	go func() { said <- cmd() }()
	select {
	case msg := <-said:
		_, next := d.r.Update(msg)
		d.follow(next, limit)
	case <-time.After(limit):
	}
}

// made is a race made of answers.
func (d *desk) made(a raceAnswers) relay.RaceID {
	d.t.Helper()
	id, err := makeRace(&d.r.Shell, a)
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

func newRace(t *testing.T) *desk {
	d := sit(t, "4x100", 1)
	d.r.Go(ui.Page{Kind: ui.Races})
	return d.press("n")
}

func TestTheNewRaceFormShowsEveryFormat(t *testing.T) {
	d := newRace(t)
	for _, f := range relay.Formats() {
		d.shows(f.Name)
	}
	for _, size := range [][2]int{{40, 12}, {80, 24}} {
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, f := range relay.Formats() {
			d.shows("▸ which relay", "▸ "+f.Name).press("right")
		}
	}
}

func TestAChoiceIsFoundByItsLetters(t *testing.T) {
	t.Parallel()
	d := newRace(t).press("dist").shows("▸ distance medley").press("enter").shows("distance medley", "▸ name, if any")
	d.press("enter", "enter", "enter")
	d.wants("the race's format", string(d.race().Format.ID), "dmr")
	newRace(t).press("walk", "enter").shows("is none of these: ← → go through them")
	newRace(t).press("left").shows("▸ " + relay.Formats()[len(relay.Formats())-1].Name).press("right").shows("▸ " + relay.Formats()[0].Name)
}

func TestAnOpenRelaysLegsAreAsked(t *testing.T) {
	t.Parallel()
	d := newRace(t).lacks("legs in metres").press("cust", "enter").shows("legs in metres")
	d.press("300", "enter").shows("a relay has 2 to").press(", 200, 100", "enter").shows("how is it run").press("enter", "Odd one", "enter", "2", "enter", "enter")
	d.wants("the legs", fmt.Sprint(d.race().Legs), "[300 200 100]")
}

func TestWhatIsWrongInAFormIsReadOnTheScreen(t *testing.T) {
	t.Parallel()
	for _, h := range []int{12, 24} {
		d := newRace(t)
		d.send(tea.WindowSizeMsg{Width: 80, Height: h})
		d.press("enter", "enter", "99", "enter").shows("a number from 1 to 40")
		d.press("backspace", "backspace", "12", "enter").lacks("a number from 1 to 40")
	}
}

func TestAFormIsNotLostByOneEsc(t *testing.T) {
	t.Parallel()
	d := newRace(t).press("enter", "Final", "esc").shows("esc again drops what was typed").press("esc").shows("2 races")
	d.wants("races", fmt.Sprint(len(d.r.Session.State.Races())), "2")
}

func TestTeamsArePastedOneALine(t *testing.T) {
	t.Parallel()
	d := newRace(t).press("enter", "enter", "3", "enter").shows("between two commas an empty lane")
	d.pastes("Ash\r\nBirch\nCedar\n").press("enter")
	d.wants("armed", d.lanesOf("3-1-1"), "1 Ash key 1, 2 Birch key 2, 3 Cedar key 3")
}

func TestAMeetsRulebookIsAskedAndWritten(t *testing.T) {
	file := filepath.Join(settings.MeetsDir(), "Lake Relays.meet")
	t.Cleanup(func() { os.Remove(file) })
	d := sit(t, "4x100", 1)
	d.r.Ground(newMeets(d.r))
	d.press("n", "enter").shows("a name, please")
	d.press("Lake Relays", "enter").shows("whose rules", "NFHS", "NCAA", "World Athletics", "rules fix the takeover zones")
	d.press("nf").follow(d.r.key(terminal.Key{Name: "enter", Typed: named["enter"]}), 5*time.Second)
	d.wants("name", d.r.Session.State.Name(), "Lake Relays")
	d.wants("rulebook", string(d.r.Session.State.Rulebook().ID), "nfhs")
	d.wants("file", d.r.Session.Path(), file)
}

// lanesOf are the lanes of a race that are armed, by team.
func (d *desk) lanesOf(id relay.RaceID) string {
	var out []string
	for _, t := range d.r.Session.State.Race(id).Teams {
		out = append(out, fmt.Sprintf("%d %s key %s", t.Lane, t.Title(), t.Key))
	}
	return strings.Join(out, ", ")
}

func TestAnEmptyNameIsAnEmptyLane(t *testing.T) {
	for typed, c := range map[[2]string]string{
		{"8", ",,Ash,Birch,Cedar,Dogwood"}:    "3 Ash key 3, 4 Birch key 4, 5 Cedar key 5, 6 Dogwood key 6",
		{"3-6", "Ash, Birch, Cedar, Dogwood"}: "3 Ash key 3, 4 Birch key 4, 5 Cedar key 5, 6 Dogwood key 6",
		{"4", "Ash,,Cedar,"}:                  "1 Ash key 1, 3 Cedar key 3",
		{"1, 3;5", "Ash; Birch"}:              "1 Ash key 1, 3 Birch key 3",
		{"3", ""}:                             "1 lane 1 key 1, 2 lane 2 key 2, 3 lane 3 key 3",
		{"7-8", " , "}:                        "7 lane 7 key 7, 8 lane 8 key 8",
		{"2", "Ash, Birch, Cedar"}:            "1 Ash key 1, 2 Birch key 2, 3 Cedar key 3",
		{"8", "Ash, ash, , ASH"}:              "1 Ash key 1, 2 ash B key 2, 4 ASH C key 4",
		{"11-12", "Ash,Birch"}:                "11 Ash key 1, 12 Birch key 2",
	} {
		t.Run(typed[0]+" "+typed[1], func(t *testing.T) {
			d := sit(t, "4x100", 1)
			id := d.made(raceAnswers{format: "4x100", lanes: typed[0], teams: typed[1]})
			d.r.At = d.now
			d.r.Go(ui.Page{Kind: ui.Timing, Race: id})
			d.wants("armed", d.lanesOf(id), c)
		})
	}
}

func TestLanesAndTeamsThatDoNotGoTogetherAreRefused(t *testing.T) {
	for lanes, wrong := range map[string]bool{
		"8": false, "1": false, "40": false, "41": true, "0": true, "": true, "x": true, "3-6": false, "6-3": true, "3-": true, "-3": true,
		"1,2,2": true, "2-4,4": true, "1-4, 6": false, " 5 ": false, "39-41": true, "3–6": false,
	} {
		if _, err := parseLanes(lanes); (err != nil) != wrong {
			t.Errorf("lanes %q: %v", lanes, err)
		}
	}
	if _, err := enterTeams("3-6", "a,b,c,d,e"); err == nil {
		t.Error("five teams stand in four lanes")
	}
	if _, err := enterTeams("8", strings.Repeat("a,", 40)+"b"); err == nil {
		t.Error("41 teams are taken")
	}
}

func TestALegUnderAMetreIsRefusedByTheForm(t *testing.T) {
	for legs, ok := range map[string]bool{
		"300, 200, 100": true, "1,1": true, "0.999,100": false, "0.5,100": false, "-100,100": false, "100000,100": true, "100001,100": false,
		"NaN,100": false, "Inf,100": false, "100": false, "100,x": false, "": false,
	} {
		got, err := parseLegs(legs)
		if (err == nil) != ok {
			t.Errorf("%q: %v, %v", legs, got, err)
		}
		if err != nil {
			continue
		}
		d := sit(t, "4x100", 1)
		id := d.made(raceAnswers{format: "custom", legs: legs, lanes: "2"})
		d.r.At = d.now
		d.r.Go(ui.Page{Kind: ui.Timing, Race: id})
		if !d.race().Armed {
			t.Errorf("a race over %q cannot be armed", legs)
		}
	}
}

func TestTheNumberOfLanesTypedReplacesTheOneThatStandsThere(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]int{"6": 6, "12": 12, "": 8} {
		d := newRace(t).press("enter", "Final", "enter")
		for _, r := range typed {
			d.press(string(r))
		}
		d.press("enter", "enter")
		if got := len(d.race().Teams); got != want || d.race().Name != "Final" {
			t.Errorf("%q: %s has %d lanes, want %d", typed, d.race().Name, got, want)
		}
	}
	d := newRace(t).press("enter", "enter", "right", "backspace", "9", "enter", "enter")
	if got := len(d.race().Teams); got != 9 {
		t.Errorf("edited by hand: %d lanes, want 9", got)
	}
}

func TestThePresetExchangeOfAPracticeIsReplaced(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Show(setup.AskPractice(&d.r.Shell))
	d.typed("Ana Ruiz").typed("Bea Holt").press("enter").typed("3")
	d.shows("exchange 3")
}

func TestTheNextFilterReplacesTheLast(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("/", "F", "i", "r", "enter").shows("First").lacks("Second")
	d.press("/", "S", "e", "c", "enter").shows("Second").lacks("First")
	d.press("/", "x", "enter").shows(`Nothing here matches "x". Esc shows all.`).lacks("No race yet")
	d.press("esc").shows("First", "Second")
}

func TestTheRefereesNameIsReplacedByAnother(t *testing.T) {
	f := &results.Fixing{Words: true, Input: "Ada Low", Fresh: true, Command: nil}
	for _, k := range "Bo" {
		f.Typed(terminal.Key{Name: string(k), Rune: k})
	}
	if f.Input != "Bo" {
		t.Errorf("the referee is %q", f.Input)
	}
}
