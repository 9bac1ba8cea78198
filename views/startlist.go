package views

// StartList is the start list of one race: its entries by lane, and the line-up
// of the selected one.
type StartList struct {
	Edges      // the help in place of the lists
	Rows       []StartListRow
	Selected   int
	Empty      string // where there are no rows: what to do
	Team       string // the selected one
	Facts      string // about it: "lane 3 · red · seed 51.20 · target 50.20"
	Legs       []StartListLeg
	Leg        int
	Alternates string
	Warnings   []string // what a coach would say of the line-up
}

// StartListRow is one entry.
type StartListRow struct {
	Lane, Team, Look, Hip string
	Runners               string // who runs, in the order of the legs
	Seed, Target          string
	Status                string // "declared", "3 of 4 named", "scratched"
	Tone                  Tone
}

// StartListLeg is one leg of the selected entry. How fast one runs depends on
// the leg: beside its target stand the pace that it asks and the runner's best
// over the distance.
type StartListLeg struct {
	Leg            string // "1 100 m"
	Runner         string
	Target         string
	Per100, PerLap string // the pace that the target asks
	Best           string
	Status         string // "changed: misread", "for Bea Holt: ill"
	Tone           Tone
}

// Draw draws the start-list screen.
func (p *StartList) Draw(t Theme) string {
	return p.between(&t, p.head(&t), p.feet(&t), func(_, h int) []string { return p.body(&t, h) })
}

// entries are the rows as a list. Who runs is told where there is room for it.
func (p *StartList) entries() List {
	l := List{
		Edges: p.Edges, Selected: p.Selected, Empty: p.Empty,
		Columns: []Column{figures("LANE", 0), texts("TEAM", 13), texts("LOOK", 5), figures("HIP", 0), figures("SEED", 0), figures("TARGET", 0), texts("", 8)},
	}
	wide := p.Width >= roomForRunners
	if wide {
		l.Columns = append(l.Columns[:6], texts("RUNNERS", 12), l.Columns[6])
	}
	for _, r := range p.Rows {
		row := []string{r.Lane, r.Team, r.Look, r.Hip, r.Seed, r.Target}
		if wide {
			row = append(row, r.Runners)
		}
		l.Rows = append(l.Rows, ListRow{append(row, r.Status), r.Tone})
	}
	return l
}

// roomForRunners is the width from which every entry says who runs.
const roomForRunners = 110

// body is the entries above the line-up of the selected one. In low windows the
// line-up gets two thirds, and loses first what is least needed.
func (p *StartList) body(t *Theme, room int) []string {
	entries := p.entries()
	if p.Help != nil || len(p.Rows) == 0 || room < 3 {
		return entries.body(t, room)
	}
	want := p.lineUpWants()
	parting := b2i(room >= 8)
	high := min(want, max(room-parting-1-len(p.Rows), room*2/3-parting, 2))
	lines := entries.body(t, room-high-parting)
	lines = pad(t, lines, p.Width, min(len(lines), room-high-parting))
	if parting > 0 {
		lines = append(lines, rule(t, p.Width))
	}
	return append(lines, p.lineUp(t, high)...)
}

func (p *StartList) lineUpWants() int {
	return 2 + len(p.Legs) + b2i(p.Alternates != "") + len(p.Warnings)
}

// lineUp is the selected entry: what it is, its legs, who may come in, and what
// a coach would say.
func (p *StartList) lineUp(t *Theme, high int) []string {
	spare := budget(high - 1 - len(p.Legs))
	alternates := spare.one(p.Alternates != "")
	heading := spare.one(true)
	warnings := p.Warnings[:spare.take(len(p.Warnings))]
	lines := []string{p.teamLine(t)}
	room := high - 1 - b2i(alternates) - len(warnings)
	legs := p.legs()
	widths := legs.widths()
	if heading {
		lines = append(lines, legs.heading(t, widths))
		room--
	}
	from := scroll(p.Leg, len(p.Legs), room)
	for i := from; i < min(len(p.Legs), from+room); i++ {
		lines = append(lines, legs.row(t, i, widths))
	}
	if alternates {
		lines = append(lines, newText(t, p.Width, t.Text, "  alternates  "+p.Alternates))
	}
	for _, w := range warnings {
		l := newLine(t, p.Width)
		l.gap(t.Text, 2)
		l.put(t.Watch, "! "+w)
		lines = append(lines, l.end(t.Text))
	}
	return lines
}

func (p *StartList) teamLine(t *Theme) string {
	l := newLine(t, p.Width)
	l.gap(t.Text, 1)
	l.put(t.Heading, p.Team)
	if p.Facts != "" {
		l.put(t.Text, "   "+p.Facts)
	}
	return l.end(t.Text)
}

// legs are the legs as a list.
func (p *StartList) legs() List {
	l := List{
		Edges: Edges{Width: p.Width}, Selected: p.Leg,
		Columns: []Column{texts("LEG", 8), texts("RUNNER", 10), figures("TARGET", 0), figures("/100", 0), figures("/LAP", 0), figures("BEST", 0), texts("", 5)},
	}
	for _, leg := range p.Legs {
		cells := []string{leg.Leg, leg.Runner, leg.Target, leg.Per100, leg.PerLap, leg.Best, leg.Status}
		l.Rows = append(l.Rows, ListRow{cells, leg.Tone})
	}
	return l
}
