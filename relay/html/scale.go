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
	points []results.Gap
}

// gapsOf are the lines of the teams that passed at least one point, and the
// largest gap to draw: a team far behind all others does not press the rest
// together.
func gapsOf(rows []results.Result, marks map[relay.TeamID]mark) (lines []gapLine, worst time.Duration) {
	var last []time.Duration
	for i, points := range results.Gaps(rows) {
		if n := len(points); n > 1 {
			lines = append(lines, gapLine{rows[i].Team.Title(), marks[rows[i].Team.ID], points})
			last = append(last, points[n-1].Behind)
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

// mostTicks is how many lines a scale has about at most, whatever its span.
const mostTicks = 7

// ticks are the round values of a scale from low to high.
func ticks(low, high time.Duration) []time.Duration {
	step := relay.RoundStep((high-low)/mostTicks + 1)
	var out []time.Duration
	for at := relay.RoundUp(low, step); at <= high && len(out) <= 2*mostTicks; at += step {
		out = append(out, at)
	}
	return out
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
