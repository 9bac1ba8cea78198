package terminal

import (
	"sync"
	"time"
)

// mended is a clock made of two: a coarse one, which jumps ahead every so often,
// and a fine counter. Between two jumps it goes on as the counter does, wall
// clock and monotonic time alike; a wall clock that is set is followed.
type mended struct {
	coarse func() time.Time
	fine   func() time.Duration // from any start
	jump   time.Duration        // the longest between two jumps

	mu   sync.Mutex
	base time.Time     // the coarse clock at a jump
	at   time.Duration // and the counter
}

// newMended waits for a jump of the coarse clock, so as to know where it is
// right.
func newMended(coarse func() time.Time, fine func() time.Duration, jump time.Duration) *mended {
	c := &mended{coarse: coarse, fine: fine, jump: jump}
	first, begun := coarse(), fine()
	for c.base = first; !c.base.After(first) && fine()-begun <= 2*jump; {
		c.base = coarse()
	}
	c.at = fine()
	return c
}

// now is the instant. It never goes back: where the two clocks have drifted
// apart the counter is set anew.
func (c *mended) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	coarse, fine := c.both()
	ahead := fine - c.at - coarse.Sub(c.base)
	switch {
	case ahead < 0: // the counter is slow: the coarse clock has just jumped
		c.base, c.at, ahead = coarse, fine, 0
	case ahead > c.jump: // it is fast: the coarse clock cannot be further behind
		c.base, c.at, ahead = coarse, fine-c.jump, c.jump
	}
	return coarse.Add(ahead)
}

// both reads the clocks at one instant: again where the program stood still in
// between.
func (c *mended) both() (coarse time.Time, fine time.Duration) {
	for range 5 {
		before := c.fine()
		coarse, fine = c.coarse(), c.fine()
		if fine-before < time.Millisecond {
			break
		}
	}
	return coarse, fine
}
