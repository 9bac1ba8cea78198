package relay

import "slices"

// TakeBackRecall makes the newest recalled attempt count again: its recalls are
// undone, its gun and all that followed it stand as they were.
type TakeBackRecall struct{}

func (TakeBackRecall) decide(m *Meet, r *Race, _ Desk, _ Instant) ([]Fact, error) {
	if r.Counting >= 0 || len(r.Starts) == 0 {
		return nil, ErrNoRecall
	}
	last := r.Starts[len(r.Starts)-1]
	void := &Void{}
	for _, gun := range last.Guns {
		for _, e := range m.naming[gun] {
			if e.Kind == KindRecall && !m.void(e) {
				void.Targets = append(void.Targets, e.ID)
			}
		}
	}
	return []Fact{void}, nil
}

// Fire is the gun, now. Where another station's came first, who stands at the start
// may still fire within the 2 s in which a space is that gun again: theirs counts.
type Fire struct{ Key string }

func (c Fire) decide(m *Meet, r *Race, d Desk, at Instant) ([]Fact, error) {
	if r.Closed {
		return nil, errClosed
	}
	if since, begun := r.Since(at); begun && !(since.Abs() <= witnessTime && r.StartsAt(d.Spot) && !m.firedAtStart(r)) {
		return nil, ErrBegun
	}
	return []Fact{&Gun{Key: c.Key}}, nil
}

// firedAtStart reports whether a gun of the attempt that counts is of the start place.
func (m *Meet) firedAtStart(r *Race) bool {
	return slices.ContainsFunc(r.Starts[r.Counting].Guns, func(id ID) bool { return r.StartsAt(m.events[id].Spot) })
}

// SetGun puts the gun where it was: a space that was the gun (Press), or a time
// on the writer's monotonic clock. While a gun stands it is corrected; else a
// late gun opens the attempt.
type SetGun struct {
	At        int64
	Estimated bool
	Press     ID
}

func (c SetGun) decide(m *Meet, r *Race, d Desk, _ Instant) ([]Fact, error) {
	if gun := m.gunToCorrect(r, d.Station); !gun.IsZero() {
		return []Fact{&GunCorrected{Attempt: gun, At: c.At, Estimated: c.Estimated, Press: c.Press}}, nil
	}
	return []Fact{&Gun{At: &c.At, Estimated: c.Estimated, Press: c.Press}}, nil
}

// gunToCorrect is the gun that a station means: the one that counts, but its own
// where the two clocks cannot be compared. None while no gun stands.
func (m *Meet) gunToCorrect(r *Race, station string) ID {
	counts := m.event(r.Attempt())
	if counts == nil {
		return ID{}
	}
	for _, id := range r.Starts[r.Counting].Guns {
		if own := m.event(id); own.Station == station && !m.comparable(counts, own) {
			return id
		}
	}
	return counts.ID
}

// RecallStart recalls the attempt that counts.
type RecallStart struct{}

// OneStart says of guns of several stations whether they are one start.
type OneStart struct {
	Guns []ID
	Same bool
}

func (c OneStart) decide(*Meet, *Race, Desk, Instant) ([]Fact, error) {
	return []Fact{&SameStart{Guns: c.Guns, Same: c.Same}}, nil
}
