package link

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"baton/relay"
)

// wire is the way from one laptop to the hub of another: it delays, loses, and
// is cut one way or both.
type wire struct {
	hub      *memory
	d        *day
	from, to *laptop
	pushes   *rand.Rand
	pulls    *rand.Rand
	by       *start
	listed   map[relay.ID]bool // what the hub was heard to hold
}

// passes reports whether what is sent now gets there.
func (d *day) passes(from, to *laptop) bool {
	now := d.now()
	return now >= d.cut[[2]int{from.n, to.n}] && now >= from.wakes && now >= to.wakes
}

// goes is one way of a message: it takes its time, gets there, or never does.
func (w *wire) goes(ctx context.Context, dice *rand.Rand, from, to *laptop) error {
	way := latency(dice)
	rest(ctx, way)
	now := w.d.now()
	lost := now < w.d.calmFrom && dice.IntN(60) == 0
	if !lost && w.d.passes(from, to) {
		if way > 10*time.Millisecond {
			w.d.did("message delayed")
		}
		return ctx.Err()
	}
	switch back := w.d.passes(to, from); {
	case lost:
		w.d.did("message lost")
	case back:
		w.d.did("message cut one way")
	default:
		w.d.did("message cut off")
	}
	if dice.IntN(2) == 0 {
		rest(ctx, 3*time.Second) // nobody says no
	}
	w.from.sleepsOn(ctx)
	return errAway
}

// latency is a wifi's: mostly quick, now and then slow.
func latency(dice *rand.Rand) time.Duration {
	d := time.Duration(500+dice.IntN(3000)) * time.Microsecond
	if dice.IntN(8) == 0 {
		d += time.Duration(dice.IntN(80)) * time.Millisecond
	}
	return d
}

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// sleepsOn waits while a laptop sleeps: nothing of its program goes on then.
func (l *laptop) sleepsOn(ctx context.Context) {
	for now := l.day.now(); ctx.Err() == nil && now < l.wakes; now = l.day.now() {
		rest(ctx, l.wakes-now+10*time.Millisecond)
	}
}

func (w *wire) Holds(ctx context.Context) (h Holding, err error) {
	if err := w.goes(ctx, w.pushes, w.from, w.to); err != nil {
		return h, err
	}
	if h, err = w.hub.Holds(ctx); err != nil {
		return h, err
	}
	if err = w.goes(ctx, w.pushes, w.to, w.from); err == nil {
		w.listed = map[relay.ID]bool{}
		for _, id := range h.IDs {
			w.listed[id] = true
		}
	}
	return h, err
}

func (w *wire) Push(ctx context.Context, events []relay.Event) ([]relay.ID, error) {
	for _, e := range events {
		if w.listed[e.ID] {
			w.by.announce(fmt.Sprintf("%s sends %s, which the hub has said to hold", w.from.id, e.ID))
		}
	}
	if err := w.goes(ctx, w.pushes, w.from, w.to); err != nil {
		if len(events) > 1 && w.pushes.IntN(2) == 0 {
			_, _ = w.hub.Push(ctx, events[:w.pushes.IntN(len(events))])
			w.d.did("half a batch arrived")
		}
		return nil, err
	}
	refused, err := w.hub.Push(ctx, events)
	if err != nil {
		return nil, err
	}
	return refused, w.goes(ctx, w.pushes, w.to, w.from)
}

// Pull waits, and notices after some seconds that nobody answers any more.
func (w *wire) Pull(ctx context.Context, since uint64) ([]relay.Event, uint64, error) {
	for deaf := 0; ; {
		short, stop := context.WithTimeout(ctx, 2*time.Second)
		events, next, err := w.hub.Pull(short, since)
		stop()
		now := w.d.now()
		switch {
		case err != nil || ctx.Err() != nil:
			return nil, since, err
		case len(events) > 0:
			if err := w.goes(ctx, w.pulls, w.to, w.from); err != nil {
				return nil, since, err
			}
			return w.mixed(events), next, nil
		case now < w.from.wakes, w.d.passes(w.from, w.to) && w.d.passes(w.to, w.from):
			deaf = 0
		default:
			if deaf++; deaf > 1 {
				return nil, since, errAway
			}
		}
	}
}

// mixed are events as a network may bring them: some twice, in any order.
func (w *wire) mixed(events []relay.Event) []relay.Event {
	events = append([]relay.Event{}, events...)
	if len(events) > 1 && w.pulls.IntN(6) == 0 {
		w.d.did("events twice or in another order")
		events = append(events, events[0])
		w.pulls.Shuffle(len(events), func(a, b int) { events[a], events[b] = events[b], events[a] })
	}
	return events
}

// leads shares the meet by the laptop's own hub.
func (s *start) leads(ctx context.Context) {
	for ctx.Err() == nil {
		_ = s.link.Carry(ctx, s.hub, s.of.n == 0) // it is tried again
		rest(ctx, 300*time.Millisecond)
	}
}

// followOn keeps to the first hub that answers.
func (s *start) followOn(ctx context.Context, dice *rand.Rand) {
	for ctx.Err() == nil {
		for _, to := range s.of.day.laptops[:s.of.n] {
			if other := to.program(); other != nil {
				s.keepsTo(ctx, dice, to, other)
			}
			if ctx.Err() != nil {
				return
			}
		}
		rest(ctx, 300*time.Millisecond+time.Duration(dice.IntN(150))*time.Millisecond)
	}
}

// keepsTo shares the meet by a hub until it is out of reach, or an earlier one
// is there again.
func (s *start) keepsTo(ctx context.Context, dice *rand.Rand, to *laptop, other *start) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := &wire{by: s, hub: other.hub, d: s.of.day, from: s.of, to: to, pushes: rand.New(rand.NewPCG(dice.Uint64(), 1)), pulls: rand.New(rand.NewPCG(dice.Uint64(), 2))}
	clocks := rand.New(rand.NewPCG(dice.Uint64(), 3))
	s.linkedTo(to.n)
	defer s.linkedTo(-1)
	s.ways.Go(func() { s.comparesClocks(ctx, clocks, to, other) })
	s.ways.Go(func() {
		for ctx.Err() == nil {
			rest(ctx, 2*time.Second)
			for _, earlier := range s.of.day.laptops[:to.n] {
				if earlier.program() != nil && s.of.day.passes(s.of, earlier) && s.of.day.passes(earlier, s.of) {
					stop()
				}
			}
		}
	})
	_ = s.link.Carry(ctx, w, true) // it is tried again
}

// announce notes what was found wrong beside the driver.
func (s *start) announce(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.announced = append(s.announced, what)
}

func (s *start) linkedTo(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.follows, s.since = n, s.of.day.now()
}

// comparesClocks asks the hub for the time, often at first.
func (s *start) comparesClocks(ctx context.Context, dice *rand.Rand, to *laptop, other *start) {
	d := s.of.day
	for ctx.Err() == nil {
		for range 8 {
			asked := s.now()
			rest(ctx, latency(dice))
			slow := dice.IntN(4) == 0
			if slow {
				rest(ctx, time.Duration(dice.IntN(30))*time.Millisecond)
			}
			if !d.passes(s.of, to) || other.dead.Load() {
				break
			}
			at := other.now()
			rest(ctx, time.Duration(dice.IntN(200))*time.Microsecond) // the hub has other things to do too
			r, ok := other.link.Clock().Answer(at)
			ok = ok && to.asleep.Load() == nil // it says nothing before it has noticed that it slept
			rest(ctx, latency(dice))
			s.of.sleepsOn(ctx) // the answer lies in the socket
			if ctx.Err() == nil && s.of.sleptAt(d.now()) {
				d.did("answer from before a sleep")
			}
			if !ok || !d.passes(to, s.of) || ctx.Err() != nil {
				break
			}
			s.compares(asked, s.now(), r)
			rest(ctx, 20*time.Millisecond)
		}
		again := false
		for n := 0; n < 10 && !again; n++ {
			select {
			case <-ctx.Done():
			case <-time.After(time.Second):
			case <-s.asks:
				again = true
			}
			if _, known := s.link.Clock().Bound(); !known {
				break
			}
		}
	}
}

// speaks says once a second who is here, to whoever is linked to the same hub.
func (s *start) speaks(ctx context.Context) {
	d := s.of.day
	rest(ctx, time.Duration(s.of.n)*7*time.Millisecond)
	for ctx.Err() == nil {
		rest(ctx, time.Second)
		hub, says := s.hubNow(), s.link.Status()
		for _, o := range d.laptops {
			if other := o.program(); other != nil && other != s && other.hubNow() == hub && d.passes(s.of, o) {
				other.link.Hear(says)
			}
		}
	}
}

// hubNow is the laptop whose hub this one is at.
func (s *start) hubNow() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.follows < 0 {
		return s.of.n
	}
	return s.follows
}
