package relay

import (
	"time"
)

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
	e := m.event(half)
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
	for _, k := range r.Marks() {
		if k.Role == Counted && k.Team == team && k.Station != station && k.Point > last {
			last, at = k.Point, k.Time
		}
	}
	return last, at
}

// keyedBy fills in what every fact made by a key stores. r may be nil: a key is
// recorded even where its race is not known.
func (r *Race) keyedBy(d Desk, s Stroke, at Instant) Keyed {
	k := Keyed{Key: s.Key, Rune: s.Rune, Mode: d.Mode, Number: s.Number}
	if r == nil {
		return k
	}
	k.Attempt = r.Attempt()
	if s.Key == "" || s.Key == "space" {
		return k
	}
	k.TeamShown = r.Keys[s.Key]
	k.From = r.firstPoint(d, s.Key, at)
	return k
}

// firstPoint is the number (from 1) of the first point a station counts a key
// from: what it stored before; else the first its place sees; else, where
// other stations have logged the team, the first at or after the last logged,
// if that is less than half a guard ago, or after it. At a place that sees one
// point a key always means that one. What this station pressed itself and gave to
// the team later is no other's, and moves nothing.
func (r *Race) firstPoint(d Desk, key string, at Instant) int {
	team := r.Keys[key]
	if team == "" {
		team = UnboundTeam(key)
	}
	if first, ok := r.tallied().from[countKey{d.Station, team}]; ok {
		return first
	}
	start := 0
	if only := d.Spot.first(r.Points, 0); only >= 0 && d.Spot.first(r.Points, only+1) < 0 {
		return only + 1
	}
	if last, logged := r.loggedElsewhere(d.Station, team); last >= 0 {
		start = last + 1
		now, _ := r.Since(at)
		if now-logged < r.stretch(last-1, last)/2 {
			start = last
		}
	}
	if i := d.Spot.first(r.Points, start); i >= 0 {
		return i + 1
	}
	return len(r.Points) + 1
}
