package link

import (
	"math/rand/v2"
	"time"

	"baton/relay"
)

// planOlderCopy has the fifth laptop's file replaced, once its keeper has logged
// the first exchange beyond everybody's reach, by a copy made before; the file
// that was there is merged when all is healed.
func (d *day) planOlderCopy(r *race) {
	first, last := r.teams[0].at[0], time.Duration(0)
	for _, t := range r.teams {
		first, last = min(first, t.at[0]), max(last, t.at[0])
	}
	l, copied := d.laptops[4], 0
	d.cutOff(first-2*time.Second, last+time.Second, l)
	d.atLaptop(first-time.Second, "copy the file", l, func(*start) { copied = l.disk.size() })
	d.atLaptop(last+700*time.Millisecond, "older copy", l, func(*start) {
		if copied > 0 && !l.disk.moved && l.disk.size() > copied {
			l.ends(false)
			l.spare = append(l.spare, l.disk.held()...)
			l.disk.mu.Lock()
			l.disk.cutTo(copied)
			l.disk.mu.Unlock()
			l.begin()
		}
	})
}

// trouble is what goes wrong between two times.
func (d *day) trouble(dice *rand.Rand, from, to time.Duration) {
	for at := from + time.Duration(dice.Int64N(int64(4*time.Second))); at < to; at += time.Duration(500+dice.IntN(5000)) * time.Millisecond {
		l, other := d.laptops[dice.IntN(5)], d.laptops[dice.IntN(5)]
		until := min(at+time.Duration(1000+dice.IntN(25000))*time.Millisecond, to+6*time.Second)
		switch dice.IntN(14) {
		case 0, 1:
			power, after := dice.IntN(2) == 0, time.Duration(dice.Int64N(int64(8*time.Millisecond)))
			d.atLaptop(at, "write as the power goes", l, func(s *start) {
				s.session.Write("", s.now(), &relay.Note{Text: "as the power goes"})
				time.Sleep(after) // it is saved in these milliseconds
				d.pass()
				l.ends(power)
				l.back = until
			})
			d.do(at+10*time.Millisecond, "kill", func() { l.ends(power); l.back = until })
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
			d.cutOff(at, until, l)
		case 7:
			d.disk(at, until, "full disk", l, func(k *disk, on bool) { k.full = on })
		case 8:
			d.disk(at, until, "hanging disk", l, func(k *disk, on bool) {
				if on {
					k.hangs = max(k.hangs, until)
				}
			})
		case 9:
			d.planSleep(at, until, l)
		case 10:
			by := time.Duration(dice.IntN(20000)-10000) * time.Millisecond
			d.atLaptop(at, "set the clock", l, func(s *start) {
				if l.n > 0 { // the first one's is the meet's
					l.steps += by
					s.gap("step", by)
				}
			})
		case 11:
			d.do(at, "merge a stick", func() {
				if l != other && l.program() != nil {
					d.did("merge a stick")
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
			sticks := dice.IntN(2) == 0
			d.atLaptop(at, "carry on elsewhere", l, func(s *start) {
				if sticks {
					l.disk.merge(d.stick())
				}
				l.switches(s)
			})
		}
		d.do(until, "start", func() {
			if l.program() == nil && d.now() >= l.back && d.now() >= l.wakes {
				l.begin()
			}
		})
		if dice.IntN(3) == 0 {
			d.do(at+time.Millisecond, "look", func() { d.looks(l) })
		}
	}
}

// looks holds what a laptop shows in the middle of it all against what it may.
func (d *day) looks(l *laptop) {
	if l.up() {
		d.alike(l)
		d.waits(l)
		d.clockTold(l.program())
	}
}

// waits looks whether a laptop says that more waits for the hub than can.
func (d *day) waits(l *laptop) {
	s := l.program()
	if !l.up() || s.hubNow() == l.n || !s.link.State(nil).Linked {
		return
	}
	hub, most := d.laptops[s.hubNow()].hub, 0
	hub.mu.Lock()
	defer hub.mu.Unlock()
	for _, e := range l.disk.held() {
		if _, there := hub.at[e.ID]; !there || e.Station == l.id || e.Station == "stick" {
			most++
		}
	}
	if got := s.link.State(nil).Waiting; got > most {
		d.say("%s says that %d events wait for the hub, at most %d can", l.id, got, most)
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

// planSleep closes a lid, just after the clocks were compared, and opens it again.
func (d *day) planSleep(at, until time.Duration, l *laptop) {
	d.atLaptop(at-4*time.Millisecond, "ask", l, func(s *start) {
		select {
		case s.asks <- struct{}{}:
		default:
		}
	})
	d.atLaptop(at, "sleep", l, func(s *start) {
		if d.now() < min(until, d.calmFrom) {
			l.wakes = until
			l.asleep.Store(s)
			l.naps = append(l.naps, [2]time.Duration{d.now(), until})
		}
	})
	d.atLaptop(until, "wake", l, func(*start) {})
	d.atLaptop(until+30*time.Millisecond, "look at the clock", l, d.clockTold)
}

// awakes notes that a laptop has slept, by its own clock, as its program does a
// second later at most, or before the next key.
func (l *laptop) awakes() {
	if s := l.program(); s != nil && s == l.asleep.Load() {
		nap := l.naps[len(l.naps)-1]
		s.gap("sleep", l.local(nap[1]).Sub(l.local(nap[0])))
	}
	l.asleep.Store(nil)
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
