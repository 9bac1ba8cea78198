package relay

import (
	"errors"
	"slices"
)

// errPressed refuses to put the timing computer's clock over a keeper's word.
var errPressed = errors.New("the keeper has said where the gun was")

// clocksGone is why a gun by the timing computer's clock was taken back unasked.
const clocksGone = "the clocks no longer say where the gun was"

// ClockGun puts the gun of a race that has none, or one put in by guess, where the
// timing computer's clock has it: at an instant on the clock of another race's gun,
// so that it is the same whoever writes it.
type ClockGun struct {
	At     Instant
	Beside ID
}

func (c ClockGun) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	beside := m.event(c.Beside)
	if beside == nil {
		return nil, ErrNoEvent
	}
	at := m.monoAt(beside, c.At)
	switch {
	case r.GunPressed(), r.GunKept():
		return nil, errPressed
	case r.Counting >= 0:
		return []Fact{&GunCorrected{Attempt: r.Attempt(), At: at, Beside: c.Beside}}, nil
	}
	return []Fact{&Gun{At: &at, Beside: c.Beside}}, nil
}

// DropClockGun takes back what ClockGun put, once the clocks no longer say it.
type DropClockGun struct{}

func (DropClockGun) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	void := &Void{Reason: clocksGone}
	for _, e := range m.of(r.ID) {
		if byClock(e) && !m.void(e) {
			void.Targets = append(void.Targets, e.ID)
		}
	}
	if len(void.Targets) == 0 {
		return nil, errNoGun
	}
	return []Fact{void}, nil
}

// GunKept reports whether a keeper has had the last word on a gun by the timing
// computer's clock: took it back, or put it elsewhere. Then it stays so.
func (r *Race) GunKept() bool {
	return r.m != nil && slices.ContainsFunc(r.m.of(r.ID), func(e *Event) bool {
		switch {
		case !byClock(e):
			return false
		case r.m.void(e):
			return latest[*Void](r.m, e.ID, nil).Fact.(*Void).Reason != clocksGone
		}
		return r.Counting >= 0 && !r.GunByClock() && r.sameAttempt(attemptNamed(e))
	})
}

// attemptNamed is the attempt that a gun or its correction is of.
func attemptNamed(e *Event) ID {
	if c, ok := e.Fact.(*GunCorrected); ok {
		return c.Attempt
	}
	return e.ID
}

// monoAt is an instant on the monotonic clock of an event's writer.
func (m *Meet) monoAt(e *Event, at Instant) int64 {
	mono := e.Mono
	for range 3 { // over a sleep of the laptop, and over a correction of its clock
		mono += int64(at.Since(m.instantAt(e, mono)))
	}
	return mono
}

// SharesClock reports whether everything pressed in the race can be counted from the
// clock of a gun.
func (r *Race) SharesClock(gun ID) bool {
	beside := r.m.event(gun)
	return beside != nil && !slices.ContainsFunc(r.Marks(), func(k Mark) bool { return !r.m.comparable(beside, r.m.event(k.ID)) })
}

// LastPressed is the last instant at which a team was pressed where its finish is
// seen, in the attempt that counts now: its finish, if it was pressed at all.
func (r *Race) LastPressed(id TeamID) (at Instant, ok bool) {
	for _, k := range slices.Backward(r.Marks()) {
		switch k.Role {
		case Voided, Held, Spent, Idle, Witness:
			continue
		default: // with a gun or without one, it was seen
		}
		e := r.m.event(k.ID)
		if k.Team == id && e != nil && e.Spot.Sees(r.Points[len(r.Points)-1]) && !r.BeforeRecall(k) {
			return k.At, true
		}
	}
	return 0, false
}
