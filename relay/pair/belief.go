package pair

import "math"

// pass is where a pair met with a mark, in metres.
type pass struct {
	mark   float64
	at     float64 // from the zone's first edge
	wide   float64 // how far that may be off: a standard deviation; the baton's speed times the presses'
	common float64 // and how far all of them alike
	speed  float64 // of the baton, m/s; 0 where it was not timed
	over   bool    // not before the zone's end
}

// What a coach may believe of a pair before it has run: how much faster the one who
// comes is where the pass is wanted, how far head starts scatter from one repetition
// to the next, and how far they lie from the mark (an arm's reach less, a habit of
// leaving early or late, and what the chase gets wrong). Each with its middle and
// how wide it is; the first two as factors.
const (
	fasterBy, fasterWide = 0.10, 1.7
	scatters, scatterBy  = 0.3, 1.7
	offset, offsetWide   = -1.0, 2.0
)

// candidate is one thing that a pair may be, and how likely that is.
type candidate struct {
	*chase
	scatter float64
	offset  float64
	likely  float64
}

// belief is what is known of a pair by what it has run.
type belief struct {
	candidates []candidate
}

// unlikely is how much less likely than the best a candidate is when it is left out:
// by e^5.
const unlikely = 5

// Presses: how far off two of them are together, and how much later than edges a
// keeper may press the touch, which no number of repetitions evens out; in seconds.
const (
	tapsWide  = 0.1
	touchLate = 0.06
)

// Places that somebody saw from beside the zone: how far off one of them is, rounded to a
// metre, and how far all of one coach, in metres. Nobody has measured it.
const seenWide, seenCommon = 0.8, 0.3

// usualSpeed is a baton's where nobody timed it, in m/s.
const usualSpeed = 8.5

// beyond is how far past the zone's end a pass still counts as where it was.
const beyond = 5

// longest is a mark further back than any.
const longest = 30

// believe weighs everything that a pair may be by how well it agrees with the passes,
// whatever mark each of them was run with.
func believe(passes []pass, want, zone float64) (b belief) {
	best, speed := math.Inf(-1), speedOf(passes)
	for f := -2.0; f <= 2; f += 0.5 {
		c := newChase(fasterBy*math.Pow(fasterWide, f), want, zone+beyond, gathers*speed)
		for s := -2.0; s <= 2; s++ {
			k := candidate{chase: &c, scatter: scatters * math.Pow(scatterBy, s)}
			seen := k.agreement(passes, zone)
			for o := -3.0; o <= 3; o += 0.05 {
				k.offset = offset + o*offsetWide
				if k.likely = seen.with(k) - (f*f+s*s+o*o)/2; k.likely > best-unlikely {
					best = max(best, k.likely)
					b.candidates = append(b.candidates, k)
				}
			}
		}
	}
	b.normalise(best)
	return b
}

// speedOf is how fast the baton was on the mean, in m/s.
func speedOf(passes []pass) float64 {
	var speeds []float64
	for _, p := range passes {
		if p.speed > 0 {
			speeds = append(speeds, p.speed)
		}
	}
	if len(speeds) == 0 {
		return usualSpeed
	}
	return mean(speeds)
}

// agreement is how well passes agree with a chase and a scatter: the logarithm of how
// likely they are with an offset is sure − weight·(offset − middle)²/2.
type agreement struct {
	weight, middle, sure float64
	short                []float64 // the offsets with which those past the zone's end would be at it
}

// agreement is how well passes agree with a candidate, but for its offset.
func (k *candidate) agreement(passes []pass, zone float64) (a agreement) {
	sum, squares := 0.0, 0.0
	for _, p := range passes {
		if p.over {
			a.short = append(a.short, k.lead(zone)-p.mark)
			continue
		}
		steep := max(0.01, k.steepness(p.at))
		w := 1 / (k.scatter*k.scatter + steep*steep*p.wide*p.wide)
		by := k.lead(p.at) - p.mark
		a.weight, sum, squares = a.weight+w, sum+w*by, squares+w*by*by
		a.sure += math.Log(steep) + math.Log(w)/2
	}
	if a.weight > 0 {
		a.middle = sum / a.weight
		a.sure -= (squares - sum*a.middle) / 2
	}
	return a
}

// with is the agreement with a candidate's offset.
func (a *agreement) with(k candidate) float64 {
	by := k.offset - a.middle
	likely := a.sure - a.weight*by*by/2
	for _, short := range a.short {
		likely += math.Log(math.Erfc((short-k.offset)/k.scatter/math.Sqrt2)/2 + 1e-9)
	}
	return likely
}

// normalise leaves out what is unlikely, and makes the rest a whole.
func (b *belief) normalise(best float64) {
	sum, kept := 0.0, b.candidates[:0]
	for _, k := range b.candidates {
		if k.likely > best-unlikely {
			k.likely = math.Exp(k.likely - best)
			kept, sum = append(kept, k), sum+k.likely
		}
	}
	for i := range kept {
		kept[i].likely /= sum
	}
	b.candidates = kept
}

// meets is where the pair would meet on the mean with a mark, by what is believed of it.
func (b *belief) meets(mark float64) (at float64) {
	for i := range b.candidates {
		k := &b.candidates[i]
		at += k.likely * k.meetsAbout(mark+k.offset, k.scatter)
	}
	return at
}
