package relay

import (
	"slices"
	"time"
)

// A meet keeps whole only the races that were looked at last, or written in: of the
// others their presses rest, packed, and what was made of them is not kept. A long
// day takes little room so, and nobody else can tell: whatever asks for a race, or
// for an event of one, wakes it.

// awakeMost is how many races are kept whole: the one that is timed, the one before
// it, and what screens and spectators look back at.
var awakeMost = 8

// restedAtOnce is how many are laid to rest at an event: more than it can wake.
const restedAtOnce = 2

// rested is what rests of a race.
type rested struct {
	packs  []pack
	asleep bool    // their events stand nowhere else
	space  Instant // of the last space among them, 0 where there is none
}

// Rest lets all races rest but those that were looked at last. It is for whoever has
// read a whole meet; else one race after the other is laid to rest as events come.
func (m *Meet) Rest() {
	for m.restOne() {
	}
}

// restOne lays the race to rest that was looked at longest ago, and reports whether
// there was one too many.
func (m *Meet) restOne() bool {
	if m.folding > 0 || m.lookahead || len(m.awake) <= awakeMost {
		return false
	}
	id := m.awake[0]
	m.awake = m.awake[1:]
	if r := m.races[id]; r != nil {
		r.tally = nil
	}
	if all := slices.DeleteFunc(slices.Clone(m.byRace[id]), keptAwake); len(all) > 0 {
		m.putAway(id, all)
	}
	return true
}

// keptAwake reports whether an event stays where it is: all but the presses, which
// are most of a day, and those that name another event, which that is found by.
func keptAwake(e *Event) bool {
	_, press := e.Fact.(*Press)
	return !press || len(names(e.Fact)) > 0
}

// putAway packs presses of a race. In their place stands an event without an id.
func (m *Meet) putAway(id RaceID, presses []*Event) {
	r := m.rested[id]
	if r.len() != len(presses) {
		r.packs = nil
		events := make([]Event, len(presses))
		for i, e := range presses {
			events[i] = *e
			if p, ok := e.Fact.(*Press); ok && p.Key == "space" {
				r.space = max(r.space, m.instantOf(e))
			}
		}
		for some := range slices.Chunk(events, packEach) {
			r.packs = append(r.packs, packUp(some))
		}
	}
	r.asleep = true
	m.rested[id] = r
	left := make([]*Event, 0, len(m.byRace[id])-len(presses))
	for _, e := range m.byRace[id] {
		if keptAwake(e) {
			left = append(left, e)
		}
	}
	m.byRace[id] = left
	asleep := &Event{Header: Header{Race: id}}
	for _, e := range presses {
		m.events[e.ID] = asleep
		m.clocks[e.ID.Origin].putAway(e)
	}
}

// len is how many presses are packed, whether they are put away or not: a race never
// has fewer than before.
func (r *rested) len() (n int) {
	for i := range r.packs {
		n += len(r.packs[i].seqs)
	}
	return n
}

func (r *rested) open() (events []Event) {
	for i := range r.packs {
		events = append(events, r.packs[i].open()...)
	}
	return events
}

// putAway takes a press out of its origin's clock, but for what it says of it.
func (c *originClock) putAway(e *Event) {
	c.races[e.Race] = c.races[e.Race].without(e)
	if k, ok := holdKeyOf(e); ok {
		var left []*Event // what a look ahead shares stays as it is
		for _, o := range c.keys[k] {
			if o != e {
				left = append(left, o)
			}
		}
		delete(c.keys, k)
		if left != nil {
			c.keys[k] = left
		}
	}
}

// wake brings a race's presses back, and makes it the one looked at last.
func (m *Meet) wake(id RaceID) {
	if n := len(m.awake); id == "" || n > 0 && m.awake[n-1] == id {
		return
	}
	if r := m.rested[id]; r.asleep {
		r.asleep = false
		m.rested[id] = r
		events := r.open()
		for o := range origins(events) {
			if m.lookahead {
				m.ownClock(o)
			}
			m.clocks[o].races[id] = m.clocks[o].races[id].again()
		}
		for i := range events {
			m.file(&events[i])
		}
	}
	if at := slices.Index(m.awake, id); at >= 0 {
		m.awake = slices.Delete(m.awake, at, at+1)
	}
	m.awake = append(m.awake, id)
}

// spacesSince reports whether a race may have a space since an instant: where it
// rests, one not more than an hour before, for clocks may have been corrected since.
func (m *Meet) spacesSince(id RaceID, since Instant) bool {
	r := m.rested[id]
	return !r.asleep || r.space != 0 && since.Since(r.space) < time.Hour
}

func origins(events []Event) map[Origin]bool {
	all := map[Origin]bool{}
	for i := range events {
		all[events[i].ID.Origin] = true
	}
	return all
}

// event finds an event, nil where there is none of that id.
func (m *Meet) event(id ID) *Event {
	e := m.events[id]
	if e != nil && e.ID.IsZero() {
		m.wake(e.Race)
		e = m.events[id]
	}
	return e
}

// of are the events that name a race.
func (m *Meet) of(id RaceID) []*Event {
	m.wake(id)
	return m.byRace[id]
}

// pressed are an origin's events of one key in one race, in the order written.
func (m *Meet) pressed(o Origin, k holdKey) []*Event {
	m.wake(k.race)
	return m.clockOf(o).keys[k]
}

// tally is what was made of a race's presses. It is most of what a race is, and of
// one that rests it is made again when somebody asks.
type tally struct {
	marks   []Mark
	from    map[countKey]int     // first point, from 1, that a station counts a team from
	counted map[countKey][]*mark // what count counted off, by time
	skips   []skip
}

// Marks are every press and time of every attempt, by instant.
func (r *Race) Marks() []Mark { return r.tallied().marks }

func (r *Race) tallied() *tally {
	switch {
	case r.tally != nil:
	case r.m == nil:
		return &tally{}
	default:
		r.tally = r.m.tallyOf(r.ID)
	}
	return r.tally
}
