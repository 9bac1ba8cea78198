package pair

import "math"

// gathers is how many seconds a runner needs to gather 63 % of a top speed:
// v(t) = top × (1 − e^(−t/τ)), after Furusawa, Hill and Parkinson (1927) and Keller
// (1973, 0.89 s in world records); about 1 s at every level since (Clark and Ryan
// 2022), a little more of those who wait standing.
const gathers = 1.1

// chase is one who comes at a steady speed behind one who goes from a stand, in
// metres: how far they are when they meet follows from the head start alone.
type chase struct {
	comes float64   // the speed of who comes over the top speed of who goes
	leads []float64 // the head starts with which they meet at 0, step, 2·step … m
}

// step is how finely places are told apart, in metres.
const step = 0.25

// gathered is how much of the top speed is reached after x metres, with a top speed
// times gathers of length.
func gathered(x, length float64) float64 { return 1 - math.Exp(-elapsed(x/length)) }

// elapsed is the time, in gathers, after which a runner is x lengths on: it solves
// s − 1 + e^(−s) = x.
func elapsed(x float64) float64 {
	s := math.Sqrt(2*x) + x/2
	for range 6 {
		if s <= 0 {
			return 0
		}
		s -= (s - 1 + math.Exp(-s) - x) / (1 - math.Exp(-s))
	}
	return s
}

// newChase is the chase in which the one who comes is so much faster (0.1 for 10 %)
// where the pass is wanted, up to some metres further than the zone's end.
func newChase(faster, want, furthest, length float64) chase {
	c := chase{comes: (1 + faster) * gathered(want, length)}
	most := 0.0
	for i := range int(furthest/step) + 1 {
		x := float64(i) * step
		most = max(most, c.comes*length*elapsed(x/length)-x)
		c.leads = append(c.leads, most)
	}
	return c
}

// lead is the head start, in metres, with which they meet at x.
func (c *chase) lead(x float64) float64 {
	i, part := c.between(x)
	return c.leads[i] + part*(c.leads[i+1]-c.leads[i])
}

// steepness is how many metres of head start a metre of place takes.
func (c *chase) steepness(x float64) float64 {
	i, _ := c.between(x)
	return (c.leads[i+1] - c.leads[i]) / step
}

// between is where x lies among the places.
func (c *chase) between(x float64) (i int, part float64) {
	i = max(0, min(len(c.leads)-2, int(x/step)))
	return i, max(0, min(1, x/step-float64(i)))
}

// meets is where they meet with a head start; as far as is looked where they have
// not met before.
func (c *chase) meets(lead float64) float64 {
	low, high := 0, len(c.leads)-1
	switch {
	case lead <= c.leads[low]:
		return 0
	case lead >= c.leads[high]:
		return float64(high) * step
	}
	for high-low > 1 {
		if middle := (low + high) / 2; c.leads[middle] <= lead {
			low = middle
		} else {
			high = middle
		}
	}
	return (float64(low) + (lead-c.leads[low])/(c.leads[high]-c.leads[low])) * step
}

// scattered are three head starts about one with a spread, and their weights: what
// a mean over them comes to is that over a normal distribution (Gauss and Hermite).
var scattered = [3]struct{ by, weight float64 }{{-math.Sqrt2 * 1.2247448714, 1. / 6}, {0, 2. / 3}, {math.Sqrt2 * 1.2247448714, 1. / 6}}

// meetsAbout is where they meet on the mean with a head start that scatters.
func (c *chase) meetsAbout(lead, spread float64) (at float64) {
	for _, s := range scattered {
		at += s.weight * c.meets(lead+s.by*spread)
	}
	return at
}

// crossing is where something that stays true once it is begins to be.
func crossing(low, high float64, is func(float64) bool) float64 {
	for range 12 {
		if middle := (low + high) / 2; is(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return (low + high) / 2
}

func mean(all []float64) (m float64) {
	for _, v := range all {
		m += v / float64(len(all))
	}
	return m
}
