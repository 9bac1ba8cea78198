package views

import (
	"strconv"
	"strings"

	"baton/relay"
)

// legWidths are the cells of a leg's line: in all, for the runner's name, for what it
// waits for, for the zone's strip, and for the time in it.
type legWidths struct{ width, runner, state, strip, time int }

// drawSquadHead is the team, how it hands off, its target and how far it is ahead.
func drawSquadHead(t *Theme, h *SquadHead, width int) string {
	l := newLine(t, width)
	mark := "  "
	if h.Focused {
		mark = "▸ "
	}
	l.put(t.Key, mark)
	tail := joinGap(h.Target, h.Ahead)
	room := width - l.used - cells(clean(tail)) - 2
	l.cell(t.Strong, h.Team, max(0, min(room, cells(clean(h.Team)))))
	if rest := width - l.used - cells(clean(tail)) - 2; h.Plan != "" && rest > 8 {
		l.gap(t.Text, 3)
		l.cell(t.Text, whole(whole(h.Plan, rest-3, " · ", ", "), rest-3, ": "), rest-3)
	}
	l.to(t.Text, width-cells(clean(tail))-1)
	if h.Target != "" {
		l.put(t.Text, h.Target)
		l.gap(t.Text, 2*b2i(h.Ahead != ""))
	}
	l.put(ahead(t, h.Tone), h.Ahead)
	return l.end(t.Text)
}

func ahead(t *Theme, n Tone) Ink {
	if n == Calm {
		return t.Strong
	}
	return t.tone(n)
}

func joinGap(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "  " + b
}

// Widths of a leg's row.
const (
	legNumber  = 4
	zoneEdges  = 10
	zoneStrip  = 16
	zoneWhole  = zoneEdges + zoneStrip
	stripLeast = 11 // where the speed kept takes some of it
	zoneTime   = 14 // "3.4 s / 30 m", with a "?" where it is in doubt
	zoneKept   = 6  // " 112 %" behind it
	splitCells = 9
)

// drawSquadLeg is one runner: name, waiting state, zone strip, zone time, split.
func drawSquadLeg(t *Theme, g *SquadLeg, p legWidths) string {
	l := newLine(t, p.width)
	l.right(t.Strong, strconv.Itoa(g.Leg), legNumber-1)
	l.gap(t.Text, 1)
	name := t.Text
	if g.Current {
		name = t.Strong
	}
	l.cell(name, g.Runner, p.runner-1)
	l.gap(t.Text, 1)
	state := strings.TrimSpace(g.Glyph + " " + g.State)
	_, wide := l.fit(state, p.state-1)
	l.cell(t.tone(g.Tone), state, wide)
	l.gap(t.Text, p.state-wide)
	if whole := zoneEdges + p.strip; l.left() >= whole+p.time+splitCells {
		l.to(t.Text, p.width-whole-p.time-splitCells)
		drawZone(t, l, g.Zone, p.strip)
	}
	if l.left() >= p.time+splitCells {
		l.to(t.Text, p.width-p.time-splitCells)
		l.right(t.Text, g.ZoneTime, zoneTime)
		l.right(t.Text, g.Kept, p.time-zoneTime)
	}
	split, ink := g.Split, t.Strong
	if split == "" {
		split = g.Hands
		if g.Warned {
			ink = t.Watch
		}
	}
	l.to(t.Text, p.width-splitCells)
	l.right(ink, split, min(l.left(), splitCells-1))
	return l.end(t.Text)
}

// drawZone is the strip: "80 ──────────┼──●── 110", the scratch line at its
// place in the zone, the ball where the baton was passed, heavy where others were.
func drawZone(t *Theme, l *line, z Zone, strip int) {
	if z.Length() <= 0 {
		l.gap(t.Text, zoneEdges+strip)
		return
	}
	drawStrip(t, l, z, strip)
}

// drawStrip is the strip of a zone in so many cells, its edges beside it.
func drawStrip(t *Theme, l *line, z Zone, wide int) {
	length := z.Length()
	strip := []rune(strings.Repeat("─", wide))
	cell := func(d relay.Distance) int { return min(max(0, relay.CellOf(d, length, wide)), wide-1) }
	if z.Spread {
		for x := cell(z.Low); x <= cell(z.High); x++ {
			strip[x] = '━'
		}
	}
	strip[relay.CellOf(z.Before, length, wide)] = '┼'
	ball := -1
	if z.Passed {
		ball = cell(z.Pass)
	}
	l.right(t.Text, z.From, 4)
	l.gap(t.Text, 1)
	if ball < 0 {
		l.raw(t.Line, string(strip), wide)
	} else {
		l.raw(t.Line, string(strip[:ball]), ball)
		l.raw(t.Strong, "●", 1)
		l.raw(t.Line, string(strip[ball+1:]), wide-ball-1)
	}
	l.gap(t.Text, 1)
	l.cell(t.Text, z.To, 4)
}

// legWidthsOf shares a width between names and states of a squad.
func legWidthsOf(legs []SquadLeg, width int) legWidths {
	runner, state := 12, 14
	longest, kept := runner, 0
	for i := range legs {
		kept = max(kept, zoneKept*b2i(legs[i].Kept != ""))
		longest = max(longest, cells(clean(legs[i].Runner))+2)
		state = max(state, cells(legs[i].Glyph)+cells(clean(legs[i].State))+2)
	}
	others := legNumber + zoneEdges + zoneTime + splitCells
	strip := min(zoneStrip, width-others-kept-runner-state)
	if kept == 0 || strip < stripLeast {
		strip, kept = zoneStrip, 0
	}
	rest := width - others - kept - strip
	if rest < runner+state {
		rest = width - legNumber - splitCells - b2i(width >= 60)*zoneTime
	}
	state = max(0, min(state, rest*3/5))
	return legWidths{width, max(1, min(longest, rest-state)), state, strip, zoneTime + kept}
}

// window is which of n legs to show in a few lines: the one with the baton and
// what lies round it.
func window(legs []SquadLeg, lines int) []SquadLeg {
	if len(legs) <= lines {
		return legs
	}
	at := 0
	for i := range legs {
		if legs[i].Current {
			at = i
		}
	}
	from := max(0, min(at-1, len(legs)-lines))
	return legs[from : from+lines]
}

// passing finds who has the baton and who comes next; before the gun, the first
// runner.
func (s *Squad) passing() (now, next SquadLeg) {
	for i := range s.Legs {
		if s.Legs[i].Current {
			now = s.Legs[i]
			if i+1 < len(s.Legs) {
				next = s.Legs[i+1]
			}
		}
	}
	if now.Leg == 0 && len(s.Legs) > 0 {
		now = s.Legs[0]
	}
	return now, next
}

// drawBrief is the one line a focused team keeps where teams need the rest.
func drawBrief(t *Theme, s *Squad, width int) string {
	now, next := s.passing()
	l := newLine(t, width)
	l.put(t.Key, "▸ ")
	l.put(t.Strong, s.Team)
	tail := cells(clean(s.Ahead))
	for _, leg := range []SquadLeg{now, next} {
		if leg.Leg == 0 || l.left() < tail+10 {
			continue
		}
		l.gap(t.Text, 2)
		l.cell(t.Text, strconv.Itoa(leg.Leg)+" "+leg.Runner, min(l.left()-tail-1, cells(clean(leg.Runner))+1+digits(leg.Leg)))
		state := " " + strings.TrimSpace(leg.Glyph+" "+leg.State)
		if room := l.left() - tail - 2; room > 2 {
			l.cell(t.tone(leg.Tone), state, min(room, cells(clean(state))))
		}
	}
	if l.left() > tail {
		l.to(t.Text, width-tail-1)
		l.put(ahead(t, s.Tone), s.Ahead)
	}
	return l.end(t.Text)
}

// allLegs is a whole team in one line: every runner and split.
func allLegs(t *Theme, s *Squad, width int) string {
	l := newLine(t, width)
	l.right(t.Key, s.Key, 4)
	l.gap(t.Text, 1)
	l.cell(t.Strong, s.Team, min(16, width/4))
	for i, g := range s.Legs {
		mark := g.Split
		if mark == "" {
			mark = g.Glyph
		}
		drawBriefLeg(t, l, g, mark, l.left()/(len(s.Legs)-i))
	}
	return l.end(t.Text)
}

// drawBriefLeg is a leg in so many cells: the runner, by the last name where the
// whole one does not fit, and the split, which no name takes the room of.
func drawBriefLeg(t *Theme, l *line, g SquadLeg, mark string, room int) {
	end := l.used + room
	l.gap(t.Text, 2)
	number := strconv.Itoa(g.Leg) + " "
	name, left := clean(g.Runner), room-2-cells(number)-cells(clean(mark))-1
	if cells(name) > left {
		name = relay.LastName(name)
	}
	if left > 0 {
		l.put(t.Text, number)
		l.cell(t.Text, name, min(left, cells(name)))
		l.gap(t.Text, 1)
	}
	l.put(t.Strong, mark)
	l.to(t.Text, end)
}
