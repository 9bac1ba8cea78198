package link

import (
	"errors"
	"slices"
	"time"

	"baton/relay"
)

// knows reports whether a program has all of some events that there still are.
func (d *day) knows(s *start, fixes []fix) bool {
	for _, f := range fixes {
		if _, ok := s.session.State.Event(f.id); !ok && d.survives(f.id) {
			return false
		}
	}
	return true
}

// newest is the last touch of a station in a race that its program knows.
func (d *day) newest(s *start, r *race) *touch {
	for _, t := range slices.Backward(r.touches) {
		if _, known := s.session.State.Event(t.id); known && t.by == s.of && t.insert == 0 && !t.spent {
			return t
		}
	}
	return nil
}

// beside reports whether its station touched another key, or the same, within a
// tenth of a second: then it is not plain which was the newest, or held down.
func (d *day) beside(t *touch) bool {
	return slices.ContainsFunc(t.race.touches, func(o *touch) bool {
		return o != t && o.by == t.by && (o.at-t.at).Abs() <= 120*time.Millisecond
	})
}

// moment is a digit that named something, and when.
type moment struct {
	key string
	at  time.Duration
}

// gives is m and a digit.
func (d *day) gives(s *start, r *race, key string) {
	t := d.newest(s, r)
	if t == nil || t.run != s || d.beside(t) || !d.knows(s, t.fixes) {
		return
	}
	if slices.ContainsFunc(t.fixes, func(f fix) bool { return f.what == "void" }) {
		d.givesWhatIsGone(s, t, key)
		return
	}
	mended := len(t.fixes) > 0 && t.fixes[len(t.fixes)-1].what == "team"
	if t.key != "space" && !mended && (d.now()-t.at > 900*time.Millisecond || len(t.fixes) > 0) {
		return
	}
	state := s.session.State.Race(r.id)
	if m, _ := state.Mark(t.id); m.Role == relay.Recalled || m.Role == relay.Held || m.Role == relay.Witness {
		return // it goes with another start, or was taken for a key held down
	}
	attempt := state.Attempt()
	ids, err := s.session.Do(r.id, relay.GiveNewest{Stroke: relay.Stroke{Key: key, Rune: key}}, s.now())
	if err != nil {
		return
	}
	s.of.gave = moment{key, d.now()}
	t.fixes, t.clean = append(t.fixes, fix{id: ids[0], what: "move", key: key}), false
	s.of.strokes[r.id] = append(s.of.strokes[r.id], stroke{ids, attempt})
	if e, _ := s.session.State.Event(ids[0]); e.Fact.(*relay.Move).Target != t.id {
		d.say("%s: m gave %v, the newest press is %s", s.of.id, e.Fact.(*relay.Move).Target, t.id)
	}
}

// givesWhatIsGone is m after another laptop took the press back that it means:
// nothing is given, and none before it either.
func (d *day) givesWhatIsGone(s *start, t *touch, key string) {
	e, _ := s.session.State.Event(t.fixes[0].id)
	m, _ := s.session.State.Race(t.race.id).Mark(t.id)
	if len(t.fixes) > 1 || m.Role != relay.Voided || e.Station == s.of.id {
		return
	}
	d.did("give what is gone")
	_, err := s.session.Do(t.race.id, relay.GiveNewest{Stroke: relay.Stroke{Key: key, Rune: key}}, s.now())
	if !errors.Is(err, relay.ErrTakenBack) {
		d.say("%s: m after %s was taken back at %s: %v", s.of.id, t.id, e.Station, err)
	}
}

// undoes is Backspace, on what was touched just now.
func (d *day) undoes(s *start, r *race, at time.Duration) {
	t := d.newest(s, r)
	strokes := s.of.strokes[r.id]
	if t == nil || t.run != s || t.at < at-time.Millisecond || s.of.reviewed >= t.at || len(strokes) == 0 || strokes[len(strokes)-1].ids[0] != t.id {
		return
	}
	last := strokes[len(strokes)-1]
	state := s.session.State.Race(r.id)
	if last.attempt != state.Attempt() || last.attempt.IsZero() || d.now()-s.of.undid < time.Second {
		return // of a Backspace held down only the first counts
	}
	s.of.undid = d.now()
	ids, err := s.session.Do(r.id, relay.Undo{Key: "backspace"}, s.now())
	if err != nil {
		d.say("%s: Backspace does not take back %s: %v", s.of.id, t.id, err)
		return
	}
	s.of.strokes[r.id] = strokes[:len(strokes)-1]
	e, _ := s.session.State.Event(ids[0])
	targets := e.Fact.(*relay.Void).Targets
	if targets[0] != last.ids[0] {
		d.say("%s: Backspace took back %v, the last stroke was %v", s.of.id, targets, last.ids)
	}
	d.undid(s, r, ids[0])
}

// undid notes what a void took back or a restore brought back: a key held down
// whole, and what was taken for its repeats, as far as anybody can tell.
func (d *day) undid(s *start, r *race, id relay.ID) {
	e, _ := s.session.State.Event(id)
	f, targets := fix{id: id, what: "void"}, []relay.ID(nil)
	switch fact := e.Fact.(type) {
	case *relay.Void:
		targets = fact.Targets
	case *relay.Restore:
		f.what, targets = "restore", fact.Targets
	}
	for _, o := range slices.Concat(r.touches, r.guests) {
		d.marked(s, &o.fixes, o.id, f, targets)
		o.clean = o.clean && !slices.Contains(targets, o.id)
	}
	for _, rep := range r.reports {
		d.marked(s, &rep.fixes, rep.letter, f, targets)
		d.marked(s, &rep.rulings, relay.ID{}, f, targets)
	}
	for _, k := range r.skips {
		d.marked(s, &k.fixes, k.id, f, targets)
	}
}

// marked notes in a list of fixes that one of them, or what they are of, was
// undone or brought back.
func (d *day) marked(s *start, fixes *[]fix, of relay.ID, f fix, targets []relay.ID) {
	known := d.knows(s, *fixes)
	for n := range *fixes {
		switch {
		case !slices.Contains(targets, (*fixes)[n].id):
		case known && f.what == "void":
			(*fixes)[n].undone = f.id
		default:
			(*fixes)[n].what = "unsure"
		}
	}
	if slices.Contains(targets, of) {
		if *fixes = append(*fixes, f); !known {
			(*fixes)[len(*fixes)-1].what = "unsure"
		}
	}
}

// skips is s and a digit: which one was not seen, the program says.
func (d *day) skips(s *start, r *race, key string) {
	if s.session.State.Race(r.id) == nil {
		return
	}
	ids, err := s.session.Do(r.id, relay.SkipExchange{Stroke: relay.Stroke{Key: key, Rune: key}}, s.now())
	if err != nil {
		return
	}
	s.of.gave = moment{key, d.now()}
	s.of.strokes[r.id] = append(s.of.strokes[r.id], stroke{ids, s.session.State.Race(r.id).Attempt()})
	e, _ := s.session.State.Event(ids[0])
	r.skips = append(r.skips, &skipped{id: ids[0], by: s.of, key: key, exchange: e.Fact.(*relay.Skip).Exchange})
	for _, t := range r.touches { // what it counts from here on is no plain matter
		if t.by == s.of && t.key == key {
			t.clean = false
		}
	}
}

// inserts puts in a pass that nobody pressed.
func (d *day) inserts(s *start, r *race, t *team, point int, at time.Duration) {
	state := s.session.State.Race(r.id)
	if state == nil || state.Counting < 0 || s.of.sleptAt(at) || !s.clocked() {
		return
	}
	ids := s.session.Write(r.id, s.now(), &relay.Insert{Attempt: state.Attempt(), Team: t.id, Exchange: point + 1, At: s.monoOf(at), Estimated: true})
	s.of.reviewed = d.now()
	r.touches = append(r.touches, &touch{id: ids[0], names: state.Attempt(), race: r, by: s.of, run: s, at: at, insert: point + 1, point: point, pm: s.reckons(), fixes: []fix{{id: ids[0], what: "team", team: t.id}, {id: ids[0], what: "exchange", exchange: point + 1}}})
}

// names gives the oldest open time of a station its team.
func (d *day) names(s *start, r *race, of *team, at time.Duration) {
	var open *touch
	for _, t := range r.touches {
		if _, known := s.session.State.Event(t.id); known && t.by == s.of && t.key == "space" && t.point >= 0 && (!d.isGiven(t) || !d.knows(s, t.fixes)) {
			open = t
			break
		}
	}
	if open == nil || (open.at-at).Abs() > 5*time.Millisecond || !d.gunKnown(s, r) || d.spaceOpen(s, r) || !d.knows(s, open.fixes) {
		return
	}
	s.session.Desk.Mode = relay.Times
	was, _ := s.session.State.Race(r.id).Mark(open.id)
	attempt := s.session.State.Race(r.id).Attempt()
	id := s.session.Press(r.id, relay.Stroke{Key: of.key, Rune: of.key}, s.now())
	s.of.gave = moment{of.key, d.now()}
	s.of.strokes[r.id] = append(s.of.strokes[r.id], stroke{[]relay.ID{id}, attempt})
	e, _ := s.session.State.Event(id)
	a, ok := e.Fact.(*relay.Assign)
	if !ok {
		r.touches = append(r.touches, &touch{id: id, names: attempt, race: r, by: s.of, run: s, at: d.now(), key: of.key, point: -1})
		if was.Role == relay.Open {
			d.say("%s: a digit in TIMES FIRST gave no time, %s is open", s.of.id, open.id)
		}
		return
	}
	if a.Time != open.id && was.Role == relay.Open && !d.refusedBefore(r, a.Time) {
		d.say("%s: the digit gave %s, the oldest open time is %s", s.of.id, a.Time, open.id)
	}
	for _, t := range r.touches {
		if t.id == a.Time {
			t.fixes = append(t.fixes, fix{id: id, what: "key", key: of.key})
			if m, _ := s.session.State.Race(r.id).Mark(t.id); t != open || m.Role == relay.Open { // refused: it stays open
				t.fixes[len(t.fixes)-1].what = "unsure" // its key says whose it may yet be
			}
		}
	}
}

// refusedBefore reports whether a time was given already: it is open again where
// its team cannot have run it.
func (d *day) refusedBefore(r *race, id relay.ID) bool {
	return slices.ContainsFunc(r.touches, func(t *touch) bool { return t.id == id && len(t.fixes) > 0 })
}

// isGiven reports whether a time has a team already, or was taken back.
func (d *day) isGiven(t *touch) bool {
	given, void := false, false
	for _, f := range t.fixes {
		switch {
		case !d.survives(f.id) || !f.undone.IsZero():
		case f.what == "key", f.what == "move", f.what == "team":
			given = true
		case f.what == "void", f.what == "restore":
			void = f.what == "void"
		}
	}
	return given || void
}

// spaceOpen reports whether a space that was to be the gun is a time without a
// team instead: digits would name that first.
func (d *day) spaceOpen(s *start, r *race) bool {
	return slices.ContainsFunc(r.touches, func(t *touch) bool {
		m, _ := s.session.State.Race(r.id).Mark(t.id)
		return t.by == s.of && t.key == "space" && t.point < 0 && m.Role == relay.Open
	})
}
