package views

import "slices"

// Edges is what stands round the body of a screen that has one: the title, a
// line that is being typed or what just happened, the keys, and the help beside
// the body.
type Edges struct {
	Width, Height int
	Title         string
	About         string // at the right of the title
	AboutTone     Tone
	Question      *Question // a line being typed
	Note          string    // what just happened or went wrong
	NoteTone      Tone
	Foot          []Binding
	Help          *Help
}

// Cells from which the help stands beside a body rather than in its place, and
// how many of them it has then.
const (
	helpBeside = 72
	helpWidth  = 32
)

// frame draws the body between the edges, in exactly the lines they leave it.
func (e *Edges) frame(t *Theme, body func(w, h int) []string) string {
	if e.Width <= 0 || e.Height <= 0 {
		return ""
	}
	lines, foot := e.head(t), e.feet(t)
	room := max(0, e.Height-len(lines)-len(foot))
	lines = append(lines, e.body(t, body, room)...)
	return frame(t, append(lines, foot...), e.Width, e.Height)
}

func (e *Edges) body(t *Theme, body func(w, h int) []string, room int) []string {
	switch {
	case e.Help == nil:
		return pad(t, body(e.Width, room), e.Width, room)
	case e.Width < helpBeside:
		return panelLines(t, e.Help, e.Width, room)
	}
	left := e.Width - helpWidth - 1
	beside, post := panelLines(t, e.Help, helpWidth, room), t.Line.Paint("│")
	lines := pad(t, body(left, room), left, room)
	for i := range lines {
		lines[i] += post + beside[i]
	}
	return lines
}

// head is the title and what stands beside it.
func (e *Edges) head(t *Theme) []string {
	lines := []string{titleLine(t, e.Width, e.Title, e.About, e.AboutTone)}
	if e.Height >= 6 {
		lines = append(lines, rule(t, e.Width))
	}
	return lines
}

// feet are the question or the note, a rule and the keys.
func (e *Edges) feet(t *Theme) []string {
	if e.Question == nil {
		return feet(t, e.Width, e.Height, e.Note, e.NoteTone, e.Foot)
	}
	lines := feet(t, e.Width, e.Height, "", Calm, e.Foot)
	ruled := b2i(e.Height >= 6)
	return slices.Insert(lines, ruled, e.Question.lines(t, e.Width, 1+ruled)...)
}
