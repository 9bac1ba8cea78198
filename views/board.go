package views

import (
	"slices"
	"strings"
)

// Board draws the live screen and remembers what it drew: a line is drawn
// again only when its props, its width or the theme has changed, so that a
// ticking clock costs next to nothing. The zero Board is ready to use. What it
// gives is always what a new Board would give.
type Board struct {
	theme   Theme
	rows    memo[rowProps]
	pairs   memo[pairProps]
	heads   memo[headProps]
	legs    memo[legProps]
	briefs  memo[briefProps]
	marks   memo[marksProps]
	log     memo[logProps]
	ready   linesMemo
	heading memo[columns]
	oval    ovalMemo
	ruleAt  memo[int]
	feet    footMemo
	others  []squadMemo
}

// linesMemo keeps the lines for what comes next.
type linesMemo struct {
	props readyProps
	lines []string
	known bool
}

// Draw gives the frame: at most p.Height lines of at most p.Width cells each.
func (b *Board) Draw(t Theme, p Live) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	if t != b.theme {
		*b = Board{theme: t}
	}
	return frame(&b.theme, b.live(&p), p.Width, p.Height)
}

// frame joins lines to a screen of the size, whatever their number.
func frame(t *Theme, lines []string, w, h int) string {
	lines = pad(t, lines, w, h)
	var s strings.Builder
	s.Grow(len(lines) * (w + 64))
	for i, l := range lines {
		if i > 0 {
			s.WriteByte('\n')
		}
		if !t.fill {
			l = strings.TrimRight(l, " ")
		}
		s.WriteString(l)
	}
	return s.String()
}

// pad makes the lines h in number.
func pad(t *Theme, lines []string, w, h int) []string {
	if len(lines) >= h {
		return lines[:max(0, h)]
	}
	empty := blank(t, w)
	for len(lines) < h {
		lines = append(lines, empty)
	}
	return lines
}

func (b *Board) rule(width int) string {
	return b.ruleAt.at(0, width, func(w int) string { return rule(&b.theme, w) })
}

// readyLines draws what comes next, if it is not as before.
func (b *Board) readyLines(p readyProps) []string {
	if !b.ready.known || b.ready.props != p {
		b.ready = linesMemo{props: p, lines: ready(&b.theme, p), known: true}
	}
	return b.ready.lines
}

// footMemo keeps the line of keys.
type footMemo struct {
	keys  []Binding
	width int
	drawn string
}

func (b *Board) footer(keys []Binding, width int) string {
	f := &b.feet
	if f.width != width || !slices.Equal(f.keys, keys) {
		*f = footMemo{slices.Clone(keys), width, footer(&b.theme, width, keys)}
	}
	return f.drawn
}

// squadMemo keeps the one line of a whole team.
type squadMemo struct {
	squad Squad
	width int
	drawn string
}

// allLegs gives the line of the i-th of the other teams.
func (b *Board) allLegs(i int, s *Squad, width int) string {
	for len(b.others) <= i {
		b.others = append(b.others, squadMemo{})
	}
	m := &b.others[i]
	if m.width != width || m.squad.SquadHead != s.SquadHead || !slices.Equal(m.squad.Legs, s.Legs) {
		*m = squadMemo{Squad{s.SquadHead, slices.Clone(s.Legs)}, width, allLegs(&b.theme, s, width)}
	}
	return m.drawn
}
