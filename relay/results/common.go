package results

import (
	"math"
	"slices"

	"baton/relay"
)

// common is what all lanes of a race share and nobody knows: by how much each station's
// presses of exchanges are off, and what the legs of its teams usually take beyond their
// runners' flat bests.
type common struct {
	stations []string
	at       []float64 // of the stations, then of the legs
	variance []float64
	prior    *squares
}

// level is where in at a leg stands, from 0.
func (c *common) level(leg int) int { return len(c.stations) + leg }

// What is taken of a keeper before anything is known, in seconds: how far a habit lies
// off none, at the finish and apart from it at exchanges; and how far a keeper's guns do.
// Which way is each keeper's own: no constant can be shipped. Keepers drawn with 0.06 s are
// timed as well with a little more, and those whose habits lie far apart better. So of a finish that is off
// most is the gun's, and counts for the exchanges; the rest may be a habit that they do
// not share. Simulated keepers whose habits at both are far apart are not made worse.
const (
	habitOff = 0.07
	gunsOff  = 0.15
)

// newCommon is what is known of it before a lane is looked at. A press at an exchange is
// off by the keeper's habit there less the gun's lateness; one at the finish by the habit
// at the finish less the same.
func newCommon(r *relay.Race, hands Hands, bases map[string]base, stations []string) *common {
	c := &common{stations: stations}
	levels, off := levelsOf(r)
	n := len(stations) + len(r.Legs)
	gun, usually := n, n+1
	q := newSquares(n + 2 + len(bases))
	for i := range stations {
		q.add(0, habitOff*habitOff, term{i, 1}, term{gun, 1})
	}
	for k, level := range levels {
		q.add(level, off*off, term{c.level(k), 1})
	}
	q.add(0, openOff*openOff, term{gun, 1})
	q.add(0, gunsOff*gunsOff, term{usually, 1})
	if r.GunPressed() || r.GunByClock() {
		q.add(0, gunSpread*gunSpread, term{gun, 1}, term{usually, -1})
	}
	for i, station := range stationsOf(bases) {
		b, habit := bases[station], n+2+i
		q.add(0, habitOff*habitOff, term{habit, 1})
		q.add(b.error.Seconds(), max(b.off*b.off, 1e-6), term{habit, 1}, term{gun, -1})
		if usual, off, known := hands.usual(r, station); known {
			q.add(usual, off*off, term{habit, 1}, term{usually, -1})
		}
	}
	c.prior = q.of(n)
	f, _ := c.prior.least()
	c.at, c.variance = f.at, f.variance
	return c
}

// learn works the common unknowns out of all lanes.
func (c *common) learn(lanes []*lane, found []passed) {
	q := newSquares(len(c.at))
	copy(q.sides, c.prior.sides)
	copy(q.right, c.prior.right)
	for i, l := range lanes {
		part := l.joint(c, found[i]).last(len(c.at))
		for k, x := range part.sides {
			q.sides[k] += x
		}
		for k, x := range part.right {
			q.right[k] += x
		}
	}
	if f, ok := q.least(); ok {
		c.at, c.variance = f.at, f.variance
	}
}

// offset is how far some presses of exchanges are off, in seconds: negative where they
// stand too early; and how far that may be off. ok is false where that is not known.
func (c *common) offset(presses []watch) (at, off float64, ok bool) {
	for _, w := range presses {
		i := slices.Index(c.stations, w.station)
		if i < 0 {
			return 0, 0, false
		}
		at += c.at[i] / float64(len(presses))
		off = max(off, math.Sqrt(c.variance[i*len(c.at)+i]))
	}
	return at, off, len(presses) > 0
}
