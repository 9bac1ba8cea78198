package views

import "slices"

// Sheet is a few questions at once, a line each: a team, a runner.
type Sheet struct {
	Edges
	Fields []Field
	At     int // the field being typed into
}

// Field is one line of a sheet.
type Field struct {
	Question
	Wrong bool // its text is not taken as it stands
}

// Draw draws a sheet; where there is no room for all of its fields, those
// round the one being typed into.
func (p *Sheet) Draw(t Theme) string {
	return p.between(&t, p.head(&t), p.foot(&t), func(w, h int) []string { return p.lines(&t, w, h) })
}

func (p *Sheet) lines(t *Theme, w, h int) (lines []string) {
	labels := 0
	for _, f := range p.Fields {
		labels = max(labels, min(w/2, cells(clean(f.Asks))))
	}
	from := scroll(p.At, len(p.Fields), h)
	for i := from; i < min(len(p.Fields), from+h); i++ {
		lines = append(lines, p.field(t, i, labels))
	}
	return lines
}

// foot is what the field being typed into offers, the note and the keys. Choices
// have as many lines as the fields leave.
func (p *Sheet) foot(t *Theme) []string {
	lines := p.feet(t)
	if p.Height < 6 || p.At < 0 || p.At >= len(p.Fields) {
		return lines
	}
	f := p.Fields[p.At]
	offers := []string{f.offers(t, p.Width)}
	if len(f.Choices) > 0 && f.Says == "" {
		offers = f.choices(t, p.Width, max(1, p.Height-len(p.head(t))-len(lines)-len(p.Fields)))
	}
	return slices.Concat(lines[:1], offers, lines[1:])
}

func (p *Sheet) field(t *Theme, i, labels int) string {
	f, l := p.Fields[i], newLine(t, p.Width)
	base, mark, text := t.Text, "  ", f.Before+f.After
	if i == p.At {
		base, mark = t.Press, "▸ "
	}
	l.put(base, mark)
	l.cell(base, f.Asks, labels)
	l.gap(base, 2)
	switch {
	case i == p.At:
		f.put(l, base, t.Strong)
	case f.Wrong:
		l.put(t.Alarm, text+" ?")
	default:
		l.put(t.Strong, text)
	}
	return l.end(base)
}
