package relay

import (
	"cmp"
	"slices"
	"time"
)

// Space is a press of the space bar that may have been the gun.
type Space struct {
	ID   ID
	Race RaceID
	At   Instant
}

// Spaces are a station's spaces since an instant, in whatever race they were
// pressed, guns of other races included; the newest first. A gun pressed on the
// wrong race is found among them.
func (m *Meet) Spaces(station string, race RaceID, since Instant) []Space {
	var out []Space
	for id := range m.byRace {
		if !m.spacesSince(id, since) {
			continue
		}
		for _, e := range m.of(id) {
			if e.Station != station || !isSpace(e, id == race) || m.void(e) || m.heldRepeat(e) {
				continue
			}
			if at := m.instantOf(e); at >= since {
				out = append(out, Space{e.ID, id, at})
			}
		}
	}
	slices.SortFunc(out, func(a, b Space) int { return cmp.Or(cmp.Compare(b.At, a.At), b.ID.Compare(a.ID)) })
	return out
}

// isSpace reports whether an event is a space that can be made the gun of a race;
// the race's own guns are that already.
func isSpace(e *Event, own bool) bool {
	switch f := e.Fact.(type) {
	case *Press:
		return f.Key == "space"
	case *Gun:
		return !own && f.At == nil && f.Key != EntryKey
	}
	return false
}

// burstGap parts two bursts of presses: tests of the keys from the hand-offs
// of an exchange, one exchange from the next.
const burstGap = 5 * time.Second

// Bursts are the first kept presses of each burst of a race, oldest first: what
// a late gun is reckoned from. Where keys were tried before the gun was missed,
// the hand-offs begin with a later burst than the first.
func (r *Race) Bursts() []Mark {
	var out []Mark
	var last Instant
	for _, k := range r.Marks() {
		if r.BeforeRecall(k) {
			continue
		}
		switch k.Role {
		case Counted, Open, Test, Double, Extra, Recalled:
			if len(out) == 0 || k.At.Since(last) > burstGap {
				out = append(out, k)
			}
			last = k.At
		default: // no press that a start would explain
		}
	}
	return out
}

// BeforeRecall reports whether a mark was made before the last recall of a race
// that has no gun now: it belongs to that start, where a later one tries a key.
func (r *Race) BeforeRecall(k Mark) bool {
	if r.Counting >= 0 || len(r.Starts) == 0 {
		return k.Role == Recalled
	}
	return k.At <= r.Starts[len(r.Starts)-1].RecallAt
}

// FirstHandOff is the earliest time at which any team's baton was passed; ok is
// false where none was. Where the gun was is best told by it.
func (r *Race) FirstHandOff() (first time.Duration, ok bool) {
	for _, t := range r.Teams {
		for _, p := range t.Passes {
			if p.Known && (!ok || p.Time < first) {
				first, ok = p.Time, true
			}
		}
	}
	return first, ok
}

// GunEstimated reports whether the gun that counts was put in afterwards.
func (r *Race) GunEstimated() bool {
	return r.Counting >= 0 && r.Counting < len(r.Starts) && r.Starts[r.Counting].Estimated
}

// GunByClock reports whether the gun that counts is the timing computer's: nobody
// pressed it.
func (r *Race) GunByClock() bool {
	return r.Counting >= 0 && r.Counting < len(r.Starts) && !r.Starts[r.Counting].Beside.IsZero()
}

// GunPressed reports whether somebody pressed the gun that counts.
func (r *Race) GunPressed() bool { return r.Counting >= 0 && !r.GunEstimated() && !r.GunByClock() }

// SecondGun is a station's space that may have been the gun of a start after a
// false one that nobody recalled: a time without a team before anybody handed
// off, and so long before the first hand-off that the first leg can have been run
// in between. While nobody has handed off, it is one that is too soon for a
// hand-off; where digits are hand-offs, any. ok is false where there is none.
func (r *Race) SecondGun(station string) (space Mark, ok bool) {
	if r.Counting < 0 || len(r.Points) == 0 {
		return Mark{}, false
	}
	leg := r.stretch(-1, 0)
	first, handedOff := r.FirstHandOff()
	for _, k := range slices.Backward(r.Marks()) {
		switch {
		case k.Role != Open || k.Key != "space" || k.Station != station:
		case handedOff && first-k.Time >= leg, !handedOff && (k.Mode == Lanes || k.Time < leg):
			return k, true
		}
	}
	return Mark{}, false
}

// TimesToName are a station's times that wait for another station to say whose
// they are, oldest first.
func (r *Race) TimesToName(station string) []Mark {
	var open []Mark
	if r == nil {
		return nil
	}
	for _, k := range r.Marks() {
		if k.Role == Open && k.Station == station && k.Kind == KindPress && (k.Key == "space" || k.Mode == Times) {
			open = append(open, k)
		}
	}
	return open
}

// OpenTimes are a station's times that wait for a team, oldest first: made in
// TIMES FIRST in the attempt that counts, neither void nor given. A first digit
// that still waits for its second (pending) is none.
func (r *Race) OpenTimes(station string, pending ID) []Mark {
	var open []Mark
	for _, k := range r.Marks() {
		if k.Role == Open && k.Mode == Times && k.Station == station && k.ID != pending {
			open = append(open, k)
		}
	}
	return open
}

// clockGunWords are what such a gun is called.
const clockGunWords = "gun, by the timing computer's clock"

// byClock reports whether an event says where the timing computer's clock has a gun.
func byClock(e *Event) bool {
	switch f := e.Fact.(type) {
	case *Gun:
		return !f.Beside.IsZero()
	case *GunCorrected:
		return !f.Beside.IsZero()
	}
	return false
}

// GunStation is the station whose gun counts, empty where none does: of a gun by the
// timing computer's clock the one whose guns it was put beside.
func (r *Race) GunStation() string {
	switch {
	case r.m == nil || r.Counting < 0:
		return ""
	case r.GunByClock():
		return r.m.station(r.Starts[r.Counting].Beside)
	}
	return r.m.station(r.Attempt())
}
