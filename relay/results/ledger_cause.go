package results

import (
	"math"
	"slices"
)

// cause is one part that alone may have lost what a race lost: by what it makes each
// part slower than usual, for each second that it lost.
type cause struct {
	Loss
	along  []float64
	untold bool // an exchange that was not timed: it is a cause, but no number tells of it
	odds   float64
}

// What is taken of losses before a race is looked at, in seconds: of how much one is that
// is more than a race's usual ups and downs, and how often there is none against each
// cause; and how little legs and exchanges vary at least. A cause is named from so much on
// that it is the one.
const (
	lostUsual  = 0.35
	namedFrom  = 0.4
	noneOften  = 0.2 // against each of them
	dayLeast   = 0.05
	usualReal  = 0.05 // how far a pair's exchanges vary by themselves
	usualZones = 4    // as surely as so many exchanges
)

// parts are a race's legs and timed exchanges, slower than usual by so much, and how far
// each may be off and with which others: a press that is late makes a leg slower and the
// next one faster, an exchange that fails both legs beside it.
type parts struct {
	slower, unsure []float64 // seconds; n × n of them squared
	sides          []float64 // of unsure, n × n: its inverse
	causes         []cause
	none           float64 // how likely it is that nothing but ups and downs was lost
}

// add makes a part slower by what one cause spreads along the parts.
func (p *parts) add(along []float64, spread float64) {
	n := len(p.slower)
	for a := range n {
		for b := range n {
			p.unsure[a*n+b] += along[a] * along[b] * spread * spread
		}
	}
}

// of is aᵀ × sides × b.
func (p *parts) of(a, b []float64) (sum float64) {
	n := len(p.slower)
	for i := range n {
		for j := range n {
			sum += a[i] * p.sides[i*n+j] * b[j]
		}
	}
	return sum
}

// judge finds how likely each part is the one cause of what a race lost; ok is false
// where nothing tells.
func (p *parts) judge() (ok bool) {
	q := newSquares(len(p.slower))
	copy(q.sides, p.unsure)
	f, ok := q.least()
	if !ok || len(p.causes) == 0 {
		return false
	}
	p.sides = f.variance
	all := noneOften * float64(len(p.causes))
	p.none = all
	for i := range p.causes {
		x := &p.causes[i]
		sure := p.of(x.along, x.along) + 1/(lostUsual*lostUsual)
		at := p.of(x.along, p.slower) / math.Sqrt(sure)
		under := max(math.Erfc(-at/math.Sqrt2)/2, 1e-12)
		x.odds = 2 / (lostUsual * math.Sqrt(sure)) * math.Exp(at*at/2) * under
		all += x.odds
	}
	for i := range p.causes {
		p.causes[i].odds /= all
	}
	p.none /= all
	return true
}

// weigh works out what cost a team most, if anything did: of each part how much slower it
// was than such a part usually is, and what the parts beside it show.
func (l *Ledger) weigh(c Calibration, res Result, e Gains, shares []float64) {
	var groups []int // the last legs of those known together
	for i, leg := range l.Legs {
		if leg.Closed {
			groups = append(groups, i)
		}
	}
	var timed []int
	for i, x := range l.Exchanges {
		if x.usually.known {
			timed = append(timed, i)
		}
	}
	n := len(groups) + len(timed)
	p := parts{slower: make([]float64, n), unsure: c.unsure(res, l.Legs, groups, n)}
	day := c.day(res, l.Legs, groups, e.day)
	for g, i := range groups {
		leg := l.Legs[i]
		p.slower[g] = c.took(res, leg.First, leg.Leg)
		along := make([]float64, n)
		along[g] = 1
		for k := leg.First - 1; k <= i; k++ {
			p.slower[g] += e.Legs[k].Mean.Seconds() - l.Legs[k].Best.Seconds()
			p.add(along, math.Hypot(day, e.Legs[k].Spread))
		}
		p.causes = append(p.causes, cause{Loss: Loss{First: leg.First, Leg: leg.Leg}, along: along})
	}
	for i, x := range l.Exchanges {
		along := l.beside(groups, i, shares[i], n)
		if z := slices.Index(timed, i); z >= 0 {
			at := len(groups) + z
			along[at], p.slower[at] = 1, (x.Zone.Took - x.usually.took).Seconds()
			p.unsure[at*n+at] += x.usually.unsure * x.usually.unsure
		}
		p.add(along, x.usually.real)
		p.causes = append(p.causes, cause{Loss: Loss{Exchange: i + 1}, along: along, untold: !x.usually.known})
	}
	if p.judge() {
		l.causes = p.causes
	}
}

// beside is what an exchange makes the legs beside it slower, a part of n for each second.
func (l *Ledger) beside(groups []int, exchange int, share float64, n int) []float64 {
	along := make([]float64, n)
	for g, k := range groups {
		leg := l.Legs[k]
		if exchange+1 >= leg.First && exchange <= k {
			along[g] += share
		}
		if exchange+2 >= leg.First && exchange+1 <= k {
			along[g] += 1 - share
		}
	}
	return along
}

// day is how far a team's legs vary from race to race by themselves: found as they were
// pressed, presses taken out.
func (c Calibration) day(res Result, legs []LegShare, groups []int, found float64) float64 {
	presses := 0.0
	for _, i := range groups {
		if legs[i].First > 1 {
			presses++
		}
		if i+1 < len(legs) {
			presses++
		}
	}
	if res.SplitsOfficial || len(groups) == 0 {
		presses = 0
	}
	return math.Sqrt(max(dayLeast*dayLeast, found*found-c.press*c.press*presses/float64(max(1, len(groups)))))
}

// took is how long legs took by their presses alone, in seconds.
func (c Calibration) took(res Result, first, last int) float64 {
	if lane, _ := c.exchanges.of(res.Team.ID); lane != nil && res.Official {
		at, off := lane.plainly(c.exchanges.common)
		took, _ := between(at, off, stretch{from: slices.Index(lane.ends, first-1), to: lane.until(last)}, lane.finish)
		return took
	}
	return res.Legs[last-1].Took.Seconds()
}

// until is where in a lane's passes a leg ends, those after them the finish.
func (l *lane) until(leg int) int {
	if i := slices.Index(l.ends, leg); i >= 0 {
		return i
	}
	return len(l.points)
}

// unsure is how far the times of some legs may be off by how they were pressed, and with
// which others, in an n × n field of seconds squared.
func (c Calibration) unsure(res Result, legs []LegShare, groups []int, n int) []float64 {
	all := make([]float64, n*n)
	press, shared := c.press*c.press, gunOff*gunOff
	if c.exchanges != nil && len(c.exchanges.common.stations) > 0 {
		_, off, _ := c.exchanges.common.offset([]watch{{station: c.exchanges.common.stations[0]}})
		shared = off * off
	}
	pass := func(leg int) (alone, with float64) {
		switch {
		case leg == 0, res.SplitsOfficial, leg == len(legs) && res.Official:
			return 0, 0
		}
		return press, shared
	}
	for g, i := range groups {
		for h, k := range groups {
			a, b, from, to := legs[i].First-1, i+1, legs[k].First-1, k+1
			for _, x := range [][2]int{{a, -1}, {b, 1}} {
				for _, y := range [][2]int{{from, -1}, {to, 1}} {
					alone, v := pass(x[0])
					if _, w := pass(y[0]); v == 0 || w == 0 {
						continue
					}
					if x[0] == y[0] {
						v += alone
					}
					all[g*n+h] += float64(x[1]*y[1]) * v
				}
			}
		}
	}
	return all
}
