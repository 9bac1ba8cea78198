package views

import (
	"strconv"
	"strings"
)

// saved is what became of the presses: on disk, or loudly not.
func (h Head) saved(t *Theme, long bool) (string, Ink) {
	switch {
	case h.Unsaved > 0:
		return "NOT SAVED " + strconv.Itoa(h.Unsaved), t.Alarm
	case long:
		return "✓ " + strconv.Itoa(h.Saved) + " saved", t.Good
	default:
		return "✓" + strconv.Itoa(h.Saved), t.Good
	}
}

// modeAndSpot is how digits are meant, and where this laptop stands and how it is
// linked, as far as form says: all of it, without what waits, without the link.
func (h Head) modeAndSpot(form int) string {
	link := []string{h.Link, "", ""}
	link[1], _, _ = strings.Cut(h.Link, ",")
	if spot := strings.TrimSpace(h.Spot + " " + link[form]); spot != "" {
		return h.Mode + " · " + spot
	}
	return h.Mode
}

// drawHead is the first line: the longest of its forms that fits.
func drawHead(t *Theme, h Head, width int) string {
	for _, mode := range []string{h.modeAndSpot(0), h.modeAndSpot(1), h.modeAndSpot(2), h.Mode} {
		for form := range 4 {
			with := h
			with.Mode = mode
			if s, ok := headForm(t, with, width, form); ok {
				return s
			}
		}
	}
	l := newLine(t, width)
	l.put(t.Strong, h.Race+" ")
	l.put(t.Clock, h.Clock+" ")
	word, ink := h.saved(t, false)
	l.put(ink, word+" ")
	l.put(t.Strong, h.Mode)
	return l.end(t.Text)
}

// headForm draws one form, 0 the longest: with title, with words, without
// status word, without glyph and gaps.
func headForm(t *Theme, h Head, width, form int) (string, bool) {
	l := newLine(t, width)
	word, ink := h.saved(t, form < 2)
	tail := cells(word) + 1 + cells(clean(h.Mode))
	gap := []int{3, 2, 1, 1}[form]
	if form < 3 {
		l.gap(t.Text, 1)
		l.put(t.tone(h.Tone), statusWord(h, form))
		l.gap(t.Text, min(gap, 2))
	}
	l.put(t.Strong, h.Race)
	l.gap(t.Text, max(1, gap-1))
	l.put(t.Press, h.clock(form))
	if form == 0 {
		l.gap(t.Text, gap-1)
		room := l.left() - tail - 2 - gap
		if room < min(12, cells(clean(h.Title))) {
			return "", false
		}
		l.cell(t.Text, h.Title, room)
		tail += 2
	}
	if l.left() < tail+1+b2i(form < 3) || cells(clean(h.Race))+cells(clean(h.Clock)) > l.used {
		return "", false
	}
	l.to(t.Text, width-tail-b2i(form < 2))
	l.put(t.Strong, h.Mode)
	l.gap(t.Text, 1+2*b2i(form == 0))
	l.put(ink, word)
	return l.end(t.Text), true
}

// clock is the time in one line, with a margin where there is room for it.
func (h Head) clock(form int) string {
	if form > 1 {
		return h.Clock
	}
	return " " + h.Clock + " "
}

func statusWord(h Head, form int) string {
	if form == 2 {
		return "●"
	}
	return "● " + h.Status
}

// besideClock is how many cells the big clock leaves for the rest of the head.
const besideClock = 34

// bigClockLines is the most lines the clock can have in a width: 5, 3 or 1.
func (h Head) bigClockLines(width int) int {
	for _, high := range []int{5, 3} {
		if wide := clockCells(h.Clock, high); wide > 0 && wide+besideClock <= width {
			return high
		}
	}
	return 1
}

// drawBigHead is the head round a clock of 3 or 5 lines.
func drawBigHead(t *Theme, h Head, width, high int) []string {
	clock, wide := bigDigits(h.Clock, high, t.Signs), clockCells(h.Clock, high)
	lines := make([]string, high)
	for y := range lines {
		l := newLine(t, width)
		l.gap(t.Text, 2)
		l.raw(t.Clock, clock[y], wide)
		l.gap(t.Text, 2)
		h.beside(t, l, y, high)
		lines[y] = l.end(t.Text)
	}
	return lines
}

// beside writes the y-th line of what stands at the right of the big clock.
func (h Head) beside(t *Theme, l *line, y, high int) {
	switch y {
	case 0:
		l.put(t.tone(h.Tone), "● "+h.Status)
		l.gap(t.Text, 2)
		l.put(t.Strong, h.Race)
	case high / 2:
		l.put(t.Strong, h.Title)
	case high - 1:
		l.put(t.Strong, h.modeAndSpot(0))
		l.gap(t.Text, 3)
		word, ink := h.saved(t, true)
		l.put(ink, word)
	}
}
