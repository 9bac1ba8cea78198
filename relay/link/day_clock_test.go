package link

import (
	"time"

	"baton/relay"
)

// measures are the comparisons with the meet's clock that count, as the day knows
// them.
type measures struct {
	ref     string
	dropped time.Time
	all     []measure
}

type measure struct {
	at    time.Time
	bound time.Duration
}

// compares brings an answer to the program's clock, and notes what it is worth:
// half of the time that question and answer were on their way.
func (s *start) compares(asked, answered time.Time, r Reading) {
	s.link.Clock().Compare(asked, answered, r)
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := &s.measures; !asked.Before(m.dropped) {
		if m.ref != r.Ref {
			m.ref, m.all = r.Ref, nil
		}
		m.all = append(m.all, measure{answered, (answered.Sub(asked)-time.Duration(r.Sent-r.Received))/2 + r.Bound})
	}
}

// gap has the program note that its laptop slept, or that its clock was set: what
// was compared before counts no more.
func (s *start) gap(what string, length time.Duration) {
	s.session.ClockGap(what, length, s.now())
	s.mu.Lock()
	defer s.mu.Unlock()
	s.measures = measures{dropped: s.now()}
}

// best is how well the clock can be known.
func (s *start) best() (least time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	least = time.Hour
	for _, m := range s.measures.all {
		if age := s.now().Sub(m.at); age < 170*time.Second {
			least = min(least, m.bound+time.Duration(30e-6*float64(age)))
		}
	}
	return least
}

// clockTold holds what a program says of its clock against the meet's: it is never
// further off than it says, and it says no more than was measured.
func (d *day) clockTold(s *start) {
	now := s.now()
	c := s.link.Clock().Offset(now, 0)
	if c == nil || s.of.asleep.Load() != nil || d.laptops[0].asleep.Load() != nil {
		return
	}
	at := relay.Instant(d.laptops[0].local(d.now()).UnixNano())
	if off := at.Since(relay.Instant(c.Offset)).Abs(); off > time.Duration(c.Bound)+20*time.Microsecond {
		d.say("%s: its clock is %v off, and says at most %v", s.of.id, off, time.Duration(c.Bound))
	}
	if best := s.best(); s.of.n > 0 && time.Duration(c.Bound) > best+time.Microsecond {
		d.say("%s: its clock is known within %v, and it says %v", s.of.id, best, time.Duration(c.Bound))
	}
}
