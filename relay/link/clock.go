package link

import (
	"slices"
	"strings"
	"sync"
	"time"

	"baton/relay"
)

// Times of comparing clocks.
const (
	clockMemory = 3 * time.Minute // a comparison counts for so long
	clockDrift  = 30e-6           // two laptops' clocks part by at most so much of the time that passes
)

// Clock is a laptop's clock against the one that the meet goes by: that of the
// laptop which was the first hub. Whoever is the hub later passes on what it
// knows of it.
type Clock struct {
	now    func() time.Time
	opened time.Time

	mu          sync.Mutex
	leads       bool // the meet goes by this laptop's clock
	ref         string
	comparisons []comparison
	naps        []nap
	dropped     time.Time     // what was asked before counts no more
	apart       time.Duration // by which the wall clock was ahead of the monotonic one then
}

// nap is a sleep of the laptop, in which its monotonic clock stood still.
type nap struct {
	woke   time.Time
	length time.Duration
}

// comparison is one question to the hub and its answer.
type comparison struct {
	at     time.Time     // here
	offset int64         // meet time minus Local
	bound  time.Duration // its error is at most this
}

// Reading is what a hub says of its clock: when it was asked and when it
// answered, in meet time, and how well it knows that.
type Reading struct {
	Ref      string        `json:"ref"` // whose clock the meet goes by
	Received int64         `json:"asked_ns"`
	Sent     int64         `json:"said_ns"`
	Bound    time.Duration `json:"bound_ns"`
}

// newClock is a clock that has not been compared yet.
func newClock(now func() time.Time) *Clock { return &Clock{now: now, opened: now()} }

// Leads says that the meet goes by this laptop's clock, under a name of its own,
// or (empty) no longer.
func (c *Clock) Leads(ref string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	leads := ref != ""
	if leads == c.leads && (ref == "" || strings.TrimRight(c.ref, "+") == ref) {
		return
	}
	c.leads, c.ref, c.comparisons = leads, ref, nil
}

// Leading reports whether the meet goes by this laptop's clock.
func (c *Clock) Leading() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.leads
}

// local is a moment by this laptop's clock as it was set at the start, in
// nanoseconds since 1970: nobody who sets the clock moves it.
func (c *Clock) local(at time.Time) int64 {
	local := c.opened.UnixNano() + int64(at.Sub(c.opened))
	for _, n := range c.naps {
		if !at.Before(n.woke) {
			local += int64(n.length)
		}
	}
	return local
}

// ahead is how far the wall clock has run ahead of the monotonic one.
func (c *Clock) ahead(at time.Time) time.Duration {
	return at.Round(0).Sub(c.opened.Round(0)) - at.Sub(c.opened)
}

// unsettled is how far the two clocks may part before the session has told why
// (Drop): until then nobody is told the time.
const unsettled = 250 * time.Millisecond

// Answer is what this laptop says to who asked at a moment; ok is false while it
// knows nothing itself.
func (c *Clock) Answer(asked time.Time) (r Reading, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	said := c.now()
	best, ok := c.best(said)
	ok = ok && (c.ahead(said)-c.apart).Abs() <= unsettled
	return Reading{Ref: c.ref, Received: c.local(asked) + best.offset, Sent: c.local(said) + best.offset, Bound: best.bound}, ok
}

// Compare takes an answer to a question that was asked and answered at these
// moments. The offset lies within half the time that both were on their way.
func (c *Clock) Compare(asked, answered time.Time, r Reading) {
	c.mu.Lock()
	defer c.mu.Unlock()
	way := answered.Sub(asked) - time.Duration(r.Sent-r.Received)
	if c.leads || way < 0 || r.Bound < 0 || asked.Before(c.dropped) || (c.ahead(answered)-c.apart).Abs() > unsettled {
		return
	}
	if r.Ref != c.ref {
		c.ref, c.comparisons = r.Ref, nil
	}
	offset := (r.Received - c.local(asked) + r.Sent - c.local(answered)) / 2
	c.comparisons = append(c.comparisons, comparison{at: answered, offset: offset, bound: way/2 + r.Bound})
	c.comparisons = slices.DeleteFunc(c.comparisons, func(s comparison) bool { return answered.Sub(s.at) > clockMemory })
}

// best is the comparison that bounds the offset most closely now: older ones
// less closely, for clocks drift.
func (c *Clock) best(at time.Time) (best comparison, ok bool) {
	if c.leads {
		return comparison{at: at}, true
	}
	for _, s := range c.comparisons {
		s.bound += time.Duration(clockDrift * float64(max(0, at.Sub(s.at))))
		if !ok || s.bound < best.bound {
			best, ok = s, true
		}
	}
	return best, ok
}

// Offset is what is known at a moment of meet time, for a clock that says local
// then; nil while nothing is.
func (c *Clock) Offset(at time.Time, local int64) *relay.Clock {
	c.mu.Lock()
	defer c.mu.Unlock()
	best, ok := c.best(at)
	if !ok {
		return nil
	}
	return &relay.Clock{Offset: c.local(at) + best.offset - local, Bound: int64(best.bound), Age: int64(max(0, at.Sub(best.at)))}
}

// Bound is how well the clock is known now.
func (c *Clock) Bound() (bound time.Duration, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	best, ok := c.best(c.now())
	return best.bound, ok
}

// Drop forgets what was compared: the laptop slept so long, or (0) its clock was
// set. Those who go by this laptop's clock compare theirs anew.
func (c *Clock) Drop(slept time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	c.comparisons, c.dropped, c.apart = nil, now, c.ahead(now)
	if slept != 0 {
		c.naps = append(c.naps, nap{now, slept})
		if c.leads {
			c.ref += "+"
		}
	}
}
