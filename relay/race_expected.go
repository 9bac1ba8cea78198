package relay

import "time"

// flyingGain is what a leg from a running start gains on the runner's flat best,
// which is a time from a standing start: about a second, as published for elite
// 4×100 teams, while the lead-off leg is as slow as the flat race.
const flyingGain = time.Second

// Expected is what a leg should take: its target split; else the fastest relay
// split of its runner over such a leg, in this file, then in other meets; else
// its share of the team's target; else the median of the teams that have already
// made this exchange. A flat best alone predicts nothing: it is a time from a
// standing start.
func (r *Race) Expected(t *Team, leg int) (time.Duration, bool) {
	l := t.leg(leg)
	if l == nil {
		return 0, false
	}
	if l.Target > 0 {
		return l.Target, true
	}
	if took, ok := r.ranBefore(t, leg); ok {
		return took, true
	}
	if share := r.schedule(t)[leg-1]; share > 0 {
		return share, true
	}
	return r.othersTook(t, leg)
}

// othersTook is the median time of the other teams over a leg.
func (r *Race) othersTook(t *Team, leg int) (time.Duration, bool) {
	var others []time.Duration
	for _, o := range r.Teams {
		if o == t {
			continue
		}
		if split, ok := o.between(r.ExchangePoint(leg-1), r.ExchangePoint(leg)); ok {
			others = append(others, split)
		}
	}
	return Median(others), len(others) > 0
}

// schedule is what each leg should take by the team's targets: its own target
// split, else its share of what the team's target leaves; 0 where neither says.
func (r *Race) schedule(t *Team) []time.Duration {
	legs := make([]time.Duration, len(t.Legs))
	shares := r.shares(t)
	left, open := t.Target, time.Duration(0)
	for i, leg := range t.Legs {
		if legs[i] = leg.Target; leg.Target > 0 {
			left -= leg.Target
		} else if shares != nil {
			open += shares[i]
		}
	}
	if shares == nil || open <= 0 || left <= 0 {
		return legs
	}
	for i := range legs {
		if legs[i] == 0 {
			legs[i] = scaled(shares[i], left, open)
		}
	}
	return legs
}

// shares are how a team's target is shared among its legs: by the runners' flat
// bests where all are known, else as distances compare; a leg from a running
// start gains flyingGain on either. Nil where the team has no target.
func (r *Race) shares(t *Team) []time.Duration {
	if t.Target <= 0 || len(t.Legs) == 0 {
		return nil
	}
	gains, gain := make([]time.Duration, len(t.Legs)), time.Duration(0)
	for i := range t.Legs {
		if !r.LegKind(i + 1).Standing {
			gains[i] = min(flyingGain, t.Target/time.Duration(4*len(t.Legs)))
			gain += gains[i]
		}
	}
	flat, _, known := r.FlatBests(t)
	if !known {
		flat = r.evenly(t, t.Target+gain)
	}
	sum := time.Duration(0)
	for i := range flat {
		flat[i] -= gains[i]
		sum += flat[i]
	}
	if sum <= 0 {
		return nil
	}
	for i := range flat {
		flat[i] = scaled(flat[i], t.Target, sum)
	}
	return flat
}

// evenly shares a time among a team's legs as the fastest times ever over their
// distances compare: nobody takes 1600 m at the pace of 200.
func (r *Race) evenly(t *Team, total time.Duration) []time.Duration {
	sum, out := time.Duration(0), make([]time.Duration, len(t.Legs))
	for i, leg := range t.Legs {
		out[i] = r.Format.Fastest(leg.Distance)
		sum += out[i]
	}
	for i := range out {
		out[i] = scaled(out[i], total, sum)
	}
	return out
}

// scaled is a part of one sum as the same part of another.
func scaled(part, to, from time.Duration) time.Duration {
	return time.Duration(float64(part) * float64(to) / float64(from))
}

// AgainstTarget is how far ahead (negative) or behind (positive) of its target
// the team was at its last pass: against the legs' target splits and their shares
// of the team's target, at the finish against the team's target itself. A
// standing start alone makes nobody behind, and of a gun that was put in
// afterwards it is not known.
func (r *Race) AgainstTarget(t *Team) (time.Duration, bool) {
	last := t.LastPoint()
	if last < 0 || r.GunEstimated() {
		return 0, false
	}
	if last == len(r.Points)-1 && t.Target > 0 {
		return t.Passes[last].Time - t.Target, true
	}
	target, point := time.Duration(0), r.Points[last]
	for i, leg := range r.schedule(t)[:point.Leg] {
		if leg <= 0 {
			return 0, false
		}
		if i == point.Leg-1 { // a lap lies within the leg
			start := Total(r.Legs[:i])
			leg = time.Duration(float64(leg) * float64(point.At-start) / float64(r.Legs[i]))
		}
		target += leg
	}
	return t.Passes[last].Time - target, target > 0
}

// Pace is what a leg's target split asks for, and beside it the runner's best
// over that distance; each is zero where not known. The best is from a standing
// start, so that later legs of a sprint may well ask for more.
func (r *Race) Pace(t *Team, leg int) (asked, best Pace) {
	l := t.leg(leg)
	if l == nil {
		return Pace{}, Pace{}
	}
	fastest, _ := r.Best(t, leg)
	return NewPace(l.Target, l.Distance), NewPace(fastest, l.Distance)
}
