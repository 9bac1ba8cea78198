package link

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"baton/relay"
)

// press is a key and what follows from it.
func (d *day) press(at time.Duration, what string, l *laptop, r *race, key string, point int, then func(*touch)) {
	d.atLaptop(at, what, l, func(s *start) {
		if t := d.touched(s, r, key, point, relay.Stroke{Key: key, Rune: key}); t != nil && then != nil {
			then(t)
		}
	})
}

// touched records a touch of a key, nil where the race is not known there.
func (d *day) touched(s *start, r *race, key string, point int, with relay.Stroke) *touch {
	l := s.of
	state := s.session.State.Race(r.id)
	if state == nil {
		return nil
	}
	s.session.Desk.Mode = relay.Lanes
	if with.Key == "space" {
		s.session.Desk.Mode = relay.Times
	}
	attempt, expect := state.Attempt(), d.expectedFrom(s, r, key)
	id := s.session.Press(r.id, with, s.now())
	t := &touch{id: id, race: r, by: l, run: s, at: d.now(), key: key, point: point, names: attempt}
	t.clean = point >= 0 && !slices.ContainsFunc(r.touches, func(o *touch) bool { return o.by == l && (o.key == key || o.key == "space") && !o.clean })
	if g := l.gave; g.key == key && d.now()-g.at < 750*time.Millisecond {
		t.fixes = append(t.fixes, fix{id: id, what: "unsure"}) // m and the digit, held down
	}
	r.touches = append(r.touches, t)
	l.strokes[r.id] = append(l.strokes[r.id], stroke{[]relay.ID{id}, attempt})
	d.stamped(s, id, expect)
	return t
}

// stamped holds what was written of a touch against what the day knows.
func (d *day) stamped(s *start, id relay.ID, from int) {
	e, _ := s.session.State.Event(id)
	if off := e.Mono - (s.of.monotonic(d.now()) - s.mono); off < -1000 || off > 1000 || e.Station != s.of.id || e.Spot != s.of.place {
		d.say("%s: %s is stamped %d ns off, as of %s at %s", s.of.id, id, off, e.Station, e.Spot)
	}
	if p, ok := e.Fact.(*relay.Press); ok && from > 0 && p.From != from && p.Key != "space" {
		d.say("%s: %s (key %s) counts from %d, should from %d", s.of.id, id, p.Key, p.From, from)
	}
	if e.Clock == nil {
		return
	}
	meet := d.laptops[0].local(d.now()).UnixNano()
	own := s.opened.UnixNano() + e.Mono + int64(s.of.sleptSince(s, d.now()))
	if off := time.Duration(own + e.Clock.Offset - meet).Abs(); off > time.Duration(e.Clock.Bound)+20*time.Microsecond {
		d.say("%s: the clock of %s is %v off, and says at most %v", s.of.id, id, off, time.Duration(e.Clock.Bound))
	}
}

// sleptSince is how long a laptop has slept since a program began, by then.
func (l *laptop) sleptSince(s *start, at time.Duration) time.Duration {
	passed := at - s.at
	return passed + time.Duration(l.drift*float64(passed)) - time.Duration(l.monotonic(at)-s.mono)
}

// expectedFrom is the point that a station should count a key from, 0 where the
// day does not say.
func (d *day) expectedFrom(s *start, r *race, key string) int {
	var seen []int
	for p := range r.oval {
		if s.of.sees(r, p) {
			seen = append(seen, p+1)
		}
	}
	if len(seen) == 1 && len(r.rebound) == 0 {
		return seen[0]
	}
	if slices.ContainsFunc(r.skips, func(k *skipped) bool { return k.by == s.of && k.key == key }) {
		return 0
	}
	start := 0
	for _, o := range r.touches {
		if _, known := s.session.State.Event(o.id); !known || o.key == "space" && len(o.fixes) == 0 {
			continue
		}
		if o.key == "space" && slices.ContainsFunc(o.fixes, func(f fix) bool { return f.key == key }) {
			return 0
		}
		if o.by == s.of {
			if o.key == key || slices.ContainsFunc(o.fixes, func(f fix) bool { return f.key == key || f.what == "unsure" || f.what == "race" }) {
				return 0 // what it stored then holds
			}
			continue // what it gave to the team later is no other's
		}
		if len(o.fixes) > 0 || !o.clean && o.key == key {
			return 0
		}
		if m, _ := s.session.State.Race(r.id).Mark(o.id); o.key == key && (o.insert > 0 || m.Role != relay.Counted || !d.inOrder(s, o)) {
			return 0
		}
		if o.key == key && o.point >= start {
			if _, _, sure := d.knownIn(s.session.State, o.run, r); !sure {
				return 0
			}
			ago := d.now() - o.at
			half := r.guard / 2
			switch {
			case ago > half-500*time.Millisecond && ago < half+500*time.Millisecond:
				return 0
			case ago < half:
				start = o.point
			default:
				start = o.point + 1
			}
		}
	}
	if len(r.rebound) > 0 || !d.gunKnown(s, r) || !s.clocked() {
		return 0
	}
	for _, p := range seen {
		if p > start {
			return p
		}
	}
	return len(r.oval) + 1
}

// inOrder reports whether a touch is known with all that its station should have
// made for the team before.
func (d *day) inOrder(s *start, t *touch) bool {
	due := 0
	for p := range t.point {
		if t.by.sees(t.race, p) {
			due++
		}
	}
	for _, o := range t.race.touches {
		if _, known := s.session.State.Event(o.id); known && o.by == t.by && o.key == t.key && o.insert == 0 && o.point >= 0 && o.at < t.at && o.point < t.point {
			due--
		}
	}
	return due == 0
}

// gunKnown reports whether a station knows every gun and recall of a race.
func (d *day) gunKnown(s *start, r *race) bool {
	knows := func(id relay.ID) bool { _, ok := s.session.State.Event(id); return ok || !d.survives(id) }
	for _, g := range r.guns {
		if !knows(g.id) || slices.ContainsFunc(g.recalls, func(f fix) bool { return !knows(f.id) }) {
			return false
		}
	}
	return len(r.guns) > 0
}

// survives reports whether an event is anywhere.
func (d *day) survives(id relay.ID) bool {
	return slices.ContainsFunc(d.laptops, func(l *laptop) bool {
		if l.program() != nil {
			if _, ok := l.program().session.State.Event(id); ok {
				return true
			}
		}
		if l.disk.aside(id) || slices.ContainsFunc(l.spare, func(e relay.Event) bool { return e.ID == id }) {
			return true // it comes back
		}
		l.disk.mu.Lock()
		defer l.disk.mu.Unlock()
		_, ok := l.disk.rows.at[id]
		return ok
	})
}

// planTouch is one passing as one keeper sees it.
func (d *day) planTouch(dice *rand.Rand, l *laptop, r *race, t *team, point int, at time.Duration) {
	if l.modes[r.id] == relay.Times {
		d.atLaptop(at, "touch", l, func(s *start) {
			if d.now()-l.spaced > 150*time.Millisecond { // two at once are one space
				l.spaced = d.now()
				d.touched(s, r, "space", point, relay.Stroke{Key: "space", Rune: " "})
			} else {
				d.did("merge")
			}
		})
		named, as := at+time.Duration(1500+dice.IntN(3000))*time.Millisecond, t
		if dice.IntN(6) == 0 {
			as = r.teams[dice.IntN(len(r.teams))]
			d.atLaptop(named+900*time.Millisecond, "give", l, func(s *start) { d.gives(s, r, t.key) })
		}
		d.atLaptop(named, "name", l, func(s *start) { d.names(s, r, as, at) })
		return
	}
	other := r.teams[dice.IntN(len(r.teams))].key
	if dice.IntN(4) == 0 {
		other = fmt.Sprint(dice.IntN(10)) // a lane that nobody runs in, perhaps
	}
	switch x := dice.IntN(100); {
	case x < 66 || other == t.key:
		d.press(at, "touch", l, r, t.key, point, nil)
	case x < 72: // a key held down
		for _, after := range [][]int{{0, 500, 550, 600}, {0, 40, 80}, {0, 90}}[dice.IntN(3)] {
			d.press(at+time.Duration(after)*time.Millisecond, "hold", l, r, t.key, point, nil)
		}
	case x < 78: // a slip, and m
		var slipped *touch
		d.press(at, "slip", l, r, other, point, func(slip *touch) { slip.clean, slipped = false, slip })
		if dice.IntN(4) == 0 { // somebody else is quicker
			d.atLaptop(at+400*time.Millisecond, "take back elsewhere", d.laptops[(l.n+1+dice.IntN(4))%5], func(s *start) {
				if slipped != nil && len(slipped.fixes) == 0 && d.knows(s, []fix{{id: slipped.id}}) {
					d.says(s, slipped, fix{what: "void"})
				}
			})
		}
		d.atLaptop(at+800*time.Millisecond, "give", l, func(s *start) { d.gives(s, r, t.key) })
	case x < 84: // a slip, Backspace, and the right key
		d.press(at, "slip", l, r, other, point, func(slip *touch) { slip.clean = false })
		d.atLaptop(at+400*time.Millisecond, "undo", l, func(s *start) { d.undoes(s, r, at) })
		d.press(at+1100*time.Millisecond, "touch", l, r, t.key, point, nil)
	case x < 87: // not seen, and told so
		d.atLaptop(at+3*time.Second, "skip", l, func(s *start) { d.skips(s, r, t.key) })
	case x < 90: // not seen; put in afterwards
		who := d.laptops[dice.IntN(5)]
		d.atLaptop(r.last()+6*time.Second, "insert", who, func(s *start) { d.inserts(s, r, t, point, at) })
	case x < 91: // not seen, and nobody says so
		d.atLaptop(at, "miss", l, func(*start) {})
	case x < 94: // pressed twice
		d.press(at, "touch", l, r, t.key, point, nil)
		d.press(at+time.Duration(150+dice.IntN(700))*time.Millisecond, "double", l, r, t.key, -1, nil)
	case x < 97: // pressed once more
		d.press(at, "touch", l, r, t.key, point, nil)
		d.press(at+time.Duration(1300+dice.IntN(4000))*time.Millisecond, "extra", l, r, t.key, -1, nil)
	default:
		d.planMended(dice, l, r, t, point, at, dice.IntN(2) == 0)
	}
}

// planMended is a slip that is mended in review, or in the middle of the race:
// then perhaps not well, so that m mends it again.
func (d *day) planMended(dice *rand.Rand, l *laptop, r *race, t *team, point int, at time.Duration, soon bool) {
	other := r.teams[dice.IntN(len(r.teams))].key
	who, when, to := d.laptops[dice.IntN(5)], r.last()+5*time.Second, t.id
	if soon {
		who, when = l, at+4*time.Second
		if dice.IntN(2) == 0 {
			to = r.teams[dice.IntN(len(r.teams))].id
			d.atLaptop(at+4500*time.Millisecond, "give", l, func(s *start) { d.gives(s, r, t.key) })
		}
	}
	d.press(at, "slip", l, r, other, point, func(slip *touch) {
		slip.clean = false
		d.mend(slip, fix{what: "team", team: to}, who)
	})
	d.do(when, "mend", func() { d.mendNow() })
}
