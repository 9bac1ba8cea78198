package views

// Sheet is a few questions at once, a line each: a team, a runner.
type Sheet struct {
	Width, Height int
	Title, About  string
	Fields        []Field
	At            int // the field being typed into
	Note          string
	NoteTone      Tone
	Foot          []Binding
}

// Field is one line of a sheet.
type Field struct {
	Question
	Wrong bool // its text is not taken as it stands
}

// DrawSheet draws a sheet; where there is no room for all of its fields, those
// round the one being typed into.
func DrawSheet(t Theme, p Sheet) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	head := []string{titleLine(&t, p.Width, p.Title, p.About, Calm)}
	if p.Height >= 6 {
		head = append(head, rule(&t, p.Width))
	}
	foot := p.foot(&t)
	room := max(0, p.Height-len(head)-len(foot))
	labels := 0
	for _, f := range p.Fields {
		labels = max(labels, min(p.Width/2, cells(clean(f.Asks))))
	}
	lines := head
	from := scroll(p.At, len(p.Fields), room)
	for i := from; i < min(len(p.Fields), from+room); i++ {
		lines = append(lines, p.field(&t, i, labels))
	}
	return frame(&t, append(pad(&t, lines, p.Width, len(head)+room), foot...), p.Width, p.Height)
}

// foot is what the field being typed into offers, the note and the keys.
func (p *Sheet) foot(t *Theme) []string {
	lines := feet(t, p.Width, p.Height, p.Note, p.NoteTone, p.Foot)
	if p.Height < 6 || p.At < 0 || p.At >= len(p.Fields) {
		return lines
	}
	offers := p.Fields[p.At].offers(t, p.Width)
	return append([]string{lines[0], offers}, lines[1:]...)
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
