package model

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model/setup"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// coach is a person at a race's start list.
type coach struct{ *desk }

// lineUps opens the start list of the first race: teams without runners in lanes
// 1 to n, Northside A in lane 1.
func lineUps(t testing.TB, format relay.FormatID, teams int) coach {
	d := sit(t, format, teams)
	name, squad := "Northside", "A"
	d.r.Session.Write("1-1-1", d.now, &relay.TeamSet{Team: "1-1-1-1", Name: &name, Squad: &squad})
	d.press("esc")
	d.r.Go(ui.Page{Kind: ui.Races})
	return coach{d}.keys("s")
}

// keys presses keys; what is longer than a key's name is typed, a rune a time.
func (c coach) keys(keys ...string) coach {
	for _, k := range keys {
		if _, known := named[k]; known || len([]rune(k)) == 1 {
			c.press(k)
			continue
		}
		c.typed(k)
	}
	return c
}

func (c coach) typed(text string) coach {
	for _, r := range text {
		c.press(string(r))
	}
	return c
}

// pastes gives the terminal a bracketed paste.
func (c coach) pastes(text string) coach {
	c.now = c.now.Add(time.Millisecond)
	c.send(terminal.Stamped{At: c.now, Key: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true}})
	return c
}

func (c coach) save() coach {
	c.send(terminal.Stamped{At: c.now, Key: tea.KeyMsg{Type: tea.KeyCtrlS}})
	return c
}

func (c coach) team(lane int) *relay.Team {
	c.t.Helper()
	for _, t := range c.r.Session.State.Race("1-1-1").Teams {
		if t.Lane == lane {
			return t
		}
	}
	c.t.Fatalf("nobody in lane %d", lane)
	return nil
}

// runs are a lane's runners in the fold.
func (c coach) runs(lane int) string {
	c.t.Helper()
	team := c.team(lane)
	var names []string
	for leg := range team.Legs {
		names = append(names, team.RunnerOf(leg+1))
	}
	return strings.Join(names, ", ")
}

func (c coach) want(what, got, want string) {
	c.t.Helper()
	if got != want {
		c.t.Errorf("%s: got %q, want %q\n%s", what, got, want, c.screen())
	}
}

func (c coach) screen() string { return ansi.Strip(c.view()) }

func (c coach) sees(words ...string) {
	c.t.Helper()
	screen := c.screen()
	for _, w := range words {
		if !strings.Contains(screen, w) {
			c.t.Errorf("%q is not on the screen:\n%s", w, screen)
		}
	}
}

func (c coach) seesNo(words ...string) {
	c.t.Helper()
	screen := c.screen()
	for _, w := range words {
		if strings.Contains(screen, w) {
			c.t.Errorf("%q is on the screen:\n%s", w, screen)
		}
	}
}

const four = "Ana Ruiz, Bea Holt, Cara Lim, Dee Wong"

// named4 is a start list whose lane 1 has four runners.
func named4(t testing.TB) coach {
	return lineUps(t, "4x100", 4).keys("enter", "Ana Ruiz", "enter", "Bea Holt", "enter", "Cara Lim", "enter", "Dee Wong", "enter")
}

func TestFourNamesAreTypedIntoARaceInOneGo(t *testing.T) {
	c := named4(t)
	c.want("line-up", c.runs(1), four)
	c.sees("Ana Ruiz", "Dee Wong", "4 of 4")
	if c.r.Screen.(*setup.StartList).Asking != nil {
		t.Error("a fifth is asked for")
	}
}

func TestANameIsCompletedFromTheOwnTeamFirst(t *testing.T) {
	c := named4(t).keys("down", "enter", "Bea Moss", "enter", "esc")
	team2 := c.team(2).Name
	c.want("the rival's own", strings.Join(c.r.Session.State.KnownRunners(team2)[:1], ""), "Bea Moss")
	c.keys("down") // another team of the same school
	name, squad := team2, "B"
	c.r.Session.Write("1-1-1", c.now, &relay.TeamSet{Team: "1-1-1-3", Name: &name, Squad: &squad})
	c.keys("enter", "be")
	c.sees("tab Bea Moss")
	c.keys("tab", "enter")
	c.want("leg 1 of lane 3", c.team(3).RunnerOf(1), "Bea Moss")
	c.keys("ho") // a word of the name is enough
	c.sees("tab Bea Holt")
	c.keys("tab", "enter")
	c.want("leg 2 of lane 3", c.team(3).RunnerOf(2), "Bea Holt")
}

func TestTheFirstLetterTakesThePlaceOfTheNameThatStood(t *testing.T) {
	c := named4(t).keys("enter", "Eva Park", "enter")
	c.want("leg 4", c.team(1).RunnerOf(4), "Eva Park")
	c.keys("enter", "left", "x", "enter") // an arrow first: the name is edited
	c.want("leg 4", c.team(1).RunnerOf(4), "Eva Parxk")
}

func TestTabCompletesInASheetOnlyWhatIsBeingTyped(t *testing.T) {
	c := named4(t).keys("n", "tab", "tab").save()
	c.want("the team in the free lane", c.team(5).Name+c.team(5).Squad, "")
	c.keys("n", "north", "tab", "enter", "b", "tab").save()
	c.want("the next", c.team(6).Title(), "Northside B")
}

func TestNobodyIsOfferedWhoRunsAlready(t *testing.T) {
	c := named4(t).keys("left", "left", "left", "enter", "backspace")
	c.seesNo("tab Bea Holt")
}

func TestAPasteOfSixNamesMakesFourLegsAndTwoAlternates(t *testing.T) {
	for name, open := range map[string][]string{"after v": {"v"}, "at once": nil} {
		t.Run(name, func(t *testing.T) {
			c := lineUps(t, "4x100", 4).keys(open...)
			c.pastes("1. Ana Ruiz\n2. Bea Holt\n3. Cara Lim\n4. Dee Wong\nEva Park\nFay Kerr\n")
			c.sees("4 named for 4 legs, 2 alternates")
			c.want("before enter", c.runs(1), ", , , ")
			c.keys("enter")
			c.want("legs", c.runs(1), four)
			c.want("alternates", strings.Join(c.team(1).Alternates, ", "), "Eva Park, Fay Kerr")
		})
	}
}

func TestADeclaredOrderChangesOnlyWithAReason(t *testing.T) {
	c := named4(t).keys("l")
	c.sees("declared")
	c.keys("left", "left", "left", "enter")
	c.clear().typed("Eva Park").keys("enter")
	c.want("before a reason", c.runs(1), four)
	c.sees("why?", "say why")
	c.keys("enter")
	c.want("with an empty one", c.runs(1), four)
	c.keys("misread", "enter")
	c.want("with a reason", c.team(1).RunnerOf(1), "Eva Park")
	c.sees("changed: misread")
}

// clear empties the line being typed.
func (c coach) clear() coach {
	for range 40 {
		c.press("backspace")
	}
	return c
}

func TestASubstitutionNeedsAReasonAndIsKept(t *testing.T) {
	c := named4(t).keys("l", "b", "Eva Park", "enter")
	c.want("without a reason", c.team(1).RunnerOf(4), "Dee Wong")
	c.keys("enter")
	c.want("with an empty one", c.team(1).RunnerOf(4), "Dee Wong")
	c.keys("ill", "enter")
	c.want("who runs", c.team(1).RunnerOf(4), "Eva Park")
	c.want("as declared", c.team(1).Legs[3].Runner, "Dee Wong")
	c.sees("for Dee Wong: ill")
	c.keys("b")
	c.sees("tab Dee Wong")
}

func TestAnAlternateIsOfferedFirstAsASubstitute(t *testing.T) {
	c := lineUps(t, "4x100", 4).keys("v").pastes("Ana Ruiz\nBea Holt\nCara Lim\nDee Wong\nZoe Young").keys("enter", "b")
	c.sees("leg 1, for Ana Ruiz", "tab Zoe Young")
}

func TestAnOrderIsOpenedAgainWithAReason(t *testing.T) {
	c := named4(t).keys("l", "l", "enter")
	if !c.team(1).Locked {
		t.Fatal("opened without a reason")
	}
	c.keys("misread", "enter")
	if c.team(1).Locked {
		t.Error("not opened with a reason")
	}
}

func TestAnOrderWithAHoleIsNotDeclaredAndSaysWhy(t *testing.T) {
	c := lineUps(t, "4x100", 2).keys("l")
	c.sees("a leg has no runner")
}

func TestSwappedLanesKeepTheLineUpsAndTheSelection(t *testing.T) {
	c := named4(t).keys("m").clear().typed("3").keys("enter")
	c.want("lane 3", c.runs(3), four)
	c.want("lane 1", c.team(1).Title(), "Team 3")
	c.sees("Northside A and Team 3 have changed lanes")
	if s := c.r.Screen.(*setup.StartList); s.Chosen(&c.r.Shell).Lane != 3 {
		t.Error("the selection did not go along")
	}
	c.keys("m").clear().typed("8").keys("enter")
	c.want("a free lane", c.runs(8), four)
}

func TestALaneThatIsNoneIsRefusedAndCanBeTypedAnew(t *testing.T) {
	c := named4(t).keys("m").clear().typed("zero").keys("enter")
	c.sees("a number from 1 to 99")
	c.clear().typed("7").keys("enter")
	c.want("lane 7", c.runs(7), four)
}

func TestATeamIsScratchedAndBackInWithOneKey(t *testing.T) {
	c := named4(t).keys("x")
	c.sees("scratched")
	c.keys("x")
	if c.team(1).Scratched {
		t.Error("still scratched")
	}
}

func TestATargetSplitShowsThePaceItAsksBesideTheBest(t *testing.T) {
	c := lineUps(t, "dmr", 2).keys("v").pastes("Ana Ruiz\nBea Holt\nCara Lim\nDee Wong").keys("enter", "right", "right", "right", "t", "5:20", "enter")
	if got := c.team(1).Legs[3].Target; got != 320*time.Second {
		t.Errorf("target %s", got)
	}
	c.sees("5:20.00", "20.00", "1:20.00")
	c.keys("r")
	for range 7 { // to the PB over 1600 m: after F or M and three distances
		c.press("down")
	}
	c.typed("5:05.5").save()
	c.sees("5:05.50")
	c.keys("t").clear().typed("fast").keys("enter")
	c.sees(`time "fast"`)
}

func TestARunnersBestsAndNoteAreKeptForTheMeet(t *testing.T) {
	c := named4(t).keys("left", "left", "left", "r", "f", "enter", "12.61", "enter", "12.8", "enter", "300 41,2", "enter", "left-handed", "enter")
	got, known := c.r.Session.State.Runner("Ana Ruiz", "Northside")
	want := relay.Runner{Name: "Ana Ruiz", Team: "Northside", Gender: "F", Note: "left-handed", Bests: []relay.Best{
		{Distance: 100 * relay.Metre, PB: 12610 * time.Millisecond, SB: 12800 * time.Millisecond}, {Distance: 300 * relay.Metre, PB: 41200 * time.Millisecond}}}
	if !known || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	c.sees("12.80")
	before := c.r.Session.State.Len()
	c.keys("r").save()
	if c.r.Session.State.Len() != before {
		t.Error("nothing was changed, and something is written")
	}
}

func TestAWrongBestKeepsTheSheetOpen(t *testing.T) {
	c := named4(t).keys("r", "enter", "soon").save()
	c.sees("soon▏", `time "soon"`)
	if _, known := c.r.Session.State.Runner("Dee Wong", "Northside"); known {
		t.Error("it is written")
	}
}

func TestATeamIsAddedAndEdited(t *testing.T) {
	c := named4(t).keys("n", "Peak", "enter", "B", "enter", "enter", "gold", "enter", "12", "enter", "51.4", "enter", "50,9", "enter", "Gia Moss; Hal Reed", "enter", "yes", "enter")
	team := c.team(5) // the first lane that was free
	got := fmt.Sprint(team.Title(), team.Look, team.Hip, team.Seed, team.Target, team.Alternates, team.Pinned)
	c.want("the new team", got, fmt.Sprint("Peak B", "gold", "12", 51400*time.Millisecond, 50900*time.Millisecond, []string{"Gia Moss", "Hal Reed"}, true))
	c.sees("Peak B ★", "gold", "hip 12", "alternates  Gia Moss, Hal Reed")
	c.keys("e", "down", "down").clear().typed("2").save()
	c.sees("lane is taken")
	c.clear().typed("9").save()
	c.want("moved", c.team(9).Title(), "Peak B")
}

func TestTheSameTeamTwiceIsRefusedInTheSheet(t *testing.T) {
	c := named4(t).keys("n", "Northside", "enter", "A").save()
	c.sees("give it a squad of its own")
	c.clear().typed("B").save()
	c.want("squad B", c.team(5).Title(), "Northside B")
}

func TestARaceThatHasBegunRefusesInItsOwnWords(t *testing.T) {
	c := named4(t)
	if _, err := c.r.Session.Do("1-1-1", relay.Fire{Key: "space"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.keys("x")
	c.sees("the race has begun")
	c.keys("m").clear().typed("7").keys("enter")
	c.sees("the race has begun")
	c.keys("esc", "esc")
	c.want("lane", c.runs(1), four)
}

func TestEscDropsNothingWithoutAWord(t *testing.T) {
	c := lineUps(t, "4x100", 2).keys("enter", "Ana R", "esc")
	c.sees(`esc again drops "Ana R"`)
	c.keys("uiz", "enter")
	c.want("typed on", c.team(1).RunnerOf(1), "Ana Ruiz")
	c.keys("esc", "l", "left", "enter", "esc")
	if c.r.Screen.(*setup.StartList).Asking != nil {
		t.Error("esc asks although nothing was typed")
	}
	c = named4(t).keys("l", "b", "Eva Park", "enter", "esc")
	c.sees(`esc again drops "Eva Park"`)
	c = named4(t).keys("n", "Peak", "esc")
	c.sees("esc again drops what was typed")
	c.keys("esc")
	if _, ok := c.r.Screen.(*setup.StartList); !ok {
		t.Error("the sheet is not left")
	}
	c.keys("esc")
	if _, ok := c.r.Screen.(*races); !ok {
		t.Error("esc does not lead back to the races")
	}
}

func TestKeysThatComeTogetherAreTypedWhereTheyBelong(t *testing.T) {
	c := lineUps(t, "4x100", 2)
	c.press("nPeak")
	c.save()
	c.want("the new team", c.team(3).Title(), "Peak")
}

func TestTheFilterAndTheNextRace(t *testing.T) {
	c := named4(t).keys("/", "holt", "enter")
	c.sees("Northside A")
	c.seesNo("Team 3")
	c.keys("]")
	c.sees("2-1-1", "Team 3")
	c.keys("]")
	c.sees("no other race")
	c.keys("[")
	c.sees("1-1-1")
}

func TestAStartListWithoutTeamsOrFormatTakesEveryKey(t *testing.T) {
	for _, format := range []relay.FormatID{"4x100", "custom"} {
		for _, key := range []string{"enter", "t", "r", "b", "v", "l", "n", "e", "m", "x", "/", "[", "]", "?", "up", "down", "left", "right", "home", "end", "esc"} {
			for _, teams := range []int{0, 1} {
				c := sit(t, format, teams)
				c.press("esc")
				c.r.Go(ui.Page{Kind: ui.Races})
				c.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
				c.press(key).press("enter", "esc", "esc")
				c.view()
			}
		}
	}
}

func TestThePlanIsOneKeyAwayAndEscComesBack(t *testing.T) {
	c := named4(t).keys("p")
	if p, ok := c.r.Screen.(*setup.Plan); !ok || p.Team != "1-1-1-1" {
		t.Fatalf("p leads to %T", c.r.Screen)
	}
	c.keys("esc")
	c.sees("Northside A", "4 of 4")
}

func TestARunnerTwiceInOneTeamIsPointedAt(t *testing.T) {
	c := named4(t).keys("enter").clear().typed("Ana Ruiz").keys("enter")
	c.sees("Ana Ruiz runs legs 1 and 4")
}

func TestNoTwoKeysOfAScreenAreEqual(t *testing.T) {
	screens := map[string][]ui.Group{
		"start list": setup.StartListKeys.Groups(),
		"question":   {{Keys: []key.Binding{ui.QuestionKeys.Take, ui.QuestionKeys.Complete, ui.QuestionKeys.Above, ui.QuestionKeys.Below, ui.QuestionKeys.Drop}}},
		"sheet":      {{Keys: []key.Binding{ui.SheetKeys.Next, ui.SheetKeys.Above, ui.SheetKeys.Complete, ui.SheetKeys.Save, ui.SheetKeys.Drop}}},
		"import":     {{Keys: []key.Binding{setup.ImportKeys.Take, setup.ImportKeys.Other, setup.ImportKeys.Agree, setup.ImportKeys.Format, setup.ImportKeys.Begun, ui.ListKeys.Filter, setup.ImportKeys.Back}}},
	}
	for name, groups := range screens {
		var seen []string
		for _, g := range groups {
			for _, b := range g.Keys {
				for _, k := range b.Keys() {
					if slices.Contains(seen, k) {
						t.Errorf("%s: the key %s does two things", name, k)
					}
					seen = append(seen, k)
				}
			}
		}
	}
}

func TestTheHelpListsEveryKeyOfTheStartList(t *testing.T) {
	c := named4(t)
	c.r.Update(tea.WindowSizeMsg{Width: 80, Height: 40})
	c.keys("?")
	for _, b := range ui.Help(setup.StartListKeys.Groups()) {
		c.sees(b.Does)
	}
	c.keys("?")
	c.sees("Northside A")
}
