package results

import (
	"math"
	"slices"
	"time"

	"baton/relay"
)

// Exchanges are where a race's batons were passed, as surely as all presses of it and what
// its legs are likely to take say.
type exchanges struct {
	common  *common
	watches watches
	lanes   []*lane
	found   []passed
}

// Slip is a pass that is taken to have been elsewhere than its press says, by more than
// slipLeast: what the other presses and the legs say of it is surer.
type Slip struct {
	Exchange int
	By       time.Duration // later than pressed; earlier where negative
}

// slipLeast is how far a pass must lie from its press before it is said.
const slipLeast = 150 * time.Millisecond

// rounds is how often the race's common unknowns and its lanes are worked out, each from
// the other.
const rounds = 4

// exchangesOf works a race's exchanges out; nil where none was pressed.
func exchangesOf(r *relay.Race, hands Hands, bases map[string]base) *exchanges {
	x := &exchanges{watches: watchesOf(r)}
	seen := map[string]bool{}
	for _, t := range r.Teams {
		for _, i := range exchangePoints(r) {
			if p := t.Passes[i]; p.Known {
				for _, one := range x.watches.of(p) {
					seen[one.station] = true
				}
			}
		}
	}
	if len(seen) == 0 {
		return nil
	}
	x.common = newCommon(r, hands, bases, stationsOf(seen))
	for _, t := range r.Teams {
		if l := x.lane(r, hands, t); l != nil {
			x.lanes = append(x.lanes, l)
		}
	}
	x.spread(r)
	x.found = make([]passed, len(x.lanes))
	for range rounds {
		if !x.locate() {
			return nil
		}
		x.common.learn(x.lanes, x.found)
	}
	if !x.locate() {
		return nil
	}
	for i := range x.lanes {
		x.shared(i)
	}
	x.keep()
	return x
}

func (x *exchanges) locate() bool {
	for i, l := range x.lanes {
		p, ok := l.locate(x.common)
		if !ok {
			return false
		}
		x.found[i] = p
	}
	return true
}

// exchangePoints are the points of a race's exchanges.
func exchangePoints(r *relay.Race) (points []int) {
	for n := 1; n < len(r.Legs); n++ {
		points = append(points, r.ExchangePoint(n))
	}
	return points
}

// lane is what was pressed of a team's exchanges; nil where none was, or its official
// time is not known.
func (x *exchanges) lane(r *relay.Race, hands Hands, t *relay.Team) *lane {
	if t.Official == nil || t.Official.Time == nil {
		return nil
	}
	l := &lane{team: t.ID, finish: t.Official.Time.Seconds()}
	passes := r.Without(t.Passes, r.Shortage(t))
	for _, i := range exchangePoints(r) {
		if !passes[i].Known {
			continue
		}
		for _, one := range x.watches.of(passes[i]) {
			spread := hands.spread(one.station)
			if one.estimated {
				spread = putInOff
			}
			l.presses = append(l.presses, pressed{len(l.points), slices.Index(x.common.stations, one.station), one.time.Seconds(), spread})
		}
		l.points, l.ends = append(l.points, i), append(l.ends, r.Points[i].Leg)
	}
	if len(l.points) == 0 {
		return nil
	}
	l.takeLegs(r, t)
	return l
}

// takeLegs are the ways between a lane's passes.
func (l *lane) takeLegs(r *relay.Race, t *relay.Team) {
	likely := likelyLegs(r, t)
	if likely == nil {
		return
	}
	from, first := -1, 0
	for i := range len(l.points) + 1 {
		end := len(r.Legs)
		if i < len(l.points) {
			end = r.Points[l.points[i]].Leg
		}
		s := stretch{from: from, to: i, first: first, last: end - 1}
		for k := first; k < end; k++ {
			s.likely += likely[k]
		}
		l.legs = append(l.legs, s)
		from, first = i, end
	}
}

// spread works out how the legs of a race lie about what is likely.
func (x *exchanges) spread(r *relay.Race) {
	offs := make([][]float64, len(r.Legs))
	var pressing, n float64
	for _, l := range x.lanes {
		at, off := l.plainly(x.common)
		for _, s := range l.legs {
			if s.first == s.last {
				took, v := between(at, off, s, l.finish)
				offs[s.first] = append(offs[s.first], took-s.likely)
				pressing, n = pressing+v, n+1
			}
		}
	}
	usual := 0.0
	if _, off := levelsOf(r); off < openOff {
		usual = legSpread
	}
	spread := spreadOfLegs(offs, pressing/max(1, n), usual)
	for _, l := range x.lanes {
		for i, s := range l.legs {
			l.legs[i].spread = spread * math.Sqrt(float64(s.last-s.first+1))
		}
	}
}

// plainly is where a lane's passes were by its presses alone, the middle of several, and
// how far each is off, squared.
func (l *lane) plainly(c *common) (at, off []float64) {
	by := make([][]float64, len(l.points))
	off = make([]float64, len(l.points))
	for _, p := range l.presses {
		by[p.pass] = append(by[p.pass], p.at-c.at[p.station])
		off[p.pass] += p.spread * p.spread
	}
	for i, all := range by {
		at, off[i] = append(at, middle(all)), off[i]/float64(len(all)*len(all))
	}
	return at, off
}

// between is how long a stretch took, and how far that is off, squared.
func between(at, off []float64, s stretch, finish float64) (took, v float64) {
	took = finish
	if s.to < len(at) {
		took, v = at[s.to], off[s.to]
	}
	if s.from >= 0 {
		took, v = took-at[s.from], v+off[s.from]
	}
	return took, v
}

// shared adds to how far a lane's passes may be off what all lanes share.
func (x *exchanges) shared(i int) {
	l, p, c := x.lanes[i], &x.found[i], x.common
	n, m := len(l.points), len(c.at)
	q := l.joint(c, *p)
	f, _ := q.first(n).least()
	p.shift = make([]float64, n*m)
	for a := range n {
		for b := range m {
			for k := range n {
				p.shift[a*m+b] -= f.variance[a*n+k] * q.sides[k*q.n+n+b]
			}
		}
	}
	for a := range n {
		for b := range n {
			for k := range m {
				for h := range m {
					p.variance[a*n+b] += p.shift[a*m+k] * c.variance[k*m+h] * p.shift[b*m+h]
				}
			}
		}
	}
}

// of is what is known of a team's passes: nil where nothing is.
func (x *exchanges) of(team relay.TeamID) (*lane, *passed) {
	if x == nil {
		return nil, nil
	}
	for i, l := range x.lanes {
		if l.team == team {
			return l, &x.found[i]
		}
	}
	return nil, nil
}

// keep leaves the lanes out whose passes stay as they were pressed.
func (x *exchanges) keep() {
	var lanes []*lane
	var found []passed
	for i, l := range x.lanes {
		if !x.slipped(l, &x.found[i]) {
			lanes, found = append(lanes, l), append(found, x.found[i])
		}
	}
	x.lanes, x.found = lanes, found
}

// slipped reports whether a lane's passes lie further from what was pressed than a slip
// of the finger goes: then something else went wrong, and they stay as pressed.
func (x *exchanges) slipped(l *lane, p *passed) bool {
	at, _ := l.plainly(x.common)
	for i := range at {
		if math.Abs(at[i]-p.at[i]) > slipMost {
			return true
		}
	}
	return false
}

// put sets a team's passes right, and says which presses were slips.
func (x *exchanges) put(r *relay.Race, passes []relay.Pass, t *relay.Team) (slips []Slip) {
	l, p := x.of(t.ID)
	if l == nil {
		return nil
	}
	plain, _ := l.plainly(x.common)
	for i, point := range l.points {
		passes[point].Time = seconds(p.at[i]).Round(time.Microsecond)
		if by := seconds(p.at[i] - plain[i]); by.Abs() >= slipLeast {
			slips = append(slips, Slip{r.Points[point].Leg, by})
		}
	}
	return slips
}

// offLeg is how far the time from the end of one leg of a team to that of another may be off,
// squared.
func (p *passed) offLeg(l *lane, from, to int) (v float64) {
	n := len(l.points)
	a, b := slices.Index(l.ends, from), slices.Index(l.ends, to)
	if a >= 0 {
		v += p.variance[a*n+a]
	}
	if b >= 0 {
		v += p.variance[b*n+b]
	}
	if a >= 0 && b >= 0 {
		v -= 2 * p.variance[a*n+b]
	}
	return v
}
