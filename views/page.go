package views

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Form is a frame round something that draws itself, as a form does. Body may
// hold escape sequences.
type Form struct {
	Edges
	Body string
	Says []string // what the body shows, in words
}

// FormRoom is what the body of a form of this size has for itself, in cells.
func FormRoom(width, height int) (w, h int) {
	e := Edges{Width: width, Height: height, Note: "x"}
	return max(0, width-2), max(0, height-len(e.head(&Theme{}))-len(e.feet(&Theme{})))
}

// Draw draws a frame round a form; what is too wide or too high is cut.
func (p *Form) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) (lines []string) {
		body := strings.Split(strings.TrimRight(p.Body, "\n"), "\n")
		for _, s := range body[:min(len(body), h)] {
			lines = append(lines, formLine(&t, w, s))
		}
		return lines
	})
}

// formLine cuts a line that may hold escape sequences and ends them in it. What
// they do not paint has the theme's colours.
func formLine(t *Theme, width int, s string) string {
	room := max(0, width-2)
	s = ansi.Truncate(strings.ReplaceAll(s, "\t", " "), room, "")
	for ansi.StringWidthWc(s) > room {
		room--
		s = ansi.Truncate(s, room, "")
	}
	wide := max(ansi.StringWidth(s), ansi.StringWidthWc(s))
	s = t.Text.under(s)
	side := b2i(width > 0)
	return t.Text.paint(spaces(side)) + s + t.Text.paint(spaces(width-side-wide))
}

// Page is a screen that says one thing: loading, an error, a question.
type Page struct {
	Edges
	Text string // paragraphs parted by newlines
	Tone Tone   // Alarm for an error
}

// Draw draws a page.
func (p *Page) Draw(t Theme) string {
	k := t.Press
	if p.Tone == Alarm {
		k = t.Alarm
	}
	head := []string{shout(&t, k, p.Width, p.Title)}
	if p.Height > 4 {
		head = append(head, blank(&t, p.Width))
	}
	return p.between(&t, head, p.feet(&t), p.helped(&t, func(w, _ int) (lines []string) {
		for _, s := range strings.Split(p.Text, "\n") {
			lines = append(lines, wrapped(&t, w, s)...)
		}
		return lines
	}))
}
