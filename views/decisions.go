package views

import "slices"

// Decisions are the reports of a meet and what the referee made of them.
type Decisions struct {
	Edges
	Rows     []DecisionRow
	Selected int
	Empty    string
	Finished []string // places of the selected row's race as the teams crossed the line
	Decided  []string // and as they stand
	Detail   []string // what was seen, by whom, under which rule
	Fixing   *Fixing
}

// DecisionRow is one report.
type DecisionRow struct {
	Race     string
	Time     string
	Team     string
	Exchange string
	What     string // "flag zone-late"
	Decision string
	Tone     Tone
}

// leastReports is how many lines the reports keep when the window is low.
const leastReports = 4

// Draw draws the reports over the places they decide.
func (p *Decisions) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

func (p *Decisions) lines(t *Theme, w, h int) []string {
	under := below(t, w, h, p.Fixing, p.Detail)
	room := h - len(under)
	orders := p.orders(t, w, min(room-leastReports, room*2/3))
	room = max(0, room-len(orders))
	table := p.table(w)
	return slices.Concat(pad(t, table.body(t, room), w, room), orders, under)
}

func (p *Decisions) table(w int) *List {
	l := &List{
		Edges: Edges{Width: w}, Selected: p.Selected, Empty: p.Empty,
		Columns: []Column{texts("RACE", 6), texts("TEAM", 8), texts("WHAT", 4), texts("EX", 2), figures("TIME", 0), texts("DECISION", 9)},
	}
	for _, r := range p.Rows {
		l.Rows = append(l.Rows, ListRow{Cells: []string{r.Race, r.Team, r.What, r.Exchange, r.Time, r.Decision}, Tone: r.Tone})
	}
	return l
}

// orders are the two orders side by side, in at most so many lines; nothing
// where there is no room for their heading and two teams.
func (p *Decisions) orders(t *Theme, w, most int) []string {
	if most < 4 || len(p.Decided) == 0 {
		return nil
	}
	half := w / 2
	row := func(k Ink, a, b string) string {
		l := newLine(t, w)
		l.gap(k, 1)
		l.cell(k, a, half-2)
		l.gap(k, 1)
		l.put(k, b)
		return l.end(t.Text)
	}
	lines := []string{rule(t, w), row(t.Heading, "AS FINISHED", "AS DECIDED")}
	for i := 0; i < max(len(p.Finished), len(p.Decided)) && len(lines) < most; i++ {
		a, b, k := at(p.Finished, i), at(p.Decided, i), t.Text
		if a != b {
			k = t.Strong
		}
		lines = append(lines, row(k, a, b))
	}
	return lines
}

func at(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return ""
}
