package views

import (
	"slices"
	"strings"
)

// Edges is what stands round the body of a screen that has one: the title, a
// line that is being typed or what just happened, the keys, and the help beside
// the body.
type Edges struct {
	Width, Height int
	Title         string
	About         string // at the right of the title
	AboutTone     Tone
	Filter        string    // of the rows of the body
	Filtering     bool      // it is being typed
	Question      *Question // a line being typed
	Note          string    // what just happened or went wrong
	NoteTone      Tone
	Foot          []Binding
	Help          *Help
}

// Helped is a screen that the list of its keys can be put beside.
type Helped interface{ Lists(h *Help) }

// Lists puts the list of keys beside the body, or in its place.
func (e *Edges) Lists(h *Help) { e.Help = h }

// Cells from which the help stands beside a body rather than in its place, and
// how many of them it has then.
const (
	helpBeside = 72
	helpWidth  = 32
)

// noteShare is which part of a screen's lines the note may take.
const noteShare = 6

// frame draws the body between the edges, in exactly the lines they leave it, and
// the help beside it, or in its place where there is no room for both.
func (e *Edges) frame(t *Theme, body func(w, h int) []string) string {
	return e.between(t, e.head(t), e.feet(t), e.helped(t, body))
}

// between draws the body between a head and a foot of its own.
func (e *Edges) between(t *Theme, head, foot []string, body func(w, h int) []string) string {
	if e.Width <= 0 || e.Height <= 0 {
		return ""
	}
	room := max(0, e.Height-len(head)-len(foot))
	return frame(t, slices.Concat(head, pad(t, body(e.Width, room), e.Width, room), foot), e.Width, e.Height)
}

// helped is a body with the help, where that is open, beside it or in its place.
func (e *Edges) helped(t *Theme, body func(w, h int) []string) func(w, h int) []string {
	if e.Help == nil {
		return body
	}
	return func(w, h int) []string {
		if w < helpBeside {
			return panelLines(t, e.Help, w, h)
		}
		left := w - helpWidth - 1
		beside, post := panelLines(t, e.Help, helpWidth, h), t.Line.paint("│")
		lines := pad(t, body(left, h), left, h)
		for i := range lines {
			lines[i] += post + beside[i]
		}
		return lines
	}
}

// head is the title and what stands beside it, and the filter of the rows below.
func (e *Edges) head(t *Theme) []string {
	lines := []string{titleLine(t, e.Width, e.Title, e.About, e.AboutTone)}
	switch {
	case e.Filtering:
		lines = append(lines, newText(t, e.Width, t.Strong, " / "+e.Filter+caret))
	case e.Filter != "":
		lines = append(lines, newText(t, e.Width, t.Strong, " / "+e.Filter))
	}
	if e.Height >= 6 {
		lines = append(lines, rule(t, e.Width))
	}
	return lines
}

// titleLeast is how many cells of a title say which team, or which race, it is.
const titleLeast = 24

// titleLine is a screen's first line. Of what stands beside the title the parts after the
// first go where it has not its least; then it gives way itself, since the first
// counts what was recorded.
func titleLine(t *Theme, w int, title, about string, tone Tone) string {
	l := newLine(t, w)
	l.gap(t.Text, 1)
	least := min(cells(clean(title)), titleLeast)
	for at := strings.LastIndex(about, " · "); at > 0 && w-cells(clean(about))-3 < least; at = strings.LastIndex(about, " · ") {
		about = about[:at]
	}
	wide := cells(clean(about))
	room := w - wide - 3
	if wide == 0 || room < 8 {
		room, wide = l.left(), 0
	}
	l.put(t.Heading, cut(clean(title), room))
	if wide > 0 {
		l.to(t.Text, w-wide-1)
		l.put(t.tone(tone), about)
	}
	return l.end(t.Text)
}

// feet are the end of a screen: a rule, the question or the note, and the keys,
// less in low windows.
func (e *Edges) feet(t *Theme) []string {
	var lines []string
	if e.Height >= 6 {
		lines = append(lines, rule(t, e.Width))
	}
	switch {
	case e.Question != nil:
		lines = append(lines, e.Question.lines(t, e.Width, 1+b2i(e.Height >= 8))...)
	case e.Note != "" && e.Height >= 3:
		for _, s := range told(e.Note, e.Width-2, max(1, e.Height/noteShare)) {
			l := newLine(t, e.Width)
			l.gap(t.Text, 1)
			l.put(t.tone(e.NoteTone), s)
			lines = append(lines, l.end(t.Text))
		}
	}
	if e.Height >= 4 {
		lines = append(lines, footer(t, e.Width, e.Foot))
	}
	return lines
}
