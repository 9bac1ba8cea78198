package model

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"baton/model/live"
	"baton/model/setup"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// finds opens the palette and types words.
func (d *desk) finds(words string) *desk { return d.press("ctrl+p").letters(words) }

// bindingsOf are all keys of a key map, by the names of its fields.
func bindingsOf(v reflect.Value) map[string]key.Binding {
	all := map[string]key.Binding{}
	for i := range v.NumField() {
		if v.Type().Field(i).Anonymous {
			maps.Copy(all, bindingsOf(v.Field(i)))
		} else if b, ok := v.Field(i).Interface().(key.Binding); ok {
			all[v.Type().Field(i).Name] = b
		}
	}
	return all
}

func TestThePaletteHasEveryKeyOfEveryPage(t *testing.T) {
	d := sit(t, "4x100", 3).choose("leave")
	p := newPalette(d.r)
	for _, page := range d.r.pages() {
		for field, b := range bindingsOf(reflect.ValueOf(page.Keys)) {
			key := b.Help().Key
			ofAll := slices.ContainsFunc(ui.Help([]ui.Group{ui.ListKeys.Group()}), func(o views.Binding) bool { return o.Keys == key })
			if !ofAll && !b.Enabled() || key == live.Keys.Find.Help().Key {
				continue
			}
			if !slices.ContainsFunc(p.all, func(c command) bool { return c.of.Name == page.Name && c.Help().Key == key }) && !ofAll {
				t.Errorf("%s: the palette lacks %s, %s %s", page.Name, field, key, b.Help().Desc)
			}
			if !slices.ContainsFunc(ui.Help(page.Keys.Groups()), func(o views.Binding) bool { return o.Keys == key }) {
				t.Errorf("%s: the help lacks %s, %s %s", page.Name, field, key, b.Help().Desc)
			}
		}
	}
}

// keyMaps are the key maps that the program's source declares.
func keyMaps(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		for _, m := range regexp.MustCompile(`(?m)^type (\w*[kK]eyMap) struct`).FindAllSubmatch(source, -1) {
			all = append(all, filepath.Dir(path)+"."+string(m[1]))
		}
		loose := regexp.MustCompile(`Foot: *\[\]views\.Binding|(?m)^var \w+ = struct.*key\.Binding`).Find(source)
		if loose != nil && !strings.HasSuffix(path, "spectators.go") && !strings.HasSuffix(path, "root.go") {
			t.Errorf("%s: keys that stand in no key map: %s", path, loose)
		}
		return err
	})
	if err != nil || len(all) < 20 {
		t.Fatalf("%d key maps found: %v", len(all), err)
	}
	return all
}

func TestEveryKeyMapIsInTheTableOfPages(t *testing.T) {
	d := sit(t, "4x100", 3)
	var listed []string
	for _, page := range d.r.pages() {
		of := reflect.TypeOf(page.Keys)
		if of == reflect.TypeOf(live.Commands) {
			of = of.Field(0).Type
		}
		listed = append(listed, strings.TrimPrefix(of.PkgPath(), "baton/model/")+"."+of.Name())
	}
	for _, m := range keyMaps(t) {
		m = strings.TrimPrefix(strings.Replace(m, "..", "baton/model.", 1), "./")
		if m != "ui.listKeyMap" && !slices.Contains(listed, m) {
			t.Errorf("%s is of no page: neither palette nor help has its keys", m)
		}
	}
}

// walkPages opens each page of the table on a race that was run.
func walkPages(t *testing.T, visit func(d *desk, p page)) {
	for kind := ui.Meets; kind < ui.Typing; kind++ {
		d := sit(t, "4x100", 3).press("space").around(4, "1", "2", "3").choose("leave")
		page := d.r.manual(kind)
		if page.make == nil {
			t.Errorf("no page has the kind %d", kind)
			continue
		}
		at := ui.Page{Kind: kind, Race: "1-1-1", Team: "1-1-1-1", Exchange: 1}
		if kind == ui.Practising {
			p, err := d.r.Session.State.NewPractice("4x100", 1, relay.Pair{Gives: "Ana Ruiz", Takes: "Bea Holt"}, "")
			if err == nil {
				err = setup.OpenPractice(&d.r.Shell, p)
			}
			if err != nil {
				t.Fatal(err)
			}
			at = d.r.Screen.Page(&d.r.Shell)
		}
		d.r.Go(at)
		if kind == ui.Import { // which asks for a file first
			list := folder(t, map[string]string{"list.csv": csvHead + "7,1,1,Girls 4x100,4x100,3,Northside,A,,,,\n"})
			coach{d}.pastes(filepath.Join(list, "list.csv"))
			coach{d}.does("enter")
		}
		if got := d.r.Screen.Page(&d.r.Shell).Kind; got != kind {
			t.Errorf("%s makes a page of kind %d, want %d", page.Name, got, kind)
		}
		visit(d, page)
	}
}

func TestEveryPagesFootAndHelpAreInThePalette(t *testing.T) {
	walkPages(t, func(d *desk, page page) {
		shown := d.r.frame()
		told := shown.Tell().Keys
		d.press("?")
		if d.r.help.Open(d.r.Screen) {
			told = append(told, d.r.help.Props().Bindings...)
		} else if page.Kind != ui.Timing {
			t.Errorf("%s: a question mark shows no help", page.Name)
		}
		known := slices.Concat(ui.Help(page.Keys.Groups()), ui.Help([]ui.Group{ui.ListKeys.Group()}), ui.Help([]ui.Group{{Keys: []key.Binding{ui.Find}}}), ui.Help(ui.QuestionKeys.Groups()))
		for _, b := range told {
			if !slices.ContainsFunc(known, func(o views.Binding) bool { return o.Keys == b.Keys }) && page.Kind != ui.Timing {
				t.Errorf("%s shows the key %s (%s), which its key map lacks", page.Name, b.Keys, b.Does)
			}
		}
	})
}

func TestEveryPageOpensThePaletteAndSaysWhatEachCommandNeeds(t *testing.T) {
	walkPages(t, func(d *desk, page page) {
		if page.Kind == ui.Timing {
			return
		}
		d.press("ctrl+p").shows("Find a command")
		p := d.r.Screen.(*palette)
		for _, c := range p.all {
			if p.means(&d.r.Shell, c) == "" {
				t.Errorf("over %s: nothing is said of %s: %s", page.Name, c.of.Name, c.Help().Desc)
			}
			if to, _, off := p.leads(&d.r.Shell, c); off == "" && !c.onPage && d.r.manual(to.Kind).make == nil {
				t.Errorf("over %s: %s: %s leads nowhere", page.Name, c.of.Name, c.Help().Desc)
			}
		}
		d.press("esc").lacks("Find a command")
	})
}

// TestThePaletteSaysBeforehandWhatComesToNothing does whatever the palette offers on
// each page, of a race without a team and of one that was run: enter is no way to
// find out that a command is not for now.
func TestThePaletteSaysBeforehandWhatComesToNothing(t *testing.T) {
	for _, teams := range []int{0, 3} {
		for kind := ui.Meets; kind < ui.Typing; kind++ {
			if kind == ui.Timing || kind == ui.Import || kind == ui.Practising {
				continue // whose keys ask, or are times
			}
			_, p := paletteOver(t, teams, kind)
			for i, c := range p.all {
				if !c.onPage || p.cannot(&p.root.Shell, c) != "" {
					continue
				}
				d, fresh := paletteOver(t, teams, kind)
				fresh.do(&d.r.Shell, fresh.all[i], terminal.Key{Name: "enter", At: d.now})
				if d.r.Screen == ui.Screen(fresh) && !(kind == ui.Pair && c.Help().Key == "w") { // what is wanted stands beside advice
					t.Errorf("%d teams, %s: %s (%s) is offered, then %q", teams, c.of.Name, c.Help().Key, c.Help().Desc, fresh.Note)
				}
			}
		}
	}
}

// paletteOver opens the palette over a page of a race of so many teams, run if
// there are any.
func paletteOver(t *testing.T, teams int, kind ui.PageKind) (*desk, *palette) {
	d := sit(t, "4x100", teams)
	if teams > 0 {
		d.press("space").around(4, "1", "2", "3")
	}
	d.choose("leave")
	d.r.Go(ui.Page{Kind: kind, Race: "1-1-1", Team: "1-1-1-1", Exchange: 1})
	d.press("ctrl+p")
	return d, d.r.Screen.(*palette)
}

func TestThePaletteSaysWhyBesideTheCommand(t *testing.T) {
	for kind, c := range map[ui.PageKind]struct{ words, why string }{
		ui.StartList: {"target split", "not now: there is no team yet: n makes one"},
		ui.CheckIn:   {"zone ready", "not now: the starter sees the start"},
		ui.Decisions: {"uphold", "not now: there is no row"},
		ui.Races:     {"how it is run", "not now: a 4×100 m is run one way: all in lanes"},
		ui.Results:   {"race before", "not now: there is no other race on that side"},
		ui.Orders:    {"line up so", "not now: there is no row"},
	} {
		d, _ := paletteOver(t, 0, kind)
		d.letters(c.words).shows(c.why, "not now")
	}
	d, _ := paletteOver(t, 3, ui.CheckIn)
	d.letters("scratch the team").shows("not now: the race has begun: recall it first")
}

func TestTheRaceMenusLinesAreInThePalette(t *testing.T) {
	d := sit(t, "4x100", 3)
	for _, keys := range [][]string{{"esc"}, {"space", "esc"}} {
		d.press(keys...)
		for _, i := range d.r.Screen.(*live.Screen).Panel.Items {
			if !slices.ContainsFunc(ui.Help(live.Commands.Groups()), func(b views.Binding) bool { return b.Keys == "esc" && strings.HasPrefix(i.Name, b.Does) }) {
				t.Errorf("the race menu's %q is not among the commands", i.Name)
			}
		}
		d.press("esc")
	}
}

func TestInPracticeAHandOffIsRecordedWhatverIsOpen(t *testing.T) {
	walkPages(t, func(d *desk, page page) {
		if page.Kind != ui.Practising {
			return
		}
		reps := func() int { return len(d.r.Session.State.Race(d.r.Screen.Page(&d.r.Shell).Race).Reps) }
		d.press(":").shows("Find a command", "its press is the time").press("j", "k", "l", "c").shows("c is recorded").press("esc")
		if reps() != 1 {
			t.Errorf("%d repetitions after j k l c in the palette, want 1", reps())
		}
		d.wait(20).press("?").shows("Keys").press("j", "k", "l", "t").press("esc")
		if reps() != 2 {
			t.Errorf("%d repetitions after j k l t beside the help, want 2", reps())
		}
	})
}

func TestTypedLettersFindACommandAndEnterDoesIt(t *testing.T) {
	d := sit(t, "4x100", 3).choose("leave")
	d.finds("set lap").shows("settings of this laptop", "enter does it").press("enter").shows("Settings of this laptop")
	d.press("esc")
	d.finds("target split").shows("enter goes to line-ups, 1-1-1: there t does it").press("enter").shows("LANE", "enter runner")
	d.finds("new team").shows("here").press("enter").shows("New team")
	d.press("esc")
	d.finds("zzz").shows("Nothing here matches").press("enter").press("backspace", "backspace", "backspace").shows("COMMAND")
	d.press("esc").shows("LANE", "enter runner")
	d.press(":").shows("Find a command").press("esc")
}

func TestThePaletteSaysWhyACommandIsNotForNow(t *testing.T) {
	r := newRoot(Options{})
	r.Width, r.Height = 80, 24
	r.Update(loadedMsg{})
	d := &desk{t: t, r: r}
	d.finds("target split").shows("not now: no meet is open")
	d.press("enter").shows("not now: no meet is open", "Find a command")
}

func TestAColonIsTextWhereTextIsTyped(t *testing.T) {
	d := sit(t, "4x100", 3).choose("leave").press("/", "a", ":", "b")
	d.shows("/ a:b").lacks("Find a command")
	d.press("ctrl+p").shows("Find a command")
}

func TestWhileARaceRunsAColonIsATimeAndNothingFoundTakesAKey(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press(":")
	d.shows("kept: a time, no team").lacks("Find a command", "Commands")
	d.press("ctrl+p").shows("Commands", "1-9 0")
	d.press("1", "d").shows("DROP").press("1").wants("lane 1", d.passes(1), "12.0 - - -")
	d.shows("Commands").press("esc").lacks("Commands")
}

func TestTheRacesCommandsDoWhatTheirKeysDoOrSayWhyNot(t *testing.T) {
	d := sit(t, "4x100", 3).press("space").wait(12).press("1", "ctrl+p")
	for _, c := range []struct{ item, says string }{
		{"space", "its press is the time: press it"}, {"1-9 0", "its press is the time: press it"}, {"c  ", "no hint"}, {"v  ", "there is none to drop"}, {"F2", "no other race is open"},
	} {
		d.walk(c.item).press("enter").shows("Commands")
		if said := d.said(); !strings.Contains(said, c.says) {
			t.Errorf("%s: %q, want %q", c.item, said, c.says)
		}
	}
	d.walk("tab").press("enter").shows("TIMES FIRST").lacks("Commands")
	d.press("ctrl+p").walk("d  ").press("enter").shows("DROP").press("2").shows("drop")
	d.press("ctrl+p").walk("recall").press("enter").shows("RECALLED")
}

func TestOnceTheRaceIsOverAColonFindsCommandsToo(t *testing.T) {
	d := sit(t, "4x100", 1).press("space").around(4, "1").press(":")
	d.shows("Commands")
}

// walk moves the cursor of an open menu to the item that begins with a name.
func (d *desk) walk(name string) *desk {
	d.t.Helper()
	for range d.r.Screen.(*live.Screen).Panel.Items {
		if strings.HasPrefix(d.chosen(), name) {
			return d
		}
		d.press("down")
	}
	d.t.Fatalf("the list has no %q", name)
	return d
}

// said is what the live screen says at its foot.
func (d *desk) said() string {
	l := d.r.Screen.(*live.Screen)
	return l.Props(80, 24, d.now).Note
}

// wordsOf are the words of a text, to be found whole.
func wordsOf(text string) []string { return strings.Fields(ansi.Strip(text)) }

func TestEveryHelpFitsOrScrollsAndCutsNoWord(t *testing.T) {
	walkPages(t, func(d *desk, page page) {
		if page.Kind == ui.Timing {
			return // tested below
		}
		d.press("?")
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			seen := map[string]bool{}
			for range len(ui.Help(page.Keys.Groups())) + 2 {
				for _, w := range wordsOf(strings.ReplaceAll(d.r.frame().Draw(d.r.Theme), "│", " ")) {
					seen[w] = true
				}
				d.press("down")
			}
			all := ui.Help(slices.Concat([]ui.Group{{Keys: []key.Binding{ui.Find}}}, page.Keys.Groups()))
			for _, b := range all {
				for _, w := range wordsOf(b.Keys + " " + b.Does + " " + b.Group) {
					if !seen[w] {
						t.Errorf("%s %v, %s %s: %q is cut, or never scrolled to", page.Name, size, b.Keys, b.Does, w)
					}
				}
			}
			for range all {
				d.press("up")
			}
		}
	})
}

func TestTheLiveHelpFitsOrScrollsAndCutsNoWord(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		d := sit(t, "4x100", 9).press("space", "?")
		d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		seen := map[string]bool{}
		for range ui.Help(live.Keys.Groups()) {
			for _, w := range wordsOf(strings.ReplaceAll(d.view(), "│", " ")) {
				seen[w] = true
			}
			d.press("down")
		}
		for _, b := range ui.Help(live.Keys.Groups()) {
			for _, w := range wordsOf(b.Keys + " " + b.Does) {
				if !seen[w] {
					t.Errorf("%v: %s %s: %q is cut, or never scrolled to", size, b.Keys, b.Does, w)
				}
			}
		}
	}
}
