package relay

import (
	"cmp"
	"slices"
	"time"
)

// trustedBound is the largest error between two stations' clocks at which a
// press counts from another station's gun.
const trustedBound = 50 * time.Millisecond

// originClock turns one origin's monotonic time into instants.
type originClock struct {
	opened      *Event
	gaps        []*Event
	corrections []*Event // clock_offset facts about this origin
	races       map[RaceID]raceClock
	keys        map[holdKey][]*Event
}

func (m *Meet) clockOf(o Origin) *originClock {
	c := m.clocks[o]
	if c == nil {
		c = &originClock{races: map[RaceID]raceClock{}, keys: map[holdKey][]*Event{}}
		m.clocks[o] = c
	}
	return c
}

// add takes in one event of the origin.
func (c *originClock) add(e *Event) {
	switch f := e.Fact.(type) {
	case *Opened:
		if c.opened == nil || e.ID.Seq < c.opened.ID.Seq {
			c.opened = e
		}
	case *ClockGap:
		if f.What == "sleep" {
			c.gaps = append(c.gaps, e)
		}
	}
	c.races[e.Race] = c.races[e.Race].with(e)
	if k, ok := holdKeyOf(e); ok {
		run := c.keys[k]
		at, _ := slices.BinarySearchFunc(run, e, compareSeq)
		c.keys[k] = slices.Insert(run, at, e)
	}
}

// instantOf is when an event was written.
func (m *Meet) instantOf(e *Event) Instant { return m.instantAt(e, e.Mono) }

// instantAt is a time on the monotonic clock of an event's writer.
func (m *Meet) instantAt(e *Event, mono int64) Instant {
	c := m.clocks[e.ID.Origin]
	offset, _ := m.offset(e, mono)
	base := e.Wall - e.Mono
	if c.opened != nil {
		base = c.opened.Wall - c.opened.Mono
		for _, g := range c.gaps {
			if g.Mono <= mono && !m.void(g) {
				base += g.Fact.(*ClockGap).Gap
			}
		}
	}
	return Instant(base + mono + offset)
}

// passed is the time from one event of an origin to another, a sleep noted between
// them included: a key pressed before it and again after it was not held down.
func (m *Meet) passed(a, b *Event) time.Duration {
	passed := b.Mono - a.Mono
	for _, g := range m.clocks[a.ID.Origin].gaps {
		if a.Mono < g.Mono && g.Mono <= b.Mono {
			passed += g.Fact.(*ClockGap).Gap
		}
	}
	return time.Duration(passed)
}

// offset is the writer's offset to the hub at a time of its monotonic clock,
// and the bound of its error; the bound is negative where there was no hub.
func (m *Meet) offset(e *Event, mono int64) (offset int64, bound time.Duration) {
	c := m.clocks[e.ID.Origin]
	corrections := m.standing(c.corrections)
	for _, fix := range slices.Backward(corrections) {
		if f := fix.Fact.(*ClockOffset); f.From <= mono && mono <= f.To {
			return f.Offset, time.Duration(f.Bound)
		}
	}
	if best := c.races[e.Race].at(e, mono); best != nil {
		return best.Offset, time.Duration(best.Bound)
	}
	return 0, -1
}

// comparable reports whether the clocks of two events agree well enough to count
// one from the other.
func (m *Meet) comparable(a, b *Event) bool {
	return a.Station == b.Station || m.agree(a, b)
}

// agree reports whether both clocks are known well against the hub's.
func (m *Meet) agree(a, b *Event) bool {
	_, boundA := m.offset(a, a.Mono)
	_, boundB := m.offset(b, b.Mono)
	return boundA >= 0 && boundB >= 0 && boundA+boundB <= trustedBound
}

// A key held down repeats itself after up to heldFirst, then every heldNext at
// the latest.
const (
	heldFirst = 700 * time.Millisecond
	heldNext  = 100 * time.Millisecond
)

// holdKey is one key of one origin in one race.
type holdKey struct {
	race RaceID
	key  string
}

func holdKeyOf(e *Event) (holdKey, bool) {
	key := ""
	switch f := e.Fact.(type) {
	case *Gun:
		key = f.Key
	case *Void:
		key = f.Key
	case *Press, *Assign, *Naming, *Skip, *Move:
		if keyed(f).Rune != acceptRune {
			key, _ = digitKey(e.Fact)
		}
	case *ZoneMark:
		key = string(e.Kind)
	case *Incident:
		if f.Rune != "" {
			key = string(e.Kind)
		}
	}
	return holdKey{e.Race, key}, key != ""
}

// digitKey is the key of a digit, a slip or a space, whatever it came to, and
// whether it is one digit of two.
func digitKey(f Fact) (key string, ofTwo bool) {
	k := keyed(f)
	p, press := f.(*Press)
	switch {
	case press && p.Half || !k.Number.IsZero():
		return "#" + k.Rune, true
	case press:
		return k.Key + p.Near, false
	}
	return k.Key, false
}

// heldRepeat reports whether an event was made by a key held down, and is not
// its first: the same key at most 100 ms after itself, its first press at most
// 0.7 s before the second.
func (m *Meet) heldRepeat(e *Event) bool {
	k, ok := holdKeyOf(e)
	if !ok {
		return false
	}
	return m.held(m.pressed(e.ID.Origin, k), e)
}

// compareSeq is the order in which one origin wrote.
func compareSeq(a, b *Event) int { return cmp.Compare(a.ID.Seq, b.ID.Seq) }

// hold is the run of one key held down that an event belongs to: the index of
// its first event, and the one after its last. A run of one is no hold.
func (m *Meet) hold(all []*Event, i int) (first, end int) {
	follows := func(j int, within time.Duration) bool {
		if j <= 0 || j >= len(all) || letterBefore(all[j].Fact) {
			return false
		}
		after := m.passed(all[j-1], all[j])
		return after >= 0 && after <= within // no key repeats itself before it was pressed
	}
	if follows(i+1, heldFirst) && follows(i+2, heldNext) && !follows(i, heldNext) {
		i++ // the press that repeats followed: its run is theirs
	}
	for first = i; follows(first, heldNext); first-- {
	}
	for end = i + 1; follows(end, heldNext); end++ {
	}
	if end-first > 1 && follows(first, heldFirst) {
		first--
	}
	return first, end
}

// letterBefore reports whether a letter was pressed before a digit: then the digit
// repeats nothing.
func letterBefore(f Fact) bool {
	switch f := f.(type) {
	case *Skip, *Move:
		return true
	case *Press:
		return !f.Prefix.IsZero() || f.After != ""
	}
	return false
}

// held reports whether an event of one key, among all in the order written, is a
// repeat. "11" typed in a hurry is no held key: of the digits of two it takes
// three events to make one.
func (m *Meet) held(all []*Event, e *Event) bool {
	i, _ := slices.BinarySearchFunc(all, e, compareSeq)
	first, end := m.hold(all, i)
	least := 2
	if keyed(e.Fact) != nil {
		if _, ofTwo := digitKey(e.Fact); ofTwo {
			least = 3
		}
	}
	return end-first >= least && i > first
}

// heldWith is an event and, where its key was held down, what repeated it.
func (m *Meet) heldWith(e *Event) []*Event {
	k, ok := holdKeyOf(e)
	if !ok {
		return []*Event{e}
	}
	all := m.pressed(e.ID.Origin, k)
	i, _ := slices.BinarySearchFunc(all, e, compareSeq)
	_, end := m.hold(all, i)
	return all[i:max(end, i+1)]
}
