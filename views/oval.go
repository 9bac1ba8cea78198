package views

import "math"

// The track in metres: lane 1 of a standard 400 m oval.
const (
	bendRadius = 36.50 // to the kerb
	runRadius  = 36.80 // where lane 1 is measured
	straight   = 84.39
	laneCount  = 8
	laneWide   = 1.22
	outerEdge  = bendRadius + laneCount*laneWide
	lapLength  = 400.0
)

// Least cells in which the oval can be told.
const (
	ovalLeast     = 6
	ovalLeastWide = 20
)

// ovalHeight is how many lines an oval of a width needs to look like one.
func ovalHeight(width int) int {
	return max(ovalLeast, min(24, int(math.Ceil(float64(width)*(2*outerEdge)/(straight+2*outerEdge)/2))+1))
}

// onTrack is where a point lies seen from above: s metres from the finish line
// in the running direction, at a distance from the bend's centre (the straights
// as far from the middle). The home straight is below, run from left to right.
func onTrack(s, radius float64) (x, y float64) {
	bend := math.Pi * runRadius
	if s < 0 || s >= lapLength {
		s = math.Mod(math.Mod(s, lapLength)+lapLength, lapLength)
	}
	switch {
	case s < bend:
		a := -math.Pi/2 + s/runRadius
		return straight/2 + radius*math.Cos(a), radius * math.Sin(a)
	case s < bend+straight:
		return straight/2 - (s - bend), radius
	case s < 2*bend+straight:
		a := math.Pi/2 + (s-bend-straight)/runRadius
		return -straight/2 + radius*math.Cos(a), radius * math.Sin(a)
	default:
		return -straight/2 + (s - 2*bend - straight), -radius
	}
}

// scale maps metres to the dots of a canvas.
type scale struct{ perMetre, midX, midY float64 }

func scaleFor(w, h int) scale {
	dotsX, dotsY := float64(2*w-1), float64(4*h-1)
	per := min(dotsX/(straight+2*outerEdge), dotsY/(2*outerEdge))
	return scale{per, dotsX / 2, dotsY / 2}
}

func (c scale) dot(s, radius float64) (int, int) {
	x, y := onTrack(s, radius)
	return int(math.Round(c.midX + x*c.perMetre)), int(math.Round(c.midY - y*c.perMetre))
}

// drawOval is the track from above: both edges, the finish line, the zones as
// hatched stretches with their names inside, the batons by their keys.
func drawOval(t *Theme, o Oval, w, h int) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	if w < ovalLeastWide || h < ovalLeast {
		return pad(t, nil, w, h)
	}
	c := newCanvas(w, h)
	at := scaleFor(w, h)
	step := 0.4 / at.perMetre
	for s := 0.0; s < lapLength; s += step {
		c.dot(at.dot(s, bendRadius))
		c.dot(at.dot(s, outerEdge))
	}
	for r := bendRadius; r <= outerEdge; r += step {
		c.dot(at.dot(0, r))
	}
	for _, z := range o.Zones {
		drawOvalZone(c, at, z, step)
	}
	putNames(c, at, o.Zones)
	putBatons(c, at, o.Batons)
	return c.lines(t)
}

// drawOvalZone fills the stretch of the track between the zone's edges.
func drawOvalZone(c *canvas, at scale, z OvalZone, step float64) {
	to := z.To
	if to < z.From {
		to += lapLength
	}
	for s := z.From; s <= min(to, z.From+lapLength); s += step {
		for r := bendRadius; r <= outerEdge; r += 1 / at.perMetre {
			x, y := at.dot(s, r)
			c.dot(x, y)
			c.mark(x/2, y/4)
		}
	}
}

// putNames writes each zone's name in the infield beside it.
func putNames(c *canvas, at scale, zones []OvalZone) {
	for _, z := range zones {
		x, y := at.dot((z.From+z.To)/2, bendRadius-14)
		name, wide := clean(z.Name), 0
		wide = cells(name)
		if !plain(name) || wide > c.w/3 {
			continue
		}
		c.word(x/2-wide/2, y/4, name, inkText)
	}
}

// putBatons writes each team's key where its baton is thought to be, in the
// middle of the track, else beside it towards the infield, else outside.
func putBatons(c *canvas, at scale, batons []OvalBaton) {
	cell := 3 / at.perMetre
	for _, b := range batons {
		key := clean(b.Key)
		if !plain(key) || key == "" {
			continue
		}
		ink := inkKey
		if b.Focused {
			ink = inkFocus
		}
		middle := (bendRadius + outerEdge) / 2
		for _, off := range []float64{0, -1, -2, 1, -3, -4, -5} {
			x, y := at.dot(b.At, middle+off*cell)
			if c.word(x/2, y/4, key, ink) {
				break
			}
		}
	}
}
