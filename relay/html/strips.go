package html

import (
	"fmt"
	"slices"
	"time"

	"baton/relay"
)

// strip is one row of dots: a value of every team.
type strip struct {
	name string
	dots []stripDot
}

type stripDot struct {
	team string
	own  bool
	at   time.Duration
}

// splitChart draws every leg's splits about the middle of the race, so that legs
// of several distances compare: nil where no leg has two.
func splitChart(results []relay.Result) *chart {
	if len(results) == 0 {
		return nil
	}
	var strips []strip
	for i := range results[0].Legs {
		s := strip{name: fmt.Sprintf("leg %d", i+1)}
		for _, res := range results {
			if l := res.Legs[i]; l.Known {
				s.dots = append(s.dots, stripDot{res.Team.Title(), res.Team.Pinned, l.Took})
			}
		}
		if len(s.dots) >= 2 {
			s.center()
			strips = append(strips, s)
		}
	}
	return stripChart("Each leg against the race", "seconds, faster to the left", strips, true)
}

// center moves a strip's values so that their middle is nought.
func (s *strip) center() {
	all := make([]time.Duration, len(s.dots))
	for i, d := range s.dots {
		all[i] = d.at
	}
	slices.Sort(all)
	middle := (all[(len(all)-1)/2] + all[len(all)/2]) / 2
	for i := range s.dots {
		s.dots[i].at -= middle
	}
}

// zoneCharts draw how long the baton was in the zones, a chart for each length,
// since times over two lengths do not compare: none where nobody marked it.
func zoneCharts(r *relay.Race, results []relay.Result) (charts []*chart) {
	var lengths []relay.Distance
	strips := map[relay.Distance][]strip{}
	for n := 1; n <= len(r.Zones); n++ {
		length := r.Zones[n-1].Length()
		s := strip{name: fmt.Sprintf("ex %d", n)}
		for _, res := range results {
			if z, ok := r.ZoneTime(res.Team, n); ok && !z.Doubtful() {
				s.dots = append(s.dots, stripDot{res.Team.Title(), res.Team.Pinned, relay.RoundHalfUp(z.Took, relay.Tenth)})
			}
		}
		if len(s.dots) == 0 {
			continue
		}
		if strips[length] == nil {
			lengths = append(lengths, length)
		}
		strips[length] = append(strips[length], s)
	}
	for _, length := range lengths {
		note := fmt.Sprintf("seconds over %s m, entry to exit", length)
		charts = append(charts, stripChart("Time in the zone", note, strips[length], false))
	}
	return charts
}

// stripChart draws strips one below the other on one scale.
func stripChart(title, note string, strips []strip, about0 bool) *chart {
	if len(strips) == 0 {
		return nil
	}
	low, high := bounds(strips, about0)
	bottom := plotTop + rowHeight*float64(len(strips))
	c := &chart{Title: title, Note: note, Width: unit(chartWidth), Height: unit(bottom + 20)}
	right := chartWidth - 14
	x := func(at time.Duration) float64 {
		return plotLeft + (right-plotLeft)*float64(at-low)/float64(high-low)
	}
	for _, tick := range ticks(low, high) {
		text := tickText(tick, high-low)
		if about0 && tick > 0 {
			text = "+" + text
		}
		c.Ticks = append(c.Ticks, mark{X1: unit(x(tick)), X2: unit(x(tick)), Y1: unit(plotTop), Y2: unit(bottom), X: unit(x(tick)), Y: unit(bottom + 14), Text: text, Zero: about0 && tick == 0})
	}
	for i, s := range strips {
		y := plotTop + rowHeight*(float64(i)+0.5)
		c.Stops = append(c.Stops, mark{X1: unit(plotLeft), X2: unit(right), Y1: unit(y), Y2: unit(y), X: unit(plotLeft - 8), Y: unit(y + 4), Text: s.name})
		slices.SortStableFunc(s.dots, func(a, b stripDot) int { return order(a.own, b.own) })
		for _, d := range s.dots {
			c.Dots = append(c.Dots, dot{X: unit(x(min(max(d.at, low), high))), Y: unit(y), Own: d.own, Team: d.team})
		}
	}
	return c
}

// bounds are the ends of the strips' scale, a little beyond their values: about
// nought equally far to both sides, and one odd value does not press the others
// together.
func bounds(strips []strip, about0 bool) (low, high time.Duration) {
	var all []time.Duration
	for _, s := range strips {
		for _, d := range s.dots {
			if about0 {
				d.at = max(d.at, -d.at)
			}
			all = append(all, d.at)
		}
	}
	if about0 {
		reach := max(largest(all), relay.Tenth) * 11 / 10
		return -reach, reach
	}
	slices.Sort(all)
	return max(0, all[0]-2*relay.Tenth), all[len(all)-1] + 2*relay.Tenth
}
