package terminal

import "time"

// apart is how far two clocks may part before it is told.
const apart = 250 * time.Millisecond

// Tick is how often a Watch is to be fed.
const Tick = time.Second

// Reading is one look at the laptop's clocks, in nanoseconds.
type Reading struct {
	Wall    int64 // wall clock, since 1970
	Mono    int64 // monotonic, since the program opened the log; may stand still in sleep
	Lasting int64 // monotonic, from any start; goes on in sleep
}

// Read takes a reading at an instant that was just asked for; opened is when
// the log was opened, with its monotonic part.
func Read(now, opened time.Time) Reading {
	mono := now.Sub(opened)
	return Reading{Wall: now.UnixNano(), Mono: int64(mono), Lasting: lasting(mono)}
}

// GapKind is what a gap in time was.
type GapKind string

// The kinds of gap.
const (
	Sleep     GapKind = "sleep"     // the laptop slept: its monotonic clock stood still
	Step      GapKind = "step"      // the wall clock was set
	Uncertain GapKind = "uncertain" // the program stood still: keys of that time are stamped late
)

// Gap is one irregularity of time; By is its length, negative where the wall
// clock was set back.
type Gap struct {
	Kind GapKind
	By   time.Duration
}

// Watch compares the laptop's clocks from tick to tick. Small partings add up
// until they are worth telling.
type Watch struct {
	base Reading // the clocks are compared from here
	last Reading
	fed  bool
}

// Feed takes the next reading, a Tick after the last, and returns the gaps since.
func (w *Watch) Feed(now Reading) []Gap {
	if !w.fed {
		w.fed, w.base, w.last = true, now, now
		return nil
	}
	var gaps []Gap
	if late := time.Duration(now.Mono-w.last.Mono) - Tick; late > Tick {
		gaps = append(gaps, Gap{Uncertain, late})
	}
	w.last = now
	return append(gaps, w.parted(now)...)
}

// Parted reports whether wall and monotonic time have parted by more than is told
// since the watch was last fed: whatever is stamped now is to be preceded by why.
func (w *Watch) Parted(now Reading) bool {
	awake, wall := now.Mono-w.base.Mono, now.Wall-w.base.Wall
	return w.fed && time.Duration(wall-awake).Abs() > apart
}

// parted says why wall and monotonic time have parted, if they have. Only then
// does the lasting clock say how much of it was sleep: it is read a moment
// later, and the program may have been stopped in between.
func (w *Watch) parted(now Reading) (gaps []Gap) {
	if !w.Parted(now) {
		return nil
	}
	awake, lasted, wall := now.Mono-w.base.Mono, now.Lasting-w.base.Lasting, now.Wall-w.base.Wall
	if slept := time.Duration(lasted - awake); slept > apart {
		gaps = append(gaps, Gap{Sleep, slept})
		w.base.Mono -= int64(slept)
	}
	if set := time.Duration(wall - lasted); set.Abs() > apart {
		gaps = append(gaps, Gap{Step, set})
		w.base.Wall += int64(set)
	}
	return gaps
}
