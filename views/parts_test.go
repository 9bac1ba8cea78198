package views

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"baton/relay"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

func TestAZoneStripShowsWhereTheBatonWasPassed(t *testing.T) {
	twenty := relay.Zone{Before: 10 * relay.Metre, After: 10 * relay.Metre}
	for _, c := range []struct {
		zone Zone
		want string
	}{
		{Zone{"80", "110", thirty, 27 * relay.Metre, true, 0, 0, false}, "  80 ──────────┼──●── 110 "},
		{Zone{"80", "110", thirty, 20 * relay.Metre, true, 0, 0, false}, "  80 ──────────●───── 110 "},
		{Zone{"390", "10", twenty, 0, false, 0, 0, false}, " 390 ───────┼──────── 10  "},
		{Zone{"390", "10", twenty, 0, true, 0, 0, false}, " 390 ●──────┼──────── 10  "},
		{Zone{"390", "10", twenty, 99 * relay.Metre, true, 0, 0, false}, " 390 ───────┼───────● 10  "},
		{Zone{"80", "110", thirty, 27 * relay.Metre, true, 15 * relay.Metre, 28 * relay.Metre, true}, "  80 ───────━━━┼━━●━─ 110 "},
		{Zone{"80", "110", thirty, 0, false, -9 * relay.Metre, 99 * relay.Metre, true}, "  80 ━━━━━━━━━━┼━━━━━ 110 "},
		{Zone{}, strings.Repeat(" ", zoneWhole)},
	} {
		theme := NewTheme("mono", Screen{})
		l := newLine(&theme, zoneWhole)
		drawZone(&theme, l, c.zone, zoneStrip)
		if got := ansi.Strip(l.end(theme.Text)); strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%+v:\n%q, want\n%q", c.zone, got, c.want)
		}
	}
}

func TestTheTrackIsALapOfFourHundredMetres(t *testing.T) {
	length := 0.0
	for s := 0.0; s < lapLength; s++ {
		x, y := onTrack(s, runRadius)
		nx, ny := onTrack(s+1, runRadius)
		step := math.Hypot(nx-x, ny-y)
		if step > 1.01 || step < 0.98 {
			t.Fatalf("a metre from %v is %v m long", s, step)
		}
		length += step
	}
	if math.Abs(length-lapLength) > 0.1 {
		t.Errorf("a lap is %v m", length)
	}
}

func TestTheOvalLiesAsRunnersSeeIt(t *testing.T) {
	for _, c := range []struct {
		spot        float64
		right, high bool
		where       string
	}{
		{390, true, false, "just before the finish: home straight, right"},
		{300, false, false, "end of the last bend: home straight, left"},
		{95, true, true, "first exchange: end of bend 1"},
		{195, false, true, "second exchange: end of the back straight"},
	} {
		if x, y := onTrack(c.spot, runRadius); (x > 0) != c.right || (y > 0) != c.high {
			t.Errorf("%s: at %.0f, %.0f", c.where, x, y)
		}
	}
}

func TestEveryBatonIsOnTheOval(t *testing.T) {
	theme := NewTheme("mono", Screen{})
	for _, size := range [][2]int{{20, 6}, {38, 12}, {80, 20}, {120, 30}} {
		got := ansi.Strip(strings.Join(drawOval(&theme, runningRace().Oval, size[0], size[1]), "\n"))
		for _, key := range []string{"1", "0"} {
			if !strings.Contains(got, key) {
				t.Errorf("%v lacks the baton of key %s:\n%s", size, key, got)
			}
		}
	}
}

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	for _, c := range []struct {
		name   string
		screen Screen
		want   string
	}{
		{"auto", Screen{}, "day"},
		{"auto", Screen{ColorFGBG: "15;0"}, "night"},
		{"auto", Screen{ColorFGBG: "15;default;0"}, "night"},
		{"auto", Screen{ColorFGBG: "0;15"}, "day"},
		{"auto", Screen{ColorFGBG: "odd"}, "day"},
		{"", Screen{}, "day"},
		{"day", Screen{ColorFGBG: "15;0"}, "day"},
		{"night", Screen{}, "night"},
		{"mono", Screen{}, "mono"},
		{"night", Screen{NoColor: "1"}, "mono"},
		{"day", Screen{Term: "dumb"}, "mono"},
	} {
		if got := NewTheme(c.name, c.screen).Name; got != c.want {
			t.Errorf("theme %q on %+v is %s, want %s", c.name, c.screen, got, c.want)
		}
	}
}

func TestMonoHasNoColourAndADumbTerminalNoSequences(t *testing.T) {
	p := runningRace()
	p.Width, p.Height = 80, 24
	mono := p.Draw(NewTheme("day", Screen{Term: "xterm-256color", NoColor: "1"}))
	for _, colour := range []string{"[3", "[4", ";3", ";4", "[9", ";9"} {
		if strings.Contains(mono, "\x1b"+colour) || strings.Contains(mono, colour) && strings.HasPrefix(colour, ";") {
			t.Errorf("mono paints %q", colour)
		}
	}
	if !strings.Contains(mono, "\x1b[") {
		t.Error("mono neither bold nor inverse")
	}
	if strings.Contains(p.Draw(NewTheme("day", Screen{Term: "dumb"})), "\x1b") {
		t.Error("a dumb terminal gets escape sequences")
	}
}

func TestTheProfileNeverAsksTheTerminal(t *testing.T) {
	for s, want := range map[Screen]termenv.Profile{
		{Term: "dumb"}: termenv.Ascii, {Term: "linux"}: termenv.ANSI, {Term: "xterm-256color"}: termenv.ANSI256,
		{Term: "xterm", ColorTerm: "truecolor"}: termenv.TrueColor, {}: termenv.ANSI,
	} {
		if got := s.profile(); got != want {
			t.Errorf("%+v: %v, want %v", s, got, want)
		}
	}
	if lipgloss.HasDarkBackground() {
		t.Error("the background was not set: the program would ask the terminal for it at start")
	}
}

func TestNamesCannotPaintOrMoveTheCursor(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[31mred\x1b[0m": "[31mred[0m", "a\nb\tc": "a b c", "bad\xff": "bad?", "plain": "plain", "z\u200be": "ze", "Zoë": "Zoë", "\u202eabc": "abc",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestALongListScrollsToTheSelectedRow(t *testing.T) {
	p := meets()
	p.Width, p.Height = 80, 12
	for i := range 100 {
		p.Rows = append(p.Rows, ListRow{Cells: []string{"Meet " + relay.Tenths(time.Duration(i)*time.Second), "1", "", ""}})
	}
	for _, selected := range []int{0, 1, 50, 103} {
		p.Selected = selected
		got := ansi.Strip(p.Draw(NewTheme("mono", Screen{})))
		if !strings.Contains(got, "▸ "+p.Rows[selected].Cells[0]) {
			t.Errorf("row %d is not shown:\n%s", selected, got)
		}
	}
}

func TestANarrowListKeepsTheStatusWord(t *testing.T) {
	p := races()
	p.Width, p.Height = 40, 12
	if got := ansi.Strip(p.Draw(NewTheme("mono", Screen{}))); !strings.Contains(got, "12-1-3") || !strings.Contains(got, "armed") {
		t.Error(got)
	}
}

func TestAnEmptyListSaysWhatToDo(t *testing.T) {
	p := meets()
	p.Rows, p.Width, p.Height = nil, 80, 24
	if got := ansi.Strip(p.Draw(NewTheme("mono", Screen{}))); !strings.Contains(got, "Press n for a new one") {
		t.Error(got)
	}
}

func TestAFormHasTheRoomItIsTold(t *testing.T) {
	w, h := FormRoom(80, 24)
	body := strings.Repeat(strings.Repeat("x", w-1)+"y\n", h)
	got := ansi.Strip((&Form{Edges: Edges{Width: 80, Height: 24, Title: "Settings", Note: "note", Foot: footKeys}, Body: body}).Draw(NewTheme("mono", Screen{})))
	if n := strings.Count(got, "xy"); n != h {
		t.Errorf("%d of %d lines shown whole:\n%s", n, h, got)
	}
}

func TestEverySplitOfATeamStandsInItsLineWhateverTheNames(t *testing.T) {
	theme := NewTheme("mono", Screen{})
	for legs := 2; legs <= 5; legs++ {
		s := &Squad{SquadHead: SquadHead{Key: "3", Team: "Thornfield Valley Regional A"}}
		for n := 1; n <= legs; n++ {
			s.Legs = append(s.Legs, SquadLeg{Leg: n, Runner: "Dee Wong-Featherstonehaugh", Split: fmt.Sprintf("1%d.%d", n, n)})
		}
		got := ansi.Strip(allLegs(&theme, s, 79))
		for n := 1; n <= legs; n++ {
			if !strings.Contains(got, fmt.Sprintf("  %d W", n)) || !strings.Contains(got, fmt.Sprintf(" 1%d.%d", n, n)) {
				t.Errorf("leg %d of %d is not whole: %q", n, legs, got)
			}
		}
	}
}

func TestANarrowRuneIsOneCellWide(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		s := strings.Repeat(string(r), 2) + "a"
		if narrow(r) && max(ansi.StringWidth(s), ansi.StringWidthWc(s)) != 3 {
			t.Errorf("%U %q is not one cell wide", r, r)
		}
	}
}

func TestACodeTooLongForItsLineBreaksAfterAHyphenAndLosesNothing(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want string
	}{
		{"join AAA-BBB-CCC ; by t", 8, "join|AAA-BBB-|CCC ; by|t"},
		{"join AAA-BBB ; by t", 8, "join|AAA-BBB|; by t"},
		{"AAAAAAAAAA b", 8, "AAAAAAAAAA|b"},
	} {
		if got := strings.Join(wrap(c.text, c.w), "|"); got != c.want {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.w, got, c.want)
		}
	}
}
