package views

// ZonePictures are a team's exchanges, each with its zone as a strip: where this
// race's pass fell, and those of the season.
type ZonePictures struct {
	Edges
	Exchanges []ZonePicture
	Empty     string
}

// ZonePicture is one exchange.
type ZonePicture struct {
	Name string // "ex 1 Ruiz → Holt"
	Zone Zone
	Says string // "in 11.0, pass 13.2, out 14.4"
}

// Draw draws the exchanges.
func (p *ZonePictures) Draw(t Theme) string {
	return p.frame(&t, func(w, h int) []string { return p.lines(&t, w, h) })
}

// Cells of a strip's edges with the gaps about them, and of the longest strip.
const (
	stripEdges = 11
	stripMost  = 60
)

// lines are a strip an exchange and what there is to say of it: names and empty
// lines give way first.
func (p *ZonePictures) lines(t *Theme, w, h int) []string {
	if len(p.Exchanges) == 0 {
		return wrapped(t, w, p.Empty)
	}
	var strips, whole []string
	for _, x := range p.Exchanges {
		name := newText(t, w, t.Strong, " "+x.Name)
		l := newLine(t, w)
		if x.Zone.Length() > 0 && w > stripEdges {
			drawStrip(t, l, x.Zone, min(stripMost, w-stripEdges))
		}
		strip, says := l.end(t.Text), wrapped(t, w, x.Says)
		strips = append(strips, strip, newText(t, w, t.Text, " "+x.Says))
		whole = append(append(append(whole, name, strip), says...), blank(t, w))
	}
	if len(whole) <= h+1 {
		return whole[:min(len(whole), h)]
	}
	return strips[:min(len(strips), h)]
}
