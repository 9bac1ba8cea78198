package relay

import "time"

// Desk is who writes: a station, where it stands, and how its digits are meant.
type Desk struct {
	Station string
	Place   Place
	Mode    Mode
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
}

// Attempt is the gun that presses name now: the one that counts, none while no
// unrecalled gun stands.
func (r *Race) Attempt() ID {
	if r.Counting < 0 {
		return ID{}
	}
	return r.Starts[r.Counting].Guns[0]
}

// Since is a moment's time from the gun that counts; ok is false before it.
func (r *Race) Since(at Instant) (time.Duration, bool) {
	if r.Counting < 0 {
		return 0, false
	}
	return at.Since(r.Starts[r.Counting].At), true
}

// Gun is the instant of the gun that counts.
func (r *Race) Gun() (Instant, bool) {
	if r.Counting < 0 {
		return 0, false
	}
	return r.Starts[r.Counting].At, true
}

// Team finds a team in the race, nil where it is not in it.
func (r *Race) Team(id TeamID) *Team {
	for _, t := range r.Teams {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// Press records a key. It is total: it never refuses, whatever the state. A
// digit in TIMES FIRST gives the oldest open time its team; every other one is
// a press.
func (m *Meet) Press(race RaceID, d Desk, s Stroke, at Instant) Fact {
	r := m.Race(race)
	k := r.keyedBy(d, s, at)
	if d.Mode == Times && s.Key != "" && s.Key != "space" && s.Prefix.IsZero() && s.After == "" && !m.prefixed(s.Number) {
		if open := r.OpenTimes(d.Station, s.Number); len(open) > 0 {
			return &Assign{Keyed: k, Time: open[0].ID}
		}
	}
	return &Press{Keyed: k, Half: s.Half, Near: s.Near, Prefix: s.Prefix, After: s.After}
}

// prefixed tells whether a first digit completed a letter: then its number
// belongs to the letter.
func (m *Meet) prefixed(half ID) bool {
	e := m.events[half]
	if e == nil {
		return false
	}
	p, ok := e.Fact.(*Press)
	return ok && !p.Prefix.IsZero()
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
	k.Shown = r.Keys[s.Key]
	k.From = r.firstPoint(d, s.Key, at)
	return k
}

// firstPoint is the number (from 1) of the first point a station counts a key
// from: what it stored before; else the first its place sees; else, where
// other stations have logged the team, the first at or after the last logged,
// if that is less than half a guard ago, or after it. What this station pressed
// itself and gave to the team later is no other's, and moves nothing.
func (r *Race) firstPoint(d Desk, key string, at Instant) int {
	team := r.Keys[key]
	if team == "" {
		team = UnboundTeam(key)
	}
	if first, ok := r.from[countKey{d.Station, team}]; ok {
		return first
	}
	start := 0
	if last, logged := r.loggedElsewhere(d.Station, team); last >= 0 {
		start = last + 1
		now, _ := r.Since(at)
		if now-logged < r.stretch(last-1, last)/2 {
			start = last
		}
	}
	if i := d.Place.First(r.Points, start); i >= 0 {
		return i + 1
	}
	return len(r.Points) + 1
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

// LastPoint is the index of the last point the team's baton has passed, -1 for
// none.
func (t *Team) LastPoint() int {
	for i := len(t.Passes) - 1; i >= 0; i-- {
		if t.Passes[i].Known {
			return i
		}
	}
	return -1
}

// OpenTimes are a station's times that wait for a team, oldest first: made in
// TIMES FIRST in the attempt that counts, neither void nor given. A first digit
// that still waits for its second (pending) is none.
func (r *Race) OpenTimes(station string, pending ID) []Mark {
	var open []Mark
	for _, k := range r.Marks {
		if k.Role == Open && k.Mode == Times && k.Station == station && k.ID != pending {
			open = append(open, k)
		}
	}
	return open
}
