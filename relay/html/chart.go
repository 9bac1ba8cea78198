package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
)

// The size of a chart in its own units; the page scales it.
const (
	chartWidth = 400.0
	plotLeft   = 38.0
	plotRight  = 262.0 // names stand to the right of it
	plotTop    = 10.0
	rowHeight  = 25.0
	gapHeight  = 200.0 // at least
	labelStep  = 12.0  // names are at least so far apart
	labelRunes = 22    // and so long at most
)

// chart is one drawing, all coordinates as text.
type chart struct {
	Title, Note string
	Width       string
	Height      string
	Ticks       []mark // along the scale: a line from X1,Y1 to X2,Y2 and its text
	Stops       []mark // along the other axis
	Lines       []line
	Dots        []dot
	Names       []mark
}

type mark struct {
	X1, Y1, X2, Y2 string
	X, Y           string
	Text           string
	Own            bool
	Zero           bool
}

type line struct {
	Points string
	Own    bool
}

type dot struct {
	X, Y string
	Own  bool
	Team string // for who points at it
}

func unit(v float64) string { return fmt.Sprintf("%.1f", v) }

// gapChart draws how far each team was behind the leader at every exchange and
// the finish: nil where fewer than two teams or points are known.
func gapChart(results []relay.Result) *chart {
	gaps, worst := gapsOf(results)
	if len(gaps) < 2 || worst == 0 {
		return nil
	}
	legs := len(results[0].Legs)
	height := max(gapHeight, labelStep*float64(len(gaps)+3))
	c := &chart{Title: "Behind the leader", Note: "seconds, at each exchange", Width: unit(chartWidth), Height: unit(height)}
	x := func(point int) float64 { return plotLeft + (plotRight-plotLeft)*float64(point)/float64(legs) }
	bottom := height - 20
	y := func(gap time.Duration) float64 {
		return plotTop + (bottom-plotTop)*float64(min(gap, worst))/float64(worst)
	}
	for _, tick := range ticks(0, worst) {
		c.Ticks = append(c.Ticks, mark{X1: unit(plotLeft), X2: unit(plotRight), Y1: unit(y(tick)), Y2: unit(y(tick)), X: unit(plotLeft - 6), Y: unit(y(tick) + 4), Text: tickText(tick, worst), Zero: tick == 0})
	}
	for point := 0; point <= legs; point++ {
		c.Stops = append(c.Stops, mark{X1: unit(x(point)), X2: unit(x(point)), Y1: unit(plotTop), Y2: unit(bottom), X: unit(x(point)), Y: unit(height - 5), Text: pointName(point, legs)})
	}
	c.drawGaps(gaps, worst, x, y)
	return c
}

// drawGaps draws the teams' lines, one's own last so that it lies on top, and
// their names where they end.
func (c *chart) drawGaps(gaps []gapLine, worst time.Duration, x func(int) float64, y func(time.Duration) float64) {
	slices.SortStableFunc(gaps, func(a, b gapLine) int { return order(a.own, b.own) })
	ends := make([]label, len(gaps))
	for i, g := range gaps {
		var points []string
		for _, p := range g.points {
			points = append(points, unit(x(p.point))+","+unit(y(p.gap)))
			c.Dots = append(c.Dots, dot{X: unit(x(p.point)), Y: unit(y(p.gap)), Own: g.own, Team: g.team})
		}
		last := g.points[len(g.points)-1]
		ends[i] = label{text: shortName(g.team), own: g.own, x: x(last.point) + 8, y: y(last.gap), short: last.point < len(c.Stops)-1}
		c.Lines = append(c.Lines, line{Points: strings.Join(points, " "), Own: g.own})
	}
	c.name(ends, y(worst))
}

// label is a team's name beside the end of its line.
type label struct {
	text  string
	own   bool
	short bool // the line ends before the finish: the name stands there
	x, y  float64
}

// name puts names beside where their lines end, those at the finish apart from
// each other and none below the plot, which is high enough for all.
func (c *chart) name(labels []label, bottom float64) {
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(a.y, b.y) })
	next, left := 0.0, 0
	for _, l := range labels {
		if !l.short {
			left++
		}
	}
	for _, l := range labels {
		at := l.y + 4
		if !l.short {
			left--
			at = max(next, min(at, bottom+4-labelStep*float64(left)))
			next = at + labelStep
		}
		c.Names = append(c.Names, mark{X: unit(l.x), Y: unit(at), Text: l.text, Own: l.own})
	}
}

// shortName cuts a name to what fits beside a chart.
func shortName(name string) string {
	runes := []rune(name)
	if len(runes) <= labelRunes {
		return name
	}
	return strings.TrimSpace(string(runes[:labelRunes-1])) + "…"
}

// order puts what does not hold before what does.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
