package views

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var startListFoot = []Binding{
	{"enter", "runner", ""}, {"v", "paste", ""}, {"e", "team", ""}, {"n", "new", ""}, {"m", "lane", ""}, {"x", "scratch", ""}, {"l", "declare", ""},
	{"b", "substitute", ""}, {"?", "keys", ""}, {"esc", "races", ""},
}

// startList is a heat before the gun: the own squad's order is declared, and
// has changed since.
func startList() StartList {
	return StartList{
		Edges: Edges{Title: "12-1-3  Girls 4×100 m · heat 3", About: "race 3 of 12 · armed", Foot: startListFoot},
		Rows: []StartListRow{
			{"1", "Lakewood A", "green", "", "", "51.90", "51.20", "0 of 4", Calm},
			{"2", "Riverton A", "white", "", "Osei, Vane, ·, ·", "51.30", "", "2 of 4", Calm},
			{"3", "Northside A ★", "red", "12", "Ruiz, Park, Lim, Wong", "50.80", "50.20", "changed", Watch},
			{"4", "Peak A", "black", "", "Adler, Boyd, Cruz, Stone", "50.10", "", "declared", Good},
			{"5", "Boulder A", "gold", "", "", "52.40", "", "scratched", Out},
		},
		Selected: 2, Team: "Northside A", Facts: "order declared · lane 3 · red · hip 12 · seed 50.80 · target 50.20", Leg: 1,
		Legs: []StartListLeg{
			{"1 100 m", "Ana Ruiz", "12.60", "12.60", "", "12.61", "", Calm},
			{"2 100 m", "Eva Park", "12.40", "12.40", "", "", "for Bea Holt: ill", Watch},
			{"3 100 m", "Cara Lim", "12.60", "12.60", "", "12.55", "changed: misread", Watch},
			{"4 100 m", "Dee Wong", "12.60", "12.60", "", "12.48", "missing", Alarm},
		},
		Alternates: "Eva Park, Fay Kerr", Warnings: []string{"Ana Ruiz runs legs 1 and 3: nobody runs twice in one team"},
	}
}

// startLists are the screens that are pinned.
func startLists() map[string]StartList {
	medley := startList()
	medley.Title, medley.About = "14-1-1  Distance medley", "race 7 of 12 · scheduled"
	medley.Facts, medley.Alternates, medley.Warnings, medley.Leg = "lane 3 · red · target 12:40.00", "", nil, 3
	medley.Legs = []StartListLeg{
		{"1 1200 m", "Ana Ruiz", "3:48.00", "19.00", "1:16.00", "3:44.50", "", Calm},
		{"2 400 m", "Bea Holt", "1:02.00", "15.50", "1:02.00", "1:01.20", "", Calm},
		{"3 800 m", "Cara Lim", "2:30.00", "18.75", "1:15.00", "2:25.10", "", Calm},
		{"4 1600 m", "", "", "", "", "", "open", Calm},
	}
	asking := startList()
	asking.Foot = []Binding{{"enter", "takes it", ""}, {"tab", "the name offered", ""}, {"↓", "next offer", ""}, {"esc", "never mind", ""}}
	asking.Question = &Question{Asks: "leg 2 of Northside A", Before: "b", Offers: []string{"Bea Holt", "Beate Roth", "Bo Vane"}, Offer: 1}
	refused := startList()
	refused.Foot = []Binding{{"enter", "takes it", ""}, {"esc", "never mind", ""}}
	refused.Question = &Question{Asks: "why?", Says: "Northside A, leg 2: the order is declared: say why it changes", Tone: Watch}
	help := startList()
	help.Help = &Help{Title: "Keys", Bindings: []Binding{{"enter", "who runs the leg", "Line-up"}, {"v", "paste the names, one a line", "Line-up"}, {"n", "new team", "Teams"}, {"esc", "races", "Where"}}}
	empty := startList()
	empty.Rows, empty.Legs, empty.Empty, empty.Note, empty.NoteTone = nil, nil, "No team fits the filter.", "there is no team yet: n makes one", Watch
	empty.Filter, empty.Filtering = "north", true
	return map[string]StartList{"declared": startList(), "medley": medley, "asking": asking, "why": refused, "help": help, "empty": empty}
}

func teamSheet() Sheet {
	field := func(asks, text string) Field { return Field{Question: Question{Asks: asks, Before: text}} }
	s := Sheet{
		Edges: Edges{
			Title: "Northside A", About: "12-1-3  Girls 4×100 m · heat 3", Note: "lane 4, Peak A and Northside A: the lane is taken",
			NoteTone: Alarm,
			Foot:     []Binding{{"enter ↓", "next", ""}, {"↑", "back", ""}, {"tab", "complete", ""}, {"ctrl+s", "save", ""}, {"esc", "never mind", ""}},
		},
		At: 2,
		Fields: []Field{field("team", "Northside"), field("squad", "A"), field("lane", "4"), field("look (vest)", "red"), field("hip number", "12"),
			field("seed time", "50.80"), field("target time", "fast"), field("alternates", "Eva Park; Fay Kerr"), field("own squad, pinned", "yes")},
	}
	s.Fields[6].Wrong = true
	s.Fields[2].Marked = true
	return s
}

// raceSheet is the form of a new race, on the choice of its relay.
func raceSheet() Sheet {
	relays := []string{"4×100 m", "4×200 m", "4×400 m", "mixed 4×400 m", "mixed 4×100 m", "4×800 m", "distance medley", "sprint medley 1600", "shuttle hurdles", "custom relay"}
	return Sheet{
		Edges: Edges{Title: "New race", Foot: []Binding{{"← →", "choose", ""}, {"enter ↓", "next", ""}, {"↑", "back", ""}, {"ctrl+s", "save", ""}, {"esc", "never mind", ""}}},
		Fields: []Field{{Question: Question{Asks: "which relay", Before: "mixed 4×400 m", Marked: true, Choices: relays, Choice: 3}},
			{Question: Question{Asks: "name, if any", Before: "Final"}}, {Question: Question{Asks: "lanes: 8, or 3-6", Before: "8"}}, {Question: Question{Asks: "teams by lane"}}},
	}
}

func importPreview() Import {
	return Import{
		List: List{
			Edges: Edges{
				Title: "Import", About: "2 new, 1 changed, 1 unsure, 1 refused",
				Foot: []Binding{{"enter", "write it", ""}, {"o", "another file", ""}, {"/", "filter", ""}, {"esc", "write nothing", ""}},
			},
			Selected: 2,
			Columns:  []Column{texts("FROM", 8), texts("WHAT", 12), texts("", 7)},
			Rows: []ListRow{
				{[]string{"lynx.evt:12", "12-1-3 Girls 4x100 Meter Relay: new race, 4x100", "new"}, Good},
				{[]string{"lynx.evt:13", "12-1-3 lane 3: Northside A new", "new"}, Good},
				{[]string{"lynx.evt:14", "12-1-3 lane 4: Peak A moves from lane 5 to lane 4; look black, was gold", "changed"}, Watch},
				{[]string{"lynx.evt:15", "14-1-1 Mixed Relay: 4x400mix? (1600 m in all, and mixed)", "unsure"}, Watch},
				{[]string{"lynx.evt:31", "11-1-1 lane 2: Riverton A: 11-1-1 is running, and a race that has begun is not altered unless it is named", "refused"}, Alarm},
			},
		},
		Says: "lynx.evt:14: 12-1-3 lane 4: Peak A moves from lane 5 to lane 4; look black, was gold",
	}
}

func TestStartListScreens(t *testing.T) {
	for name, p := range startLists() {
		t.Run(name, func(t *testing.T) {
			eachSize(t, func(theme Theme, w, h int) string {
				p.Width, p.Height = w, h
				return p.Draw(theme)
			})
		})
	}
	for name, p := range map[string]Sheet{"team": teamSheet(), "new-race": raceSheet()} {
		t.Run(name, func(t *testing.T) {
			eachSize(t, func(theme Theme, w, h int) string {
				p.Width, p.Height = w, h
				return p.Draw(theme)
			})
		})
	}
	asked := importPreview()
	asked.Question = &Question{Asks: "file or folder", Before: "/media/stick/lynx", After: ".evt", Offers: []string{"/media/stick/lynx.evt"}}
	for name, p := range map[string]Import{"import": importPreview(), "import-path": asked} {
		t.Run(name, func(t *testing.T) {
			eachSize(t, func(theme Theme, w, h int) string {
				p.Width, p.Height = w, h
				return p.Draw(theme)
			})
		})
	}
}

func oddQuestion(t *rapid.T) Question {
	return Question{Asks: oddName().Draw(t, "asks"), Before: oddName().Draw(t, "before"), After: oddName().Draw(t, "after"),
		Offers: rapid.SliceOfN(oddName(), 0, 9).Draw(t, "offers"), Offer: rapid.IntRange(-2, 12).Draw(t, "offer"), Says: oddName().Draw(t, "says"), Marked: rapid.Bool().Draw(t, "marked"),
		Choices: rapid.SliceOfN(oddName(), 0, 9).Draw(t, "choices"), Choice: rapid.IntRange(-2, 12).Draw(t, "choice")}
}

func TestNoStartListIsEverLargerThanTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := startLists()[rapid.SampledFrom([]string{"declared", "medley", "asking", "help", "empty"}).Draw(t, "screen")]
		p.Width, p.Height = sizes(t)
		p.Selected, p.Leg = rapid.IntRange(-2, 40).Draw(t, "selected"), rapid.IntRange(-2, 40).Draw(t, "leg")
		for range rapid.IntRange(0, 40).Draw(t, "more rows") {
			p.Rows = append(p.Rows, StartListRow{"99", oddName().Draw(t, "team"), oddName().Draw(t, "look"), "7", oddName().Draw(t, "runners"), "", "", oddName().Draw(t, "status"), Watch})
		}
		for range rapid.IntRange(0, 30).Draw(t, "more legs") {
			p.Legs = append(p.Legs, StartListLeg{Leg: "9 100 m", Runner: oddName().Draw(t, "runner"), Status: oddName().Draw(t, "why")})
		}
		p.Team, p.Facts, p.Alternates, p.Note = oddName().Draw(t, "name"), oddName().Draw(t, "facts"), oddName().Draw(t, "alternates"), oddName().Draw(t, "note")
		p.Warnings = rapid.SliceOfN(oddName(), 0, 12).Draw(t, "warnings")
		if rapid.Bool().Draw(t, "asked") {
			q := oddQuestion(t)
			p.Question = &q
		}
		fits(t, p.Draw(anyTheme(t)), p.Width, p.Height)
	})
}

func TestNoSheetOrImportIsEverLargerThanTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := teamSheet()
		s.Width, s.Height = sizes(t)
		s.At, s.Note = rapid.IntRange(-1, 20).Draw(t, "at"), oddName().Draw(t, "note")
		for range rapid.IntRange(0, 20).Draw(t, "fields") {
			s.Fields = append(s.Fields, Field{Question: oddQuestion(t), Wrong: rapid.Bool().Draw(t, "wrong")})
		}
		fits(t, s.Draw(anyTheme(t)), s.Width, s.Height)
		p := importPreview()
		p.Width, p.Height = s.Width, s.Height
		p.Selected, p.Says, p.Note = s.At, oddName().Draw(t, "about"), s.Note
		if rapid.Bool().Draw(t, "asked") {
			q := oddQuestion(t)
			p.Question = &q
		}
		fits(t, p.Draw(anyTheme(t)), p.Width, p.Height)
	})
}

func TestTheCaretIsSeenHoweverLongTheTextAndNarrowTheWindow(t *testing.T) {
	for _, w := range []int{12, 20, 40, 80} {
		q := Question{Asks: "file or folder", Before: strings.Repeat("a long folder/", 20), After: "and more"}
		for _, q.Marked = range []bool{false, true} {
			if line := q.lines(&Theme{}, w, 1)[0]; !strings.Contains(line, caret) {
				t.Errorf("%d cells wide: %q", w, line)
			}
		}
	}
}
