package html

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// gapLine is one team's way: how far behind the leader at each known point, the
// start first.
type gapLine struct {
	team   string
	mark   mark
	points []gapPoint
}

type gapPoint struct {
	point int // exchange; 0 for the start, the number of legs for the finish
	gap   time.Duration
}

// gapsOf are the lines of the teams that passed at least one point, and the
// largest gap to draw: a team far behind all others does not press the rest
// together.
func gapsOf(results []results.Result, marks map[relay.TeamID]mark) (lines []gapLine, worst time.Duration) {
	if len(results) == 0 {
		return nil, 0
	}
	leaders := make([]time.Duration, len(results[0].Legs))
	for _, res := range results {
		for i, l := range res.Legs {
			if l.Passed && (leaders[i] == 0 || l.At < leaders[i]) {
				leaders[i] = l.At
			}
		}
	}
	var last []time.Duration
	for _, res := range results {
		g := gapLine{team: res.Team.Title(), mark: marks[res.Team.ID], points: []gapPoint{{}}}
		for i, l := range res.Legs {
			if l.Passed {
				g.points = append(g.points, gapPoint{i + 1, l.At - leaders[i]})
			}
		}
		if n := len(g.points); n > 1 {
			lines = append(lines, g)
			last = append(last, g.points[n-1].gap)
		}
	}
	return lines, largest(last)
}

// largest is the largest of some gaps, or four times their median where it is
// beyond that.
func largest(gaps []time.Duration) time.Duration {
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	top := gaps[len(gaps)-1]
	if middle := gaps[len(gaps)/2]; middle > 0 {
		return min(top, 4*middle)
	}
	return top
}

// tickSteps are the distances between two lines of a scale; beyond the last they
// double.
var tickSteps = []time.Duration{
	100 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second,
	5 * time.Second, 10 * time.Second, 20 * time.Second, 30 * time.Second, time.Minute, 2 * time.Minute, 5 * time.Minute,
	10 * time.Minute, 20 * time.Minute, 30 * time.Minute, time.Hour, 2 * time.Hour, 4 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// mostTicks is how many lines a scale has about at most, whatever its span.
const mostTicks = 7

// ticks are the round values of a scale from low to high.
func ticks(low, high time.Duration) []time.Duration {
	step := stepOf(high - low)
	var out []time.Duration
	for at := relay.RoundUp(low, step); at <= high && len(out) <= 2*mostTicks; at += step {
		out = append(out, at)
	}
	return out
}

// stepOf is the distance between the lines of a scale so long.
func stepOf(span time.Duration) time.Duration {
	for _, s := range tickSteps {
		if span/s < mostTicks {
			return s
		}
	}
	step := tickSteps[len(tickSteps)-1]
	for span/step >= mostTicks {
		step *= 2
	}
	return step
}

// tickText is a value of a scale up to high, with decimals only where its steps
// have them; in minutes, hours or days where it goes so far.
func tickText(at, high time.Duration) string {
	if at < 0 {
		return "−" + tickText(-at, high)
	}
	switch {
	case high < 4*time.Second:
		return relay.Tenths(at)
	case high < time.Minute:
		return fmt.Sprintf("%d", at/time.Second)
	case high < time.Hour:
		return strings.TrimSuffix(relay.Tenths(at), ".0")
	case high < 4*24*time.Hour:
		return fmt.Sprintf("%dh%02d", at/time.Hour, at/time.Minute%60)
	}
	return fmt.Sprintf("%dd", at/(24*time.Hour))
}

// pointName is what a point on a team's way is called.
func pointName(point, legs int) string {
	switch point {
	case 0:
		return "start"
	case legs:
		return "finish"
	}
	return fmt.Sprintf("ex %d", point)
}
