package link

import (
	"context"
	"fmt"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// calm heals everything.
func (d *day) calm() {
	d.calmFrom = d.now()
	clear(d.cut)
	for _, l := range d.laptops {
		l.disk.mu.Lock()
		l.disk.full, l.disk.hangs = false, 0
		l.disk.mu.Unlock()
		l.disk.merge(l.spare)
		l.spare = nil
		if l.program() == nil {
			l.begin()
		}
	}
}

// settles lets the healed laptops find together, and says so where they do not.
func (d *day) settles() {
	d.calm()
	begun, alike := d.now(), time.Duration(0)
	for d.now() < begun+12*time.Second {
		time.Sleep(100 * time.Millisecond)
		d.pass()
		if d.apart() != "" {
			alike = 0
		} else if alike == 0 {
			alike = d.now()
		}
	}
	if at := d.apart(); at != "" {
		d.say("12 s after all was healed: %s", at)
	} else {
		d.slowest = max(d.slowest, alike-begun)
	}
	d.calmFrom = 1 << 60
}

// apart is what keeps the laptops from being one, empty where nothing does.
func (d *day) apart() string {
	first := d.laptops[0]
	want := first.program().link.Status().Heads
	for _, l := range d.laptops {
		if !l.up() {
			return l.id + " sleeps"
		}
		s, saved := l.program().link.State(nil), l.program().session.Saved()
		switch {
		case !slices.Equal(l.program().link.Status().Heads, want) || l.disk.size() != first.disk.size():
			return fmt.Sprintf("%s holds %d events, %s %d", l.id, l.disk.size(), first.id, first.disk.size())
		case l.program().session.State.Len() != l.disk.size():
			return fmt.Sprintf("%s shows %d events, its file holds %d", l.id, l.program().session.State.Len(), l.disk.size())
		case !s.Linked || s.Waiting != 0:
			return fmt.Sprintf("%s says linked %v, %d events wait", l.id, s.Linked, s.Waiting)
		case saved.Handed != l.program().handed():
			return fmt.Sprintf("%s counts %d events to be saved, there were %d", l.id, saved.Handed, l.program().handed())
		case saved.Err != nil || saved.Saved != saved.Handed:
			return fmt.Sprintf("%s says %d of %d saved: %v", l.id, saved.Saved, saved.Handed, saved.Err)
		}
	}
	return ""
}

// alike holds a laptop's state against one that has its events in another order,
// some at a time, and that one against one that has as many at once.
func (d *day) alike(l *laptop) {
	if !l.up() {
		return
	}
	state := l.program().session.State
	events := state.Events()
	slices.SortFunc(events, func(a, b relay.Event) int { return a.ID.Compare(b.ID) })
	d.random.Shuffle(len(events), func(a, b int) { events[a], events[b] = events[b], events[a] })
	bySome := relay.NewMeet()
	for _, upTo := range []int{d.random.IntN(len(events)), len(events)} {
		bySome.Add(events[bySome.Len():upTo]...)
		bySome.Races()
	}
	if at := parts(relaytest.Print(state), relaytest.Print(bySome)); at != "" {
		d.say("%s tells its %d events otherwise than if they had come in another order: %s", l.id, len(events), at)
	}
	if d.random.IntN(3) == 0 {
		d.alikeInPart(l, events)
	}
}

// alikeInPart is alike for some of the events, as a laptop may have them for a
// while.
func (d *day) alikeInPart(l *laptop, events []relay.Event) {
	atOnce, bySome := relay.NewMeet(), relay.NewMeet()
	some := events[:1+d.random.IntN(len(events))]
	atOnce.Add(some...)
	for len(some) > 0 {
		n := min(1+d.random.IntN(1+len(events)/8), len(some))
		bySome.Add(some[:n]...)
		bySome.Races()
		some = some[n:]
	}
	if at := parts(relaytest.Print(bySome), relaytest.Print(atOnce)); at != "" {
		d.say("%s tells %d of its events otherwise than if it had them all at once: %s", l.id, atOnce.Len(), at)
	}
}

// lastToCome holds the whole against what a laptop tells to which one event came
// last, after it had told all others: one that names something of another race, a
// sleep, or any.
func (d *day) lastToCome(state *relay.Meet) {
	events, want := state.Events(), relaytest.Print(state)
	slices.SortFunc(events, func(a, b relay.Event) int { return a.ID.Compare(b.ID) })
	var last []int
	for n, e := range events {
		if slices.ContainsFunc(namedBy(e), func(id relay.ID) bool { o, _ := state.Event(id); return o.Race != e.Race }) {
			last = append(last, n)
			if target := slices.IndexFunc(events, func(o relay.Event) bool { return o.ID == namedBy(e)[0] }); target >= 0 {
				last = append(last, target)
			}
		} else if e.Kind == relay.KindClockGap {
			last = append(last, n)
		}
	}
	for range 4 {
		last = append(last, d.random.IntN(len(events)))
	}
	for _, n := range last {
		m := relay.NewMeet()
		m.Add(slices.Concat(events[:n], events[n+1:])...)
		m.Races()
		m.Add(events[n])
		if at := parts(relaytest.Print(m), want); at != "" {
			d.say("%s %s is told otherwise where it came last: %s", events[n].Kind, events[n].ID, at)
		}
	}
}

// namedBy are the events that a correction names.
func namedBy(e relay.Event) []relay.ID {
	switch f := e.Fact.(type) {
	case *relay.Amend:
		return []relay.ID{f.Target}
	case *relay.Void:
		return f.Targets
	case *relay.Restore:
		return f.Targets
	}
	return nil
}

// parts is where two tellings part.
func parts(a, b string) string {
	if a == b {
		return ""
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	around := func(s string) string { return s[max(0, n-120):min(len(s), n+60)] }
	return around(a) + " | " + around(b)
}

// faults are what is wrong once all is healed and at rest.
func (d *day) faults() []string {
	d.settles()
	first := d.laptops[0].disk.held()
	known := map[relay.ID]relay.Hash{}
	for _, e := range first {
		known[e.ID] = e.Hash
	}
	for _, l := range d.laptops {
		d.note(l.program())
		d.whole(l, known)
		d.alike(l)
		if alarm := l.program().link.State(nil).Alarm; alarm != nil {
			d.say("%s: %v", l.id, alarm)
		}
	}
	for _, l := range d.laptops {
		for _, k := range append(l.before, l.disk) {
			for _, e := range k.merged {
				if !k.aside(e.ID) {
					d.acked[e.ID] = e.Hash
				}
			}
		}
	}
	for id, hash := range d.acked {
		if known[id] != hash {
			d.say("%s was called saved, and is not there", id)
		}
	}
	d.lastToCome(d.laptops[3].program().session.State)
	d.truth(known)
	d.straggler()
	d.forged()
	return d.wrong
}

// whole looks whether a file at rest holds what the first does, once.
func (d *day) whole(l *laptop, known map[relay.ID]relay.Hash) {
	seen := map[relay.ID]bool{}
	for _, e := range l.disk.held() {
		if seen[e.ID] || known[e.ID] != e.Hash {
			d.say("%s: %s stands there twice, or otherwise than elsewhere", l.id, e.ID)
		}
		seen[e.ID] = true
	}
	for id := range known {
		if !seen[id] {
			d.say("%s lacks %s", l.id, id)
		}
	}
}

// forged shows an altered event to each laptop: it raises the alarm, and is
// taken by nobody.
func (d *day) forged() {
	l := d.laptops[1+d.random.IntN(4)]
	held := l.disk.held()
	e := held[d.random.IntN(len(held))]
	e.Body = []byte(`{"kind":"note","race":"","text":"another"}`)
	e.Hash[0]++
	s := l.program()
	next := held[len(held)-1] // one that follows nothing
	next.ID.Seq += 1000
	for n, known := int64(1), true; known; n++ {
		next.ID.Seq = n
		_, known = s.session.State.Event(next.ID)
	}
	next.Body, next.Hash[0] = e.Body, next.Hash[0]+1
	hub := newMemory("forged")
	ended, end := context.WithCancel(context.Background())
	end() // nothing is waited for
	_, _ = hub.Push(ended, []relay.Event{e, next})
	side, err := s.link.meet(ended, hub)
	if err == nil {
		err = s.link.pull(ended, hub, side)
	}
	if err == nil {
		err = s.link.push(ended, hub, side)
	}
	d.pass()
	if err != nil || s.link.State(nil).Alarm == nil {
		d.say("%s saw %s altered, and raised no alarm (%v)", l.id, e.ID, err)
	}
	if _, taken := s.session.State.Event(next.ID); taken {
		d.say("%s took an event that follows nothing", l.id)
	}
	if got, _ := s.session.State.Event(e.ID); got.Hash == e.Hash || len(l.disk.held()) != len(held) {
		d.say("%s took an altered event", l.id)
	}
}

// straggler shows a laptop an event before the one that it follows, which a stick
// then brings: both are taken, once.
func (d *day) straggler() {
	l := d.laptops[1+d.random.IntN(4)]
	s, some, hub := l.program(), d.stick(), newMemory("late")
	ended, end := context.WithCancel(context.Background())
	defer end()
	_, _ = hub.Push(ended, []relay.Event{some[0], some[2]})
	side, err := s.link.meet(ended, hub)
	if err == nil {
		err = s.link.pull(ended, hub, side)
	}
	d.pass()
	l.disk.merge(some[1 : 2+d.random.IntN(2)]) // perhaps with the one that came too early
	for range 20 {
		time.Sleep(100 * time.Millisecond)
		d.pass()
	}
	for n, e := range some {
		if _, taken := s.session.State.Event(e.ID); !taken || !l.disk.keeps(e.ID) {
			d.say("%s: of what came too early, the %d. is not here (%v)", l.id, n+1, err)
		}
	}
	if got := s.session.Saved().Handed; got != s.handed() {
		d.say("%s counts %d events to be saved, there were %d", l.id, got, s.handed())
	}
	all := newMemory("all")
	_, _ = all.Push(ended, s.session.State.Events())
	if _, err := s.link.meet(ended, all); err != nil {
		d.say("%s: %v", l.id, err)
	}
	if s.link.reached("all"); s.link.State(nil).Waiting != 0 {
		d.say("%s says that %d events wait for a hub that has all", l.id, s.link.State(nil).Waiting)
	}
}

// ended says that everything is over.
func (d *day) ended() {
	for _, l := range d.laptops {
		if l.program() != nil {
			l.ends(false)
		}
	}
	time.Sleep(time.Minute) // their disks are done by then
}
