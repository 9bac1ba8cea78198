package views

import (
	"strings"

	"baton/relay"
)

// ZonePictures are a team's exchanges, each with its zone as a strip: where this
// race's pass fell, and those of the season.
type ZonePictures struct {
	Edges
	Exchanges []ZonePicture
	Empty     string
}

// ZonePicture is one exchange.
type ZonePicture struct {
	Name     string // "ex 1 Ruiz → Holt"
	Zone     Zone
	Mark     relay.Distance // how far before the zone the go-mark lies, 0 for none
	MarkText string         // as the coach has it: "24 steps"
	In, Out  string         // when the baton came in and went out, "11.0"; empty where not marked
	Pass     string         // when it was passed
	Says     string         // all of it in words
}

// Draw draws the exchanges.
func (p *ZonePictures) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// Cells of the margin left of a picture, and of the widest one.
const (
	pictureLeft = 1
	pictureMost = 76
)

// lines are a picture an exchange and what there is to say of it: words, names and
// empty lines give way first.
func (p *ZonePictures) lines(t *Theme, w, h int) []string {
	if len(p.Exchanges) == 0 {
		return wrapped(t, w, p.Empty)
	}
	var pictures, named, whole []string
	for i := range p.Exchanges {
		x := &p.Exchanges[i]
		name, picture := newText(t, w, t.Strong, " "+x.Name), x.picture(t, w)
		pictures = append(pictures, picture...)
		named = append(append(named, name), picture...)
		whole = append(append(append(append(whole, name), picture...), wrapped(t, w, x.Says)...), blank(t, w))
	}
	for _, lines := range [][]string{whole[:len(whole)-1], named} {
		if len(lines) <= h {
			return lines
		}
	}
	return pictures[:min(len(pictures), h)]
}

// picture is the way from the go-mark to the zone's end, to scale, and below it what
// lies there: the mark, the edges and the pass with their times.
func (x *ZonePicture) picture(t *Theme, w int) []string {
	wide := min(pictureMost, w-2*pictureLeft)
	whole := x.Mark + x.Zone.Length()
	if x.Zone.Length() <= 0 || wide < 12 {
		return []string{newText(t, w, t.Text, " "+x.Says)}
	}
	cell := func(d relay.Distance) int { return min(max(0, relay.CellOf(x.Mark+d, whole, wide)), wide-1) }
	below := newCaptions(wide)
	if x.Zone.Passed {
		below.put(cell(x.Zone.Pass), x.Pass)
	}
	below.end(strings.TrimSpace(x.Zone.To + " " + x.Out))
	below.put(cell(0), strings.TrimSpace(x.Zone.From+" "+x.In))
	if number, _, _ := strings.Cut(x.MarkText, " "); x.Mark > 0 && !below.put(0, x.MarkText) {
		below.put(0, number)
	}
	l := newLine(t, w)
	l.gap(t.Text, pictureLeft)
	for i, r := range x.strip(wide, cell) {
		ink := t.Line
		if r == '●' || r == '▲' && i == 0 {
			ink = t.Strong
		}
		l.raw(ink, string(r), 1)
	}
	return []string{l.end(t.Text), newText(t, w, t.Text, " "+below.String())}
}

// strip is the way in so many cells: dots to the zone, its edges and the scratch line,
// heavy where others were passed, the ball where this one was.
func (x *ZonePicture) strip(wide int, cell func(relay.Distance) int) []rune {
	strip := []rune(strings.Repeat("─", wide))
	for i := range cell(0) {
		strip[i] = '·'
	}
	if x.Zone.Spread {
		for i := cell(x.Zone.Low); i <= cell(x.Zone.High); i++ {
			strip[i] = '━'
		}
	}
	strip[cell(x.Zone.Before)], strip[cell(0)], strip[wide-1] = '┼', '├', '┤'
	if x.Mark > 0 {
		strip[0] = '▲'
	}
	if x.Zone.Passed {
		strip[cell(x.Zone.Pass)] = '●'
	}
	return strip
}

// captions are words under a picture, each where it belongs; what finds no room is left
// to the words beside it.
type captions []rune

func newCaptions(wide int) captions { return captions(strings.Repeat(" ", wide)) }

// put puts a word at a cell, or as near before it as it ends within the picture, and
// reports whether there was room.
func (c captions) put(at int, word string) bool {
	word = clean(word)
	n := cells(word)
	if n != len([]rune(word)) || n > len(c) {
		return false
	}
	at = min(at, len(c)-n)
	for i := max(0, at-1); i < min(len(c), at+n+1); i++ {
		if c[i] != ' ' {
			return false
		}
	}
	copy(c[at:], []rune(word))
	return true
}

// end puts a word at the end.
func (c captions) end(word string) { c.put(len(c), word) }

// String is the line.
func (c captions) String() string { return string(c) }
