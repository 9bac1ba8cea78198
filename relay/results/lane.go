package results

import (
	"math"
	"slices"

	"baton/relay"
)

// A press is off by more than its spread once in so many, then by up to 0.6 s; a leg is
// of another kind than the runner's others (a fumble, a fall) once in so many.
const (
	slipOften, slipSpread = 0.02, 0.35
	oddOften, oddSpread   = 0.05, 0.6
)

// slipTail is what part of the variance that slips make a 90 % interval has to hold: they
// are few, and most of them lie outside.
const slipTail = 0.5

// slipMost is how far off a press can be by a slip of the finger, in seconds. What lies
// further off is something else, and stays as it was pressed.
const slipMost = 0.75

// pressed is a press of one of a lane's passes.
type pressed struct {
	pass    int     // index in lane.points
	station int     // index in common.stations
	at      float64 // seconds from the gun
	spread  float64
}

// stretch is the way between two passes of a lane, of one leg or several.
type stretch struct {
	from, to    int // index in lane.points; −1 the gun, len(points) the finish
	first, last int // legs, from 0
	likely      float64
	spread      float64 // of that; 0 where nothing is known
}

// lane is what was pressed of one team's exchanges, and what its legs are likely to
// take between them.
type lane struct {
	team    relay.TeamID
	points  []int // of the race: the passes that are not known exactly
	ends    []int // the legs that they end
	presses []pressed
	legs    []stretch
	finish  float64 // official
}

// passed is where a lane's passes were, in seconds from the gun.
type passed struct {
	at       []float64
	variance []float64 // n × n
	sure     []float64 // of each press, how likely it is no slip
	usual    []float64 // of each leg, how likely it is of the usual kind
	shift    []float64 // n × the race's common unknowns: by how much they move each pass
}

// squares are what the lane's passes must fit; slips and odd are the presses that are
// taken as slips and the leg as of another kind, −1 for none.
func (l *lane) squares(c *common, slips [2]int, odd int) (q *squares, doubt float64) {
	q = newSquares(len(l.points))
	for i, p := range l.presses {
		spread, often := p.spread, 1-slipOften
		if i == slips[0] || i == slips[1] {
			spread, often = math.Hypot(p.spread, slipSpread), slipOften
		}
		q.add(p.at-c.at[p.station], spread*spread, term{p.pass, 1})
		doubt += math.Log(often / spread)
	}
	for i, s := range l.legs {
		if s.spread == 0 {
			continue
		}
		spread, often := s.spread, 1-oddOften
		if i == odd {
			spread, often = math.Hypot(s.spread, oddSpread), oddOften
		}
		value, terms := l.wants(s, c)
		if len(terms) > 0 {
			q.add(value, spread*spread, terms...)
		}
		doubt += math.Log(often / spread)
	}
	return q, doubt
}

// wants is what a stretch says of the passes at its ends.
func (l *lane) wants(s stretch, c *common) (value float64, terms []term) {
	value = s.likely
	for k := s.first; k <= s.last; k++ {
		value += c.at[c.level(k)]
	}
	if s.to < len(l.points) {
		terms = append(terms, term{s.to, 1})
	} else {
		value -= l.finish
	}
	if s.from >= 0 {
		terms = append(terms, term{s.from, -1})
	}
	return value, terms
}

// manyPresses is how many presses of a lane are asked by twos if they are slips.
const manyPresses = 12

// cases are which presses may be slips, and which leg may be of another kind.
func (l *lane) cases() (slips [][2]int, odd []int) {
	slips, odd = append(slips, [2]int{-1, -1}), append(odd, -1)
	for i := range l.presses {
		slips = append(slips, [2]int{i, -1})
		for j := range i {
			if len(l.presses) <= manyPresses {
				slips = append(slips, [2]int{i, j})
			}
		}
	}
	if len(l.presses) <= manyPresses {
		for i, s := range l.legs {
			if s.spread > 0 {
				odd = append(odd, i)
			}
		}
	}
	return slips, odd
}

// account is how the presses and legs of a lane may have been: which presses were slips, −1
// for none, which leg of another kind, and where the passes then were.
type account struct {
	fitted
	slips [2]int
	odd   int
	odds  float64
}

// ways are all of them, with how likely each is; ok is false where one leaves a pass
// open.
func (l *lane) ways(c *common) (all []account, ok bool) {
	most, sum := math.Inf(-1), 0.0
	slips, odds := l.cases()
	for _, s := range slips {
		for _, o := range odds {
			q, doubt := l.squares(c, s, o)
			f, ok := q.least()
			if !ok {
				return nil, false
			}
			w := account{f, s, o, doubt - f.rest/2 - f.logDet/2}
			all, most = append(all, w), max(most, w.odds)
		}
	}
	for i := range all {
		all[i].odds = math.Exp(all[i].odds - most)
		sum += all[i].odds
	}
	for i := range all {
		all[i].odds /= sum
	}
	return all, true
}

// locate finds where the passes were: of every way that the presses and legs may have
// been, each as far as it is likely.
func (l *lane) locate(c *common) (p passed, ok bool) {
	n := len(l.points)
	if l.alone() {
		return l.asPressed(c), true
	}
	ways, ok := l.ways(c)
	p = passed{at: make([]float64, n), variance: make([]float64, n*n), sure: slices.Repeat([]float64{1}, len(l.presses)), usual: slices.Repeat([]float64{1}, len(l.legs))}
	for _, w := range ways {
		for i := range n {
			p.at[i] += w.odds * w.at[i]
		}
		for _, s := range w.slips {
			if s >= 0 {
				p.sure[s] -= w.odds
			}
		}
		if w.odd >= 0 {
			p.usual[w.odd] -= w.odds
		}
	}
	for _, w := range ways {
		for i := range n {
			for j := range n {
				p.variance[i*n+j] += w.odds * (w.variance[i*n+j] + (w.at[i]-p.at[i])*(w.at[j]-p.at[j]))
			}
		}
	}
	return p, ok
}

// alone reports whether every pass has one press, and nothing else tells of it.
func (l *lane) alone() bool {
	return len(l.presses) == len(l.points) && !slices.ContainsFunc(l.legs, func(s stretch) bool { return s.spread > 0 })
}

// asPressed is where the passes were by single presses: which of them is a slip there is
// no telling.
func (l *lane) asPressed(c *common) passed {
	n := len(l.points)
	p := passed{at: make([]float64, n), variance: make([]float64, n*n), usual: make([]float64, len(l.legs))}
	for _, x := range l.presses {
		p.at[x.pass] = x.at - c.at[x.station]
		p.variance[x.pass*n+x.pass] = x.spread*x.spread + slipTail*slipOften*slipSpread*slipSpread
		p.sure = append(p.sure, 1-slipOften)
	}
	return p
}

// joint are the squares of the lane's passes and of the race's common unknowns after
// them, every press and leg as surely as it is no slip and of the usual kind.
func (l *lane) joint(c *common, p passed) *squares {
	n := len(l.points)
	q := newSquares(n + len(c.at))
	for i, x := range l.presses {
		slip := math.Hypot(x.spread, slipSpread)
		precision := p.sure[i]/(x.spread*x.spread) + (1-p.sure[i])/(slip*slip)
		q.add(x.at, 1/precision, term{x.pass, 1}, term{n + x.station, 1})
	}
	for i, s := range l.legs {
		if s.spread == 0 {
			continue
		}
		odd := math.Hypot(s.spread, oddSpread)
		precision := p.usual[i]/(s.spread*s.spread) + (1-p.usual[i])/(odd*odd)
		value, terms := l.wants(s, c)
		for k := s.first; k <= s.last; k++ {
			at := c.level(k)
			value -= c.at[at]
			terms = append(terms, term{n + at, -1})
		}
		q.add(value, 1/precision, terms...)
	}
	return q
}
