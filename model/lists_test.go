package model

import (
	"testing"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"

	"github.com/charmbracelet/bubbles/key"
)

// selected is the race under the cursor of the list of races.
func (d *desk) selected() string {
	s := d.r.Screen.(*races)
	return string(s.filtered(&d.r.Shell)[s.List.Selected].ID)
}

func TestTheListOfRacesBeginsWhereWorkIs(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.wants("nothing has run", d.selected(), "1-1-1")
	d.press("down", "enter", "space")
	d.r.Go(ui.Page{Kind: ui.Races})
	d.wants("the second runs", d.selected(), "2-1-1")
	d.press("enter").around(4, "1").choose("leave")
	d.wants("the race just left: its results and review are next", d.selected(), "2-1-1")
}

func TestPracticeIsNoRaceOfTheMeet(t *testing.T) {
	d := sit(t, "4x100", 1)
	p, err := d.r.Session.State.NewPractice("4x100", 1, relay.Pair{Gives: "Ana Ruiz", Takes: "Bea Holt"}, "Northside")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.r.Session.Do(d.r.Session.State.PracticeRace(p), relay.Practise{Practice: p}, d.now); err != nil {
		t.Fatal(err)
	}
	d.r.Go(ui.Page{Kind: ui.Races})
	d.shows("2 races")
	d.lacks("Practice:")
	d.wants("the next race made", string(d.made(raceAnswers{format: "4x100", lanes: "1"})), "3-1-1")
}

func TestListsTellTheirKeys(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.shows("n new race", "q leave")
	d.press("?").shows("find any command", "line-ups", "new race").press("pgdown").shows("the first row")
	d.press("esc").lacks("the first row")
	m := &meets{read: true}
	d.r.Screen = m
	d.press("?").shows("new meet", "the last row")
	d.press("?").lacks("the last row")
}

func TestEscInTheListOfMeetsOnlyClearsTheFilter(t *testing.T) {
	d := sit(t, "4x100", 1)
	m := &meets{read: true, files: []meetFile{{name: "Lake Relays"}, {name: "County"}}}
	d.r.Screen = m
	d.press("/", "c", "o", "enter")
	d.lacks("Lake Relays")
	if m.Key(&d.r.Shell, pressed("esc")) != nil || m.Filter != "" {
		t.Errorf("esc does more than clear the filter, which is %q", m.Filter)
	}
	d.shows("Lake Relays")
	if m.Key(&d.r.Shell, pressed("esc")) != nil || d.r.Screen != ui.Screen(m) {
		t.Error("esc leaves")
	}
	if m.Key(&d.r.Shell, pressed("q")) == nil {
		t.Error("q does not leave")
	}
}

func TestNoTwoBindingsOfAListShareAKey(t *testing.T) {
	for name, groups := range map[string][]ui.Group{"races": racesKeys.Groups(), "meets": meetsKeys.Groups()} {
		seen := map[string]bool{}
		for _, g := range groups {
			for _, b := range g.Keys {
				eachOnce(t, name, seen, b)
			}
		}
	}
}

func eachOnce(t *testing.T, name string, seen map[string]bool, b key.Binding) {
	for _, k := range b.Keys() {
		if seen[k] {
			t.Errorf("%s: %q is bound twice", name, k)
		}
		seen[k] = true
	}
}

func TestOneRaceIsOne(t *testing.T) {
	if got := relay.Count(1, "race") + ", " + relay.Count(2, "race"); got != "1 race, 2 races" {
		t.Error(got)
	}
}

// pressed is one key pressed.
func pressed(name string) terminal.Key { return terminal.Key{Name: name} }

func TestAFileThatBatonFailsOverCostsItsOwnRow(t *testing.T) {
	turns := make(chan struct{}, rowsAtOnce)
	bad := <-readRow("dir/bad.meet", turns, func(string) meetFile { panic("no such leg") })
	if bad.name != "bad" || bad.status != "baton failed over it: no such leg" || bad.path != "dir/bad.meet" {
		t.Errorf("%+v", bad)
	}
	if good := <-readRow("good.meet", turns, func(p string) meetFile { return meetFile{path: p, status: "1 run"} }); good.status != "1 run" {
		t.Errorf("%+v", good)
	}
}
