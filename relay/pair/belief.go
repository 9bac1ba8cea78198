package pair

import "math"

// pass is where a pair met with a mark, in metres.
type pass struct {
	mark float64
	at   float64 // from the zone's first edge
	wide float64 // how far that may be off: a standard deviation; the baton's speed times the presses'
	over bool    // not before the zone's end
}

// What a coach may believe of a pair before it has run: how much faster the one who
// comes is where the pass is wanted, how far head starts scatter from one repetition
// to the next, and how far they lie from the mark (an arm's reach less, a habit of
// leaving early or late, and what the chase gets wrong). Each with its middle and
// how wide it is; the first two as factors.
const (
	fasterBy, fasterWide = 0.10, 1.7
	scatters, scatterBy  = 0.45, 1.6
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
	touch      float64 // metres that the keeper's touch may be off
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

// beyond is how far past the zone's end a pass still counts as where it was.
const beyond = 5

// longest is a mark further back than any.
const longest = 30

// believe weighs everything that a pair may be by how well it agrees with the passes,
// whatever mark each of them was run with. The baton's speed is in m/s.
func believe(passes []pass, want, zone, speed float64) (b belief) {
	best := math.Inf(-1)
	for f := -2.0; f <= 2; f += 0.5 {
		c := newChase(fasterBy*math.Pow(fasterWide, f), want, zone+beyond, gathers*speed)
		for s := -2.0; s <= 3; s++ {
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
	b.touch = touchLate * speed
	return b
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

// meets is where the pair would meet on the mean with a mark, and how sure that is:
// a standard deviation.
func (b *belief) meets(mark float64) (at, plusMinus float64) {
	squares := 0.0
	for i := range b.candidates {
		k := &b.candidates[i]
		x := k.meetsAbout(mark+k.offset, k.scatter)
		at, squares = at+k.likely*x, squares+k.likely*x*x
	}
	return at, math.Hypot(math.Sqrt(max(0, squares-at*at)), b.touch)
}

// short is how likely it is that the pair would meet, on the mean, before a place.
func (b *belief) short(mark, want float64) (p float64) {
	for i := range b.candidates {
		if k := &b.candidates[i]; k.meetsAbout(mark+k.offset, k.scatter) < want {
			p += k.likely
		}
	}
	return p
}

// markFor is the mark with which the pair would meet at a place: as likely short of
// it as past it.
func (b *belief) markFor(want float64) float64 {
	return crossing(0, longest, func(m float64) bool { return b.short(m, want) <= 0.5 })
}

// verdict is what is to be done with a mark.
type verdict struct {
	mark  float64 // the best one
	short float64 // how likely it is that the pair meets short of the place, with the mark it has
	lever float64 // metres of place in a metre of mark
	need  int     // repetitions, in all, that would tell the mean to a metre
}

// judge judges a mark by where the pass is wanted.
func (b *belief) judge(now, want float64) verdict {
	v := verdict{mark: b.markFor(want), short: b.short(now, want)}
	low, _ := b.meets(v.mark - 0.1)
	high, _ := b.meets(v.mark + 0.1)
	v.lever = (high - low) / 0.2
	scatter := 0.0
	for i := range b.candidates {
		scatter += b.candidates[i].likely * b.candidates[i].scatter
	}
	each := math.Hypot(scatter*v.lever, b.touch/touchLate*tapsWide)
	v.need = int(math.Ceil(surely * surely * each * each))
	return v
}

// surely is how many standard errors hold the truth in nine of ten cases.
const surely = 1.645
