package relay

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

// Point is where on the way of the baton a mark can lie: an exchange, the
// finish, or (where laps are logged) a passing of the finish line.
type Point struct {
	Leg  int      // the leg it lies in or ends, from 1: exchange n ends leg n
	Lap  int      // which lap mark of its leg, from 1; 0 for an exchange or the finish
	At   Distance // run by the baton so far
	Oval Distance // where it lies on the oval, from the finish line
}
