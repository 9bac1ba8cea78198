package views

import (
	"strings"
	"testing"
)

// costs is a table of a name, three figures and a word, as a season's costs are.
func costs() List {
	return List{
		Columns: []Column{texts("TEAM", 5), figures("EX", 0), figures("COSTS", 0), figures("TREND", 1), figures("WORST", 2), texts("", 4), texts("WAY", 8)},
		Rows: []ListRow{
			{[]string{"Northside A", "2", "0.4 ± 0.2 s", "−0.1 ± 0.2 s", "1.25", "", "not sure"}, Calm},
			{[]string{"Mill Creek B", "1", "0.0 ± 0.1 s", "0.0 ± 0.2 s", "0.31", "", "better"}, Calm},
		},
	}
}

func TestInAListFiguresAreWholeOrNotThere(t *testing.T) {
	for w := 1; w <= 80; w++ {
		p := costs()
		p.Width = w
		widths := p.widths()
		drawn := p.row(&Theme{}, 0, widths)
		for i, c := range p.Columns {
			if figure := p.Rows[0].Cells[i]; c.Right && widths[i] > 0 && w >= 32 && !strings.Contains(drawn, figure) {
				t.Errorf("%d cells: %s is not whole in %q", w, figure, drawn)
			}
		}
	}
}

func TestAListGivesUpFirstWhatIsMissedLeast(t *testing.T) {
	for _, c := range []struct {
		width int
		heads string
	}{
		{66, "TEAM EX COSTS TREND WORST WAY"}, {58, "TEAM EX COSTS TREND WORST WAY"}, {57, "TEAM EX COSTS TREND WORST WAY"},
		{50, "TEAM EX COSTS TREND WAY"}, {40, "TEAM EX COSTS WAY"}, {36, "TEAM EX COSTS WAY"}, {30, "TEAM EX WAY"}, {12, "TEAM WAY"},
	} {
		p := costs()
		p.Width = c.width
		var heads []string
		for i, w := range p.widths() {
			if w > 0 {
				heads = append(heads, p.Columns[i].Head)
			}
		}
		if got := strings.Join(heads, " "); got != c.heads {
			t.Errorf("%d cells: %s, want %s", c.width, got, c.heads)
		}
	}
}

func TestAListLeavesOutAColumnInWhichNobodyHasAnything(t *testing.T) {
	p := costs()
	p.Width = 80
	for i := range p.Rows {
		p.Rows[i].Cells[3] = ""
	}
	if head := p.heading(&Theme{}, p.widths()); strings.Contains(head, "TREND") || !strings.Contains(head, "WORST") {
		t.Errorf("the heading is %q", head)
	}
}

func TestWhatIsToldLeavesItsLastClausesOutWhole(t *testing.T) {
	const said = "splits ± 0.2 s · gun and finish 0.20 s short; finishes agree to ± 0.04 s"
	for _, c := range []struct {
		wide, most int
		want       string
	}{
		{80, 1, said},
		{72, 1, said},
		{71, 1, "splits ± 0.2 s · gun and finish 0.20 s short …"},
		{46, 1, "splits ± 0.2 s · gun and finish 0.20 s short …"},
		{45, 1, "splits ± 0.2 s …"},
		{34, 2, "splits ± 0.2 s · gun and finish/0.20 s short …"},
		{38, 2, "splits ± 0.2 s · gun and finish 0.20 s/short; finishes agree to ± 0.04 s"},
		{10, 1, "splits ± …"},
	} {
		if got := strings.Join(told(said, c.wide, c.most), "/"); got != c.want {
			t.Errorf("in %d lines of %d: %q, want %q", c.most, c.wide, got, c.want)
		}
	}
}

func TestAFigureStaysWithItsUnitAndItsDoubt(t *testing.T) {
	for said, want := range map[string]string{
		"it costs 0.4 ± 0.2 s a race":       "it costs/0.4 ± 0.2 s a/race",
		"passes by 1.6 m, late":             "passes by/1.6 m, late",
		"in the end ex 2 was the worst":     "in the end/ex 2 was the/worst",
		"took 3.4 s / 30 m here":            "took/3.4 s / 30 m/here",
		"scratch at 200 m of":               "scratch at/200 m of",
		"wordsthatarelong 1 ± 2 s / 30 m 4": "wordsthatarelong/1 ± 2 s / 30 m/4",
	} {
		if got := strings.Join(Wrap(said, 14), "/"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestBesideATitleOnlyTheFirstPartHoldsItsPlace(t *testing.T) {
	for _, c := range []struct {
		wide int
		want string
	}{
		{48, " Results · 12-1-1 Girls … as decided · official "},
		{47, " Results · 12-1-1 Girls 4×100 m pr… as decided "},
		{80, " Results · 12-1-1 Girls 4×100 m prelim                    as decided · official "},
		{40, " Results · 12-1-1 Girls 4×1… as decided "},
		{24, " Results · … as decided "},
		{20, " Results · 12-1-1 G…"},
	} {
		if got := titleLine(&Theme{}, c.wide, "Results · 12-1-1 Girls 4×100 m prelim", "as decided · official", Calm); got != c.want {
			t.Errorf("%d cells: %q, want %q", c.wide, got, c.want)
		}
	}
}
