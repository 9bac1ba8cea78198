package pair

import "math"

// pass is where a pair met with a mark, in metres.
type pass struct {
	mark  float64
	at    float64 // from the zone's first edge
	speed float64 // of the baton through the zone, m/s
}

// beyond is how far past the zone's end a pass still counts as where it was.
const beyond = 5

// gainWide is how far a pair's gain (below) may lie from 1, one in three pairs
// further; markWide is how far, in metres, a repetition's head start lies from its
// mark's. Both are guesses of ours: they weigh what was tried against the model.
const (
	gainWide = 0.25
	markWide = 0.25
	gainMin  = 0.3
)

// fit is how a pair's marks turn into places: a mark further back by a metre is
// a head start greater by gain metres, in the chase of the model.
type fit struct {
	chase
	furthest    float64
	mark, start float64 // means of the marks, and of the head starts that fit the places
	gain        float64
	rest        []float64 // of each head start: what the mark does not explain
	spread      float64   // of them, a standard deviation
}

// newFit fits a pair's passes: marks that were tried say more than the model.
func newFit(passes []pass, zone float64) fit {
	var speeds, marks, starts []float64
	f := fit{furthest: zone + beyond}
	for _, p := range passes {
		speeds = append(speeds, p.speed)
	}
	f.chase = chase{runUp{median(speeds) / comesAs, gathers}, median(speeds)}
	for _, p := range passes {
		marks, starts = append(marks, p.mark), append(starts, f.lead(min(max(p.at, 0.5), f.furthest)))
	}
	f.mark, f.start = mean(marks), mean(starts)
	const weight = markWide * markWide / gainWide / gainWide
	both, squares := weight, weight
	for i := range marks {
		both += (marks[i] - f.mark) * (starts[i] - f.start)
		squares += (marks[i] - f.mark) * (marks[i] - f.mark)
	}
	f.gain = max(gainMin, both/squares)
	sum := 0.0
	for i := range marks {
		rest := starts[i] - f.start - f.gain*(marks[i]-f.mark)
		f.rest, sum = append(f.rest, rest), sum+rest*rest
	}
	f.spread = math.Sqrt(sum / float64(max(1, len(marks)-1)))
	return f
}

// meetsAt is where the pair would meet on the mean with a mark.
func (f fit) meetsAt(mark float64) float64 {
	at := make([]float64, len(f.rest))
	for i, rest := range f.rest {
		at[i] = f.meets(f.start+f.gain*(mark-f.mark)+rest, f.furthest)
	}
	return mean(at)
}

// longest is a mark further back than any.
const longest = 30

// markFor is the mark with which the pair would meet at a place on the mean, and
// its standard error.
func (f fit) markFor(want float64) (mark, plusMinus float64) {
	mark = crossing(0, longest, func(m float64) bool { return f.meetsAt(m) >= want })
	return mark, f.spread / f.gain / math.Sqrt(float64(len(f.rest)))
}
