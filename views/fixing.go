package views

// Fixing is a fix or a ruling being made: what was typed so far, and what it
// would change. Nothing is written before Enter.
type Fixing struct {
	What     string // "move to lane"
	Input    string
	Fresh    bool // the next letter takes the place of the input
	Reason   string
	InReason bool     // the reason is being typed
	Warns    []string // what the fix would make impossible
	Effect   []string // before → after, one line a team
	Wrong    string   // why it cannot be done, instead of the effect
	Waits    string   // what is still to be typed, instead of the effect
}

// lines are what is being typed and what it changes, or why it cannot be; at
// most so many.
func (f *Fixing) lines(t *Theme, width, most int) []string {
	lines := []string{f.line(t, width)}
	switch {
	case f.Wrong != "":
		l := newLine(t, width)
		l.gap(t.Text, 1)
		l.put(t.Alarm, f.Wrong)
		lines = append(lines, l.end(t.Text))
	case f.Waits != "":
		lines = append(lines, wrapped(t, width, f.Waits)...)
	case len(f.Effect) == 0 && len(f.Warns) == 0:
		lines = append(lines, wrapped(t, width, "no place and no split changes")...)
	}
	for _, s := range f.Warns {
		l := newLine(t, width)
		l.gap(t.Text, 1)
		l.put(t.Alarm, s)
		lines = append(lines, l.end(t.Text))
	}
	for _, s := range f.Effect {
		lines = append(lines, wrapped(t, width, s)...)
	}
	if len(lines) > most && most > 1 {
		lines = append(lines[:most-1], wrapped(t, width, "and more")...)
	}
	return lines[:min(len(lines), most)]
}

// line is what is being typed.
func (f *Fixing) line(t *Theme, width int) string {
	caret := func(here bool) string {
		if here {
			return "▏"
		}
		return ""
	}
	l := newLine(t, width)
	l.put(t.Shout, " "+f.What)
	if f.Input != "" || !f.InReason {
		text := f.Input
		if f.Fresh {
			text = "[" + text + "]"
		}
		l.put(t.Shout, " "+text+caret(!f.InReason))
	}
	if f.Reason != "" || f.InReason {
		l.put(t.Shout, "  because "+f.Reason+caret(f.InReason))
	}
	return l.end(t.Shout)
}

// below is what stands under a table of so many lines in all: a fix being made,
// else what there is to say of the selected row.
func below(t *Theme, width, h int, f *Fixing, detail []string) []string {
	if f != nil {
		return f.lines(t, width, min(mostBelow, max(1, h/2)))
	}
	most := min(mostBelow, max(1, h/3))
	var lines []string
	for _, s := range detail {
		lines = append(lines, wrapped(t, width, s)...)
	}
	return lines[:min(len(lines), most)]
}
