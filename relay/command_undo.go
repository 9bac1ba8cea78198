package relay

import "slices"

// Undo takes back this station's last written press or command of the attempt,
// a letter and its digit together, a held key whole.
type Undo struct{ Key string }

func (c Undo) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	last := m.lastWritten(r, d.Station)
	if last == nil && m.undidLately(r, d.Station, c.Key, at) {
		return []Fact{&Void{Targets: []ID{}, Attempt: r.Attempt(), Key: c.Key}}, nil
	}
	if last == nil {
		return nil, ErrNothing
	}
	return []Fact{&Void{Targets: m.whole(last), Attempt: r.Attempt(), Key: c.Key}}, nil
}

// undidLately reports whether the same key undid something so short a time ago
// that it may be held down: then it is recorded although nothing is left, for it
// takes the repeats to tell.
func (m *Meet) undidLately(r *Race, station, key string, at Instant) bool {
	return key != "" && slices.ContainsFunc(m.of(r.ID), func(e *Event) bool {
		v, ok := e.Fact.(*Void)
		return ok && e.Station == station && v.Key == key && at.Since(m.instantOf(e)) <= heldFirst
	})
}

// lastWritten is the station's last undoable event of the attempt that is not
// void, nil for none.
func (m *Meet) lastWritten(r *Race, station string) *Event {
	var last *Event
	for _, e := range m.of(r.ID) {
		if e.Station != station || !e.Kind.is(stroke) && !drops(e) || !r.sameAttempt(m.attempted(e)) || m.void(e) {
			continue
		}
		if last == nil || last.order().less(e.order()) {
			last = e
		}
	}
	return last
}

// attempted is the gun an event goes with: the one it names; else the one that
// counts, if it was written after it.
func (m *Meet) attempted(e *Event) ID {
	if i, ok := e.Fact.(*Insert); ok {
		return i.Attempt
	}
	if k := keyed(e.Fact); k != nil && !k.Attempt.IsZero() {
		return k.Attempt
	}
	r := m.Race(e.Race)
	if gun, ok := r.Gun(); !ok || m.instantOf(e) < gun {
		return ID{}
	}
	return r.Attempt()
}

// sameAttempt reports whether a gun is of the attempt that presses name now: the
// guns of one start are one, and no gun is none.
func (r *Race) sameAttempt(gun ID) bool {
	if r.Counting < 0 {
		return gun.IsZero()
	}
	return slices.Contains(r.Starts[r.Counting].Guns, gun)
}

// Redo takes back this station's latest standing undo.
type Redo struct{}

func (Redo) decide(m *Meet, r *Race, d Desk, _ Instant) ([]Fact, error) {
	var last *Event
	for _, e := range m.of(r.ID) {
		v, ok := e.Fact.(*Void)
		if !ok || e.Station != d.Station || v.Key == "s" || !r.sameAttempt(v.Attempt) || !m.standingVoid(e, v) {
			continue
		}
		if last == nil || last.order().less(e.order()) {
			last = e
		}
	}
	if last == nil {
		return nil, ErrNoRedo
	}
	return []Fact{&Restore{Targets: last.Fact.(*Void).Targets, Attempt: r.Attempt(), Void: last.ID}}, nil
}

// standingVoid reports whether a void still holds its targets down.
func (m *Meet) standingVoid(e *Event, v *Void) bool {
	if m.void(e) || m.heldRepeat(e) {
		return false
	}
	return slices.ContainsFunc(v.Targets, func(id ID) bool {
		target := m.event(id)
		return target != nil && m.void(target)
	})
}
