package html

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// strip is one row of dots: a value of every team.
type strip struct {
	name string
	dots []stripDot
}

type stripDot struct {
	id   relay.TeamID
	team string
	mark mark
	at   time.Duration
}

func newStripDot(res results.Result, marks map[relay.TeamID]mark, at time.Duration) stripDot {
	return stripDot{res.Team.ID, res.Team.Title(), marks[res.Team.ID], at}
}

// splitChart draws every leg's splits about the middle of the race, so that legs
// of several distances compare: nil where no leg has two.
func splitChart(results []results.Result, marks map[relay.TeamID]mark) *chart {
	if len(results) == 0 {
		return nil
	}
	var strips []strip
	for i := range results[0].Legs {
		s := strip{name: fmt.Sprintf("leg %d", i+1)}
		for _, res := range results {
			if l := res.Legs[i]; l.Known {
				s.dots = append(s.dots, newStripDot(res, marks, l.Took))
			}
		}
		if len(s.dots) >= 2 {
			s.center()
			strips = append(strips, s)
		}
	}
	return stripChart("Each leg against the race", "seconds, faster to the left", strips, true, signed)
}

// center moves a strip's values so that their middle is nought.
func (s *strip) center() {
	all := make([]time.Duration, len(s.dots))
	for i, d := range s.dots {
		all[i] = d.at
	}
	middle := relay.Median(all)
	for i := range s.dots {
		s.dots[i].at -= middle
	}
}

// zoneCharts draw how long the baton was in the zones, a chart for each length,
// since times over two lengths do not compare: none where nobody marked it.
func zoneCharts(r *relay.Race, results []results.Result, marks map[relay.TeamID]mark) (charts []*chart) {
	var lengths []relay.Distance
	strips := map[relay.Distance][]strip{}
	for n := 1; n <= len(r.Zones); n++ {
		over := map[relay.Distance][]stripDot{}
		for _, res := range results {
			if z, ok := r.ZoneTime(res.Team, n); ok && !z.Doubtful() {
				over[z.Length] = append(over[z.Length], newStripDot(res, marks, relay.RoundHalfUp(z.Took, relay.Tenth)))
			}
		}
		for _, length := range slices.Sorted(maps.Keys(over)) {
			if strips[length] == nil {
				lengths = append(lengths, length)
			}
			strips[length] = append(strips[length], strip{name: fmt.Sprintf("ex %d", n), dots: over[length]})
		}
	}
	for _, length := range lengths {
		note := fmt.Sprintf("seconds over %s m, entry to exit", length)
		say := func(took time.Duration) string { return relay.ZoneTime{Took: took, Length: length}.String() }
		charts = append(charts, stripChart("Time in the zone", note, strips[length], false, say))
	}
	return charts
}

// dotApart is how far the marks of one's own squads lie apart at least: one that would
// lie on another lies below it.
const dotApart = 7.0

// stripChart draws strips one below the other on one scale; say is how a value is
// read.
func stripChart(title, note string, strips []strip, about0 bool, say func(time.Duration) string) *chart {
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
	for _, at := range ticks(low, high) {
		text := tickText(at, high-low)
		if about0 && at > 0 {
			text = "+" + text
		}
		c.Ticks = append(c.Ticks, tick{X1: unit(x(at)), X2: unit(x(at)), Y1: unit(plotTop), Y2: unit(bottom), X: unit(x(at)), Y: unit(bottom + 14), Text: text, Zero: about0 && at == 0})
	}
	for i, s := range strips {
		y := plotTop + rowHeight*(float64(i)+0.5)
		c.Stops = append(c.Stops, tick{X1: unit(plotLeft), X2: unit(right), Y1: unit(y), Y2: unit(y), X: unit(plotLeft - 6), Y: unit(y + 4), Text: s.name})
		var own []float64
		for _, d := range s.dots {
			at, below := x(min(max(d.at, low), high)), 0.0
			if d.mark > 0 {
				below = dotApart * float64(len(slices.DeleteFunc(slices.Clone(own), func(o float64) bool { return math.Abs(o-at) >= dotApart })))
				own = append(own, at)
			}
			c.Dots = append(c.Dots, newDot(d.mark, at, y+below, d.team+" "+say(d.at)))
		}
	}
	slices.SortStableFunc(c.Dots, func(a, b dot) int { return int(a.mark) - int(b.mark) })
	c.stripFigures(strips, say)
	return c
}

// signed is a difference to hundredths with its sign.
func signed(d time.Duration) string {
	if d < 0 {
		return "−" + relay.Hundredths(-d)
	}
	return "+" + relay.Hundredths(d)
}

// stripFigures say every team's values in words.
func (c *chart) stripFigures(strips []strip, say func(time.Duration) string) {
	at := map[relay.TeamID]int{}
	for _, s := range strips {
		for _, d := range s.dots {
			i, there := at[d.id]
			if !there {
				i = len(c.Figures)
				at[d.id] = i
				c.Figures = append(c.Figures, figures{Team: d.team})
			}
			c.Figures[i].Values = strings.TrimPrefix(c.Figures[i].Values+", "+s.name+" "+say(d.at), ", ")
		}
	}
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
