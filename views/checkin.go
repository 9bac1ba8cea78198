package views

// CheckIn is the call before the gun: one zone after the other in the order of
// the oval, and who must stand there in which lane.
type CheckIn struct {
	Edges
	Zones    []ZoneTab // in the order of the oval
	Zone     int       // the one shown
	Where    string    // "zone 2, 180 to 210 m, scratch line at 200 m"
	Flag     string    // what the zone's flag says: "YELLOW – not ready"; empty at the start
	White    bool      // the flag is white
	AllReady bool
	Columns  []Column
	Rows     []ListRow
	Selected int
	Missing  string // all those of the race who are not where they are needed
}

// ZoneTab is a zone in short: its name and how many of its runners are in.
type ZoneTab struct {
	Name, Short string // "zone 2", "2"
	In          string // "7/9"
	Ready       bool
}

// Draw draws the call.
func (p *CheckIn) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// lines are the zones, the one shown with its flag, its runners, and who is
// missing anywhere. Runners come first where there is little room.
func (p *CheckIn) lines(t *Theme, w, h int) []string {
	left := budget(h)
	tabs := left.one(true)
	rows := left.take(min(len(p.Rows), max(1, h/2)))
	flag := left.one(true)
	missing := left.one(p.Missing != "")
	rows += left.take(len(p.Rows) - rows)
	heading := left.one(true)
	high := 0
	if p.AllReady {
		high = min(3, left.take(3))
	}
	var lines []string
	if tabs {
		lines = append(lines, p.tabs(t, w))
	}
	if high > 0 {
		lines = append(lines, allReady(t, w, high)...)
	}
	if flag {
		lines = append(lines, p.flag(t, w, high > 0))
	}
	table := List{Edges: Edges{Width: w}, Columns: p.Columns, Rows: p.Rows, Selected: p.Selected, Empty: "no team stands here"}
	lines = append(lines, p.table(t, table, rows, heading)...)
	if missing {
		lines = append(lines, own(t, t.Alarm, w, "", p.Missing))
	}
	return lines
}

// table is the runners of the zone, the selected one among them.
func (p *CheckIn) table(t *Theme, table List, rows int, heading bool) []string {
	if len(table.Rows) == 0 {
		return wrapped(t, table.Width, table.Empty)
	}
	var lines []string
	widths := table.widths()
	if heading {
		lines = append(lines, table.heading(t, widths))
	}
	from := scroll(p.Selected, len(p.Rows), rows)
	for i := from; i < min(len(p.Rows), from+rows); i++ {
		lines = append(lines, table.row(t, i, widths))
	}
	return lines
}

// tabs are the zones side by side, in the longest form that fits: with names,
// with numbers, and of those as many as fit round the one shown.
func (p *CheckIn) tabs(t *Theme, w int) string {
	name := func(z ZoneTab) string { return z.Name }
	from, end := 0, len(p.Zones)
	if p.tabsWidth(from, end, name) > w {
		name = func(z ZoneTab) string { return z.Short }
	}
	for p.tabsWidth(from, end, name) > w && end-from > 1 {
		if p.Zone-from > end-1-p.Zone {
			from++
		} else {
			end--
		}
	}
	l := newLine(t, w)
	for i := from; i < end; i++ {
		z, ink, mark := p.Zones[i], t.Text, " "
		if i == p.Zone {
			ink, mark = t.Press, "▸"
		}
		l.gap(t.Text, 1)
		l.put(ink, mark+name(z)+" "+z.In)
		switch {
		case z.Ready && i == p.Zone:
			l.put(ink, " ✓ ")
		case z.Ready:
			l.put(t.Good, " ✓ ")
		default:
			l.put(ink, "   ")
		}
	}
	return l.end(t.Text)
}

func (p *CheckIn) tabsWidth(from, end int, name func(ZoneTab) string) (wide int) {
	for _, z := range p.Zones[from:end] {
		wide += cells(clean(name(z)+z.In)) + 6
	}
	return wide
}

// allReady says it so that the starter's assistant sees it from the infield.
func allReady(t *Theme, w, high int) []string {
	lines := make([]string, high)
	for i := range lines {
		text := ""
		if i == high/2 {
			text = "ALL ZONES READY"
		}
		lines[i] = shout(t, t.Shout, w, text)
	}
	return lines
}

// flag is the zone shown and what its flag says; whether all zones are ready
// stands there too where it has no lines of its own.
func (p *CheckIn) flag(t *Theme, w int, said bool) string {
	flag, ink := p.Flag, t.Watch
	switch {
	case p.AllReady && !said:
		flag, ink = "ALL ZONES READY", t.Shout
	case p.White:
		ink = t.Press
	}
	wide := cells(clean(flag)) + 2*b2i(flag != "")
	l := newLine(t, w)
	l.gap(t.Text, 1)
	if room := l.left() - wide - 1; room >= 8 {
		l.cell(t.Strong, p.Where, min(room, cells(clean(p.Where))))
	}
	l.to(t.Text, w-wide)
	if flag != "" {
		l.put(ink, " "+flag+" ")
	}
	return l.end(t.Text)
}
