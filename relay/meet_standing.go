package relay

import "slices"

// void reports whether an event is undone: the last standing void or restore of
// it decides. Only facts later than the event itself can undo it.
func (m *Meet) void(e *Event) bool {
	facts := m.naming[e.ID]
	if len(facts) == 0 {
		return false
	}
	if known, ok := m.voids[e.ID]; ok {
		return known
	}
	undone := false
	for _, f := range slices.Backward(facts) {
		if !e.order().less(f.order()) {
			break
		}
		if (f.Kind == KindVoid || f.Kind == KindRestore) && !m.heldRepeat(f) && !m.void(f) {
			undone = f.Kind == KindVoid
			break
		}
	}
	m.voids[e.ID] = undone
	return undone
}

// latest is the last standing fact of one type that names an event and is
// wanted: some facts name more than the one they act on. A held key acts once.
func latest[F Fact](m *Meet, target ID, want func(F) bool) *Event {
	for _, e := range slices.Backward(m.naming[target]) {
		if f, ok := e.Fact.(F); ok && (want == nil || want(f)) && !m.void(e) && !m.heldRepeat(e) {
			return e
		}
	}
	return nil
}

// takenBackBy is the station that last took an event back, empty where none did.
func (m *Meet) takenBackBy(id ID) string {
	if v := latest[*Void](m, id, nil); v != nil {
		return v.Station
	}
	return ""
}

// raceOf is the race an event belongs to: the one it names, unless an amend
// moved it.
func (m *Meet) raceOf(e *Event) RaceID {
	moved := latest(m, e.ID, func(f *Amend) bool { return f.Race != nil })
	if moved == nil {
		return e.Race
	}
	return *moved.Fact.(*Amend).Race
}

// standing are the events that are not void, in the order registers are
// written: the last one wins.
func (m *Meet) standing(events []*Event) []*Event {
	out := make([]*Event, 0, len(events))
	for _, e := range events {
		if !m.void(e) {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *Event) int { return a.order().compare(b.order()) })
	return out
}
