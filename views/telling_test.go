package views

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// spoken fails where a line that is told is wider than it may be or holds what is
// no text.
func spoken(t interface{ Fatalf(string, ...any) }, text string) {
	for _, l := range Spoken(text) {
		if wide := max(ansi.StringWidth(l), ansi.StringWidthWc(l)); wide > 80 {
			t.Fatalf("%d cells: %q", wide, l)
		}
		if strings.ContainsFunc(l, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2800 && r <= 0x28ff }) {
			t.Fatalf("no text: %q", l)
		}
	}
}

func TestWhateverIsToldIsTextInLinesThatFit(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		spoken(rt, oddName().Draw(rt, "name")+" "+rapid.StringMatching(`(\x{2800}|[a-z ⚑→✓\n]|北|[0-9]){0,200}`).Draw(rt, "text"))
		p := oddLive(rt)
		told := p.Tell()
		for _, l := range append(append(append([]Line{}, told.News...), told.Items...), told.Log...) {
			spoken(rt, l.Says)
		}
	})
}

func TestSignsAreToldInWords(t *testing.T) {
	for text, want := range map[string]string{
		"13.2 → key 2":                      "13.2 to key 2",
		"EX 2: 3  FIN: 1":                   "exchange 2: 3 finish: 1",
		"Alex 4 · ⚑ 4 Peak A":               "Alex 4, flag 4 Peak A",
		"blind · give right, take left R→L": "blind, give right, take left right to left",
		"~12.4":                             "about 12.4",
		"1* if ⚑ dismissed":                 "place 1 if flag dismissed",
	} {
		if got := strings.Join(Spoken(text), "|"); got != want {
			t.Errorf("%q is told as %q, want %q", text, got, want)
		}
	}
}

func TestALongTextIsBrokenIntoLinesAndLosesNothing(t *testing.T) {
	long := strings.Repeat("northside ", 30) + strings.Repeat("x", 200)
	if got := strings.Join(Spoken(long), " "); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(long, " ", "") {
		t.Errorf("told as %q", got)
	}
}

func TestWhateverIsDrawnIsToldInWordsOfItsOwn(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	for _, draws := range regexp.MustCompile(`(?m)^func \(p \*(\w+)\) Draw\(`).FindAllStringSubmatch(source.String(), -1) {
		if !strings.Contains(source.String(), "func (p *"+draws[1]+") Tell() Telling") {
			t.Errorf("%s is drawn and says only its title: give it a Tell, as in telling_pages.go, for who does not look at it", draws[1])
		}
	}
}

func TestACutLinkIsToldOnceNotEachSecond(t *testing.T) {
	told := func(banner, spot, station string) Telling {
		p := Live{Banners: []Banner{{Text: banner}}, Menu: &Menu{Title: "Stations", Items: []MenuItem{{Name: "Finish", Does: station}}}}
		p.Head.Spot, p.Head.Link, _ = strings.Cut(spot, " ")
		return p.Tell()
	}
	first := told("link cut for 3 s: timing goes on here", "all CUT", "cut 3 s; the hub; 0 events wait there")
	later := told("link cut for 14 s: timing goes on here, 1 event waits", "all CUT, 1 wait", "cut 14 s; the hub; 2 events wait there")
	spot := ""
	for _, lines := range [][2][]Line{{first.News, later.News}, {first.Items, later.Items}} {
		for i, l := range lines[0] {
			if o := lines[1][i]; o.About != l.About || o.Stands != l.Stands {
				t.Errorf("told again: %+v, then %+v", l, o)
			}
			if l.About == "spot" {
				spot = l.Says
			}
		}
	}
	if spot != "place all, link CUT" {
		t.Errorf("the place is told as %q", spot)
	}
	if back := told("", "all ⇄2", ""); !strings.Contains(fmt.Sprint(back.News), "place all, others linked: 2") {
		t.Errorf("once it is back it tells %v", back.News)
	}
	if lasting("08:18:44.2, the last space, 1 of 3") == lasting("08:18:44.2, the last space, 2 of 3") {
		t.Error("one item of a list is taken for another")
	}
}
