package terminal

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// laptop is a computer whose clock jumps, whose counter goes a little wrong, and
// on which time passes with every look at either.
type laptop struct {
	since time.Duration // the truth
	wrong float64       // the counter's rate less one
	set   time.Duration // by how much the wall clock was set
}

const jump = 15600 * time.Microsecond

func (l *laptop) coarse() time.Time {
	l.since += time.Microsecond
	return noon.Add(l.since.Truncate(jump) + l.set)
}

func (l *laptop) fine() time.Duration {
	l.since += time.Microsecond
	return time.Hour + time.Duration(float64(l.since)*(1+l.wrong))
}

func TestAClockThatJumpsIsMendedByACounter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := &laptop{wrong: rapid.Float64Range(-1e-4, 1e-4).Draw(rt, "drift")}
		c := newMended(l.coarse, l.fine, 16*time.Millisecond)
		last := c.now()
		for range 400 {
			l.since += time.Duration(rapid.IntRange(0, 60_000).Draw(rt, "µs")) * time.Microsecond
			now := c.now()
			if off := now.Sub(noon) - l.since; off.Abs() > time.Millisecond {
				rt.Fatalf("at %v it is off by %v", l.since, off)
			}
			if now.Before(last) {
				rt.Fatalf("at %v it went back by %v", l.since, last.Sub(now))
			}
			last = now
		}
	})
}

func TestAWallClockThatIsSetIsFollowed(t *testing.T) {
	l := &laptop{}
	c := newMended(l.coarse, l.fine, 16*time.Millisecond)
	for _, set := range []time.Duration{time.Hour, -time.Hour} {
		l.since += 3 * time.Millisecond
		l.set += set
		if off := c.now().Sub(noon) - l.since - l.set; off.Abs() > 16*time.Millisecond {
			t.Errorf("set by %v it is off by %v", set, off)
		}
	}
}
