package link

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/meet"
)

// race is what really happens in one race, and what people do about it.
type race struct {
	id      relay.RaceID
	format  relay.FormatID
	guard   time.Duration // 0.85 × the fastest leg there ever was
	oval    []int         // where its points lie, metres from the finish line
	gun     time.Duration
	teams   []*team
	touches []*touch
	guns    []*shot
	skips   []*skipped
	reports []*reported
	rebound []fix    // keys that were given other teams
	guests  []*touch // that were moved here from another race
}

// team is one team: where its baton really was when.
type team struct {
	id    relay.TeamID
	key   string
	at    []time.Duration
	stops int // the point that it did not reach, len(at) where it finishes
}

// touch is one touch of a key, as the keeper knows it.
type touch struct {
	id     relay.ID
	race   *race
	by     *laptop
	run    *start
	at     time.Duration
	key    string
	pm     time.Duration // of an instant by hand
	insert int           // the exchange of a pass put in by hand, 0 for a key
	spent  bool          // completes a letter
	point  int           // what the keeper saw, -1 for nothing
	clean  bool          // it was the right key at the right time, and so were all before it
	fixes  []fix
}

// fix is something that people said of a touch, a gun or a key.
type fix struct {
	id       relay.ID
	what     string // team, key, exchange, shift, void, restore, at
	team     relay.TeamID
	key      string
	exchange int
	by       time.Duration
	run      *start
	pm       time.Duration
	undone   relay.ID // by which it was taken back
}

// shot is a gun.
type shot struct {
	id      relay.ID
	by      *laptop
	run     *start
	at      time.Duration
	pm      time.Duration // where it was put in by hand: how well the hub's clock was known
	fixes   []fix
	recalls []fix
}

type skipped struct {
	id       relay.ID
	by       *laptop
	key      string
	exchange int
	fixes    []fix
}

// reported is a letter and its digit.
type reported struct {
	letter, digit relay.ID
	kind          relay.Kind
	by            *laptop
	run           *start
	at            time.Duration
	key           string
	rulings       []fix
	fixes         []fix
}

// stroke is what one stroke wrote, and in which attempt.
type stroke struct {
	ids     []relay.ID
	attempt relay.ID
}

// register is something that several people set, each knowing what stood there.
type register struct {
	name string
	said []struct {
		id    relay.ID
		value string
	}
	read func(*relay.Meet) string
}

var kindsOfRace = map[relay.FormatID]struct {
	leg, spread time.Duration
	guard       time.Duration
	oval        []int
}{
	"4x100": {12200 * time.Millisecond, 2500 * time.Millisecond, 7352500 * time.Microsecond, []int{100, 200, 300, 0}},
	"4x200": {25 * time.Second, 4 * time.Second, 15810 * time.Millisecond, []int{200, 0, 200, 0}},
	"4x400": {54 * time.Second, 8 * time.Second, 36465 * time.Millisecond, []int{0, 0, 0, 0}},
}

// sees reports whether a laptop sees a point of a race.
func (l *laptop) sees(r *race, point int) bool {
	return l.place == relay.Everywhere || string(l.place) == fmt.Sprint(r.oval[point])
}

// plan draws the whole day.
func (d *day) plan() {
	dice := d.dice()
	formats := []relay.FormatID{"4x100", []relay.FormatID{"4x200", "4x200", "4x400"}[dice.IntN(3)], "4x100"}
	dice.Shuffle(3, func(a, b int) { formats[a], formats[b] = formats[b], formats[a] })
	at := 25 * time.Second
	for heat, format := range formats {
		r := d.newRace(dice, relay.MakeRaceID(1, 1, heat+1), format, at)
		end := r.last()
		d.planRace(dice, r)
		d.planOfficials(dice, r, end)
		d.trouble(dice, at-18*time.Second, end+12*time.Second)
		d.do(end+20*time.Second, "heal", d.settles)
		at = end + 55*time.Second
	}
	d.do(500*time.Millisecond, "set up", d.setUp)
}

func (d *day) do(at time.Duration, what string, do func()) {
	d.deeds = append(d.deeds, deed{max(0, at), what, do})
}

// atLaptop is a deed for which a laptop must be awake, its program running.
func (d *day) atLaptop(at time.Duration, what string, l *laptop, do func(*start)) {
	d.do(at, what, func() {
		if l.up() {
			do(l.program())
		}
	})
}

func (d *day) newRace(dice *rand.Rand, id relay.RaceID, format relay.FormatID, gun time.Duration) *race {
	kind := kindsOfRace[format]
	r := &race{id: id, format: format, guard: kind.guard, oval: kind.oval, gun: gun}
	for n, lane := range dice.Perm(9)[:3+dice.IntN(3)] {
		t := &team{id: relay.TeamID(fmt.Sprintf("%s-%d", id, n)), key: fmt.Sprint(lane + 1), stops: len(r.oval)}
		at := gun
		for range r.oval {
			at += kind.leg + time.Duration(dice.Int64N(int64(kind.spread)))
			t.at = append(t.at, at)
		}
		if dice.IntN(12) == 0 {
			t.stops = dice.IntN(len(r.oval))
		}
		r.teams = append(r.teams, t)
	}
	d.races = append(d.races, r)
	return r
}

func (r *race) last() (last time.Duration) {
	for _, t := range r.teams {
		last = max(last, t.at[len(t.at)-1])
	}
	return last
}

// setUp is the start list, written at the first laptop.
func (d *day) setUp() {
	s := d.laptops[0].program()
	for _, r := range d.races {
		facts := []relay.Fact{&relay.RaceSet{Format: &r.format}}
		for _, t := range r.teams {
			lane := int(t.key[0] - '0')
			facts = append(facts, &relay.TeamSet{Team: t.id, Lane: &lane})
		}
		s.session.Write(r.id, s.now(), facts...)
	}
}

// planRace is the race, from arming it to its finish.
func (d *day) planRace(dice *rand.Rand, r *race) {
	for n, l := range d.laptops {
		d.atLaptop(r.gun-time.Duration(12-2*n)*time.Second, "arm", l, func(s *start) { _, _ = s.session.Do(r.id, relay.Arm{}, s.now()) })
		if dice.IntN(4) == 0 && n != 1 {
			l.modes[r.id] = relay.Times
		}
		d.press(r.gun-time.Duration(2000+100*n)*time.Millisecond, "try a key", l, r, r.teams[0].key, -1, nil)
	}
	if dice.IntN(4) == 0 {
		d.planFalseStart(dice, r)
	}
	d.space(r.gun, d.laptops[0], r)
	if dice.IntN(2) == 0 {
		d.space(r.gun+time.Duration(dice.IntN(600)-300)*time.Millisecond, d.laptops[4], r)
	}
	d.space(r.gun+500*time.Millisecond, d.laptops[1], r)
	d.do(r.gun+4*time.Second, "late gun", func() { d.lateGun(r) })
	for _, t := range r.teams {
		for point, at := range t.at {
			if point == t.stops {
				d.planReport(dice, at+2*time.Second, d.laptops[dice.IntN(5)], r, relay.KindDNF, t.key)
				break
			}
			for _, l := range d.laptops {
				if l.sees(r, point) {
					d.planTouch(dice, l, r, t, point, at+time.Duration(50+dice.IntN(250))*time.Millisecond)
				}
			}
		}
	}
}

func (d *day) planFalseStart(dice *rand.Rand, r *race) {
	r.gun += 25 * time.Second
	for _, t := range r.teams {
		for n := range t.at {
			t.at[n] += 25 * time.Second
		}
	}
	early := r.gun - 25*time.Second
	d.space(early, d.laptops[0], r)
	d.press(early+1500*time.Millisecond, "touch", d.laptops[4], r, r.teams[0].key, -1, nil)
	d.atLaptop(early+time.Duration(3000+dice.IntN(2000))*time.Millisecond, "recall", d.laptops[0], func(s *start) { d.recall(s, r) })
}

func (d *day) recall(s *start, r *race) {
	facts := s.session.State.Race(r.id)
	if facts == nil {
		return
	}
	gun := facts.Attempt()
	ids, err := s.session.Do(r.id, relay.RecallStart{}, s.now())
	for _, shot := range r.guns {
		if err == nil && shot.id == gun {
			shot.recalls = append(shot.recalls, fix{id: ids[0], by: d.now(), run: s})
		}
	}
}

// space is the space bar: the gun, or a time where one stands.
func (d *day) space(at time.Duration, l *laptop, r *race) {
	d.atLaptop(at, "gun", l, func(s *start) {
		if !s.clocked() || s.session.State.Race(r.id) == nil {
			return // its own clock would make another start of it
		}
		ids, err := s.session.Do(r.id, relay.Fire{Key: "space"}, s.now())
		if err == nil {
			r.guns = append(r.guns, &shot{id: ids[0], by: l, run: s, at: d.now()})
		} else if errors.Is(err, relay.ErrBegun) {
			d.touched(s, r, "space", -1, relay.Stroke{Key: "space", Rune: " "})
		}
	})
}

// lateGun puts the gun in where nobody has it.
func (d *day) lateGun(r *race) {
	for _, l := range d.laptops {
		if !l.up() || l.program().session.State.Race(r.id) == nil || !l.program().clocked() {
			continue
		}
		s := l.program()
		if s.session.State.Race(r.id).Counting >= 0 {
			return
		}
		if l.sleptAt(r.gun) {
			continue // that instant its clock has not
		}
		ids, err := s.session.Do(r.id, relay.SetGun{At: s.monoOf(r.gun), Estimated: true}, s.now())
		if err == nil {
			r.guns = append(r.guns, &shot{id: ids[0], by: l, run: s, at: r.gun, pm: s.reckons()})
		}
		return
	}
}

// sleptAt reports whether a laptop slept at a true time, or a moment before or
// after.
func (l *laptop) sleptAt(at time.Duration) bool {
	return slices.ContainsFunc(l.naps, func(nap [2]time.Duration) bool {
		return at > nap[0]-time.Second && at < nap[1]+time.Second
	})
}

// clocked reports whether a program knows the meet's time.
func (s *start) clocked() bool { return s.link.Clock().Offset(s.now(), 0) != nil }

// reckons is how far off an instant by hand may be.
func (s *start) reckons() time.Duration {
	if c := s.link.Clock().Offset(s.now(), 0); c != nil {
		return time.Duration(c.Bound) + 3*time.Millisecond
	}
	return time.Hour
}

// monoOf is a true time on a program's monotonic clock, as it reckons it from the
// meet's.
func (s *start) monoOf(at time.Duration) int64 {
	return s.session.MonoOf(relay.Instant(s.of.day.laptops[0].local(at).UnixNano()))
}

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
	t := &touch{id: id, race: r, by: l, run: s, at: d.now(), key: key, point: point}
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
		mine := o.by == s.of
		if (mine || !o.clean || len(o.fixes) > 0) && (o.key == key || len(o.fixes) > 0) || mine && o.key == key {
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
		l.disk.mu.Lock()
		defer l.disk.mu.Unlock()
		_, ok := l.disk.rows.at[id]
		return ok
	})
}

// planTouch is one passing as one keeper sees it.
func (d *day) planTouch(dice *rand.Rand, l *laptop, r *race, t *team, point int, at time.Duration) {
	if l.modes[r.id] == relay.Times {
		d.do(at, "touch", func() {
			if l.up() && d.now()-l.spaced > 150*time.Millisecond { // two at once are one space
				l.spaced = d.now()
				d.touched(l.program(), r, "space", point, relay.Stroke{Key: "space", Rune: " "})
			}
		})
		d.atLaptop(at+time.Duration(1500+dice.IntN(3000))*time.Millisecond, "name", l, func(s *start) { d.names(s, r, t, at) })
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
		d.press(at, "slip", l, r, other, point, func(slip *touch) { slip.clean = false })
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
	case x < 94: // pressed twice
		d.press(at, "touch", l, r, t.key, point, nil)
		d.press(at+time.Duration(150+dice.IntN(700))*time.Millisecond, "double", l, r, t.key, -1, nil)
	case x < 97: // pressed once more
		d.press(at, "touch", l, r, t.key, point, nil)
		d.press(at+time.Duration(1300+dice.IntN(4000))*time.Millisecond, "extra", l, r, t.key, -1, nil)
	default: // a slip, mended in review
		who := d.laptops[dice.IntN(5)]
		d.press(at, "slip", l, r, other, point, func(slip *touch) {
			slip.clean = false
			d.mend(slip, fix{what: "team", team: t.id}, who)
		})
		d.do(r.last()+5*time.Second, "mend", func() { d.mendNow() })
	}
}

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
	if t == nil || t.key == "space" || t.run != s || d.now()-t.at > 900*time.Millisecond || len(t.fixes) > 0 || d.beside(t) {
		return
	}
	state := s.session.State.Race(r.id)
	if m, _ := state.Mark(t.id); m.Role == relay.Recalled || m.Role == relay.Held {
		return // it goes with another start, or was taken for a key held down
	}
	attempt := state.Attempt()
	ids, err := s.session.Do(r.id, relay.GiveNewest{Stroke: relay.Stroke{Key: key, Rune: key}}, s.now())
	if err != nil {
		return
	}
	s.of.gave = moment{key, d.now()}
	t.fixes, t.clean = append(t.fixes, fix{id: ids[0], what: "key", key: key}), false
	s.of.strokes[r.id] = append(s.of.strokes[r.id], stroke{ids, attempt})
	if e, _ := s.session.State.Event(ids[0]); e.Fact.(*relay.Move).Target != t.id {
		d.say("%s: m gave %v, the newest press is %s", s.of.id, e.Fact.(*relay.Move).Target, t.id)
	}
}

// undoes is Backspace, on what was touched just now.
func (d *day) undoes(s *start, r *race, at time.Duration) {
	t := d.newest(s, r)
	strokes := s.of.strokes[r.id]
	if t == nil || t.run != s || t.at < at-time.Millisecond || len(strokes) == 0 || strokes[len(strokes)-1].ids[0] != t.id {
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
	r.touches = append(r.touches, &touch{id: ids[0], race: r, by: s.of, run: s, at: at, insert: point + 1, point: point, pm: s.reckons(), fixes: []fix{{id: ids[0], what: "team", team: t.id}, {id: ids[0], what: "exchange", exchange: point + 1}}})
}

// names gives the oldest open time of a station its team.
func (d *day) names(s *start, r *race, of *team, at time.Duration) {
	var open *touch
	for _, t := range r.touches {
		if _, known := s.session.State.Event(t.id); known && t.by == s.of && t.key == "space" && t.point >= 0 && !slices.ContainsFunc(t.fixes, func(f fix) bool { return f.what == "key" && d.survives(f.id) }) {
			open = t
			break
		}
	}
	if open == nil || (open.at-at).Abs() > 5*time.Millisecond || !d.gunKnown(s, r) || d.spaceOpen(s, r) {
		return
	}
	s.session.Desk.Mode = relay.Times
	attempt := s.session.State.Race(r.id).Attempt()
	id := s.session.Press(r.id, relay.Stroke{Key: of.key, Rune: of.key}, s.now())
	s.of.strokes[r.id] = append(s.of.strokes[r.id], stroke{[]relay.ID{id}, attempt})
	e, _ := s.session.State.Event(id)
	a, ok := e.Fact.(*relay.Assign)
	if !ok {
		r.touches = append(r.touches, &touch{id: id, race: r, by: s.of, run: s, at: d.now(), key: of.key, point: -1})
		if m, _ := s.session.State.Race(r.id).Mark(open.id); m.Role == relay.Open {
			d.say("%s: a digit in TIMES FIRST gave no time, %s is open", s.of.id, open.id)
		}
		return
	}
	if a.Time != open.id {
		d.say("%s: the digit gave %s, the oldest open time is %s", s.of.id, a.Time, open.id)
	}
	open.fixes = append(open.fixes, fix{id: id, what: "key", key: of.key})
	if m, _ := s.session.State.Race(r.id).Mark(open.id); m.Role == relay.Open { // refused: it stays open
		open.fixes[len(open.fixes)-1].what = "unsure" // its key says whose it may yet be
	}
}

// spaceOpen reports whether a space that was to be the gun is a time without a
// team instead: digits would name that first.
func (d *day) spaceOpen(s *start, r *race) bool {
	return slices.ContainsFunc(r.touches, func(t *touch) bool {
		m, _ := s.session.State.Race(r.id).Mark(t.id)
		return t.by == s.of && t.key == "space" && t.point < 0 && m.Role == relay.Open
	})
}

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
	for _, m := range d.mendings {
		if !m.who.up() {
			left = append(left, m)
			continue
		}
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
	f.id = ids[0]
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
	e, _ := s.session.State.Event(ids[0])
	if targets := e.Fact.(*relay.Void).Targets; !slices.Equal(targets, []relay.ID{t.fixes[n].id}) {
		t.fixes = append(t.fixes, fix{id: ids[0], what: "unsure"})
		return
	}
	t.fixes[n].undone = ids[0]
	t.fixes = append(t.fixes, fix{id: ids[0], what: "taken back"})
}

// planReport is a letter, and its digit.
func (d *day) planReport(dice *rand.Rand, at time.Duration, l *laptop, r *race, kind relay.Kind, key string) {
	var rep *reported
	d.atLaptop(at, "report", l, func(s *start) {
		if s.session.State.Race(r.id) == nil || !d.gunKnown(s, r) {
			return
		}
		s.session.Desk.Mode = relay.Lanes
		id := s.session.Press(r.id, relay.Stroke{Rune: string(kind[0]), Does: kind}, s.now())
		rep = &reported{letter: id, kind: kind, by: l, run: s, at: d.now(), key: key}
		if e, _ := s.session.State.Event(id); e.Kind != kind {
			rep.kind = e.Kind
		}
		r.reports = append(r.reports, rep)
		l.strokes[r.id] = append(l.strokes[r.id], stroke{[]relay.ID{id}, relay.ID{}})
	})
	d.atLaptop(at+time.Duration(300+dice.IntN(1200))*time.Millisecond, "report", l, func(s *start) {
		if rep == nil || rep.run != s || d.now()-rep.at > 1900*time.Millisecond {
			return
		}
		if t := d.touched(s, r, key, -1, relay.Stroke{Key: key, Rune: key, Prefix: rep.letter}); t != nil {
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
				_, _ = s.session.Do(to.id, relay.UndoOne{Event: t.id}, s.now()) // what became of it then is left open
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
	if dice.IntN(4) == 0 {
		who, by := d.laptops[dice.IntN(2)], time.Duration(dice.IntN(600)-400)*time.Millisecond
		d.atLaptop(end+4*time.Second, "correct the gun", who, func(s *start) { d.correctsGun(s, r, by) })
	}
	if dice.IntN(4) == 0 {
		who, a, b := d.laptops[dice.IntN(5)], r.teams[0], r.teams[1]
		d.atLaptop(end+7*time.Second, "rebind", who, func(s *start) {
			if s.session.State.Race(r.id) != nil && d.knows(s, r.rebound) {
				ids := s.session.Write(r.id, s.now(), &relay.Rebind{Key: a.key, Team: b.id}, &relay.Rebind{Key: b.key, Team: a.id})
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

// trouble is what goes wrong between two times.
func (d *day) trouble(dice *rand.Rand, from, to time.Duration) {
	for at := from + time.Duration(dice.Int64N(int64(4*time.Second))); at < to; at += time.Duration(500+dice.IntN(5000)) * time.Millisecond {
		l, other := d.laptops[dice.IntN(5)], d.laptops[dice.IntN(5)]
		until := min(at+time.Duration(1000+dice.IntN(25000))*time.Millisecond, to+6*time.Second)
		switch dice.IntN(14) {
		case 0, 1:
			power := dice.IntN(2) == 0
			d.do(at, "kill", func() { l.ends(power); l.back = until })
		case 2:
			d.do(at, "quit", func() {
				if l.up() && d.now() < d.calmFrom {
					l.leaves()
					l.back = until
				}
			})
		case 3, 4:
			d.do(at, "cut", func() { d.cut[[2]int{l.n, other.n}], d.cut[[2]int{other.n, l.n}] = until, until })
		case 5:
			d.do(at, "cut one way", func() { d.cut[[2]int{l.n, other.n}] = until })
		case 6:
			d.do(at, "cut off", func() {
				for _, o := range d.laptops {
					d.cut[[2]int{l.n, o.n}], d.cut[[2]int{o.n, l.n}] = until, until
				}
			})
		case 7:
			d.disk(at, until, "full disk", l, func(k *disk, on bool) { k.full = on })
		case 8:
			d.disk(at, until, "hanging disk", l, func(k *disk, on bool) {
				if on {
					k.hangs = until
				}
			})
		case 9:
			d.planSleep(at, until, l)
		case 10:
			by := time.Duration(dice.IntN(20000)-10000) * time.Millisecond
			d.atLaptop(at, "set the clock", l, func(s *start) {
				if l.n > 0 { // the first one's is the meet's
					l.steps += by
					s.session.ClockGap("step", by, s.now())
				}
			})
		case 11:
			d.do(at, "merge a stick", func() {
				if l != other && l.program() != nil {
					l.disk.merge(append(other.disk.held(), d.stick()...))
				}
			})
		case 12:
			share := dice.Float64()
			d.atLaptop(at, "another file", l, func(*start) { l.replaced(share) })
			d.atLaptop(at+1500*time.Millisecond, "look what is called saved", l, func(s *start) {
				if l.isAway() && s.session.Saved().Saved > 0 {
					d.say("%s: %d are called saved, and the file is gone", l.id, s.session.Saved().Saved)
				}
			})
		case 13:
			d.atLaptop(at, "carry on elsewhere", l, func(s *start) { l.switches(s) })
		}
		d.do(until, "start", func() {
			if l.program() == nil && d.now() >= l.back && d.now() >= l.wakes {
				l.begin()
			}
		})
		if dice.IntN(3) == 0 {
			d.do(at+time.Millisecond, "look", func() { d.alike(l) })
		}
	}
}

// stick is what a laptop wrote that was never linked, and that comes by a stick
// alone.
func (d *day) stick() (events []relay.Event) {
	pen := relay.Author{Origin: relay.NewOrigin()}
	for _, f := range []relay.Fact{&relay.Opened{Meet: d.meet}, &relay.Note{Text: "seen"}, &relay.Note{Text: "seen again"}} {
		e, err := pen.Next(relay.Header{Station: "stick", Spot: relay.Everywhere, Wall: noon.UnixNano()}, f)
		if err != nil {
			panic(err)
		}
		events = append(events, e)
	}
	return events
}

func (d *day) disk(at, until time.Duration, what string, l *laptop, set func(k *disk, on bool)) {
	for _, on := range []bool{true, false} {
		when := at
		if !on {
			when = until
		}
		d.do(when, what, func() {
			l.disk.mu.Lock()
			defer l.disk.mu.Unlock()
			set(l.disk, on && d.now() < d.calmFrom)
		})
	}
}

// planSleep closes a lid and opens it again.
func (d *day) planSleep(at, until time.Duration, l *laptop) {
	var asleep *start
	d.atLaptop(at, "sleep", l, func(s *start) {
		if d.now() < d.calmFrom {
			asleep, l.wakes = s, until
			l.naps = append(l.naps, [2]time.Duration{d.now(), until})
		}
	})
	d.do(until, "wake", func() {
		if s := l.program(); asleep != nil && s == asleep {
			slept := l.local(until).Sub(l.local(l.naps[len(l.naps)-1][0])) // as its own clock has it
			s.session.ClockGap("sleep", slept, s.now())
		}
		asleep = nil
	})
}

// replaced puts an older copy of the file in its place.
func (l *laptop) replaced(share float64) {
	l.disk.mu.Lock()
	defer l.disk.mu.Unlock()
	if l.disk.moved || l.day.now() >= l.day.calmFrom {
		return
	}
	l.disk.backup = append(l.disk.backup, l.disk.rows.events[:l.disk.synced]...)
	l.disk.cutTo(1 + int(share*float64(len(l.disk.rows.events)-1)))
	l.disk.moved, l.disk.away = true, l.day.now()+2*time.Second
}

// isAway reports whether there has been no file for some time.
func (l *laptop) isAway() bool {
	l.disk.mu.Lock()
	defer l.disk.mu.Unlock()
	return l.disk.moved && l.day.now() > l.disk.away-time.Second && l.day.now() < l.disk.away && l.disk.hangs < l.day.now()-time.Second && len(l.naps) == 0
}

// switches carries on in another file.
func (l *laptop) switches(s *start) {
	next := newDisk(l.day.laptops[0].disk.held()[:1]...)
	h := &handle{disk: next, run: s, random: l.day.dice()}
	l.before, l.disk = append(l.before, l.disk), next
	if err := s.session.SwitchTo(h); err != nil {
		l.disk, l.before = l.before[len(l.before)-1], l.before[:len(l.before)-1]
		return
	}
	s.session.Moved(h)
}

var _ meet.Log = (*handle)(nil)
