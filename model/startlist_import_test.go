package model

import (
	"os"
	"path/filepath"
	"testing"

	"baton/model/setup"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/entry"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

const csvHead = "event,round,heat,name,format,lane,team,squad,leg1,leg2,leg3,leg4\n"

// folder is a stick with start lists.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// does presses a key and brings in what is read beside the screen.
func (c coach) does(keys ...string) coach {
	for _, k := range keys {
		msg, ok := named[k]
		if !ok {
			msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		}
		if cmd := c.r.key(terminal.Split(terminal.Stamped{At: c.now, Key: msg}, "")[0]); cmd != nil {
			c.send(cmd())
		}
	}
	return c
}

// looksAt opens the preview of a path.
func looksAt(t *testing.T, path string) coach {
	d := sit(t, "4x100", 2)
	d.press("esc")
	d.r.Go(ui.Page{Kind: ui.Races})
	c := coach{d}.does("i")
	c.pastes(path)
	return c.does("enter")
}

func TestAnImportIsSeenBeforeItIsWritten(t *testing.T) {
	dir := folder(t, map[string]string{"list.csv": csvHead +
		"7,1,1,Girls 4x100,4x100,3,Northside,A,Ana Ruiz,Bea Holt,Cara Lim,Dee Wong\n7,1,1,Girls 4x100,4x100,4,Peak,A,,,,\n"})
	c := looksAt(t, filepath.Join(dir, "list.csv"))
	c.sees("3 new", "list.csv:2", "7-1-1 Girls 4x100: new race", "Northside A")
	if c.r.Session.State.Race("7-1-1") != nil {
		t.Fatal("it is written before enter")
	}
	c.does("enter")
	c.sees("3 rows of list.csv written", "3 same")
	if got := c.r.Session.State.Race("7-1-1").Teams[0].RunnerOf(4); got != "Dee Wong" {
		t.Errorf("leg 4 is run by %q", got)
	}
	before := c.r.Session.State.Len()
	c.does("esc")
	c.sees("7-1-1", "Girls 4x100")
	c.does("i").pastes(filepath.Join(dir, "list.csv")).does("enter")
	c.sees("3 same")
	c.does("enter")
	c.sees("nothing here is new")
	if c.r.Session.State.Len() != before {
		t.Error("the same list again writes something")
	}
	c.does("esc")
	if _, ok := c.r.Screen.(*races); !ok {
		t.Error("esc does not lead back")
	}
}

func TestWhatIsWrittenIsWhatWasShown(t *testing.T) {
	c := looksAt(t, filepath.Join(folder(t, map[string]string{"list.csv": csvHead +
		"7,1,1,Girls 4x100,4x100,3,Northside,A,,,,\n"}), "list.csv"))
	c.sees("2 new")
	entered := relay.NewRace{Format: "4x100", Name: "Girls 4x100", Teams: []relay.InLane{{Lane: 3, Name: "Peak"}}}
	if _, err := c.r.Session.Do("7-1-1", entered, c.now); err != nil { // another laptop enters the race by hand
		t.Fatal(err)
	}
	before := c.r.Session.State.Len()
	c.does("enter")
	c.sees("recorded meanwhile", "lane 3 has Peak", "1 refused")
	if c.r.Session.State.Len() != before {
		t.Error("something was written that nobody has seen")
	}
}

func TestAFolderIsTakenWithLaterListsAfterThoseTheyFill(t *testing.T) {
	c := looksAt(t, folder(t, map[string]string{
		"a.csv":     csvHead + "7,1,1,Girls 4x100,4x100,3,Northside,A,,,,\n",
		"b.csv":     csvHead + "7,1,1,Girls 4x100,4x100,3,Northside,A,Ana Ruiz,,,\n",
		"c.csv":     csvHead + "7,1,1,Girls 4x100,4x100,x,Peak,A,,,,\n",
		"notes.doc": "none of this",
	}))
	c.sees("3 new", "1 changed", "1 refused", "leg 1 Ana Ruiz", "c.csv")
	c.seesNo("notes.doc")
	c.does("enter")
	if got := c.r.Session.State.Race("7-1-1").Teams[0].RunnerOf(1); got != "Ana Ruiz" {
		t.Errorf("leg 1 is run by %q", got)
	}
}

func TestAGuessIsAskedAboutAndAFormatCanBeGiven(t *testing.T) {
	dir := folder(t, map[string]string{"lynx.evt": "9,1,1,Mixed Relay,,,,,,1600\n,,3,Northside,,NORT  A\n10,1,1,Fun Relay,,,,,,1234\n,,4,Peak,,PEAK  A\n"})
	c := looksAt(t, filepath.Join(dir, "lynx.evt"))
	c.sees("4 unsure", "g the guess is right", "f give the format")
	c.does("enter")
	c.sees("4 of these wait for a format")
	c.does("g")
	c.sees("2 new, 2 unsure", "9-1-1 Mixed Relay: new race, 4x400mix")
	c.does("down", "down", "g")
	c.sees("this row makes no guess")
	c.does("f")
	c.sees("format of 10-1-1")
	c.typed("a mile").does("enter")
	c.sees("want one of")
	c.clear().typed("100-200-300").does("enter")
	c.sees("4 new")
	c.does("enter")
	c.sees("4 same")
	if got := c.r.Session.State.Race("10-1-1").Legs; len(got) != 3 || got[2] != 300*relay.Metre {
		t.Errorf("legs %v", got)
	}
}

func TestARaceThatHasBegunIsAlteredOnlyWhenAskedFor(t *testing.T) {
	dir := folder(t, map[string]string{"list.csv": csvHead + "1,1,1,First,4x100,6,Northside,A,,,,\n"})
	c := looksAt(t, dir)
	c.does("esc")
	c.r.Session.Do("1-1-1", relay.Fire{Key: "space"}, c.now)
	c.does("i").pastes(dir).does("enter")
	c.does("down")
	c.sees("has begun", "1 refused", "b alter it")
	c.does("b")
	c.sees("1 new")
	c.does("enter")
	if got := len(c.r.Session.State.Race("1-1-1").Teams); got != 3 {
		t.Errorf("%d teams", got)
	}
}

func TestAPathThatIsNoneIsSaidAndTypedAnew(t *testing.T) {
	dir := folder(t, map[string]string{"relays.csv": csvHead})
	c := looksAt(t, filepath.Join(dir, "nothing.csv"))
	c.sees("cannot read the start list")
	c.does("o")
	c.clear().clear().clear().clear().clear()
	c.pastes(dir + string(filepath.Separator))
	c.does("r") // what the folder holds is offered
	c.sees("tab ", "relays.csv")
	c.does("tab", "esc")
	c.sees("esc again drops")
}

func TestEscFromAnImportWithoutAPathLeadsBack(t *testing.T) {
	d := sit(t, "4x100", 2)
	d.press("esc")
	d.r.Go(ui.Page{Kind: ui.Races})
	c := coach{d}.does("i")
	c.does("enter")
	c.sees("type or paste the path")
	c.does("esc")
	if _, ok := c.r.Screen.(*races); !ok {
		t.Errorf("it leads to %T", c.r.Screen)
	}
}

func TestWhatAnotherImportAskedForIsNotTaken(t *testing.T) {
	d := sit(t, "4x100", 2)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("i")
	first := d.r.Screen.(*setup.Import)
	d.press("esc", "i")
	second, ok := d.r.Screen.(*setup.Import)
	if !ok || second == first {
		t.Fatalf("no second import: %T", d.r.Screen)
	}
	rows := []setup.ImportRow{setup.RowOf(entry.Change{What: entry.ChangeNew, Source: "late.csv:2", Text: "late"})}
	d.send(setup.ListsMsg{Rows: rows, Of: first})
	if len(second.Rows) != 0 {
		t.Error("rows of an import that was left stand in the next one")
	}
	d.send(setup.ListsMsg{Rows: rows, Of: second})
	if len(second.Rows) != 1 {
		t.Error("its own rows are not taken")
	}
}

func TestALostLetterIsMarkedBeforeItCounts(t *testing.T) {
	if tone := setup.RowOf(entry.Change{What: entry.ChangeNew, Look: true}).Tone(); tone != views.Watch {
		t.Errorf("%v", tone)
	}
}
