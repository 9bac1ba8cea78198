package relay

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// raceClock is what one origin knew of its clock against the hub's while it wrote in
// one race.
type raceClock struct {
	clocked []*Event     // that say so, in the order written
	spells  []spell      // in that order
	began   map[ID]int64 // by gun, when the origin first wrote of its attempt
}

// spell is a time in which what an origin knew of its clock went together: of a spell
// the offset with the smallest bound holds. Where the meet's clock was set while its
// program started anew, or the clocks have parted over hours, another one begins.
type spell struct {
	from int64  // on the origin's monotonic clock
	best *Event // the earlier of two as good ones
}

// with is the clock with one event more. What it was stays as it is.
func (c raceClock) with(e *Event) raceClock {
	c = c.begins(e)
	if e.Clock == nil {
		return c
	}
	at, _ := slices.BinarySearchFunc(c.clocked, e, compareSeq)
	c.clocked = slices.Insert(c.clocked, at, e)
	if at == len(c.clocked)-1 {
		c.spells = grown(c.spells, e)
		return c
	}
	c.spells = nil
	for _, e := range c.clocked {
		c.spells = grown(c.spells, e)
	}
	return c
}

// grown are spells with the event that was written after them.
func grown(spells []spell, e *Event) []spell {
	last := len(spells) - 1
	switch {
	case last < 0 || contradict(spells[last].best.Clock, e.Clock):
		return append(slices.Clip(spells), spell{e.Mono, e})
	case e.Clock.Bound < spells[last].best.Clock.Bound:
		return append(slices.Clone(spells[:last]), spell{spells[last].from, e})
	}
	return spells
}

// without is the clock without an event, for as long as no other is added: what that
// said of it holds.
func (c raceClock) without(e *Event) raceClock {
	at := slices.Index(c.clocked, e)
	if at < 0 {
		return c
	}
	c.clocked = slices.Delete(slices.Clone(c.clocked), at, at+1)
	c.spells = slices.Clone(c.spells)
	for i := range c.spells {
		if c.spells[i].best == e {
			c.spells[i].best = &Event{ID: e.ID, Header: e.Header}
		}
	}
	return c
}

// again is what those events say of the clock that are there, before others come back.
func (c raceClock) again() raceClock {
	c.spells = nil
	for _, e := range c.clocked {
		c.spells = grown(c.spells, e)
	}
	return c
}

// contradict reports whether two offsets of one clock cannot both be right, by more
// than a time from another station's gun may be wrong.
func contradict(a, b *Clock) bool {
	return math.Abs(float64(a.Offset)-float64(b.Offset)) > float64(a.Bound)+float64(b.Bound)+float64(trustedBound)
}

// begins remembers when an origin first wrote of an attempt.
func (c raceClock) begins(e *Event) raceClock {
	attempt := attemptOf(e)
	if first, known := c.began[attempt]; attempt.IsZero() || known && first <= e.Mono {
		return c
	}
	c.began = maps.Clone(c.began)
	if c.began == nil {
		c.began = map[ID]int64{}
	}
	c.began[attempt] = e.Mono
	return c
}

// attemptOf is the gun that an event made by a key goes with: its own where it is one.
func attemptOf(e *Event) ID {
	if e.Kind == KindGun {
		return e.ID
	}
	if k := keyed(e.Fact); k != nil {
		return k.Attempt
	}
	return ID{}
}

// at is what was known of the clock at a time of the monotonic one, nil where nothing
// was: for all of an attempt what was when it began, since within a run the monotonic
// clock tells how long after the gun a press was.
func (c raceClock) at(e *Event, mono int64) *Clock {
	if first, known := c.began[attemptOf(e)]; known {
		mono = first
	}
	if len(c.spells) == 0 {
		return nil
	}
	after, _ := slices.BinarySearchFunc(c.spells, mono, func(s spell, mono int64) int {
		return cmp.Or(cmp.Compare(s.from, mono), -1) // one that begins just then is in it
	})
	return c.spells[max(0, after-1)].best.Clock
}
