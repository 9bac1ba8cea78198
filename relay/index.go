package relay

import "slices"

// touched collects the races whose state new events change: an event refolds
// its own race and nothing else, but for facts that name another race, an event
// of one, or an origin.
type touched struct {
	m      *Meet
	races  map[RaceID]bool
	events map[ID]bool
}

// by adds the races that an event touches, directly or through what it names.
func (t *touched) by(e *Event) {
	if t.events[e.ID] {
		return
	}
	t.events[e.ID] = true
	t.race(e.Race)
	t.linked(clockKey{e.ID.Origin, e.Race})
	t.undone(e)
	t.holds(e)
	switch f := e.Fact.(type) {
	case *Opened, *ClockGap:
		t.origin(e.ID.Origin)
	case *ClockOffset:
		t.origin(f.Origin)
	case *MeetSet:
		t.all()
	case *RaceSet:
		t.m.bests = nil
	case *RunnerSet:
		t.m.runners = nil
	case *SameRunner:
		t.m.runners, t.m.bests, t.m.aliases = nil, nil, nil
		t.all()
	case settingTeam:
		t.m.bests = nil
		for _, other := range t.m.byTeam[f.setsUp()] {
			t.race(other.Race)
		}
		for _, race := range t.m.guests[f.setsUp()] {
			t.race(race)
		}
	}
}

// all adds every race of the meet.
func (t *touched) all() {
	for race := range t.m.races {
		t.race(race)
	}
}

func (t *touched) race(id RaceID) {
	if id != "" {
		t.races[id] = true
	}
}

// moved adds the races that events of a race were moved to, and those that
// theirs were.
func (t *touched) moved(id RaceID) {
	for _, to := range t.m.movedOut[id] {
		if !t.races[to] {
			t.race(to)
			t.moved(to)
		}
	}
}

// undone adds what a void or restore names touches: it may itself be an amend,
// set-up, another void.
func (t *touched) undone(e *Event) {
	if e.Kind != KindVoid && e.Kind != KindRestore {
		return
	}
	for _, id := range names(e.Fact) {
		if target := t.m.event(id); target != nil {
			t.by(target)
		}
	}
}

// holds adds the races of the presses of the same key: one more may make a held
// key of them.
func (t *touched) holds(e *Event) {
	k, ok := holdKeyOf(e)
	if !ok {
		return
	}
	for _, other := range t.m.pressed(e.ID.Origin, k) {
		if len(t.m.naming[other.ID]) > 0 || other.Kind == KindVoid {
			t.by(other)
		}
	}
}

// origin adds all races that an origin has written in.
func (t *touched) origin(o Origin) {
	for race := range t.m.clockOf(o).races {
		t.race(race)
		t.linked(clockKey{o, race})
	}
}

// linked adds the other races in which an origin's events in one race are named, or
// name some: its clock in that race bears on them, and so does the event itself.
func (t *touched) linked(k clockKey) {
	for _, id := range t.m.linked[k] {
		if other := t.m.events[id]; other != nil {
			t.race(other.Race)
		}
	}
}

// file puts an event where those of its race and its origin are.
func (m *Meet) file(e *Event) {
	m.events[e.ID] = e
	m.clockOf(e.ID.Origin).add(e)
	if e.Race != "" {
		m.byRace[e.Race] = append(m.byRace[e.Race], e)
	}
}

// index files an event under everything it will be looked up by.
func (m *Meet) index(e *Event) {
	m.file(e)
	if e.Lamport < maxLamport {
		m.lamport = max(m.lamport, e.Lamport)
	}
	if e.Race == "" {
		m.general = append(m.general, e)
	}
	for _, target := range names(e.Fact) {
		m.naming[target] = insertOrdered(m.naming[target], e)
		m.link(e, m.event(target))
	}
	for _, f := range m.naming[e.ID] {
		m.link(f, e)
	}
	switch f := e.Fact.(type) {
	case nil:
		m.unknown++
	case *Opened:
		if m.id == (Origin{}) || bytesLess(f.Meet, m.id) {
			m.id = f.Meet
		}
	case *ClockOffset:
		m.clockOf(f.Origin).corrections = append(m.clockOf(f.Origin).corrections, e)
	case *StationJoined:
		if named := m.stations[e.Station]; named == nil || named.order().less(e.order()) {
			m.stations[e.Station] = e
		}
	case *RunnerSet, *SameRunner:
		m.people = append(m.people, e)
	case *Amend:
		if f.Race != nil {
			m.movedIn[*f.Race] = append(m.movedIn[*f.Race], f.Target)
		}
	}
	if team := setsUp(e.Fact); team != "" {
		m.byTeam[team] = append(m.byTeam[team], e)
		if !slices.Contains(m.teamsIn[e.Race], team) {
			m.teamsIn[e.Race] = append(m.teamsIn[e.Race], team)
		}
	}
}
