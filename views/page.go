package views

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Form is a frame round something that draws itself, as a form does. Body may
// hold escape sequences.
type Form struct {
	Width, Height int
	Title         string
	About         string
	Body          string
	Note          string
	NoteTone      Tone
	Foot          []Binding
}

// FormRoom is what the body of a form of this size has for itself, in cells.
func FormRoom(width, height int) (w, h int) {
	head, foot := formEdges(&Theme{}, &Form{Width: width, Height: height, Note: "x"})
	return max(0, width-2), max(0, height-len(head)-len(foot))
}

// DrawForm draws a frame round a form; what is too wide or too high is cut.
func DrawForm(t Theme, p Form) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	head, foot := formEdges(&t, &p)
	room := max(0, p.Height-len(head)-len(foot))
	lines := head
	body := strings.Split(strings.TrimRight(p.Body, "\n"), "\n")
	for _, s := range body[:min(len(body), room)] {
		lines = append(lines, formLine(&t, p.Width, s))
	}
	lines = pad(&t, lines, p.Width, len(head)+room)
	return frame(&t, append(lines, foot...), p.Width, p.Height)
}

func formEdges(t *Theme, p *Form) (head, foot []string) {
	head = []string{titleLine(t, p.Width, p.Title, p.About, Calm)}
	if p.Height >= 6 {
		head = append(head, rule(t, p.Width))
	}
	return head, feet(t, p.Width, p.Height, p.Note, p.NoteTone, p.Foot)
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
	return t.Text.Paint(spaces(side)) + s + t.Text.Paint(spaces(width-side-wide))
}

// Page is a screen that says one thing: loading, an error, a question.
type Page struct {
	Width, Height int
	Title         string
	Text          string // paragraphs parted by newlines
	Tone          Tone   // Alarm for an error
	Foot          []Binding
}

// DrawPage draws a page.
func DrawPage(t Theme, p Page) string {
	if p.Width <= 0 || p.Height <= 0 {
		return ""
	}
	title := shout(&t, t.Press, p.Width, p.Title)
	if p.Tone == Alarm {
		title = shout(&t, t.Alarm, p.Width, p.Title)
	}
	lines := []string{title}
	if p.Height > 4 {
		lines = append(lines, blank(&t, p.Width))
	}
	for _, s := range strings.Split(p.Text, "\n") {
		lines = append(lines, wrapped(&t, p.Width, s)...)
	}
	foot := feet(&t, p.Width, p.Height, "", Calm, p.Foot)
	room := p.Height - len(foot)
	return frame(&t, append(pad(&t, lines, p.Width, room), foot...), p.Width, p.Height)
}
