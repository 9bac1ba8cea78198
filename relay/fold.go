package relay

import (
	"cmp"
	"slices"
)

// fold is the work of folding one race: what the later steps need of the
// earlier ones.
type fold struct {
	m       *Meet
	race    *Race
	events  []*Event // of this race, in the order registers are written
	starts  []*start
	counts  *start // the attempt that counts, nil for none
	rows    map[TeamID]*Team
	marks   []*mark
	skips   []skip
	reports []*report
	stopped map[TeamID]*report // who said that a team gave up
	adrift  [][]*mark          // by origin, what its clock cannot tell from the gun
	common  common             // what presses of others have told of such clocks
}

// fold makes the state of a race anew from the set of events: once more for each
// clock that only the presses of others tell.
func (m *Meet) fold(id RaceID) *Race {
	m.folding++
	defer func() { m.folding-- }()
	f := m.foldBy(id, common{})
	for next, told := f.nextCommon(); told; next, told = f.nextCommon() {
		f = m.foldBy(id, next)
	}
	return f.race
}

// foldBy folds a race with the clocks that common presses have told so far.
func (m *Meet) foldBy(id RaceID, told common) *fold {
	f := &fold{m: m, race: &Race{ID: id, Counting: -1, Digits: 1, Keys: map[string]TeamID{}, tally: &tally{}, m: m}, rows: map[TeamID]*Team{}, stopped: map[TeamID]*report{}, common: told}
	f.collect()
	f.setUp()
	f.findStarts()
	f.arm()
	f.readMarks()
	f.readAdrift()
	f.readSkips()
	f.readIncidents()
	f.count()
	f.joinStations()
	f.placeZoneMarks()
	f.applyIncidents()
	f.finish()
	f.readReps()
	return f
}

// collect gathers the race's events: those that name it, without those moved
// away, and those moved here.
func (f *fold) collect() {
	id := f.race.ID
	for _, e := range f.m.of(id) {
		if f.m.raceOf(e) == id {
			f.events = append(f.events, e)
		}
	}
	for _, target := range f.m.movedIn[id] {
		e := f.m.event(target)
		if e != nil && e.Race != id && f.m.raceOf(e) == id && !slices.Contains(f.events, e) {
			f.events = append(f.events, e)
		}
	}
	slices.SortFunc(f.events, func(a, b *Event) int { return a.order().compare(b.order()) })
	for _, e := range f.events {
		switch {
		case e.Fact == nil:
			f.race.Unknown++
		case e.Kind.is(stroke | timing):
			f.race.Recorded++
		}
	}
}

// standing calls do for every fact of one type that is not void, in the order
// registers are written.
func standing[F Fact](f *fold, do func(*Event, F)) {
	for _, e := range f.events {
		if fact, ok := e.Fact.(F); ok && !f.m.void(e) {
			do(e, fact)
		}
	}
}

// arm reads what was fixed when the race was armed, and what keys mean.
func (f *fold) arm() {
	r := f.race
	for _, e := range f.events {
		switch fact := e.Fact.(type) {
		case *Armed:
			if f.m.void(e) || r.Armed && f.begunBefore(e) {
				continue // a changed lane never rebinds a race that has begun
			}
			r.Armed, r.Digits, r.Laps, r.Guard = true, max(1, fact.Digits), fact.Laps, Guard{}
			for _, g := range fact.Guard {
				r.Guard[g.Distance] = g.Time
			}
			for _, k := range fact.Keys {
				r.Keys[k.Key] = k.Team
			}
		case *Rebind:
			if !f.m.void(e) {
				r.Keys[fact.Key] = fact.Team
			}
		}
	}
	r.Points = r.Format.points(r.Legs, r.Laps)
	for key, team := range r.Keys {
		if t := f.rows[team]; t != nil && key != "" && (t.Key == "" || key < t.Key) {
			t.Key = key
		}
	}
	for _, t := range r.Teams {
		t.Passes = make([]Pass, len(r.Points))
	}
}

// begunBefore reports whether the gun had gone when an event was written.
func (f *fold) begunBefore(e *Event) bool {
	return f.counts != nil && f.sinceGun(e) > 0
}

// teamOfKey is the team a key means, a row of its own where it means none.
func (f *fold) teamOfKey(key string) TeamID {
	if team := f.race.Keys[key]; team != "" {
		return team
	}
	return UnboundTeam(key)
}

// row is a team's row, made where a mark needs one that was never set up.
func (f *fold) row(id TeamID) *Team {
	if t := f.rows[id]; t != nil {
		return t
	}
	t := f.newTeam(id, f.m.standing(f.m.byTeam[id])) // its name, where it is set up in another race
	if key, ok := id.Unbound(); ok {
		t.Key = key
	}
	if !slices.Contains(f.m.guests[id], f.race.ID) {
		f.m.guests[id] = append(f.m.guests[id], f.race.ID)
	}
	t.Passes = make([]Pass, len(f.race.Points))
	f.rows[id] = t
	f.race.Teams = append(f.race.Teams, t)
	return t
}

// finish sorts the rows and says how far the race has come.
func (f *fold) finish() {
	r := f.race
	slices.SortStableFunc(r.Teams, compareLanes)
	slices.SortFunc(f.marks, func(a, b *mark) int { return a.compare(b) })
	for _, k := range f.marks {
		r.tally.marks = append(r.tally.marks, k.Mark)
		if !slices.Contains(r.TimedBy, k.Station) {
			r.TimedBy = append(r.TimedBy, k.Station)
		}
	}
	standing(f, func(_ *Event, n *Note) { r.Notes = append(r.Notes, n.Text) })
	for _, s := range f.starts {
		r.Starts = append(r.Starts, s.Start)
	}
	r.Status = f.status()
}

// compareLanes sorts teams by lane, those without one last, rows of unbound
// keys after all.
func compareLanes(a, b *Team) int {
	if au := a.Unbound(); au != b.Unbound() {
		if au {
			return 1
		}
		return -1
	}
	lane := func(t *Team) int {
		if t.Lane == 0 {
			return 1 << 30
		}
		return t.Lane
	}
	return cmp.Or(cmp.Compare(lane(a), lane(b)), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}

func (f *fold) status() Status {
	r := f.race
	var settled, reopened bool
	for _, e := range f.events {
		switch {
		case f.m.void(e):
		case e.Kind == KindClosed:
			r.Closed = true
		case e.Kind == KindReopened:
			r.Closed, settled, reopened = false, false, true
		case e.Kind == KindRaceOfficial:
			settled = true
		case e.Kind == KindOfficial:
			reopened = false // what came after it was reopened is the officials' last word
		}
	}
	switch {
	case settled, r.allOfficial() && !reopened:
		return Settled
	case r.Closed:
		return Finished
	case f.counts != nil && r.allIn():
		return Finished
	case f.counts != nil:
		return Running
	case r.Armed:
		return ArmedRace
	}
	return Scheduled
}
