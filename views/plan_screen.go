package views

import "strings"

// HandOffs is the hand-off plan of one team: a row an exchange, a column for
// what is planned, and below what a coach would say of it.
type HandOffs struct {
	Edges
	Fields   []string // what is planned: "STYLE", "GIVE"
	Rows     []HandOff
	Selected int         // row
	Field    int         // of the selected row
	Zone     string      // where the selected exchange is made
	Record   string      // what its pair has done; empty where nothing is known
	Words    []CoachWord // in the order of the legs
	Unsure   string      // why no words do not mean that all is right
}

// HandOff is one exchange as planned.
type HandOff struct {
	Exchange string // "1"
	Pair     string // "Ruiz → Holt"
	Values   []string
	Warned   bool // a coach would say something of it
}

// CoachWord is one thing that a coach would say, with the reason.
type CoachWord struct {
	About string // "ex 2", "leg 3"; empty for the team
	Text  string
	Why   string
	Here  bool // it is about the selected exchange
}

// Draw draws the hand-off plan.
func (p *HandOffs) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// lines are the exchanges, the selected pair's record, and what a coach says.
func (p *HandOffs) lines(t *Theme, w, h int) []string {
	left := budget(h)
	rows := left.take(min(len(p.Rows), max(3, h/2)))
	record := b2i(p.Record+p.Zone != "" && left.one(true))
	heading := left.one(len(p.Rows) > 0)
	ruled := left > 1 && left.one(true)
	var lines []string
	c := p.columns(w)
	if heading {
		lines = append(lines, c.heading(t, p))
	}
	from := scroll(p.Selected, len(p.Rows), rows)
	for i := from; i < from+rows; i++ {
		lines = append(lines, c.row(t, p, i))
	}
	if record > 0 {
		lines = append(lines, p.record(t, w))
	}
	if ruled {
		lines = append(lines, rule(t, w))
	}
	return append(lines, p.coach(t, w, int(left))...)
}

// record is what the selected pair has done, and where, if there is room.
func (p *HandOffs) record(t *Theme, w int) string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	l.put(t.Strong, p.Record)
	if wide := cells(clean(p.Zone)); p.Record == "" || l.left() > wide+3 {
		l.gap(t.Text, 3*b2i(p.Record != ""))
		l.put(t.Text, p.Zone)
	}
	return l.end(t.Text)
}

// planColumns are the cells of a row: the exchange, the pair, and as many
// fields as fit with the selected one among them.
type planColumns struct {
	width, exchange, pair int
	gap                   int   // before each field
	from                  int   // first field shown
	fields                []int // cells of each shown
}

const (
	pairLeast = 13
	pairMost  = 24
)

func (p *HandOffs) columns(w int) planColumns {
	c := planColumns{width: w, exchange: 2, pair: pairLeast, gap: 2}
	wide := make([]int, len(p.Fields))
	for i, f := range p.Fields {
		wide[i] = cells(clean(f))
	}
	for _, r := range p.Rows {
		c.exchange = max(c.exchange, min(3, cells(clean(r.Exchange))))
		c.pair = max(c.pair, min(pairMost, cells(clean(r.Pair))))
		for i := range min(len(r.Values), len(wide)) {
			wide[i] = max(wide[i], min(12, cells(clean(r.Values[i]))))
		}
	}
	for c.total(wide) > c.room() && c.pair > pairLeast {
		c.pair--
	}
	if c.total(wide) > c.room() {
		c.gap = 1
	}
	end := len(wide)
	for c.from < p.Field && c.total(wide[c.from:min(p.Field+1, end)]) > c.room() {
		c.from++
	}
	for end > c.from+1 && c.total(wide[c.from:end]) > c.room() {
		end--
	}
	c.fields = wide[min(c.from, end):end]
	return c
}

// room is what the fields have for themselves.
func (c planColumns) room() int { return c.width - 4 - c.exchange - 1 - c.pair }

// total is what fields take with the gap before each.
func (c planColumns) total(wide []int) (sum int) {
	for _, w := range wide {
		sum += w + c.gap
	}
	return sum
}

func (c planColumns) heading(t *Theme, p *HandOffs) string {
	l := newLine(t, c.width)
	l.gap(t.Heading, 4)
	l.cell(t.Heading, "EX", c.exchange)
	l.gap(t.Heading, 1)
	l.cell(t.Heading, "PAIR", c.pair)
	for i, w := range c.fields {
		l.gap(t.Heading, c.gap)
		l.cell(t.Heading, p.Fields[c.from+i], w)
	}
	return l.end(t.Heading)
}

func (c planColumns) row(t *Theme, p *HandOffs, n int) string {
	l, r := newLine(t, c.width), p.Rows[n]
	mark, name := "  ", t.Text
	if n == p.Selected {
		mark, name = "▸ ", t.Strong
	}
	l.put(t.Key, mark)
	l.put(t.Watch, strings.Repeat("!", b2i(r.Warned)))
	l.to(t.Text, 4)
	l.cell(name, r.Exchange, c.exchange)
	l.gap(t.Text, 1)
	l.cell(name, r.Pair, c.pair)
	for i, w := range c.fields {
		value, ink := "", name
		if c.from+i < len(r.Values) {
			value = r.Values[c.from+i]
		}
		before := " "
		if n == p.Selected && c.from+i == p.Field {
			ink = t.Press
			if t.unstyled {
				before = ">"
			}
		}
		l.gap(t.Text, c.gap-1)
		l.put(t.Text, before)
		l.cell(ink, value, w)
	}
	return l.end(t.Text)
}

// coach is what a coach would say, from what is about the selected exchange on
// where not everything fits.
func (p *HandOffs) coach(t *Theme, w, h int) []string {
	switch {
	case len(p.Words) == 0 && p.Unsure != "":
		return pad(t, []string{newText(t, w, t.Text, " "+p.Unsure)}, w, min(h, 1))
	case len(p.Words) == 0:
		return pad(t, []string{newText(t, w, t.Good, " ✓ nothing missing, nothing odd")}, w, min(h, 1))
	}
	var lines []string
	first := 0
	for _, word := range p.Words {
		if word.Here && first == 0 {
			first = len(lines)
		}
		lines = append(lines, word.lines(t, w)...)
	}
	first = max(0, min(first, len(lines)-h))
	return lines[first:min(len(lines), first+h)]
}

// lines are one word of a coach: the text strong, the reason under it.
func (c CoachWord) lines(t *Theme, w int) []string {
	const indent = 8
	var lines []string
	add := func(text string, k Ink) {
		for _, s := range wrap(clean(text), max(1, w-indent-1)) {
			l := newLine(t, w)
			l.gap(t.Text, 1)
			if len(lines) == 0 {
				l.cell(t.Watch, c.About, min(indent-2, cells(clean(c.About))))
			}
			l.to(t.Text, min(indent, w))
			l.put(k, s)
			lines = append(lines, l.end(t.Text))
		}
	}
	add(c.Text, t.Strong)
	add(c.Why, t.Text)
	return lines
}
