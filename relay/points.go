package relay

import (
	"fmt"
	"slices"
	"time"
)

// lapClear is how far from both ends of its leg a passing of the finish line
// must lie to be logged as a lap.
const lapClear = 50 * Metre

// Points are the points at which the baton can be marked, in order: every
// exchange and the finish, and with laps every passing of the finish line more
// than 50 m from both ends of its leg.
func Points(legs []Distance, laps bool) []Point {
	total := Total(legs)
	start := OnOval(-total)
	var points []Point
	var at Distance
	for i, leg := range legs {
		if laps {
			points = append(points, lapPoints(i+1, at, leg, start)...)
		}
		at += leg
		points = append(points, Point{Leg: i + 1, At: at, Oval: OnOval(start + at)})
	}
	return points
}

// points are a race's points. Shuttle hurdles are run to and fro on one straight,
// the last leg towards the finish: their legs end there or at its other end.
func (f Format) points(legs []Distance, laps bool) []Point {
	if !f.Hurdles {
		return Points(legs, laps)
	}
	points := Points(legs, false)
	for i := range points {
		points[i].Oval = 0
		if (len(legs)-points[i].Leg)%2 == 1 {
			points[i].Oval = OnOval(-legs[i])
		}
	}
	return points
}

// lapPoints are the lap marks within the leg that starts after from.
func lapPoints(leg int, from, length, start Distance) []Point {
	var points []Point
	for at := from + Lap - OnOval(start+from); at < from+length; at += Lap {
		if at-from > lapClear && from+length-at > lapClear {
			points = append(points, Point{Leg: leg, Lap: len(points) + 1, At: at})
		}
	}
	return points
}

// Sees reports whether a station's place sees a point. Laps are seen only at the
// finish line and at "all".
func (p Spot) Sees(point Point) bool { return p.sees(point.Oval) }

// first is the first point at or after index from that a place sees, -1 where
// there is none.
func (p Spot) first(points []Point, from int) int {
	for i := max(0, from); i < len(points); i++ {
		if p.Sees(points[i]) {
			return i
		}
	}
	return -1
}

// ExchangePoint is the index in Points of exchange n; the number of legs stands
// for the finish. -1 where the race has no such exchange.
func (r *Race) ExchangePoint(n int) int {
	return slices.IndexFunc(r.Points, func(p Point) bool { return p.Leg == n && p.Lap == 0 })
}

// PointName is a point in the few words of the board: "ex 2", "fin", "leg 3 lap
// 1"; empty where there is no such point.
func (r *Race) PointName(i int) string {
	if i < 0 || i >= len(r.Points) {
		return ""
	}
	p := r.Points[i]
	switch {
	case p.Lap > 0:
		return fmt.Sprintf("leg %d lap %d", p.Leg, p.Lap)
	case p.Leg == len(r.Legs):
		return "fin"
	}
	return fmt.Sprintf("ex %d", p.Leg)
}

// LapPoints are the indexes in Points of a leg's lap marks.
func (r *Race) LapPoints(leg int) []int {
	var laps []int
	for i, p := range r.Points {
		if p.Leg == leg && p.Lap > 0 {
			laps = append(laps, i)
		}
	}
	return laps
}

// stretch is the guard between two points; from -1 is the start.
func (r *Race) stretch(from, to int) time.Duration {
	at := Distance(0)
	if from >= 0 {
		at = r.Points[from].At
	}
	return r.Guard.Stretch(r.Legs, at, r.Points[to].At)
}

// firstPoint is the number (from 1) of the first point a station counts a key
// from: what it stored before; else the first its place sees; else, where
// other stations have logged the team, the first at or after the last logged,
// if that is less than half a guard ago, or after it. At a place that sees one
// point a key always means that one. What this station pressed itself and gave to
// the team later is no other's, and moves nothing.
func (r *Race) firstPoint(d Desk, key string, at Instant) int {
	team := r.Keys[key]
	if team == "" {
		team = UnboundTeam(key)
	}
	if first, ok := r.from[countKey{d.Station, team}]; ok {
		return first
	}
	start := 0
	if only := d.Spot.first(r.Points, 0); only >= 0 && d.Spot.first(r.Points, only+1) < 0 {
		return only + 1
	}
	if last, logged := r.loggedElsewhere(d.Station, team); last >= 0 {
		start = last + 1
		now, _ := r.Since(at)
		if now-logged < r.stretch(last-1, last)/2 {
			start = last
		}
	}
	if i := d.Spot.first(r.Points, start); i >= 0 {
		return i + 1
	}
	return len(r.Points) + 1
}

// LastPoint is the index of the last point the team's baton has passed, -1 for
// none.
func (t *Team) LastPoint() int {
	for i := len(t.Passes) - 1; i >= 0; i-- {
		if t.Passes[i].Known {
			return i
		}
	}
	return -1
}
