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

// Column is one column of a List. Where columns are too wide they shrink to
// Least from the right; then those between the first and the last, the status
// word, go from the right.
type Column struct {
	Head  string
	Least int
	Right bool // figures
}

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
		below = append([]string{rule(t, p.Width)}, wrapped(t, p.Width, p.Means)...)
	}
	high := max(1, room-len(lines)-len(below))
	from := scroll(p.Selected, len(p.Rows), high)
	for i := from; i < min(len(p.Rows), from+high); i++ {
		lines = append(lines, p.row(t, i, widths))
	}
	return append(lines, below[:max(0, min(len(below), room-len(lines)))]...)
}

// widths gives each column what it needs, less from the right where all of
// them are too wide, nothing to those before the last where even that is.
func (p *List) widths() []int {
	w, total := make([]int, len(p.Columns)), 2
	for i, c := range p.Columns {
		w[i] = cells(clean(c.Head))
		for _, r := range p.Rows {
			if i < len(r.Cells) {
				w[i] = max(w[i], cells(clean(r.Cells[i])))
			}
		}
		w[i] += 2
		total += w[i]
	}
	for i := len(w) - 1; i >= 0; i-- {
		less := max(0, min(total-p.Width, w[i]-p.Columns[i].Least-2))
		w[i] -= less
		total -= less
	}
	for i := len(w) - 2; i > 0 && total > p.Width; i-- {
		total -= w[i]
		w[i] = 0
	}
	return w
}

func (p *List) heading(t *Theme, widths []int) string {
	l := newLine(t, p.Width)
	l.gap(t.Heading, 2)
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
		l.rightAll(k, s, w-2)
		l.gap(k, 2)
	default:
		l.cell(k, s, w-2)
		l.gap(k, 2)
	}
}
