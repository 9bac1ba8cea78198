package views

import (
	"strings"
)

// List is a screen of rows to choose from: the meets, a meet's races, and
// whatever else is a table.
type List struct {
	Edges    // the help in place of the rows
	Columns  []Column
	Rows     []ListRow
	Selected int
	Means    string // what the selected row means, in full, below the rows; empty for nothing
	Empty    string // where there are no rows: what to do
}

// Column is one column of a List; one in which no row has anything is left out.
// Where the columns are too wide those with the most Spare go first, of equal ones
// the right one; the first stays, and the last unless it has any. Then words are cut
// to Least, from the right.
// Figures are whole or not there: one that is cut is another figure.
type Column struct {
	Head  string
	Least int  // of words
	Right bool // figures
	Spare int  // how soon it is not missed
}

// texts is a column of words.
func texts(head string, least int) Column { return Column{Head: head, Least: least} }

// figures is a column of figures, which may go the sooner the more it can be spared.
func figures(head string, spare int) Column { return Column{Head: head, Right: true, Spare: spare} }

// ListRow is one row; Tone is that of its last cell, the status word.
type ListRow struct {
	Cells []string
	Tone  Tone
}

// Draw draws a list screen.
func (p *List) Draw(t Theme) string {
	return p.between(&t, p.head(&t), p.feet(&t), func(_, h int) []string { return p.body(&t, h) })
}

// body is the heading and the rows round the selected one, or what to do where
// there are none, or the help.
func (p *List) body(t *Theme, room int) []string {
	if p.Help != nil {
		return p.Help.lines(t, p.Width, room)
	}
	if len(p.Rows) == 0 {
		lines := []string{blank(t, p.Width)}
		for _, s := range strings.Split(p.Empty, "\n") {
			lines = append(lines, wrapped(t, p.Width, s)...)
		}
		return lines
	}
	widths := p.widths()
	var lines, below []string
	if room > 3 {
		lines = append(lines, p.heading(t, widths))
	}
	if p.Means != "" {
		below = []string{rule(t, p.Width)}
		for _, s := range told(p.Means, p.Width-2, max(1, room-len(lines)-1-min(len(p.Rows), fewest-1))) {
			below = append(below, newText(t, p.Width, t.Text, " "+s))
		}
	}
	high := max(1, room-len(lines)-len(below))
	from := scroll(p.Selected, len(p.Rows), high)
	for i := from; i < min(len(p.Rows), from+high); i++ {
		lines = append(lines, p.row(t, i, widths))
	}
	return append(lines, below[:max(0, min(len(below), room-len(lines)))]...)
}

// Cells of the mark of the selected row, and between columns.
const (
	markCells = 2
	columnGap = 2
)

// widths gives each column what it needs, nothing to those that can be spared where all
// of them are too wide, and less from the right to words where the rest still is.
func (p *List) widths() []int {
	w, least, total := p.needs()
	for total > p.Width {
		goes := p.goes(w)
		if goes <= 0 {
			break
		}
		total -= least[goes]
		w[goes], least[goes] = 0, 0
	}
	over := sum(w) + markCells - columnGap - p.Width
	for i := len(w) - 1; i >= 0 && over > 0; i-- {
		less := min(over, w[i]-least[i])
		w[i], over = w[i]-less, over-less
	}
	return w
}

// needs are the cells of each column, what is left of them where words are cut, and
// what all of that takes.
func (p *List) needs() (w, least []int, total int) {
	w, least, total = make([]int, len(p.Columns)), make([]int, len(p.Columns)), markCells-columnGap
	for i, c := range p.Columns {
		for _, r := range p.Rows {
			if i < len(r.Cells) {
				w[i] = max(w[i], cells(clean(r.Cells[i])))
			}
		}
		if w[i] == 0 {
			continue
		}
		w[i] = max(w[i], cells(clean(c.Head))) + columnGap
		if least[i] = w[i]; !c.Right {
			least[i] = min(w[i], c.Least+columnGap)
		}
		total += least[i]
	}
	return w, least, total
}

// goes is the column that is missed least of those that are there, 0 where none may go.
func (p *List) goes(w []int) (goes int) {
	last := len(w) - 1
	for i := last; i > 0; i-- {
		spare := p.Columns[i].Spare
		if stays := w[i] == 0 || i == last && spare == 0; !stays && (goes == 0 || spare > p.Columns[goes].Spare) {
			goes = i
		}
	}
	return goes
}

func sum(all []int) (total int) {
	for _, n := range all {
		total += n
	}
	return total
}

func (p *List) heading(t *Theme, widths []int) string {
	l := newLine(t, p.Width)
	l.gap(t.Heading, markCells)
	for i, c := range p.Columns {
		listCell(l, t.Heading, c, c.Head, widths[i])
	}
	return l.end(t.Heading)
}

func (p *List) row(t *Theme, i int, widths []int) string {
	l, base := newLine(t, p.Width), t.Text
	mark := "  "
	if i == p.Selected {
		base, mark = t.Press, "▸ "
	}
	l.put(base, mark)
	for x, c := range p.Columns {
		text, k := "", base
		if x < len(p.Rows[i].Cells) {
			text = p.Rows[i].Cells[x]
		}
		if x == len(p.Rows[i].Cells)-1 && i != p.Selected {
			k = t.tone(p.Rows[i].Tone)
		}
		listCell(l, k, c, text, widths[x])
	}
	return l.end(base)
}

func listCell(l *line, k Ink, c Column, s string, w int) {
	switch {
	case w <= 0:
	case c.Right:
		l.rightAll(k, s, w-columnGap)
		l.gap(k, columnGap)
	default:
		l.cell(k, s, w-columnGap)
		l.gap(k, columnGap)
	}
}
