package relay

import (
	"slices"
	"time"
)

// Desk is who writes: a station, where it stands, and how its digits are meant.
type Desk struct {
	Station string
	Spot    Spot
	Mode    Mode
	Names   string   // the station whose open times its digits name; empty for none
	Past    Distance // from the zone's end to the line that l marks; 0 where it marks the end itself
}

// Leaves is the mark that l makes at this desk: the baton leaves the zone, or
// passes a line beyond it. It says which, so that the two never mix.
func (d Desk) Leaves(k Keyed) *ZoneMark {
	if d.Past > 0 {
		return &ZoneMark{kind: KindPastExit, Keyed: k, Past: d.Past}
	}
	return NewZoneMark(KindExit, k)
}

// Stroke is one key of the live screen as it times something.
type Stroke struct {
	Key    string // as bound: "3", "0", "14", "space"; empty for a time without a team
	Rune   string // as typed
	Near   string // the digit above a slipped key
	Half   bool   // the first digit of two
	Prefix ID     // the d b f x n it completes
	Number ID     // the first digit, where this is the second
	After  string // s or m that could not be done
	Does   Kind   // what the key says of a team other than that it handed off; empty for a press
	Pass   bool   // k: the team under Key hands off now, in TIMES FIRST too
}

// presser is the desk whose times the digits of a desk are about: that of the
// station it names for, where that one stands, else itself.
func (m *Meet) presser(r *Race, d Desk) Desk {
	if d.Names == "" {
		return d
	}
	p := Desk{Station: d.Names, Spot: Everywhere, Mode: Times}
	if e := m.stations[d.Names]; e != nil {
		p.Spot = e.Spot
	}
	if r != nil {
		for _, k := range slices.Backward(r.Marks) {
			if k.Station == p.Station {
				p.Spot = m.events[k.ID].Spot
				break
			}
		}
	}
	return p
}

// Press records a key. It is total: it never refuses, whatever the state. A
// digit in TIMES FIRST gives the oldest open time its team, and where a station
// names another's times, that one's; a key that does something else says that;
// every other one is a press.
func (m *Meet) Press(race RaceID, d Desk, s Stroke, at Instant) Fact {
	r := m.Race(race)
	if s.Pass {
		d.Mode = Lanes
	}
	if s.Does != "" {
		return r.says(d, s)
	}
	k := r.keyedBy(d, s, at)
	digit := s.Key != "" && s.Key != "space" && s.Prefix.IsZero() && s.After == "" && !m.prefixed(s.Number)
	switch {
	case digit && d.Names != "" && !s.Pass:
		n := &Naming{Keyed: r.keyedBy(m.presser(r, d), s, at), Of: d.Names}
		if open := r.TimesToName(d.Names); len(open) > 0 {
			n.Time = open[0].ID
		}
		return n
	case digit && d.Mode == Times:
		if open := r.OpenTimes(d.Station, s.Number); len(open) > 0 {
			return &Assign{Keyed: k, Time: open[0].ID}
		}
	}
	return &Press{Keyed: k, Half: s.Half, Near: s.Near, Prefix: s.Prefix, After: s.After}
}

// says is what a key says of a team: its baton enters or leaves the zone, or,
// its digit still to come, it dropped, was flagged, is out. Out before the gun is
// a team that did not start.
func (r *Race) says(d Desk, s Stroke) Fact {
	k := Keyed{Key: s.Key, Rune: s.Rune}
	if r != nil {
		k.Attempt = r.Attempt()
	}
	switch s.Does {
	case KindEnter, KindExit:
		if r != nil {
			k.TeamShown = r.Keys[s.Key]
		}
		if s.Does == KindExit {
			return d.Leaves(k)
		}
		return NewZoneMark(KindEnter, k)
	case KindDNF:
		if k.Attempt.IsZero() {
			s.Does = KindDNS
		}
	}
	k.Mode = d.Mode
	return NewIncident(s.Does, Incident{Keyed: k})
}

// prefixed reports whether a first digit completed a letter: then its number
// belongs to the letter.
func (m *Meet) prefixed(half ID) bool {
	e := m.events[half]
	if e == nil {
		return false
	}
	p, ok := e.Fact.(*Press)
	return ok && !p.Prefix.IsZero()
}

// loggedElsewhere is the last point that stations other than one have logged a
// team at, -1 for none, and when they did.
func (r *Race) loggedElsewhere(station string, team TeamID) (last int, at time.Duration) {
	last = -1
	for _, k := range r.Marks {
		if k.Role == Counted && k.Team == team && k.Station != station && k.Point > last {
			last, at = k.Point, k.Time
		}
	}
	return last, at
}
