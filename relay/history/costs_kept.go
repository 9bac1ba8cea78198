package history

import (
	"math"
	"slices"
	"time"

	"baton/relay/results"
)

// keptOff is how far the speed that one exchange keeps of its runners' flat speeds may
// lie off what others of a team keep, by who they are: a share, as a standard deviation.
// The three zone times of a good team differ by 0.6 to 1.1 % (London 2017); this is
// twice that.
const keptOff = 0.02

// heldAgainstTheTeam holds each exchange of a squad against the others, by the speed
// they keep of their runners' flat speeds. A pair that is always slow has no better one
// of its own to be held against; where the others say more, beyond luck, that counts.
func (h *History) heldAgainstTheTeam(lines []CostLine) {
	speeds := make([]float64, len(lines))
	for i, l := range lines {
		speeds[i] = h.flatSpeed(l)
	}
	own := slices.Clone(lines)
	for i, l := range own {
		var kept, squares float64
		others := 0
		for k, o := range own {
			if k == i || speeds[i] == 0 || speeds[k] == 0 || !l.sameSquad(o) {
				continue
			}
			share, off := o.keeps(speeds[k])
			kept, squares, others = kept+share, squares+off*off, others+1
		}
		if lines[i].Beside = others; others > 0 {
			n := float64(others)
			off := math.Hypot(keptOff*math.Sqrt(1+1/n), math.Sqrt(squares)/n)
			lines[i].holdAgainst(others, l.Kind.Timed().Metres()/(kept/n*speeds[i]), off)
		}
	}
}

// keeps is the share of a speed that a baton kept through the zone, and how far that
// may be off, as a share of it.
func (l CostLine) keeps(speed float64) (share, off float64) {
	took := (sum(l.Times) / time.Duration(len(l.Times))).Seconds()
	return l.Kind.Timed().Metres() / took / speed, standardError(l.Times) / took
}

// sameSquad reports whether two lines are exchanges of one squad in one kind of race.
func (l CostLine) sameSquad(o CostLine) bool { return l.Quartet == o.Quartet && l.Kind == o.Kind }

// flatSpeed is the mean of the speeds at which a pair's two ran their flat bests, in
// metres a second; 0 where one is not known.
func (h *History) flatSpeed(l CostLine) float64 {
	gives, one := h.FlatBest(l.Pair.Gives, l.Team, l.Kind.In)
	takes, other := h.FlatBest(l.Pair.Takes, l.Team, l.Kind.Out)
	if !one || !other || gives <= 0 || takes <= 0 {
		return 0
	}
	return (l.Kind.In.Metres()/gives.Seconds() + l.Kind.Out.Metres()/takes.Seconds()) / 2
}

// holdAgainst holds a line against what it would take at the speed that others keep,
// in seconds, which may be off by a share, where that says more, and beyond luck.
func (l *CostLine) holdAgainst(others int, took, off float64) {
	usual := sum(l.Times)/time.Duration(len(l.Times)) - seconds(took)
	pm := results.PlusMinus(math.Hypot(off*took, standardError(l.Times)))
	if loss := (results.Loss{Lost: usual, PM: pm}); usual <= l.Usual || !loss.Sure() {
		return
	}
	l.Best, l.Usual, l.PM, l.Others = seconds(took), usual.Round(time.Millisecond), pm, others
	l.Worst = slices.Max(l.Times) - l.Best
}

// standardError is how far the mean of some times may be off, in seconds.
func standardError(all []time.Duration) float64 {
	_, spread := results.MeanOf(all)
	return spread / math.Sqrt(float64(len(all)))
}

func sum(all []time.Duration) (total time.Duration) {
	for _, d := range all {
		total += d
	}
	return total
}

func seconds(s float64) time.Duration {
	return time.Duration(s * float64(time.Second)).Round(time.Millisecond)
}
