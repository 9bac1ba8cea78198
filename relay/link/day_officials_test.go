package link

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"baton/relay"
)

// mends are what review is still to say.
type mending struct {
	t   *touch
	f   fix
	who *laptop
}

func (d *day) mend(t *touch, f fix, who *laptop) {
	d.mendings = append(d.mendings, mending{t, f, who})
}

// mendNow is review: whoever sits there and knows the touch says what it was.
func (d *day) mendNow() {
	var left []mending
	d.did("mend")
	for _, m := range d.mendings {
		if !m.who.up() {
			left = append(left, m)
			continue
		}
		m.who.awakes()
		s := m.who.program()
		if _, known := s.session.State.Event(m.t.id); !known || !d.knows(s, m.t.fixes) {
			left = append(left, m)
			continue
		}
		d.says(s, m.t, m.f)
	}
	d.mendings = left
}

// says is one correction in review.
func (d *day) says(s *start, t *touch, f fix) {
	var c relay.Command
	switch f.what {
	case "team":
		c = relay.MoveMarks{Marks: []relay.ID{t.id}, Team: f.team, Reason: "review"}
	case "exchange":
		c = relay.MoveMarks{Marks: []relay.ID{t.id}, Exchange: f.exchange, Reason: "review"}
	case "shift":
		c = relay.Shift{Marks: []relay.ID{t.id}, By: f.by}
	case "void":
		c = relay.UndoOne{Event: t.id}
	default:
		c = relay.RestoreOne{Event: t.id}
	}
	ids, err := s.session.Do(t.race.id, c, s.now())
	if err != nil {
		return
	}
	f.id, s.of.reviewed = ids[0], d.now()
	if f.what == "void" || f.what == "restore" {
		d.undid(s, t.race, f.id)
	} else if t.fixes = append(t.fixes, f); !d.knows(s, t.fixes) {
		t.fixes[len(t.fixes)-1].what = "unsure"
	}
}

// takesBack undoes the last correction of a touch.
func (d *day) takesBack(s *start, t *touch) {
	n := len(t.fixes) - 1
	if n < 0 || t.fixes[n].undone != (relay.ID{}) || !slices.Contains([]string{"team", "exchange", "shift"}, t.fixes[n].what) {
		return
	}
	ids, err := s.session.Do(t.race.id, relay.UndoOne{Event: t.fixes[n].id}, s.now())
	if err != nil {
		return
	}
	d.undid(s, t.race, ids[0])
	t.fixes = append(t.fixes, fix{id: ids[0], what: "taken back"})
}

// letters are the keys that report.
var letters = map[relay.Kind]string{relay.KindDrop: "d", relay.KindFlag: "f", relay.KindDQ: "x", relay.KindDNF: "n"}

// planReport is a letter, perhaps held down, and its digit.
func (d *day) planReport(dice *rand.Rand, at time.Duration, l *laptop, r *race, kind relay.Kind, key string) {
	var rep *reported
	d.atLaptop(at, "report", l, func(s *start) {
		if s.session.State.Race(r.id) == nil || !d.gunKnown(s, r) || slices.ContainsFunc(r.reports, func(o *reported) bool { return o.by == l && d.now()-o.at < time.Second }) {
			return // the same letter at once would be a key held down
		}
		s.session.Desk.Mode = relay.Lanes
		attempt := s.session.State.Race(r.id).Attempt()
		id := s.session.Press(r.id, relay.Stroke{Rune: letters[kind], Does: kind}, s.now())
		rep = &reported{letter: id, kind: kind, by: l, run: s, at: d.now(), key: key, names: attempt}
		if e, _ := s.session.State.Event(id); e.Kind != kind {
			rep.kind = e.Kind
		}
		r.reports = append(r.reports, rep)
		l.strokes[r.id] = append(l.strokes[r.id], stroke{[]relay.ID{id}, relay.ID{}})
	})
	named := at + time.Duration(300+dice.IntN(1200))*time.Millisecond
	if dice.IntN(4) == 0 {
		named += 350 * time.Millisecond
		for _, after := range []time.Duration{500, 550, 600} {
			d.atLaptop(at+after*time.Millisecond, "hold a letter", l, func(s *start) {
				if rep == nil || rep.run != s || (d.now()-rep.at-after*time.Millisecond).Abs() > 10*time.Millisecond || len(rep.repeats) != int(after-500)/50 {
					return // it is held no longer
				}
				id := s.session.Press(r.id, relay.Stroke{Rune: letters[kind], Does: kind}, s.now())
				rep.repeats = append(rep.repeats, id)
				l.strokes[r.id] = append(l.strokes[r.id], stroke{[]relay.ID{id}, relay.ID{}})
			})
		}
	}
	d.atLaptop(named, "report", l, func(s *start) {
		if rep == nil || rep.run != s || d.now()-rep.at > 1900*time.Millisecond {
			return
		}
		last := rep.letter
		if n := len(rep.repeats); n > 0 {
			last = rep.repeats[n-1]
			if n == 1 { // two letters, and who is to say which was meant
				rep.fixes = append(rep.fixes, fix{id: rep.letter, what: "unsure"})
			}
		}
		if t := d.touched(s, r, key, -1, relay.Stroke{Key: key, Rune: key, Prefix: last}); t != nil {
			t.spent, rep.digit = true, t.id
		}
	})
}

// planOfficials are those who set things right, rule and write results.
func (d *day) planOfficials(dice *rand.Rand, r *race, end time.Duration) {
	for i := range 10 {
		who, n, f := d.laptops[dice.IntN(5)], dice.IntN(1000), fix{}
		if i >= 5 {
			n %= 4 // some touches are set right again and again
		}
		point := dice.IntN(4)
		switch dice.IntN(6) {
		case 0:
			f = fix{what: "shift", by: time.Duration(dice.IntN(300)-150) * time.Millisecond}
		case 1:
			f = fix{what: "void"}
		case 2:
			f = fix{what: "restore"}
		case 3:
			f = fix{what: "team", team: r.teams[dice.IntN(len(r.teams))].id}
		case 4:
			f = fix{what: "take back"}
		default:
			f = fix{what: "exchange", exchange: point + 1}
		}
		d.atLaptop(end+time.Duration(2000+dice.IntN(7000))*time.Millisecond, "review", who, func(s *start) {
			if len(r.touches) == 0 {
				return
			}
			t := r.touches[n%len(r.touches)]
			if _, known := s.session.State.Event(t.id); !known || !d.knows(s, t.fixes) || t.insert > 0 || t.spent {
				return
			}
			if f.what == "take back" {
				d.takesBack(s, t)
			} else {
				d.says(s, t, f)
			}
		})
	}
	if others := d.races[:len(d.races)-1]; len(others) > 0 && dice.IntN(2) == 0 {
		who, n, to := d.laptops[dice.IntN(5)], dice.IntN(1000), others[dice.IntN(len(others))]
		var t *touch
		d.atLaptop(end+3*time.Second, "to another race", who, func(s *start) { t = d.moves(s, r, n, to) })
		d.atLaptop(end+time.Duration(5000+dice.IntN(4000))*time.Millisecond, "undo there", d.laptops[dice.IntN(5)], func(s *start) {
			if t != nil && d.knows(s, t.fixes) {
				c := []relay.Command{relay.UndoOne{Event: t.id}, relay.MoveMarks{Marks: []relay.ID{t.id}, Race: r.id}}[n%2]
				if ids, err := s.session.Do(to.id, c, s.now()); err == nil { // what became of it then is left open
					s.of.reviewed = d.now()
					d.undid(s, r, ids[0])
				}
			}
		})
	}
	for range 2 {
		kind := []relay.Kind{relay.KindFlag, relay.KindDQ, relay.KindDrop}[dice.IntN(3)]
		key := r.teams[dice.IntN(len(r.teams))].key
		at := r.gun + 6*time.Second + time.Duration(dice.Int64N(int64(end-r.gun)))
		d.planReport(dice, at, d.laptops[dice.IntN(5)], r, kind, key)
	}
	for range 4 {
		who, n := d.laptops[dice.IntN(5)], dice.IntN(100)
		word := []string{relay.Upheld, relay.Dismissed, relay.Pending}[dice.IntN(3)]
		d.atLaptop(end+time.Duration(1000+dice.IntN(8000))*time.Millisecond, "rule", who, func(s *start) { d.rules(s, r, n, word) })
	}
	if dice.IntN(2) == 0 {
		d.atLaptop(end+3500*time.Millisecond, "recall after all not", d.laptops[dice.IntN(5)], func(s *start) { d.unrecalls(s, r) })
	}
	if dice.IntN(3) == 0 {
		who, by := d.laptops[dice.IntN(2)], time.Duration(dice.IntN(600)-400)*time.Millisecond
		if dice.IntN(3) == 0 {
			by = time.Duration(dice.IntN(15000)) * time.Millisecond // it was another sound
		}
		d.atLaptop(end+4*time.Second, "correct the gun", who, func(s *start) { d.correctsGun(s, r, by) })
	}
	if dice.IntN(4) == 0 {
		who, a, b := d.laptops[dice.IntN(5)], r.teams[0], r.teams[1]
		d.atLaptop(end+7*time.Second, "rebind", who, func(s *start) {
			if s.session.State.Race(r.id) != nil && d.knows(s, r.rebound) {
				ids := s.session.Write(r.id, s.now(), &relay.Rebind{Key: a.key, Team: b.id}, &relay.Rebind{Key: b.key, Team: a.id})
				s.of.reviewed = d.now() // Backspace would take it back
				r.rebound = append(r.rebound, fix{id: ids[0], key: a.key, team: b.id}, fix{id: ids[1], key: b.key, team: a.id})
			}
		})
	}
	for n, t := range r.teams {
		d.planRegisters(dice, r, n, t, end)
	}
}

// moves says of a touch that it was of another race.
func (d *day) moves(s *start, r *race, n int, to *race) *touch {
	var some []*touch
	if d.leapt {
		return nil
	}
	for _, t := range r.touches {
		if _, known := s.session.State.Event(t.id); known && len(t.fixes) == 0 && t.key != "space" && t.insert == 0 && !t.spent {
			some = append(some, t)
		}
	}
	if len(some) == 0 {
		return nil
	}
	t := some[n%len(some)]
	ids, err := s.session.Do(r.id, relay.MoveMarks{Marks: []relay.ID{t.id}, Race: to.id}, s.now())
	if err != nil {
		return nil
	}
	s.of.reviewed = d.now()
	t.fixes = append(t.fixes, fix{id: ids[0], what: "race"})
	to.guests = append(to.guests, t)
	return t
}

func (d *day) rules(s *start, r *race, n int, word string) {
	var some []*reported
	for _, rep := range r.reports {
		if _, known := s.session.State.Event(rep.letter); known && d.knows(s, rep.rulings) && (rep.kind == relay.KindFlag || rep.kind == relay.KindDQ) {
			some = append(some, rep)
		}
	}
	if len(some) == 0 {
		return
	}
	rep := some[n%len(some)]
	if ids, err := s.session.Do(r.id, relay.Ruling{Report: rep.letter, Decision: word, Referee: fmt.Sprint(n)}, s.now()); err == nil {
		rep.rulings = append(rep.rulings, fix{id: ids[0], what: word})
	}
}

// unrecalls takes back a recall.
func (d *day) unrecalls(s *start, r *race) {
	for _, g := range r.guns {
		for n, f := range g.recalls {
			if _, known := s.session.State.Event(f.id); known && f.undone.IsZero() {
				if ids, err := s.session.Do(r.id, relay.UndoOne{Event: f.id}, s.now()); err == nil {
					g.recalls[n].undone = ids[0]
				}
			}
		}
	}
}

func (d *day) correctsGun(s *start, r *race, by time.Duration) {
	state := s.session.State.Race(r.id)
	if state == nil || state.Counting < 0 || !s.clocked() {
		return
	}
	for _, g := range r.guns {
		if g.id != state.Attempt() || !d.knows(s, g.fixes) || !d.knows(s, g.recalls) || g.at < s.at || s.of.sleptAt(g.at+by) {
			continue
		}
		at := g.at + by
		ids, err := s.session.Do(r.id, relay.SetGun{At: s.monoOf(at), Estimated: true}, s.now())
		if e, ok := s.session.State.Event(ids[0]); err == nil && ok {
			if c, ok := e.Fact.(*relay.GunCorrected); ok && c.Attempt == g.id {
				g.fixes = append(g.fixes, fix{id: ids[0], by: at, run: s, pm: s.reckons()})
			} else {
				d.say("%s: correcting gun %s wrote %v", s.of.id, g.id, e.Fact)
			}
		}
	}
}

// planRegisters are things that one person after another sets.
func (d *day) planRegisters(dice *rand.Rand, r *race, n int, t *team, end time.Duration) {
	look := &register{name: fmt.Sprintf("look of %s", t.id), read: func(m *relay.Meet) string { return m.Race(r.id).Team(t.id).Look }}
	runner := &register{name: fmt.Sprintf("runner of %s", t.id), read: func(m *relay.Meet) string { return m.Race(r.id).Team(t.id).Legs[1].Runner }}
	official := &register{name: fmt.Sprintf("official time of %s", t.id), read: func(m *relay.Meet) string {
		if o := m.Race(r.id).Team(t.id).Official; o != nil && o.Time != nil {
			return fmt.Sprint(*o.Time)
		}
		return ""
	}}
	d.lists = append(d.lists, look, runner, official)
	for range 3 {
		at := r.gun - 15*time.Second + time.Duration(dice.Int64N(int64(end-r.gun+20*time.Second)))
		who, word := d.laptops[dice.IntN(5)], fmt.Sprintf("%s %d", t.id, dice.IntN(1000))
		d.atLaptop(at, "set", who, func(s *start) {
			d.sets(s, look, r, &relay.TeamSet{Team: t.id, Look: &word}, word)
			d.sets(s, runner, r, &relay.LineupSet{Team: t.id, Leg: 2, Runner: &word}, word)
		})
		if n%2 == 0 {
			when, how := end+time.Duration(2000+dice.IntN(8000))*time.Millisecond, time.Duration(40000+dice.IntN(9000))*time.Millisecond
			d.atLaptop(when, "official", d.laptops[dice.IntN(5)], func(s *start) {
				d.sets(s, official, r, &relay.Official{Team: t.id, Time: &how}, fmt.Sprint(how))
			})
		}
	}
}

// sets writes a register, where its writer knows what stands there.
func (d *day) sets(s *start, g *register, r *race, f relay.Fact, value string) {
	for _, said := range g.said {
		if _, known := s.session.State.Event(said.id); !known && d.survives(said.id) {
			return
		}
	}
	id := s.session.Write(r.id, s.now(), f)[0]
	g.said = append(g.said, struct {
		id    relay.ID
		value string
	}{id, value})
}
