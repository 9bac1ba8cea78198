package link

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"baton/relay"
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
	names  relay.ID      // the gun that stood there then
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
	names         relay.ID // the gun that stood there then
	key           string
	rulings       []fix
	fixes         []fix
	repeats       []relay.ID // of the letter held down
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
		if by := time.Duration(dice.IntN(120)-60) * time.Second; heat < 2 && dice.IntN(3) == 0 {
			d.atLaptop(end+33*time.Second, "set the first clock", d.laptops[0], func(*start) {
				d.laptops[0].leaves()
				d.laptops[0].steps += by
				d.leapt = true
				d.laptops[0].begin()
			})
			at += 12 * time.Second // in which all hear of it
		}
		if d.seed%4 == 0 && heat == 0 { // lunch, with a lid closed
			d.planSleep(end+34*time.Second, end+184*time.Second, d.laptops[1+dice.IntN(4)])
			at += 150 * time.Second
		}
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
			l.awakes()
			d.did(what)
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
	if before := len(d.races) - 2; before >= 0 && dice.IntN(5) == 0 {
		d.planGunElsewhere(d.laptops[0], r, d.races[before])
	} else {
		d.space(r.gun, d.laptops[0], r)
	}
	if dice.IntN(2) == 0 {
		d.space(r.gun+time.Duration(dice.IntN(600)-300)*time.Millisecond, d.laptops[4], r)
	}
	if dice.IntN(3) == 0 {
		d.cutOff(r.gun-1500*time.Millisecond, r.gun+3*time.Second, d.laptops[4]) // it has a gun of its own then
	}
	alone := dice.IntN(3) == 0 // the fifth laptop is, at the first exchange
	if alone {
		d.cutOff(r.gun+5*time.Second, r.teams[0].at[0]+12*time.Second, d.laptops[4])
	}
	d.space(r.gun+500*time.Millisecond, d.laptops[1], r)
	if dice.IntN(3) == 0 {
		d.planOlderCopy(r)
	}
	d.do(r.gun+4*time.Second, "late gun", func() { d.lateGun(r) })
	for _, t := range r.teams {
		for point, at := range t.at {
			if point == t.stops {
				d.planReport(dice, at+2*time.Second, d.laptops[dice.IntN(5)], r, relay.KindDNF, t.key)
				break
			}
			for _, l := range d.laptops {
				switch seen := at + time.Duration(50+dice.IntN(250))*time.Millisecond; {
				case !l.sees(r, point):
				case alone && l.n == 4 && point == 0 && t == r.teams[0] && l.modes[r.id] != relay.Times:
					d.planMended(dice, l, r, t, point, seen, true)
				default:
					d.planTouch(dice, l, r, t, point, seen)
				}
			}
		}
	}
}

// cutOff has nothing get through from or to a laptop.
func (d *day) cutOff(from, until time.Duration, l *laptop) {
	d.do(from, "cut off", func() {
		for _, o := range d.laptops {
			d.cut[[2]int{l.n, o.n}], d.cut[[2]int{o.n, l.n}] = until, until
		}
	})
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
		l.awakes()
		s := l.program()
		if s.session.State.Race(r.id).Counting >= 0 {
			return
		}
		if l.sleptAt(r.gun) {
			continue // that instant its clock has not
		}
		ids, err := s.session.Do(r.id, relay.SetGun{At: s.monoOf(r.gun), Estimated: true}, s.now())
		if err == nil {
			d.did("late gun")
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
