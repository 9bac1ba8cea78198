package views

import (
	"baton/relay"

	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// words is a frame without its colours.
func words(p Live, w, h int) string {
	p.Width, p.Height = w, h
	return ansi.Strip(p.Draw(NewTheme("mono", Screen{})))
}

func TestTheRaceClockModeLastPressAndSavedCountNeverLeaveTheScreen(t *testing.T) {
	for name, p := range liveScreens() {
		for _, size := range [][2]int{{40, 2}, {40, 6}, {40, 12}, {60, 20}, {80, 24}, {100, 29}} {
			got := words(p, size[0], size[1])
			for _, want := range []string{p.Head.Race, p.Head.Clock, p.Head.Mode, p.Marks[0]} {
				if !strings.Contains(got, want) {
					t.Errorf("%s at %v lacks %q:\n%s", name, size, want, got)
				}
			}
			if !strings.Contains(got, "✓") && !strings.Contains(got, "NOT SAVED 3") {
				t.Errorf("%s at %v does not say what is saved:\n%s", name, size, got)
			}
		}
	}
}

func TestWhatIsSaidNeverHidesTheLastPress(t *testing.T) {
	p := runningRace()
	p.Note = "a sentence that is far too long for the line it stands in, and goes on"
	for w := 24; w < 130; w++ {
		if got := words(p, w, 24); !strings.Contains(got, p.Marks[0]) || w >= 60 && !strings.Contains(got, "a sentence that is far") {
			t.Errorf("%d cells:\n%s", w, got)
		}
	}
}

func TestEveryKeyIsShownAt40By12(t *testing.T) {
	for name, p := range liveScreens() {
		if p.panel() != nil {
			continue
		}
		got := words(p, 40, 12)
		for _, r := range p.Rows {
			if !strings.Contains(got, " "+r.Key+" ") && !strings.Contains(got, r.Key+"◂") && !strings.Contains(got, "▸"+r.Key) && !strings.Contains(got, "»"+r.Key) {
				t.Errorf("%s: key %s is not shown:\n%s", name, r.Key, got)
			}
		}
	}
}

func TestNoRowMovesWhenAPrefixOrABannerComes(t *testing.T) {
	for h := 2; h <= 60; h++ {
		for _, w := range []int{30, 40, 80, 120} {
			before := strings.Split(words(runningRace(), w, h), "\n")
			for name, p := range map[string]Live{"prefix": prefixOpen(), "banner": notSaved()} {
				after := strings.Split(words(p, w, h), "\n")
				for i := range before {
					if strings.Contains(before[i], "Riverton") && strings.Contains(before[i], "24.1") && before[i] != after[i] {
						t.Errorf("%s at %d×%d: line %d was\n%s\nand is\n%s", name, w, h, i+1, before[i], after[i])
					}
				}
			}
		}
	}
}

func TestAPrefixIsShownInEveryWindowOfTwoLinesOrMore(t *testing.T) {
	for h := 2; h <= 60; h++ {
		if got := words(prefixOpen(), 80, h); !strings.Contains(got, "DROP – which lane?") {
			t.Errorf("80×%d:\n%s", h, got)
		}
	}
}

func TestTheGunLineSaysWhichKeyToPress(t *testing.T) {
	for h := 2; h <= 60; h++ {
		if got := words(armedRace(), 80, h); !strings.Contains(got, "press SPACE at the gun") {
			t.Errorf("80×%d:\n%s", h, got)
		}
	}
	if got := words(armedRace(), 80, 24); !strings.Contains(got, "missing: Northside A leg 3 Cara Lim") {
		t.Errorf("who is missing is not said:\n%s", got)
	}
}

func TestUnsavedPressesAreSaidWithTheReason(t *testing.T) {
	got := words(notSaved(), 80, 24)
	if !strings.Contains(got, "NOT SAVED 3") || !strings.Contains(got, "the disk is full") {
		t.Error(got)
	}
}

func TestTenTeamsAndTheFocusedOneFitIn80By24(t *testing.T) {
	got := words(runningRace(), 80, 24)
	for _, want := range []string{"Northside A", "Harbor A", "1 Ana Ruiz", "4 Dee Wong", "80 ──────────┼──●── 110", "280 ──────────┼───── 310", "R→L", "GET READY  4 Dee Wong  in 4 s", "? help"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in:\n%s", want, got)
		}
	}
}

func TestSixteenTeamsIn80By24LeaveOneLineForTheFocusedTeam(t *testing.T) {
	got := words(sixteenTeams(), 80, 24)
	if !strings.Contains(got, "16  Oak Holl… A") || !strings.Contains(got, "▸ Northside A  3 Cara Lim ● has baton") || strings.Contains(got, "1 Ana Ruiz") {
		t.Error(got)
	}
}

func TestAWindowAddsInTheOrderOfNeed(t *testing.T) {
	order := []string{"Riverton A   blind", " LOG", "ex 1 "}
	wide := words(runningRace(), 200, 60)
	for _, want := range order {
		if !strings.Contains(wide, want) {
			t.Errorf("200×60 lacks %q:\n%s", want, wide)
		}
	}
	seen := -1
	for h := 24; h <= 70; h++ {
		got, n := words(runningRace(), 90, h), 0
		for i, want := range order {
			if strings.Contains(got, want) {
				n = i + 1
			} else if i < n {
				break
			}
		}
		if n < seen {
			t.Errorf("90×%d shows less than 90×%d:\n%s", h, h-1, got)
		}
		seen = n
	}
	if seen != 3 {
		t.Errorf("90×70 shows %d of %v", seen, order)
	}
}

func TestARelayOfThirtyLegsShowsTheExchangesItHasComeTo(t *testing.T) {
	p := runningRace()
	p.Legs = 30
	for i := range p.Rows {
		for x := range 17 {
			p.Rows[i].Times[x] = relay.Tenths(12 * 1e9 * 3)
		}
	}
	got := words(p, 80, 24)
	if !strings.Contains(got, "EX17") || !strings.Contains(got, "EX18") || !strings.Contains(got, "FIN") || strings.Contains(got, "EX1 ") {
		t.Error(got)
	}
}

func TestShuttleHurdlesSpeakOfTheTag(t *testing.T) {
	got := words(shuttleHurdles(), 80, 24)
	if !strings.Contains(got, "TAG1") || !strings.Contains(got, "● running") || strings.Contains(got, "┼") {
		t.Error(got)
	}
}

func TestTheRowLastPressedIsInvertedAndMarked(t *testing.T) {
	p := runningRace()
	p.Width, p.Height = 80, 24
	theme := NewTheme("mono", Screen{Term: "xterm"})
	for _, l := range strings.Split(p.Draw(theme), "\n") {
		if pressed := strings.Contains(l, "5◂ Boulder A"); pressed != strings.HasPrefix(l, theme.Press.open) && strings.Contains(l, " A ") && strings.Contains(l, "/4") {
			t.Errorf("inverted: %v, pressed: %v: %q", !pressed, pressed, l)
		}
	}
}

func TestWhileArmedATriedKeyLightsItsRow(t *testing.T) {
	if got := words(armedRace(), 80, 24); !strings.Contains(got, "5◂ Boulder A") {
		t.Error(got)
	}
}

func TestTheClockIsDrawnBigWhereThereIsRoom(t *testing.T) {
	for h, want := range map[int]string{29: "0:37.4", 30: "█▀█ ", 38: "██████  "} {
		if got := words(runningRace(), 80, h); !strings.Contains(got, want) {
			t.Errorf("80×%d:\n%s", h, got)
		}
	}
	if got := words(runningRace(), 50, 40); !strings.Contains(got, "0:37.4") && !strings.Contains(got, "█") {
		t.Errorf("no clock:\n%s", got)
	}
}

func TestTheFooterAlwaysKeepsHelp(t *testing.T) {
	for w := 7; w < 120; w++ {
		theme := NewTheme("mono", Screen{})
		if got := ansi.Strip(footer(&theme, w, footKeys)); !strings.Contains(got, "? help") {
			t.Errorf("%d cells: %q", w, got)
		}
	}
}

func TestTheHelpSaysWhereItGoesOn(t *testing.T) {
	p := helpOpen()
	if got := words(p, 80, 24); strings.Contains(got, "more") {
		t.Errorf("all of it is shown:\n%s", got)
	}
	p.Help.Bindings = append(p.Help.Bindings, make([]Binding, 20)...)
	if got := words(p, 80, 24); !strings.Contains(got, "Keys   ↑↓ more") {
		t.Errorf("there is more:\n%s", got)
	}
}

func TestTheBoardStaysVisibleBesideHelpMenuAndGun(t *testing.T) {
	for _, name := range []string{"help", "menu", "gun"} {
		got := words(liveScreens()[name], 80, 24)
		for _, want := range []string{"1  Northside A", "0  Harbor A", "37.2 key 5 ex 2"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s hides %q:\n%s", name, want, got)
			}
		}
	}
}
