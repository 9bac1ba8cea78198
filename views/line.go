package views

import "strings"

// line builds one line of the screen, cell by cell, never wider than its width.
type line struct {
	t           *Theme
	b           strings.Builder
	ink         Ink
	painting    bool
	used, width int
}

func newLine(t *Theme, width int) *line {
	l := &line{t: t, width: max(width, 0)}
	l.b.Grow(width + 64)
	return l
}

// raw writes text whose cells are known to be w, if it fits.
func (l *line) raw(k Ink, s string, w int) {
	if w == 0 || l.used+w > l.width {
		return
	}
	if !l.painting || k != l.ink {
		l.stop()
		l.b.WriteString(k.open)
		l.ink, l.painting = k, true
	}
	l.b.WriteString(s)
	l.used += w
}

func (l *line) stop() {
	if l.painting {
		l.b.WriteString(l.ink.close)
	}
	l.painting = false
}

// put writes text, cut to what is left of the line.
func (l *line) put(k Ink, s string) { l.cell(k, s, -1) }

// cell writes text into exactly w cells, on the left; w < 0 is as wide as it is.
func (l *line) cell(k Ink, s string, w int) {
	s, wide := l.fit(s, w)
	l.raw(k, s, wide)
	if w > 0 {
		l.gap(k, w-wide)
	}
}

// right writes text into exactly w cells, on the right.
func (l *line) right(k Ink, s string, w int) {
	s, wide := l.fit(s, w)
	l.gap(l.t.Text, w-wide)
	l.raw(k, s, wide)
}

// rightAll is right with its padding in the same ink.
func (l *line) rightAll(k Ink, s string, w int) {
	s, wide := l.fit(s, w)
	l.gap(k, w-wide)
	l.raw(k, s, wide)
}

func (l *line) fit(s string, w int) (string, int) {
	room := l.width - l.used
	if w >= 0 {
		room = min(room, w)
	}
	s = cut(clean(s), room)
	return s, cells(s)
}

func (l *line) gap(k Ink, n int) {
	if n = min(n, l.width-l.used); n > 0 {
		l.raw(k, spaces(n), n)
	}
}

// to pads up to a column.
func (l *line) to(k Ink, col int) { l.gap(k, col-l.used) }

// left is how many cells are still free.
func (l *line) left() int { return l.width - l.used }

// end pads the line to its width in an ink and gives it.
func (l *line) end(k Ink) string {
	l.gap(k, l.left())
	l.stop()
	return l.b.String()
}

// blank is an empty line.
func blank(t *Theme, width int) string { return newLine(t, width).end(t.Text) }

// rule is a line across.
func rule(t *Theme, width int) string {
	l := newLine(t, width)
	l.raw(t.Line, strings.Repeat("─", l.width), l.width)
	return l.end(t.Line)
}

// shout is a line nobody can miss: inverted from edge to edge, and marked by
// arrows where the terminal cannot invert.
func shout(t *Theme, k Ink, width int, s string) string {
	l := newLine(t, width)
	if t.unstyled {
		s = ">>> " + s + " <<<"
	}
	l.gap(k, (width-cells(clean(s)))/2)
	l.put(k, s)
	return l.end(k)
}
