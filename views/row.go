package views

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// drawRow is one team as a line of the board.
func drawRow(t *Theme, r *Row, c *columns) string {
	l := newLine(t, c.width)
	base := t.Text
	ink := func(k Ink) Ink { return k }
	if r.Pressed || r.Lit {
		base = t.Press
		ink = func(Ink) Ink { return t.Press }
	}
	drawKey(l, r, c.key, ink)
	name := max(0, c.team-1)
	if r.Note != "" {
		name = max(min(name, teamLeast), min(name, c.width-c.key-c.rank-cells(clean(r.Note))-1))
	}
	l.cell(ink(nameInk(t, r)), teamIn(r.Team, name), name)
	l.gap(base, min(1, c.team))
	if r.Note != "" {
		return noted(l, r, c, base, ink(t.Watch), ink(t.Strong))
	}
	column(l, base, r.Look, c.look)
	column(l, ink(t.Strong), r.Leg, c.leg)
	if r.Doubt != "" {
		_, wide := l.fit(r.Doubt, max(0, c.baton-1))
		l.cell(ink(t.Watch), r.Doubt, wide)
		l.gap(base, c.baton-wide)
	} else {
		column(l, base, r.Baton, c.baton)
	}
	l.gap(base, c.spare)
	drawState(l, base, ink(t.tone(r.Tone)), r.State, c.state)
	drawTimes(l, base, ink(t.Strong), r, c)
	l.rightAll(base, "", b2i(c.rank > 0))
	l.rightAll(ink(t.Strong), rankText(r.Rank), max(0, c.rank-1))
	return l.end(base)
}

// noted ends a row whose last press does not count: why, in place of all but the
// team's name and place.
func noted(l *line, r *Row, c *columns, base, note, place Ink) string {
	room := l.left() - c.rank
	l.cell(note, r.Note, min(room, cells(clean(r.Note))))
	l.to(base, c.width-c.rank)
	l.rightAll(base, "", b2i(c.rank > 0))
	l.rightAll(place, rankText(r.Rank), max(0, c.rank-1))
	return l.end(base)
}

// teamIn is a team's name in so many cells: where it must be cut, the squad's
// letter stays, since it tells an A from a B.
func teamIn(name string, room int) string {
	name = clean(name)
	cut := strings.LastIndexByte(name, ' ')
	if cut < 0 || cut != len(name)-2 || cells(name) <= room || room < 10 {
		return name
	}
	return ansi.Truncate(name[:cut], room-2, "…") + name[cut:]
}

// column writes a cell and the blank that parts it from the next.
func column(l *line, k Ink, s string, w int) {
	if w > 0 {
		l.cell(k, s, w-1)
		l.gap(k, 1)
	}
}

// rankText sets a place so that figures stand under each other, marks after.
func rankText(s string) string {
	if n := len(s); n > 0 && s[n-1] >= '0' && s[n-1] <= '9' {
		return s + " "
	}
	return s
}

func nameInk(t *Theme, r *Row) Ink {
	if r.Focused {
		return t.Strong
	}
	return t.Text
}

// drawKey writes the focus mark, the key and, on the row last pressed, an
// arrow to it: the one thing no window is too narrow for.
func drawKey(l *line, r *Row, w int, ink func(Ink) Ink) {
	mark, arrow := " ", " "
	if r.Focused {
		mark = "▸"
	}
	if r.Pressed || r.Lit {
		arrow = "◂"
	}
	l.raw(ink(l.t.Key), mark, 1)
	l.rightAll(ink(l.t.Key), r.Key, max(0, min(w-2, 3)))
	l.raw(ink(l.t.Key), arrow, 1)
	l.gap(ink(l.t.Key), w-5)
}

// drawState writes the state so that glyphs stand in one column and words end
// there.
func drawState(l *line, base, k Ink, s string, w int) {
	if w == 0 {
		return
	}
	s, wide := l.fit(s, w-1)
	if s == "" {
		l.gap(base, w)
		return
	}
	after := 0
	if wide < w-2 {
		after = 1
	}
	l.gap(base, w-wide-after)
	l.raw(k, s, wide)
	l.gap(base, after)
}

func drawTimes(l *line, base, strong Ink, r *Row, c *columns) {
	if c.last {
		drawTime(l, base, strong, r.Last, c.time)
		return
	}
	for i := range c.shown {
		drawTime(l, base, base, r.Times[c.first+i], c.time)
	}
	drawTime(l, base, strong, r.Times[c.finish], c.time)
}

// drawTime writes a time on the right; a dot stands for one that is not there.
func drawTime(l *line, base, k Ink, s string, w int) {
	if s == "" {
		s, k = "·", base
	}
	s, wide := l.fit(s, w)
	l.gap(base, w-wide)
	l.raw(k, s, wide)
}

// Cells a team needs where teams stand side by side: for its name and newest
// time besides its key, and for its state besides.
const (
	nameFrom  = 11
	stateFrom = 14
)

// pairWidths are the cells of a team where teams stand side by side: in all, of
// the longest key, and of the newest time.
type pairWidths struct{ width, keys, time int }

// drawPair is a team in few cells: key, state, name, newest time.
func drawPair(t *Theme, r *Row, p pairWidths) string {
	l := newLine(t, p.width)
	base, key, strong, state := t.Text, t.Key, t.Strong, t.tone(r.Tone)
	if r.Pressed || r.Lit {
		base, key, strong, state = t.Press, t.Press, t.Press, t.Press
	}
	mark := " "
	if r.Focused {
		mark = "▸"
	}
	if r.Pressed || r.Lit {
		mark = "»"
	}
	l.raw(key, mark, 1)
	l.rightAll(key, r.Key, p.keys)
	l.gap(base, 1)
	word, wide := "", 0
	if p.width >= stateFrom || p.width < nameFrom {
		word, wide = l.fit(r.State, min(4, l.left()-1))
	}
	if p.width >= nameFrom {
		room := max(0, l.left()-p.time-wide-b2i(wide > 0)-2)
		l.cell(base, teamIn(r.Team, room), room)
		l.gap(base, b2i(wide > 0))
	}
	l.raw(state, word, wide)
	if p.width >= nameFrom {
		l.gap(base, 1)
		drawTime(l, base, strong, r.Last, min(l.left()-1, p.time))
	}
	return l.end(base)
}
