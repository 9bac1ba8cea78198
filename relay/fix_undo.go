package relay

import (
	"errors"
	"slices"
)

// Why one thing was not undone, or not brought back.
var (
	ErrSetUp     = errors.New("that is set-up: change it where it was set up")
	errUndone    = errors.New("that is undone already")
	ErrNotUndone = errors.New("that is not undone")
	ErrNoFixes   = errors.New("nothing of this race has been corrected here")
)

// UndoOne takes back any one thing of a race, whoever wrote it: a press with
// its letter and first digit, a report, a gun, or a fix with all it was made
// of.
type UndoOne struct {
	Event  ID
	Reason string
}

func (c UndoOne) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	e, err := m.eventOf(r, c.Event)
	switch {
	case err != nil:
		return nil, err
	case !e.Kind.is(stroke | fix | revocable): // never what sets a race up
		return nil, ErrSetUp
	case m.void(e):
		return nil, errUndone
	}
	return []Fact{&Void{Targets: m.whole(e), Attempt: r.Attempt(), Reason: c.Reason}}, nil
}

// eventOf is an event that a race shows: written in it, or moved there.
func (m *Meet) eventOf(r *Race, id ID) (*Event, error) {
	e := m.event(id)
	if e == nil || m.raceOf(e) != r.ID && e.Race != r.ID {
		return nil, ErrNoEvent
	}
	return e, nil
}

// RestoreOne brings back one thing that was undone, whole.
type RestoreOne struct {
	Event  ID
	Reason string
}

func (c RestoreOne) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	e, err := m.eventOf(r, c.Event)
	switch {
	case err != nil:
		return nil, err
	case !m.void(e):
		return nil, ErrNotUndone
	}
	return []Fact{&Restore{Targets: m.whole(e), Attempt: r.Attempt(), Reason: c.Reason}}, nil
}

// UndoFix takes back the last fix a station made in a race.
type UndoFix struct{}

func (UndoFix) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	var last *Event
	for _, e := range m.of(r.ID) {
		if e.Station == d.Station && m.isFix(e) && !m.void(e) && (last == nil || last.order().less(e.order())) {
			last = e
		}
	}
	if last == nil {
		return nil, ErrNoFixes
	}
	return UndoOne{Event: last.ID}.decide(m, r, d, at)
}

// isFix reports whether an event was made in review or by a ruling, by no key that
// times. Undoing a press is one; undoing a fix is not, so that undoing goes on
// to the fix before.
func (m *Meet) isFix(e *Event) bool {
	var targets []ID
	switch f := e.Fact.(type) {
	case *Void:
		targets = f.Targets
		if f.Key != "" {
			return false
		}
	case *Restore:
		targets = f.Targets
		if !f.Void.IsZero() {
			return false
		}
	case *Presence:
		gun, begun := m.Race(e.Race).Gun()
		return e.Kind.is(fix) && begun && m.instantOf(e) > gun // at the call it is set-up
	default:
		return e.Kind.is(fix)
	}
	return m.alone(e) && !slices.ContainsFunc(targets, func(id ID) bool {
		target := m.event(id)
		return target == nil || target.Kind.is(fix) || target.Kind == KindVoid || target.Kind == KindRestore
	})
}

// alone reports whether nothing else was written with an event: what a key does
// may void one thing and write another.
func (m *Meet) alone(e *Event) bool {
	return !slices.ContainsFunc(m.of(e.Race), func(o *Event) bool {
		return o != e && o.ID.Origin == e.ID.Origin && o.Mono == e.Mono
	})
}
