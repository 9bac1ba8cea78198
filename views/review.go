package views

import "time"

// Review is everything recorded of one race and what became of it, to be put
// right by keys.
type Review struct {
	Edges
	Span     time.Duration // of the time line
	Lanes    []ReviewLane  // the time line, lanes down; shown where there is room
	Rows     []ReviewRow
	Selected int
	Empty    string
	Detail   []string // of the selected row: what is suspected, what fixed it
	Fixing   *Fixing
}

// ReviewRow is one thing recorded. Its glyph is the one on the time line.
type ReviewRow struct {
	Glyph   string
	Time    string // "24.81", "~24.81" where estimated
	Key     string
	Team    string
	Station string
	Became  string // "ex 2", "double press?", "taken back"
	Tone    Tone
	Marked  bool // in the range
}

// ReviewLane is one line of the time line.
type ReviewLane struct {
	Label string
	Marks []ReviewMark
}

// ReviewMark is one thing recorded, on the time line.
type ReviewMark struct {
	At       time.Duration
	Glyph    string
	Tone     Tone
	Selected bool
}

// Least and most lines of the parts under and over a review's table.
const (
	leastTable = 8 // heading and rows
	mostBelow  = 6 // what a fix changes
)

// Draw draws a review.
func (p *Review) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// lines are the time line where there is room, the table, and what
// a fix changes.
func (p *Review) lines(t *Theme, w, h int) []string {
	under := below(t, w, h, p.Fixing, p.Detail)
	lines := p.timeLine(t, w, h-len(under)-leastTable)
	room := max(0, h-len(lines)-len(under))
	table := p.table(w)
	return append(append(lines, pad(t, table.body(t, room), w, room)...), under...)
}

func (p *Review) table(w int) *List {
	l := &List{
		Edges: Edges{Width: w}, Selected: p.Selected, Empty: p.Empty,
		Columns: []Column{texts("", 2), figures("TIME", 0), texts("TEAM", 11), texts("KEY", 3), texts("BY", 4), texts("WHAT BECAME OF IT", 12)},
	}
	for _, r := range p.Rows {
		glyph := " " + r.Glyph
		if r.Marked {
			glyph = "┃" + r.Glyph
		}
		l.Rows = append(l.Rows, ListRow{Cells: []string{glyph, r.Time, r.Team, r.Key, r.Station, r.Became}, Tone: r.Tone})
	}
	return l
}
