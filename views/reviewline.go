package views

import (
	"time"

	"baton/relay"
)

// widestLabel is how much of the time line's width names may take.
const widestLabel = 18

// timeLine draws the lanes down and time across, in at most so many lines;
// nothing where there is no room for three. Where not all lanes fit, those
// about the selected mark are shown.
func (p *Review) timeLine(t *Theme, w, most int) []string {
	if most < 3 || len(p.Lanes) == 0 || p.Span <= 0 {
		return nil
	}
	label := 0
	for _, lane := range p.Lanes {
		label = max(label, min(widestLabel, cells(clean(lane.Label))))
	}
	track := w - label - 3
	if track < 20 {
		return nil
	}
	high := min(len(p.Lanes), most-2)
	from := scroll(p.selectedLane(), len(p.Lanes), high)
	var lines []string
	for _, lane := range p.Lanes[from : from+high] {
		l := newLine(t, w)
		l.gap(t.Text, 1)
		l.cell(t.Text, lane.Label, label)
		l.gap(t.Text, 1)
		lane.draw(l, p.Span, track)
		lines = append(lines, l.end(t.Text))
	}
	return append(lines, p.axis(t, w, label+2, track), rule(t, w))
}

func (p *Review) selectedLane() int {
	for i, lane := range p.Lanes {
		for _, k := range lane.Marks {
			if k.Selected {
				return i
			}
		}
	}
	return 0
}

// draw puts a lane's marks on its track; of several in one cell the selected
// one shows, else the last.
func (lane ReviewLane) draw(l *line, span time.Duration, track int) {
	at := make([]*ReviewMark, track)
	for i := range lane.Marks {
		k := &lane.Marks[i]
		x := relay.CellOf(k.At, span, track)
		if x >= 0 && x < track && (at[x] == nil || !at[x].Selected) {
			at[x] = k
		}
	}
	for _, k := range at {
		switch {
		case k == nil:
			l.put(l.t.Line, "·")
		case k.Selected:
			l.put(l.t.Press, k.Glyph)
		default:
			l.put(l.t.tone(k.Tone), k.Glyph)
		}
	}
}

// tickRoom is the fewest cells between two times under the time line.
const tickRoom = 9

// axis writes times under the time line.
func (p *Review) axis(t *Theme, w, from, track int) string {
	room := time.Duration(track - 1)
	step := relay.RoundStep(max(5*time.Second, (p.Span*tickRoom+room-1)/room))
	l := newLine(t, w)
	for at := time.Duration(0); at <= p.Span; at += step {
		l.to(t.Text, from+relay.CellOf(at, p.Span, track))
		if label := "╵" + relay.Tenths(at); cells(label) <= l.left() {
			l.put(t.Line, label)
		}
	}
	return l.end(t.Text)
}
