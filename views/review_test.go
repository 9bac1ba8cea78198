package views

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// reviewed is a race with a wrong lane, a double and a drop in it.
func reviewed() Review {
	p := Review{
		Edges:    Edges{Title: "Review 12-1-3 Girls 4×100 m", About: "finished", Foot: []Binding{{"m", "to lane", ""}, {"i", "insert", ""}, {"v", "take back", ""}, {"esc", "back", ""}, {"?", "help", ""}}},
		Span:     53 * time.Second,
		Selected: 5,
		Detail:   []string{"? wrong lane? m moves it"},
	}
	for i, school := range schools[:9] {
		lane := ReviewLane{Label: string(rune('1'+i)) + " " + school + " A"}
		for leg := range 4 {
			lane.Marks = append(lane.Marks, ReviewMark{At: time.Duration(12000*(leg+1)+150*i) * time.Millisecond, Glyph: "●"})
		}
		p.Lanes = append(p.Lanes, lane)
	}
	p.Lanes[4].Marks[1] = ReviewMark{At: 25100 * time.Millisecond, Glyph: "○", Tone: Watch, Selected: true}
	p.Lanes = append(p.Lanes, ReviewLane{Label: "no team", Marks: []ReviewMark{{At: 30 * time.Second, Glyph: "?", Tone: Watch}}})
	p.Rows = []ReviewRow{
		{Glyph: "▲", Time: "0.00", Station: "finish", Became: "gun"},
		{Glyph: "●", Time: "12.02", Key: "1", Team: "Northside A", Station: "finish", Became: "ex 1"},
		{Glyph: "◌", Time: "~12.31", Key: "2", Team: "Riverton A", Station: "finish", Became: "ex 1 · fixed", Tone: Good},
		{Glyph: "⚑", Time: "18.70", Team: "Lakewood A", Station: "finish", Became: "drop", Tone: Alarm},
		{Glyph: "●", Time: "24.11", Key: "1", Team: "Northside A", Station: "finish", Became: "ex 2", Marked: true},
		{Glyph: "○", Time: "25.10", Key: "5", Team: "Boulder A", Station: "finish", Became: "extra press? · wrong lane?", Tone: Watch, Marked: true},
		{Glyph: "×", Time: "26.40", Key: "6", Team: "Canyon A", Station: "finish", Became: "taken back", Tone: Out},
		{Glyph: "?", Time: "30.00", Key: "space", Station: "back", Became: "time, no team", Tone: Watch},
		{Glyph: "→", Station: "office", Became: "fix: to Riverton A: looked away", Tone: Good},
	}
	return p
}

func fixing() *Fixing {
	return &Fixing{What: "to lane", Input: "2", Reason: "looked away", InReason: true, Effect: []string{
		"Riverton A 3rd → 2nd; leg 2 24.60 → 12.31; leg 3 – → 12.29", "Lakewood A 2nd → 3rd",
	}}
}

func decided() Decisions {
	return Decisions{
		Edges: Edges{Title: "Decisions", About: "2 of 3 to decide", Note: "done: dismissed by referee J. Stone", NoteTone: Good, Foot: []Binding{{"enter", "what for", ""}, {"u", "uphold", ""}, {"d", "dismiss", ""}, {"esc", "back", ""}, {"?", "help", ""}}},
		Rows: []DecisionRow{
			{"12-1-3", "25.4", "Riverton A", "2?", "flag", "pending", Watch},
			{"12-1-2", "37.0", "Peak A", "3", "flag zone-late", "upheld", Out},
			{"12-1-1", "12.9", "team unknown", "", "DQ lane", "dismissed", Good},
		},
		Selected: 1,
		Finished: []string{"1   Northside A 50.12", "2   Peak A 50.20", "3   Lakewood A 50.31", "4   Riverton A 51.00"},
		Decided:  []string{"1   Northside A 50.12", "2   Lakewood A 50.31", "3   Riverton A 51.00", "DQ  Peak A 50.20"},
		Detail:   []string{"baton passed beyond the zone TR24.7 – the baton's position decides, not bodies", "a metre beyond, edge: exit, seen by umpire 3, from inside", "upheld at 14:20 by J. Stone"},
	}
}

// reviewScreens are all screens after the gun, by what they show.
func reviewScreens() map[string]func(theme Theme, w, h int) string {
	screens := map[string]func(theme Theme, w, h int) string{}
	review := func(name string, change func(p *Review)) {
		screens[name] = func(theme Theme, w, h int) string {
			p := reviewed()
			change(&p)
			p.Width, p.Height = w, h
			return p.Draw(theme)
		}
	}
	decisions := func(name string, change func(p *Decisions)) {
		screens[name] = func(theme Theme, w, h int) string {
			p := decided()
			change(&p)
			p.Width, p.Height = w, h
			return p.Draw(theme)
		}
	}
	review("review", func(*Review) {})
	review("review-fixing", func(p *Review) { p.Fixing = fixing() })
	review("review-refused", func(p *Review) { p.Fixing = &Fixing{What: "to lane", Input: "9", Wrong: "no team has key 9"} })
	review("review-waiting", func(p *Review) {
		p.Fixing = &Fixing{What: "swap lanes", Waits: "which two, for the whole race?"}
		p.Filter, p.Filtering = "lakewood", true
	})
	review("review-help", func(p *Review) { p.Help = &Help{Title: "Keys", Bindings: p.Foot} })
	review("review-empty", func(p *Review) { *p = Review{Edges: p.Edges, Empty: "Nothing was recorded of this race."} })
	decisions("decisions", func(*Decisions) {})
	decisions("decisions-upholding", func(p *Decisions) { p.Fixing = fixing() })
	decisions("decisions-none", func(p *Decisions) { *p = Decisions{Edges: p.Edges, Empty: "No report waits for the referee."} })
	return screens
}

func TestReviewScreens(t *testing.T) {
	for name, draw := range reviewScreens() {
		t.Run(name, func(t *testing.T) { eachSize(t, draw) })
	}
}

func TestReviewScreensFitEveryWindow(t *testing.T) {
	theme := NewTheme("mono", Screen{Term: "xterm-256color"})
	for name, draw := range reviewScreens() {
		for w := 0; w <= 130; w += 13 {
			for h := range 45 {
				screen := draw(theme, w, h)
				lines := strings.Split(screen, "\n")
				if screen != "" && len(lines) != h {
					t.Fatalf("%s at %dx%d has %d lines", name, w, h, len(lines))
				}
				for _, l := range lines {
					if got := cells(clean(ansi.Strip(l))); got > w {
						t.Fatalf("%s at %dx%d: %d cells in %q", name, w, h, got, l)
					}
				}
			}
		}
	}
}

func TestAFixIsSeenInEveryWindowThatIsUsable(t *testing.T) {
	theme := NewTheme("mono", Screen{Term: "xterm-256color"})
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
		screen := reviewScreens()["review-fixing"](theme, size[0], size[1])
		for _, want := range []string{"to lane 2", "3rd → 2nd", "25.10"} {
			if !strings.Contains(screen, want) {
				t.Errorf("%v does not show %q:\n%s", size, want, screen)
			}
		}
	}
}
