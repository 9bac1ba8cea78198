package pair

import (
	"math"
	"slices"
)

// gathers is how fast a sprinter gathers speed: v(t) = top × (1 − e^(−t/τ)), the
// model of Keller (1973); τ is 0.9 to 1.4 s in what was measured since.
const gathers = 1.25

// comesAs is how fast the one who comes is over the top speed of the one who
// goes, who has to be caught. A guess of ours: what it gets wrong, marks that were
// tried put right.
const comesAs = 1.03

// runUp is a waiting runner going from a stand to a top speed, in m/s.
type runUp struct{ top, tau float64 }

// after is how far the runner is after so many seconds.
func (u runUp) after(t float64) float64 { return u.top * (t - u.tau*(1-math.Exp(-t/u.tau))) }

// reaches is when the runner is so many metres on.
func (u runUp) reaches(x float64) float64 {
	return crossing(0, x/u.top+2*u.tau, func(t float64) bool { return u.after(t) >= x })
}

// chase is one who comes at a steady speed behind one who goes.
type chase struct {
	runUp
	comes float64 // m/s
}

// lead is the head start, in metres, that makes the two meet at x: what the one
// who comes runs in that time, less x.
func (c chase) lead(x float64) float64 { return c.comes*c.reaches(x) - x }

// meets is where they meet after a head start, furthest where they do not before
// it.
func (c chase) meets(lead, furthest float64) float64 {
	switch {
	case lead <= 0:
		return 0
	case lead >= c.lead(furthest):
		return furthest
	}
	return c.after(crossing(0, c.reaches(furthest), func(t float64) bool { return c.comes*t-c.after(t) >= lead }))
}

// crossing is where something that stays true once it is begins to be.
func crossing(low, high float64, is func(float64) bool) float64 {
	for range 40 {
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

func median(all []float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
