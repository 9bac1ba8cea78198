package html

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// The size of a chart in its own units; the page scales it, down to a phone of
// 320 px, where a unit is still nine tenths of a pixel.
const (
	chartWidth = 320.0
	plotLeft   = 36.0
	plotRight  = 182.0 // names stand to the right of it
	nameColumn = 194.0
	plotTop    = 10.0
	rowHeight  = 22.0
	gapHeight  = 180.0 // at least
)

// chart is one drawing, all coordinates as text, with the figures it is drawn
// from: who cannot see it reads them.
type chart struct {
	Title, Note string
	Width       string
	Height      string
	Ticks       []tick // along the scale: a line from X1,Y1 to X2,Y2 and its text
	Stops       []tick // along the other axis
	Lines       []line
	Dots        []dot
	Names       []stacked
	Figures     []figures
}

type tick struct {
	X1, Y1, X2, Y2 string
	X, Y           string
	Text           string
	Zero           bool
}

type line struct {
	Points string
	Class  string
}

type dot struct {
	Path  string
	Class string
	Says  string // for who points at it
	mark  mark
}

// figures are one team's values of a chart, in words: "ex 1 +0.14, finish +0.31".
type figures struct{ Team, Values string }

func unit(v float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", v), ".0")
}

// gapChart draws how far each team was behind the leader at every exchange and
// the finish: nil where fewer than two teams or points are known.
func gapChart(results []results.Result, marks map[relay.TeamID]mark) *chart {
	gaps, worst := gapsOf(results, marks)
	if len(gaps) < 2 || worst == 0 {
		return nil
	}
	legs := len(results[0].Legs)
	ends := make([]label, len(gaps))
	for i, g := range gaps {
		ends[i] = label{text: g.team, mark: g.mark}
	}
	height := max(gapHeight, labelStep*float64(rowsOf(ends)+2)+plotTop)
	c := &chart{Title: "Behind the leader", Note: "seconds, at each exchange", Width: unit(chartWidth), Height: unit(height)}
	x := func(point int) float64 { return plotLeft + (plotRight-plotLeft)*float64(point)/float64(legs) }
	bottom := height - 20
	y := func(gap time.Duration) float64 {
		return plotTop + (bottom-plotTop)*float64(min(gap, worst))/float64(worst)
	}
	for _, at := range ticks(0, worst) {
		c.Ticks = append(c.Ticks, tick{X1: unit(plotLeft), X2: unit(plotRight), Y1: unit(y(at)), Y2: unit(y(at)), X: unit(plotLeft - 5), Y: unit(y(at) + 4), Text: tickText(at, worst), Zero: at == 0})
	}
	for point := 0; point <= legs; point++ {
		name := pointName(point, legs)
		if legs > 6 && point%((legs+5)/6) != 0 && point != legs { // names of so many would lie on each other
			name = ""
		}
		c.Stops = append(c.Stops, tick{X1: unit(x(point)), X2: unit(x(point)), Y1: unit(plotTop), Y2: unit(bottom), X: unit(x(point)), Y: unit(height - 5), Text: name})
	}
	for i, g := range gaps {
		last := g.points[len(g.points)-1]
		ends[i].x, ends[i].y = x(last.Point), y(last.Behind)
		c.figure(g, legs)
	}
	c.drawGaps(gaps, x, y)
	c.Names = stack(ends, nameColumn, plotTop, bottom)
	return c
}

// figure says a team's gaps in words.
func (c *chart) figure(g gapLine, legs int) {
	var all []string
	for _, p := range g.points[1:] {
		all = append(all, pointName(p.Point, legs)+" +"+relay.Hundredths(p.Behind))
	}
	c.Figures = append(c.Figures, figures{g.team, strings.Join(all, ", ")})
}

// drawGaps draws the teams' lines, one's own last so that they lie on top.
func (c *chart) drawGaps(gaps []gapLine, x func(int) float64, y func(time.Duration) float64) {
	gaps = slices.Clone(gaps)
	slices.SortStableFunc(gaps, func(a, b gapLine) int { return int(a.mark) - int(b.mark) })
	for _, g := range gaps {
		var points []string
		for _, p := range g.points {
			points = append(points, unit(x(p.Point))+","+unit(y(p.Behind)))
			if p.Point > 0 {
				c.Dots = append(c.Dots, newDot(g.mark, x(p.Point), y(p.Behind), g.team+" +"+relay.Hundredths(p.Behind)))
			}
		}
		c.Lines = append(c.Lines, line{Points: strings.Join(points, " "), Class: g.mark.Class()})
	}
}

func newDot(m mark, x, y float64, says string) dot {
	return dot{Path: m.path(x, y), Class: m.Class(), Says: says, mark: m}
}
