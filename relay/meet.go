package relay

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Meet is the fold of a set of events. The same set gives the same state in
// whatever order it was added. It is for one goroutine.
type Meet struct {
	events    map[ID]*Event
	byRace    map[RaceID][]*Event // by the race an event names
	movedIn   map[RaceID][]ID     // targets that an amend moves into a race
	movedOut  map[RaceID][]RaceID // races that amends move a race's events into
	byTeam    map[TeamID][]*Event // set-up and line-up of a team, whatever its race
	teamsIn   map[RaceID][]TeamID // teams that were ever set up in a race
	general   []*Event            // facts about the meet
	naming    map[ID][]*Event     // facts that name an event
	linked    map[clockKey][]ID   // events that facts of another race name, or that name one of it
	clocks    map[Origin]*originClock
	races     map[RaceID]*Race // nil where a refold is due
	id        Origin
	lamport   int64
	unknown   int
	guests    map[TeamID][]RaceID      // races that show a team which is set up in another
	voids     map[ID]bool              // what void has found out since the last event
	bests     map[personDistance]flat  // by line-ups, nil where due to be made anew
	people    []*Event                 // facts about runners
	runners   map[runnerName]*Runner   // what they come to, likewise
	sheets    map[personDistance]order // when they last said a best
	aliases   *Names                   // likewise
	own       *ownSplits               // what runners have run in this file
	elsewhere BestSplit                // and in others
	stations  map[string]*Event        // by station, the fact that names it
	kept      map[any]any              // what was worked out of all races since the last event
	told      map[any]any              // what other meets tell
	rested    map[RaceID]rested        // presses that are put away
	awake     []RaceID                 // the races that are not at rest, those looked at last at the end
	folding   int                      // races that are folded now
	lookahead bool                     // it is as a meet would be, and shares what it holds
}

// NewMeet is a meet without events.
func NewMeet() *Meet {
	return &Meet{
		events: map[ID]*Event{}, byRace: map[RaceID][]*Event{}, movedIn: map[RaceID][]ID{},
		byTeam: map[TeamID][]*Event{}, teamsIn: map[RaceID][]TeamID{}, naming: map[ID][]*Event{}, linked: map[clockKey][]ID{},
		clocks: map[Origin]*originClock{}, races: map[RaceID]*Race{}, voids: map[ID]bool{}, guests: map[TeamID][]RaceID{}, movedOut: map[RaceID][]RaceID{}, stations: map[string]*Event{}, rested: map[RaceID]rested{},
	}
}

// Add puts events into the set and marks for refolding the races they touch,
// which it returns. An event that is there already changes nothing.
func (m *Meet) Add(events ...Event) []RaceID {
	t := touched{m: m, races: map[RaceID]bool{}, events: map[ID]bool{}}
	for i := range events {
		if m.Has(events[i].ID) {
			continue
		}
		e := new(Event) // of its own: one that stays would hold on to all it came with
		*e = events[i]
		m.wake(e.Race)
		m.index(e)
		clear(m.voids)
		clear(m.kept)
		clear(t.events)
		t.by(e)
	}
	for _, id := range slices.Collect(maps.Keys(t.races)) {
		t.moved(id)
	}
	for id := range t.races {
		m.races[id] = nil
		if m.own != nil {
			m.own.due[id] = true
		}
	}
	for range restedAtOnce {
		m.restOne()
	}
	return slices.Sorted(maps.Keys(t.races))
}

// clockKey is what one clock offset holds for: an origin in one race.
type clockKey struct {
	origin Origin
	race   RaceID
}

// link remembers of a fact and an event that it names, where they are of two
// races, that the clock of each bears on the race of the other; and where the
// fact moves the event to another race, that what changes its own changes that
// one too.
func (m *Meet) link(fact, target *Event) {
	if target == nil {
		return
	}
	if a, ok := fact.Fact.(*Amend); ok && a.Race != nil && !slices.Contains(m.movedOut[target.Race], *a.Race) {
		m.movedOut[target.Race] = append(m.movedOut[target.Race], *a.Race)
	}
	if fact.Race == target.Race {
		return
	}
	for _, pair := range [][2]*Event{{fact, target}, {target, fact}} {
		k := clockKey{pair[0].ID.Origin, pair[0].Race}
		m.linked[k] = append(m.linked[k], pair[1].ID)
	}
}

// ID is the meet's 128 bits, zero for a meet without events.
func (m *Meet) ID() Origin { return m.id }

// Lamport is the highest counter seen.
func (m *Meet) Lamport() int64 { return m.lamport }

// Len is the number of events.
func (m *Meet) Len() int { return len(m.events) }

// Unknown is the number of events that need a newer baton.
func (m *Meet) Unknown() int { return m.unknown }

// Has reports whether an event is in the set.
func (m *Meet) Has(id ID) bool { return m.events[id] != nil }

// Event finds an event.
func (m *Meet) Event(id ID) (Event, bool) {
	if e := m.event(id); e != nil {
		return *e, true
	}
	return Event{}, false
}

// Name is the meet's name, empty where none was given.
func (m *Meet) Name() string {
	return lastOf(m, func(f *MeetSet) (string, bool) {
		if f.Name == nil {
			return "", false
		}
		return *f.Name, true
	})
}

// Rulebook is the rulebook the meet is run under.
func (m *Meet) Rulebook() Rulebook {
	id := lastOf(m, func(f *MeetSet) (RulebookID, bool) {
		if f.Rulebook == nil {
			return "", false
		}
		_, known := RulebookByID(*f.Rulebook)
		return *f.Rulebook, known
	})
	if id == "" {
		id = DefaultRulebook
	}
	b, _ := RulebookByID(id)
	return b
}

// lastOf is the value of a register of the meet: the last writer's.
func lastOf[F Fact, V any](m *Meet, value func(F) (V, bool)) V {
	var last V
	for _, e := range m.standing(m.general) {
		if f, ok := e.Fact.(F); ok {
			if v, ok := value(f); ok {
				last = v
			}
		}
	}
	return last
}

// Race is the state of one race, nil where there is none of that id.
func (m *Meet) Race(id RaceID) *Race {
	race, known := m.races[id]
	if known && race == nil {
		race = m.fold(id)
		m.races[id] = race
	}
	return race
}

// tallyOf is what is made of the presses of a race that rested.
func (m *Meet) tallyOf(id RaceID) *tally { return m.fold(id).tally }

// Races are all races of the meet in running order: by the order set, then by
// event, round and heat.
func (m *Meet) Races() []*Race {
	races := make([]*Race, 0, len(m.races))
	for id, known := range m.races {
		if r := m.Race(id); !r.empty() {
			races = append(races, r)
		}
		if known == nil {
			m.restOne()
		}
	}
	slices.SortFunc(races, compareRunning)
	return races
}

func compareRunning(a, b *Race) int {
	last := func(r *Race) int {
		if r.Order > 0 {
			return r.Order
		}
		return math.MaxInt // what the running order leaves out comes after it
	}
	if c := cmp.Compare(last(a), last(b)); c != 0 {
		return c
	}
	ae, ar, ah, _ := a.ID.Parts()
	be, br, bh, _ := b.ID.Parts()
	return cmp.Or(cmp.Compare(ae, be), cmp.Compare(ar, br), cmp.Compare(ah, bh), cmp.Compare(a.ID, b.ID))
}

// Next is the race to arm after one: the first later one in running order that
// has not begun, else the first of all that has not, practice aside; nil where
// all have.
func (m *Meet) Next(after RaceID) *Race {
	races := m.Races()
	i := slices.IndexFunc(races, func(r *Race) bool { return r.ID == after })
	for _, r := range slices.Concat(races[i+1:], races[:i+1]) {
		if r.ID != after && r.Counting < 0 && !r.Closed && !r.timedByOthers() && len(r.Legs) > 0 && !r.ID.Practice() {
			return r
		}
	}
	return nil
}

// Events are all events of the meet, in no order: what a copy of it is made of.
func (m *Meet) Events() []Event {
	all := make([]Event, 0, len(m.events))
	for _, e := range m.events {
		if !e.ID.IsZero() {
			all = append(all, *e)
		}
	}
	for _, r := range m.rested {
		if r.asleep {
			all = append(all, r.open()...)
		}
	}
	return all
}
