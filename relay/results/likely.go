package results

import (
	"math"
	"slices"

	"baton/relay"
)

// legSpread is how far a leg's gain on its runner's flat best lies from what is usual:
// a standard deviation in seconds. Teams' gains spread by 0.3 s whatever their level
// (World Relays 2024), shared as if each leg had its own.
const legSpread = 0.15

// levelOff is how far what a leg usually gains may lie off what is published of it, in
// seconds: two sources give leg 3 of a 4×100 m +0.7 and +0.9, each 0.1 from
// what lies between them.
const levelOff = 0.12

// likelyLegs are how long a team's legs are likely to take, all but what such a leg gains:
// its runners' flat bests, in seconds, or, in a field of which no team has them, what they
// took of such legs in the meet's other races; nil where one is not known. A field without
// either says too little: its runners differ by more than presses do.
func likelyLegs(r *relay.Race, t *relay.Team) (legs []float64) {
	if !hasBests(r) {
		return legsBefore(r, t)
	}
	bests, _, known := r.FlatBests(t)
	if !known || len(bests) != len(r.Legs) {
		return nil
	}
	for _, best := range bests {
		legs = append(legs, best.Seconds())
	}
	return legs
}

// hasBests reports whether all flat bests of any team are known.
func hasBests(r *relay.Race) bool {
	return slices.ContainsFunc(r.Teams, func(t *relay.Team) bool {
		bests, _, known := r.FlatBests(t)
		return known && len(bests) == len(r.Legs)
	})
}

// legsBefore are what a team's runners took of such legs in the meet's other races, on the
// middle; nil where one has run none.
func legsBefore(r *relay.Race, t *relay.Team) (legs []float64) {
	for leg := 1; leg <= len(r.Legs); leg++ {
		before := r.OwnSplits(t, leg)
		if len(before) == 0 {
			return nil
		}
		legs = append(legs, relay.Median(before).Seconds())
	}
	return legs
}

// levelsOf are what a race's legs usually take beyond the flat best, and how far that
// may be off: the same for all its teams; open where nothing is published.
func levelsOf(r *relay.Race) (levels []float64, off float64) {
	levels = make([]float64, len(r.Legs))
	if !hasBests(r) {
		return levels, openOff
	}
	for _, p := range publishedGains {
		if p.Format == r.Format.ID && len(p.Legs) == len(r.Legs) {
			for i, g := range p.gains() {
				levels[i] = -g.Mean.Seconds()
			}
			return levels, levelOff
		}
	}
	return levels, openOff
}

// openOff is of what nothing is known, in seconds.
const openOff = 100

// Where the field is of fewer teams it does not say how its legs spread.
const fieldNeeds = 4

// spreadOfLegs is how far legs lie from what is likely beside their level, from how
// they were pressed: their spread without what presses make of it. A few legs of another
// kind (a fumble, a fall) do not widen it. usual is what it is where they do not say, as
// surely as usualLegs legs.
func spreadOfLegs(offs [][]float64, pressed float64, usual float64) float64 {
	teams := 0
	var all []float64
	for _, leg := range offs {
		m := middle(leg)
		for _, x := range leg {
			all = append(all, math.Abs(x-m))
		}
		teams = max(teams, len(leg))
	}
	if teams < fieldNeeds {
		return usual
	}
	found := 1.4826 * middle(all) * math.Sqrt(float64(teams)/float64(teams-1))
	found = math.Sqrt(max(0, found*found-pressed))
	if usual > 0 {
		found = blend(usual, usualLegs, found, len(all))
	}
	return max(found, legSpreadLeast)
}

const (
	usualLegs      = 8
	legSpreadLeast = 0.05
)
