package views

import "strings"

// Practice is a pair at one zone, hand-off after hand-off.
type Practice struct {
	Edges
	Saved   Head     // Saved, Unsaved and Reason: the same promise as on the live screen
	Banners []Banner // what is wrong with the laptop or the log, worst first
	What    string   // "4×100 m, exchange 2 · zone 30 m"
	Plan    string   // "blind · give right, take left"
	Mark    string   // the go-mark of the next repetition, "7.5 m"; empty where there is none
	Pace    string   // how fast the next ones are run, where that was said
	State   string   // where the baton is: "READY", "IN THE ZONE"
	Next    string   // what to press: "j as the baton enters"
	Last    string   // the last repetition in large: "3.4 s / 30 m  CLEAN"
	Reps    []ListRow
	Record  string // what the pair has done in all
}

// repColumns are the times of a repetition: from the zone's edge to the pass,
// from there to the other edge, and both; and where it was passed.
func repColumns(w int) []Column {
	rep, in, out := "REP", "IN–PASS", "PASS–OUT"
	if w < 60 {
		rep, in, out = "#", "PASS", "OUT"
	}
	return []Column{figures(rep, 0), figures(in, 3), figures(out, 3), figures("ZONE", 0), figures("AT", 0), figures("KEPT", 2), figures("MARK", 1), texts("", 6)}
}

// Draw draws a pair's practice.
func (p *Practice) Draw(t Theme) string {
	if p.About == "" {
		marked := *p
		marked.About, marked.AboutTone = p.savedWord()
		p = &marked
	}
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// savedWord is what became of the marks: on disk, or loudly not.
func (p *Practice) savedWord() (string, Tone) {
	var t Theme
	word, _ := p.Saved.saved(&t, true)
	if p.Saved.Unsaved > 0 {
		return word, Alarm
	}
	return word, Good
}

// lines are what is wrong, what to press, and the repetitions.
func (p *Practice) lines(t *Theme, w, h int) []string {
	left := budget(h)
	said := Live{Head: p.Saved, Banners: p.Banners}
	wrong, tone := said.banners()
	var lines []string
	if left.one(wrong != "") {
		lines = append(lines, banner(t, w, wrong, tone))
	}
	press := left.take(1)
	rows := left.take(min(len(p.Reps), 2))
	record := left.one(p.Record != "")
	press += left.all(2)
	mark := left.all(1)
	mark += left.all(2 * b2i(h >= markBig))
	heading := left.one(len(p.Reps) > 0)
	what := left.one(p.What+p.Plan != "")
	ruled := left.one(true)
	if what {
		lines = append(lines, p.what(t, w))
	}
	lines = append(lines, p.press(t, w, press)...)
	lines = append(lines, p.mark(t, w, mark)...)
	if record {
		lines = append(lines, newText(t, w, t.Strong, " "+p.Record))
	}
	if ruled {
		lines = append(lines, rule(t, w))
	}
	return append(lines, p.reps(t, w, rows+left.take(len(p.Reps)-rows), heading)...)
}

// planLeast is the room from which a plan beside the exchange says something.
const planLeast = 24

// what is the exchange, and how it is to be made.
func (p *Practice) what(t *Theme, w int) string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	l.put(t.Text, p.What)
	if p.Plan != "" && l.left() > planLeast {
		l.gap(t.Text, 3)
		l.put(t.Strong, p.Plan)
	}
	return l.end(t.Text)
}

// press is where the baton is and which key comes next, inverted from edge to
// edge: in one line, or in three with the last repetition.
func (p *Practice) press(t *Theme, w, high int) []string {
	next := fewerKeys(p.Next, w)
	both := p.State + " – " + next
	if cells(clean(both)) > w {
		both = next
	}
	switch {
	case high < 1:
		return nil
	case high < 3:
		return []string{shout(t, t.Shout, w, both)}
	}
	return []string{shout(t, t.Shout, w, p.Last), shout(t, t.Shout, w, p.State), shout(t, t.Shout, w, next)}
}

// fewerKeys are keys two blanks apart, closer where they are too wide for a line, and
// without the last where they still are.
func fewerKeys(keys string, w int) string {
	closer := func() string { return strings.ReplaceAll(keys, "  ", " ") }
	if cells(clean(keys)) <= w {
		return keys
	}
	for at := strings.LastIndex(keys, "  "); at > 0 && cells(clean(closer())) > w; at = strings.LastIndex(keys, "  ") {
		keys = keys[:at]
	}
	return closer()
}

// markBig is the height from which the go-mark is drawn in big digits.
const markBig = 18

// mark is the go-mark of the next repetition, read from where the runners are:
// in one line, or in big digits.
func (p *Practice) mark(t *Theme, w, high int) []string {
	const keys = "[ nearer  ] further"
	value, unit, known := strings.Cut(p.Mark, " ")
	after := strings.TrimSpace(unit + "   " + p.Pace)
	line := " go-mark " + value + " " + after + "   " + keys
	if !known {
		line = strings.TrimRight(" no go-mark: [ or ] sets one   "+p.Pace, " ")
	}
	switch {
	case high < 1:
		return nil
	case high < 3 || !known:
		return pad(t, []string{newText(t, w, t.Strong, line)}, w, high)
	}
	digits := bigDigits(value, 3, t.Signs)
	lines := make([]string, 3)
	for i, side := range []string{"go-mark", after, keys} {
		l := newLine(t, w)
		l.gap(t.Text, 2)
		l.raw(t.Strong, digits[i], cells(digits[i]))
		l.gap(t.Text, 2)
		l.put(t.Strong, side)
		lines[i] = l.end(t.Text)
	}
	return lines
}

// reps are the last repetitions, the newest first.
func (p *Practice) reps(t *Theme, w, high int, heading bool) []string {
	table := List{Edges: Edges{Width: w}, Columns: repColumns(w), Rows: p.Reps, Selected: -1}
	widths := table.widths()
	var lines []string
	if heading {
		lines = append(lines, table.heading(t, widths))
	}
	for i := range min(high, len(p.Reps)) {
		lines = append(lines, table.row(t, i, widths))
	}
	return lines
}
