package model

import (
	"baton/relay/settings"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"baton/model/ui"
	"baton/relay/serve"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

func TestTheCodesOfPhonesAreShownAPlaceATime(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("t").shows("--phones :8081").press("esc").shows("1-1-1")
	d.r.Phones = func() []serve.Code {
		return []serve.Code{
			{Spot: "all", Name: "everything", URL: "http://hub:8081/#all.X", Cells: []string{"█▀▄ ", "  ██"}},
			{Spot: "200", Name: "200 m", URL: "http://hub:8081/#200.X", Cells: []string{"▄▄▄▄"}},
		}
	}
	d.press("t").shows("Phone · everything", "█▀▄", "http://hub:8081/#all.X")
	d.press("right").shows("Phone · 200 m", "▄▄▄▄", "http://hub:8081/#200.X")
	d.press("right").shows("Phone · 200 m").press("left", "left").shows("Phone · everything")
	d.r.Link = &others{}
	d.press("right", "right").shows("Codes · another laptop", "baton join AAAAA-BBBBB", "▀")
	d.press("left", "left")
	d.r.Width, d.r.Height = 80, 4
	d.shows("The code needs a window of 6 by 7", "http://hub:8081/#all.X")
}

// scanned are the squares of a painted code, light ones true, as a camera sees
// them: white and black blanks, two a square.
func scanned(frame string) (rows [][]bool) {
	for _, line := range strings.Split(frame, "\n") {
		var row []bool
		for _, ink := range regexp.MustCompile("\x1b\\[0;3[07];4([07])m( +)").FindAllStringSubmatch(line, -1) {
			for range len(ink[2]) / 2 {
				row = append(row, ink[1] == "7")
			}
		}
		if row != nil {
			rows = append(rows, row)
		}
	}
	return rows
}

func TestACodeIsPaintedWhereTheSignsHaveNoHalfBlocks(t *testing.T) {
	for _, signs := range []views.Signs{views.SimpleSigns, views.ASCIISigns} {
		d := sit(t, "4x100", 1)
		d.r.Theme.Signs = signs
		d.r.Phones = func() []serve.Code {
			return []serve.Code{{Name: "everything", URL: "http://hub:8081/#all.X", Cells: []string{"█▀▄ ", "▄  █"}}}
		}
		d.r.Go(ui.Page{Kind: ui.Phones})
		want := [][]bool{{true, true, false, false}, {true, false, true, false}, {false, false, false, true}, {true, false, false, true}}
		if got := scanned(d.view()); !reflect.DeepEqual(got, want) {
			t.Errorf("signs %d: scanned as %v, want %v", signs, got, want)
		}
		d.shows("http://hub:8081/#all.X").send(tea.WindowSizeMsg{Width: 80, Height: 8})
		d.shows("The code needs a window of 10 by 9", "http://hub:8081/#all.X")
		d.r.Theme = views.NewTheme("mono", views.Screen{Term: "dumb"})
		d.r.Theme.Signs = signs
		d.shows("This terminal cannot paint the code")
	}
}

func TestACodeIsPrintedInTheTerminalsSigns(t *testing.T) {
	cells := []string{"█▀▄ ", " ▄▀█"}
	for term, want := range map[[2]string]string{
		{"xterm", "C.UTF-8"}: "█▀▄ | ▄▀█",
		{"linux", "C.UTF-8"}: "████    |██  ██  |    ████|  ██  ██",
		{"xterm", "C"}:       "this terminal cannot draw its code: send the address, or type it",
	} {
		t.Setenv("TERM", term[0])
		t.Setenv("LC_ALL", term[1])
		if got := strings.Join(Codes(settings.Settings{})(cells), "|"); got != want {
			t.Errorf("%v: %s, want %s", term, got, want)
		}
	}
}
