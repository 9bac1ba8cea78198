package views

import "strings"

// frame joins lines to a screen of the size, whatever their number, in the signs
// that the terminal has.
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
	return t.Signs.drawn(s.String())
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
