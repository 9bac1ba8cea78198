package relay

import (
	"math"
	"slices"
	"time"
)

// guardShare is how much of the fastest time ever a stretch must take before a
// press can be its end.
const guardShare = 0.85

// DoublePress is how soon after a press the next one for the same team is a
// double.
const doublePress = time.Second

// Guard is the shortest time each distance within a leg can take, fixed when a
// race is armed.
type Guard map[Distance]time.Duration

type speedTable [][2]float64 // metres, seconds

// fastest is how fast legs have ever been run.
var fastest = loadFastest()

func loadFastest() (t struct {
	Flat    speedTable `json:"flat"`
	Hurdles speedTable `json:"hurdles"`
}) {
	readData("fastest.json", &t)
	return t
}

// Fastest is the fastest time ever over a distance of the format, on the flat or
// over its hurdles: nobody is faster.
func (f Format) Fastest(d Distance) time.Duration {
	if f.Hurdles {
		return fastest.Hurdles.time(d)
	}
	return fastest.Flat.time(d)
}

// time is the fastest time over a distance: between two distances of the table
// on log distance and log time, beyond it at the nearest one's speed.
func (t speedTable) time(d Distance) time.Duration {
	m := d.Metres()
	i := slices.IndexFunc(t, func(row [2]float64) bool { return row[0] >= m })
	var s float64
	switch {
	case i < 0:
		s = m * t[len(t)-1][1] / t[len(t)-1][0]
	case i == 0:
		s = m * t[0][1] / t[0][0]
	default:
		lo, hi := t[i-1], t[i]
		share := math.Log(m/lo[0]) / math.Log(hi[0]/lo[0])
		s = lo[1] * math.Pow(hi[1]/lo[1], share)
	}
	return time.Duration(s * float64(time.Second))
}

// newGuard works out the guard of a race: one time for every distance between
// two points of one leg.
func newGuard(points []Point, legs []Distance, format Format) Guard {
	g := Guard{}
	for leg := range legs {
		ends := legEnds(points, legs, leg+1)
		for i, from := range ends {
			for _, to := range ends[i+1:] {
				g[to-from] = time.Duration(guardShare * float64(format.Fastest(to-from))).Round(time.Millisecond)
			}
		}
	}
	return g
}

// legEnds are the distances at which a leg starts, is lapped and ends.
func legEnds(points []Point, legs []Distance, leg int) []Distance {
	ends := []Distance{Total(legs[:leg-1])}
	for _, p := range points {
		if p.Leg == leg {
			ends = append(ends, p.At)
		}
	}
	return ends
}

// stretch is the guard for the way of the baton between two distances from the
// start: whole legs and parts of legs, summed.
func (g Guard) stretch(legs []Distance, from, to Distance) time.Duration {
	var sum time.Duration
	var start Distance
	for _, leg := range legs {
		lo, hi := max(from, start), min(to, start+leg)
		if hi > lo {
			sum += g[hi-lo]
		}
		start += leg
	}
	return sum
}
