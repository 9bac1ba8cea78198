package relay

import (
	"bytes"
	"cmp"
)

// order decides which of several facts about one register wins: the highest
// Lamport counter, then origin, then number.
type order struct {
	lamport int64
	id      ID
}

func (e *Event) order() order { return order{e.Lamport, e.ID} }

func (o order) compare(p order) int {
	return cmp.Or(cmp.Compare(o.lamport, p.lamport), o.id.Compare(p.id))
}

func (o order) less(p order) bool { return o.compare(p) < 0 }

func bytesLess(a, b Origin) bool { return bytes.Compare(a[:], b[:]) < 0 }

// names are the events a fact acts on or belongs to.
func names(f Fact) []ID {
	var ids []ID
	add := func(more ...ID) {
		for _, id := range more {
			if !id.IsZero() {
				ids = append(ids, id)
			}
		}
	}
	switch f := f.(type) {
	case *Void:
		add(f.Targets...)
	case *Restore:
		add(f.Targets...)
	case *Amend:
		add(f.Target)
	case *Decision:
		add(f.Report)
	case *Recall:
		add(f.Attempt)
	case *GunCorrected:
		add(f.Attempt)
	case *SameStart:
		add(f.Guns...)
	case *Press:
		add(f.Prefix, f.Number)
	case *Move:
		add(f.Target, f.Number)
	case *Assign:
		add(f.Time, f.Number)
	case *Skip:
		add(f.Number)
	}
	return ids
}

// setsUp is the team a fact sets up, whatever race it then stands in.
func setsUp(f Fact) TeamID {
	switch f := f.(type) {
	case *TeamSet:
		return f.Team
	case *LineupSet:
		return f.Team
	case *PlanSet:
		return f.Team
	case *Presence:
		return f.Team
	case *LineupLock:
		return f.Team
	}
	return ""
}

// keyed is what a fact made by a key stores of it, nil for other facts.
func keyed(f Fact) *Keyed {
	switch f := f.(type) {
	case *Press:
		return &f.Keyed
	case *Incident:
		return &f.Keyed
	case *Skip:
		return &f.Keyed
	case *Move:
		return &f.Keyed
	case *Assign:
		return &f.Keyed
	case *ZoneMark:
		return &f.Keyed
	}
	return nil
}

// void tells whether an event is undone: the last standing void or restore of
// it decides. Only facts later than the event itself can undo it.
func (m *Meet) void(e *Event) bool {
	var last *Event
	for _, f := range m.naming[e.ID] {
		if k := f.Kind; k != KindVoid && k != KindRestore {
			continue
		}
		if !e.order().less(f.order()) || m.heldRepeat(f) || m.void(f) {
			continue
		}
		if last == nil || last.order().less(f.order()) {
			last = f
		}
	}
	return last != nil && last.Kind == KindVoid
}

// latest is the last standing fact of one type that names an event and is
// wanted: some facts name more than the one they act on.
func latest[F Fact](m *Meet, target ID, want func(F) bool) *Event {
	var last *Event
	for _, e := range m.naming[target] {
		f, ok := e.Fact.(F)
		if !ok || (want != nil && !want(f)) || (last != nil && e.order().less(last.order())) || m.void(e) {
			continue
		}
		last = e
	}
	return last
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
