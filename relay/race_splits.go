package relay

import "time"

// Split is a leg's time, pass to pass: leg 1 from the gun, the last to the
// finish. Where an exchange was missed, the legs about it are known only
// together: First and Last then span them and Known is false.
type Split struct {
	Leg       int
	Time      time.Duration // of legs First to Last together
	Known     bool          // of this leg alone
	Implied   bool          // of several legs together
	Estimated bool
	First     int
	Last      int
}

// Splits are a team's legs, one each, whether known or not; not known are those
// that are in doubt. One from a gun that was put in afterwards is estimated.
func (r *Race) Splits(t *Team) []Split {
	splits := r.SplitsOf(r.Sure(t))
	for i, s := range splits {
		splits[i].Estimated = s.Estimated || s.Known && s.First == 1 && r.GunEstimated()
	}
	return splits
}

// SplitsOf are the legs between some passes.
func (r *Race) SplitsOf(passes []Pass) []Split {
	t := &Team{Passes: passes}
	splits := make([]Split, len(r.Legs))
	from := 0 // the last exchange known, 0 for the gun
	for leg := 1; leg <= len(r.Legs); leg++ {
		splits[leg-1] = Split{Leg: leg, First: leg, Last: leg}
		i := r.ExchangePoint(leg)
		if i >= len(t.Passes) || !t.Passes[i].Known {
			continue
		}
		took, _ := t.between(r.ExchangePoint(from), i)
		estimated := t.Passes[i].Estimated || from > 0 && t.Passes[r.ExchangePoint(from)].Estimated
		for k := from + 1; k <= leg; k++ {
			alone := leg == from+1
			splits[k-1] = Split{Leg: k, Time: took, Known: alone, Implied: !alone, Estimated: estimated, First: from + 1, Last: leg}
		}
		from = leg
	}
	return splits
}

// ZoneTime is how long the baton was in the zone of an exchange, or from its
// first edge to a line Past its end, where both were marked.
func (p Pass) ZoneTime() (time.Duration, bool) {
	if p.Enter == nil || p.Exit == nil || *p.Exit <= *p.Enter {
		return 0, false
	}
	return *p.Exit - *p.Enter, true
}

// Share is how far through the zone the pass lay by time, 0 to 1: an estimate,
// since the baton's speed changes.
func (p Pass) Share() (float64, bool) {
	whole, ok := p.ZoneTime()
	if !ok || !p.Known || p.Time < *p.Enter || p.Time > *p.Exit {
		return 0, false
	}
	return float64(p.Time-*p.Enter) / float64(whole), true
}
