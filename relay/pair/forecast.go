package pair

import "math"

// forecast is where a pair would meet, on the mean, with any mark: the mean of its
// passes, each moved as far as what is believed of the pair moves it from the mark that
// it was run with. So the repetitions with a mark count for that mark as they fell, and
// those with another the less the further it lies away.
type forecast struct {
	belief
	passes []moved
	each   float64 // how far one pass lies from the mean: a standard deviation, in metres
	free   float64 // how many repetitions that is worth, less one
	common float64 // and how far all of them may be off alike
}

// moved is a pass, and where its mark would bring it by what is believed.
type moved struct {
	pass
	meets float64
}

// What moves between marks is wrong by this part of the way: how steep a pair is, a few
// repetitions do not tell.
const moveDoubt = 0.4

// nearby is how far off, in metres, a pass says half as much of how they scatter; as
// many repetitions is worth what is believed of that.
const nearby, believedReps = 5, 6

// foresee is the forecast that follows from the passes, for a place that is wanted.
func foresee(passes []pass, want, zone float64) *forecast {
	f := &forecast{belief: believe(passes, want, zone)}
	met := map[float64]float64{}
	for _, p := range passes {
		if _, known := met[p.mark]; !known {
			met[p.mark] = f.meets(p.mark)
		}
		f.passes = append(f.passes, moved{p, met[p.mark]})
		f.common += p.common / float64(len(passes))
	}
	f.each, f.free = f.spread(want)
	return f
}

// spread is how far one pass lies from the mean about a place, and how many repetitions
// say so: what is believed of that, and what the passes near there say.
func (f *forecast) spread(place float64) (each, free float64) {
	believed, wide := f.believedSpread(place), 0.0
	middle, weights := 0.0, 0.0
	weight := func(p moved) float64 { by := (p.meets - place) / nearby; return 1 / (1 + by*by) }
	for _, p := range f.passes {
		w := weight(p)
		middle, weights, wide = middle+w*(p.at-p.meets), weights+w, wide+w*p.wide
	}
	middle, wide = middle/weights, wide/weights
	sum := believedReps * (believed*believed + wide*wide)
	for _, p := range f.passes {
		by := p.at - p.meets - middle
		sum += weight(p) * by * by
	}
	free = believedReps + max(0, weights-1)
	return math.Sqrt(sum / free), free
}

// believedSpread is how far head starts scatter, as they show in the place.
func (f *forecast) believedSpread(place float64) (wide float64) {
	for i := range f.candidates {
		k := &f.candidates[i]
		wide += k.likely * min(nearby, k.scatter/max(0.01, k.steepness(place)))
	}
	return wide
}

// at is where the pair would meet on the mean with a mark, and how sure that is: a
// standard deviation.
func (f *forecast) at(mark float64) (place, plusMinus float64) { return f.scattering(mark, f.each) }

// atMost is how sure it is where the pair would meet with a mark if it scatters as much
// as its repetitions still leave possible.
func (f *forecast) atMost(mark float64) (plusMinus float64) {
	_, plusMinus = f.scattering(mark, f.each*unseen(f.free))
	return plusMinus
}

// scattering is at, of a pair that scatters by so many metres from one pass to the next.
func (f *forecast) scattering(mark, each float64) (place, plusMinus float64) {
	model := f.meets(mark)
	weights, by, chance := 0.0, 0.0, 0.0
	for _, p := range f.passes {
		way := moveDoubt * (model - p.meets)
		w := 1 / (f.each*f.each + way*way)
		weights, place, by, chance = weights+w, place+w*(p.at+model-p.meets), by+w*math.Abs(way), chance+w*w*each*each
	}
	return place / weights, math.Hypot(widened*math.Hypot(math.Sqrt(chance), by)/weights, f.common)
}

// unseen is by how much a pair may scatter more than so many repetitions and one showed,
// so that one in twenty does: ν over the lower quantile of chi-squared, after Wilson and
// Hilferty (1931), and its root.
func unseen(free float64) float64 {
	part := 2 / (9 * free)
	return math.Pow(max(0.1, 1-part-hardly*math.Sqrt(part)), -1.5)
}

// verdict is what is to be done with a mark.
type verdict struct {
	mark      float64 // the best one
	short     float64 // how likely it is that the pair meets short of the place, with the mark it has
	lever     float64 // metres of place in a metre of mark
	plusMinus float64 // how well it is known where the best one brings the mean: a standard deviation
	need      int     // repetitions, in all, that would tell the mean to a metre; 0: none would
}

// judge judges a mark by where the pass is wanted.
func (f *forecast) judge(now, want float64) verdict {
	v := verdict{mark: crossing(0, longest, func(m float64) bool { at, _ := f.at(m); return at >= want })}
	at, plusMinus := f.at(now)
	v.short = math.Erfc((at-want)/plusMinus/math.Sqrt2) / 2
	_, v.plusMinus = f.at(v.mark)
	v.lever = (f.meets(v.mark+0.1) - f.meets(v.mark-0.1)) / 0.2
	v.need = needed(f.each, f.common)
	return v
}

// needed is how many repetitions with one mark tell their mean to a metre, where one
// scatters by each and all may be off alike by common, in metres; 0 where none do.
func needed(each, common float64) int {
	for n := 2; n <= never; n++ {
		if mean := widened * each * unseen(believedReps+float64(n)-1) / math.Sqrt(float64(n)); surely*math.Hypot(mean, common) <= 1 {
			return n
		}
	}
	return 0
}

// never is more repetitions than a pair ever runs for one mark.
const never = 1000

// widened is by how much more the mean lies off than chance alone explains: marks are
// moved on what the last repetitions happened to show. Simulated pairs say so.
const widened = 1.2

// surely is how many standard errors hold the truth in nine of ten cases.
const surely = 1.645

// hardly is how many standard deviations all but one in twenty lie above.
const hardly = 1.645
