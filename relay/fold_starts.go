package relay

import (
	"cmp"
	"slices"
	"time"
)

// oneStart is how close to the first gun of a start those of other stations lie
// that are of the same.
const oneStart = 5 * time.Second

// start is an attempt while a race is folded.
type start struct {
	Start
	guns []gun
}

// gun is one gun event and its instant as corrected, which another event's
// clock may have given.
type gun struct {
	event     *Event
	at        Instant
	by        *Event
	estimated bool
	beside    ID // as a Gun's Beside
	corrected time.Duration
}

// findStarts groups the race's guns into starts and picks the one that counts:
// the newest not recalled.
func (f *fold) findStarts() {
	for _, g := range f.guns() {
		if s := f.sameStart(g); s != nil {
			s.guns = append(s.guns, g)
		} else {
			f.starts = append(f.starts, &start{guns: []gun{g}})
		}
	}
	for _, s := range f.starts {
		f.settle(s)
	}
	slices.SortStableFunc(f.starts, func(a, b *start) int { return cmp.Compare(a.At, b.At) })
	for i, s := range f.starts {
		if !s.Recalled {
			f.counts, f.race.Counting = s, i
		}
	}
}

// guns are the race's guns that are not void, by instant.
func (f *fold) guns() []gun {
	var guns []gun
	standing(f, func(e *Event, g *Gun) {
		if f.m.gunClock(e, g.Beside) != nil {
			guns = append(guns, f.gunOf(e, g))
		}
	})
	slices.SortFunc(guns, func(a, b gun) int {
		return cmp.Or(cmp.Compare(a.at, b.at), a.event.ID.Compare(b.event.ID))
	})
	return guns
}

// gunOf reads a gun's instant: as pressed, as put back, or as last corrected.
func (f *fold) gunOf(e *Event, fact *Gun) gun {
	g := gun{event: e, by: f.m.gunClock(e, fact.Beside), estimated: fact.Estimated, beside: fact.Beside}
	g.at = f.m.instantOf(e)
	if fact.At != nil {
		g.at = f.m.instantAt(g.by, *fact.At)
	}
	if fix := f.m.gunFix(e.ID); fix != nil {
		c := fix.Fact.(*GunCorrected)
		by := f.m.gunClock(fix, c.Beside)
		at := f.m.instantAt(by, c.At)
		g.corrected, g.at, g.estimated, g.by, g.beside = at.Since(g.at), at, c.Estimated, by, c.Beside
	}
	return g
}

// gunFix is the last correction of a gun.
func (m *Meet) gunFix(gun ID) *Event {
	return latest(m, gun, func(c *GunCorrected) bool {
		return c.Attempt == gun && (c.Beside.IsZero() || m.event(c.Beside) != nil)
	})
}

// gunClock is the event on whose clock a gun's instant is: its own, or that of the
// gun beside which the timing computer's clock put it; nil while that is not here.
func (m *Meet) gunClock(e *Event, beside ID) *Event {
	if beside.IsZero() {
		return e
	}
	return m.event(beside)
}

// sameStart finds the start a gun belongs to: what people said of it, else the
// last one within 5 s, of other stations, with no recall between.
func (f *fold) sameStart(g gun) *start {
	for _, s := range slices.Backward(f.starts) {
		apart := false
		for _, other := range s.guns {
			same, told := f.verdict(g.event.ID, other.event.ID)
			if told && same {
				return s
			}
			apart = apart || told
		}
		first := s.guns[0]
		if !apart && g.at.Since(first.at) <= oneStart && !s.has(g.event.Station) && !f.recalledBetween(s, g) {
			return s
		}
	}
	return nil
}

func (s *start) has(station string) bool {
	return slices.ContainsFunc(s.guns, func(g gun) bool { return g.event.Station == station })
}

func (f *fold) recalledBetween(s *start, g gun) bool {
	for _, other := range s.guns {
		for _, r := range f.recalls(other.event.ID) {
			if f.m.instantOf(r) <= g.at {
				return true
			}
		}
	}
	return false
}

func (f *fold) recalls(gun ID) []*Event {
	var out []*Event
	for _, e := range f.m.naming[gun] {
		if e.Kind == KindRecall && !f.m.void(e) {
			out = append(out, e)
		}
	}
	return out
}

// verdict is what the last same_start fact says of two guns, or else common presses.
func (f *fold) verdict(a, b ID) (same, told bool) {
	e := latest(f.m, a, func(s *SameStart) bool { return slices.Contains(s.Guns, b) })
	if e == nil {
		same = slices.Contains(f.common.same[a], b) || slices.Contains(f.common.same[b], a)
		return same, same
	}
	return e.Fact.(*SameStart).Same, true
}

// spokenOf reports whether people have said of two guns if they are one start.
func (m *Meet) spokenOf(a, b ID) bool {
	return latest(m, a, func(f *SameStart) bool { return slices.Contains(f.Guns, b) }) != nil
}

// settle orders a start's guns, the one that counts first, and reads its
// recalls. It counts who was chosen, else the timing computer's, else who stands at
// the start, else the earliest.
func (f *fold) settle(s *start) {
	chosen := f.chosen(s)
	rank := func(g gun) int {
		switch {
		case g.event.ID == chosen:
			return 0
		case !g.beside.IsZero():
			return 1
		case f.race.StartsAt(g.event.Spot):
			return 2
		}
		return 3
	}
	slices.SortStableFunc(s.guns, func(a, b gun) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.at, b.at), a.event.ID.Compare(b.event.ID))
	})
	first := s.guns[0]
	s.At, s.Estimated, s.Corrected, s.Beside = first.at, first.estimated, first.corrected, first.beside
	for _, g := range s.guns {
		s.Guns = append(s.Guns, g.event.ID)
		for _, r := range f.recalls(g.event.ID) {
			at := f.m.instantOf(r)
			if !s.Recalled || at < s.RecallAt {
				s.Recalled, s.RecallAt = true, at
			}
		}
	}
}

func (f *fold) chosen(s *start) ID {
	var last *Event
	for _, g := range s.guns {
		e := latest(f.m, g.event.ID, func(f *SameStart) bool { return !f.Counts.IsZero() })
		if e != nil && (last == nil || last.order().less(e.order())) {
			last = e
		}
	}
	if last == nil {
		return ID{}
	}
	return last.Fact.(*SameStart).Counts
}

// StartsAt reports whether a place is the spot where the race starts: who stands
// there has the gun.
func (r *Race) StartsAt(p Spot) bool {
	_, spot := p.On()
	return spot && p.sees(OnOval(-Total(r.Legs)))
}

// attemptOf is the start that a fact made at an instant belongs to, nil for
// none: the one it names, unless that was recalled before; else the latest
// whose gun went at or before it.
func (f *fold) attemptOf(named ID, at Instant) *start {
	for _, s := range f.starts {
		if slices.Contains(s.Guns, named) && !(s.Recalled && s.RecallAt < at) {
			return s
		}
	}
	var last *start
	for _, s := range f.starts {
		if s.At <= at {
			last = s
		}
	}
	return last
}

// since is the time of an instant, given by an event's clock, from the gun that
// counts, where the clocks agree well enough; else from its own station's gun.
func (s *start) since(f *fold, by *Event, at Instant) time.Duration {
	g, known := s.gunFor(f.m, by)
	if known || g.event != nil && !f.common.aligns(by) {
		return f.m.between(g.by, g.at, by, at)
	}
	return at.Since(s.guns[0].at)
}

// gunFor is the gun that an event's clock can tell the time from: the one that
// counts, its own station's, or that of another whose clock is known. One that its
// own station put in afterwards is a guess: known is false of it, and where there
// is none.
func (s *start) gunFor(m *Meet, by *Event) (g gun, known bool) {
	if m.comparable(s.guns[0].by, by) {
		return s.guns[0], true
	}
	for _, own := range []bool{true, false} {
		for _, g := range s.guns {
			if !g.estimated && (own && g.event.Station == by.Station || m.comparable(g.by, by)) {
				return g, true
			}
		}
	}
	for _, g := range s.guns {
		if g.event.Station == by.Station {
			return g, false
		}
	}
	return gun{}, false
}

// instantOf is when an event was written, by its clock or as common presses tell.
func (f *fold) instantOf(e *Event) Instant { return f.instantAt(e, e.Mono) }

func (f *fold) instantAt(e *Event, mono int64) Instant {
	return f.m.instantAt(e, mono) + Instant(f.common.shift[e.ID])
}

// sinceGun is when an event was written, from the gun that counts.
func (f *fold) sinceGun(e *Event) time.Duration { return f.counts.since(f, e, f.instantOf(e)) }

// between is the time from one instant to another. Where the hub's clock is not
// known well to both, two runs of one laptop share its wall clock; where it is,
// somebody may have set that one in between.
func (m *Meet) between(a *Event, from Instant, b *Event, to Instant) time.Duration {
	if a.Station == b.Station && a.ID.Origin != b.ID.Origin && !m.agree(a, b) {
		offsetA, _ := m.offset(a, a.Mono)
		offsetB, _ := m.offset(b, b.Mono)
		return to.Since(from) - time.Duration(offsetB-offsetA)
	}
	return to.Since(from)
}
