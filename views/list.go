package views

import (
	"slices"
	"strings"
)

// List is a screen of rows to choose from: the meets, a meet's races, and
// whatever else is a table.
type List struct {
	Width, Height int
	Title         string // "Meets"
	About         string // at the right of the title: "3 of 12"
	Columns       []Column
	Rows          []ListRow
	Selected      int
	Filter        string
	Filtering     bool   // the filter is being typed
	Empty         string // where there are no rows: what to do
	Note          string // what just happened or went wrong, above the footer
	NoteTone      Tone
	Foot          []Binding
	Help          *Help     // in place of the rows
	Question      *Question // in place of the note, while something is typed
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

// DrawList draws a list screen.
func DrawList(t Theme, p List) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	head, foot := p.head(&t), p.foot(&t)
	room := max(0, p.Height-len(head)-len(foot))
	return frame(&t, slices.Concat(head, pad(&t, p.body(&t, room), p.Width, room), foot), p.Width, p.Height)
}

// head is the title, the filter and the heading of the columns.
func (p *List) head(t *Theme) []string {
	lines := []string{titleLine(t, p.Width, p.Title, p.About, Calm)}
	if p.Filtering || p.Filter != "" {
		caret := ""
		if p.Filtering {
			caret = "▏"
		}
		lines = append(lines, newText(t, p.Width, t.Strong, " / "+p.Filter+caret))
	}
	if p.Height < 6 {
		return lines
	}
	return append(lines, rule(t, p.Width))
}

// titleLine is a screen's first line: the title gives way, since what is beside it
// counts what was recorded.
func titleLine(t *Theme, w int, title, about string, tone Tone) string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	wide := cells(clean(about))
	room := w - wide - 3
	if wide == 0 || room < 8 {
		room, wide = l.left(), 0
	}
	l.put(t.Heading, cut(clean(title), room))
	if wide > 0 {
		l.to(t.Text, w-wide-1)
		l.put(t.tone(tone), about)
	}
	return l.end(t.Text)
}

// body is the heading and the rows round the selected one, or what to do where
// there are none.
func (p *List) body(t *Theme, room int) []string {
	if p.Help != nil {
		return panelLines(t, p.Help, p.Width, room)
	}
	if len(p.Rows) == 0 {
		lines := []string{blank(t, p.Width)}
		for _, s := range strings.Split(p.Empty, "\n") {
			lines = append(lines, wrapped(t, p.Width, s)...)
		}
		return lines
	}
	widths := p.widths()
	var lines []string
	if room > 3 {
		lines = append(lines, p.heading(t, widths))
	}
	high := room - len(lines)
	from := scroll(p.Selected, len(p.Rows), high)
	for i := from; i < min(len(p.Rows), from+high); i++ {
		lines = append(lines, p.row(t, i, widths))
	}
	return lines
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

// foot is the question that is open, else the note, and the keys.
func (p *List) foot(t *Theme) []string {
	if p.Question != nil {
		return asking(t, p.Width, p.Height, p.Question, p.Foot)
	}
	return feet(t, p.Width, p.Height, p.Note, p.NoteTone, p.Foot)
}

// feet is the end of a screen: the note, a rule and the keys, less in low windows.
func feet(t *Theme, w, h int, note string, tone Tone, keys []Binding) []string {
	var lines []string
	if h >= 6 {
		lines = append(lines, rule(t, w))
	}
	if note != "" && h >= 3 {
		l := newLine(t, w)
		l.gap(t.Text, 1)
		l.put(t.tone(tone), note)
		lines = append(lines, l.end(t.Text))
	}
	if h >= 4 {
		lines = append(lines, footer(t, w, keys))
	}
	return lines
}
