package views

// PairPage is what a pair's hand-offs come to: a row for each go-mark of a class,
// where they were passed, and what a coach would do with the mark.
type PairPage struct {
	Edges
	What  string // "4×100 m, exchange 2 · zone 30 m · blind R→L"
	Mark  string // as it is planned: "7.5 m"
	Rows  []ListRow
	Empty string
	Zone  Zone // where the repetitions with this mark were passed
	Words []CoachWord
}

// pairColumns are how often, how it went, where and how fast.
var pairColumns = []Column{texts("HAND-OFFS", 13), figures("MARK", 0), figures("CLEAN", 0), figures("LATE", 3), figures("EARLY", 3), figures("LOST", 3), figures("AT", 0), figures("ZONE", 2), figures("KEPT", 1)}

// Draw draws the pair's page.
func (p *PairPage) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// lines are the table, the zone with the passes in it, and the advice, which
// comes first where not all of it fits.
func (p *PairPage) lines(t *Theme, w, h int) []string {
	words := (&HandOffs{Words: p.Words}).coach(t, w, 2*h)
	left := budget(h)
	advice := left.take(min(len(words), max(2, h/2)))
	what := left.one(p.What != "")
	ruled := left.one(true)
	picture := b2i(p.Zone.Length() > 0 && w >= zoneWhole+10 && left.one(left > 2)) // a heading says more
	lines := []string{}
	if what {
		lines = append(lines, p.what(t, w))
	}
	table := List{Edges: Edges{Width: w}, Columns: pairColumns, Rows: p.Rows, Selected: -1, Empty: p.Empty}
	room := int(left)
	if room > 1 {
		room = max(4, room) // below four a list has no heading
	}
	body := table.body(t, room)
	lines = append(lines, body[:min(len(body), int(left))]...)
	if picture > 0 {
		l := newLine(t, w)
		l.gap(t.Text, 2)
		drawZone(t, l, p.Zone, zoneStrip)
		l.put(t.Text, " where it was passed")
		lines = append(lines, l.end(t.Text))
	}
	if ruled {
		lines = append(lines, rule(t, w))
	}
	return append(lines, words[:advice]...)
}

// what is the mark and the hand-off, without the parts at its end that do not fit.
func (p *PairPage) what(t *Theme, w int) string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	l.put(t.Strong, "go-mark "+p.Mark)
	l.gap(t.Text, 3)
	l.put(t.Text, whole(p.What, l.left(), " · "))
	return l.end(t.Text)
}
