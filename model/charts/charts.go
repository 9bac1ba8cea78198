// Package charts draws a race's pictures in the terminal: plain text without
// colours of its own, so that any theme can paint it.
//
// It imports nothing of baton. Begin with Gap.
package charts

import (
	"fmt"
	"math"
	"strings"

	"github.com/NimbleMarkets/ntcharts/canvas"
	"github.com/NimbleMarkets/ntcharts/linechart"
)

// Line is one team's line in a chart: a value at each step, NaN where it is not
// known.
type Line struct {
	Key    string // drawn at its last point, so that lines are told apart without colour
	Values []float64
}

// Gap draws how many seconds behind the leader each team was at the gun (step
// 0), at every exchange and at the finish: the leader is the line along the top.
// It needs at least 20 cells by 5.
func Gap(width, height int, lines []Line, steps []string) string {
	worst := 1.0
	for _, l := range lines {
		for _, v := range l.Values {
			if !math.IsNaN(v) {
				worst = max(worst, v)
			}
		}
	}
	if width < 20 || height < 5 || len(steps) < 2 {
		return ""
	}
	chart := linechart.New(width, height, 0, float64(len(steps)-1), -math.Ceil(worst), 0,
		linechart.WithXYSteps(1, max(1, (height-2)/4)), linechart.WithYLabelFormatter(behind), linechart.WithXLabelFormatter(noLabel))
	chart.DrawXYAxisAndLabel()
	for _, l := range lines {
		drawLine(&chart, l)
	}
	keys(&chart, lines)
	return strings.TrimRight(chart.View(), "\n") + "\n" + stepLine(&chart, steps)
}

// behind labels the axis: seconds behind the leader.
func behind(_ int, v float64) string {
	if v > -0.05 {
		return "leader"
	}
	return fmt.Sprintf("+%.1f", -v)
}

func noLabel(int, float64) string { return "" }

func drawLine(chart *linechart.Model, l Line) {
	last := -1
	for i, v := range l.Values {
		if math.IsNaN(v) {
			continue
		}
		if last >= 0 {
			chart.DrawBrailleLine(canvas.Float64Point{X: float64(last), Y: -l.Values[last]}, canvas.Float64Point{X: float64(i), Y: -v})
		}
		last = i
	}
}

// keys marks every team at its last point; where two would cover each other the
// later one moves a step back along its line.
func keys(chart *linechart.Model, lines []Line) {
	taken := map[[2]int]bool{}
	for _, l := range lines {
		for i := len(l.Values) - 1; i > 0; i-- {
			if math.IsNaN(l.Values[i]) {
				continue
			}
			at := canvas.Float64Point{X: float64(i), Y: -l.Values[i]}
			cell := [2]int{i, int(math.Round(l.Values[i] * 4))}
			if taken[cell] {
				continue
			}
			taken[cell] = true
			for j, r := range l.Key {
				step := float64(len(l.Key)-j-1) * (chart.MaxX() / float64(max(1, chart.GraphWidth())))
				chart.DrawRune(canvas.Float64Point{X: at.X - step, Y: at.Y}, r)
			}
			break
		}
	}
}

// stepLine names the steps below the axis.
func stepLine(chart *linechart.Model, steps []string) string {
	line := []rune(strings.Repeat(" ", chart.Width()))
	start := chart.Origin().X
	for i, name := range steps {
		at := start + i*chart.GraphWidth()/(len(steps)-1)
		text := []rune(name)
		at = max(0, min(at-len(text)/2, len(line)-len(text)))
		copy(line[at:], text)
	}
	return strings.TrimRight(string(line), " ")
}

// Dots draws values as dots on a scale, one row a name: the zone times of pairs
// over a season, the last of them marked. It is as high as it has rows, and one
// for the scale.
func Dots(width int, rows []Line, unit string) string {
	low, high := math.Inf(1), math.Inf(-1)
	names := 0
	for _, r := range rows {
		names = max(names, len([]rune(r.Key)))
		for _, v := range r.Values {
			low, high = min(low, v), max(high, v)
		}
	}
	names = min(names, width/2)
	room := width - names - 3
	if room < 8 || math.IsInf(low, 1) {
		return ""
	}
	if high-low < 0.2 {
		low, high = low-0.1, high+0.1
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%-*s  %s\n", names, clip(r.Key, names), dots(room, r.Values, low, high))
	}
	scale := fmt.Sprintf("%.1f", low)
	end := fmt.Sprintf("%.1f %s", high, unit)
	fmt.Fprintf(&b, "%*s  %s%s%s", names, "", scale, strings.Repeat(" ", max(1, room-len(scale)-len(end))), end)
	return b.String()
}

func dots(room int, values []float64, low, high float64) string {
	line := []rune(strings.Repeat("·", room))
	at := func(v float64) int { return min(room-1, max(0, int(math.Round((v-low)/(high-low)*float64(room-1))))) }
	for _, v := range values {
		line[at(v)] = '○'
	}
	if len(values) > 0 {
		line[at(values[len(values)-1])] = '●'
	}
	return string(line)
}

func clip(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

// Bars draws each value against its target: a bar, and a stroke where the target
// lies.
func Bars(width int, rows []Bar) string {
	names, most := 0, 0.0
	for _, r := range rows {
		names = max(names, len([]rune(r.Name)))
		most = max(most, r.Value, r.Target)
	}
	room := width - names - 10
	if room < 8 || most <= 0 {
		return ""
	}
	lines := make([]string, 0, len(rows))
	for _, r := range rows {
		bar := []rune(strings.Repeat("█", int(math.Round(r.Value/most*float64(room)))) + strings.Repeat(" ", room))
		bar = bar[:room]
		if r.Target > 0 {
			bar[min(room-1, int(math.Round(r.Target/most*float64(room))))] = '┃'
		}
		lines = append(lines, fmt.Sprintf("%-*s %s %7s", names, r.Name, string(bar), r.Text))
	}
	return strings.Join(lines, "\n")
}

// Bar is one value against its target; zero is none.
type Bar struct {
	Name   string
	Value  float64
	Target float64
	Text   string // the value as it is printed
}
