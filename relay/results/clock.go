package results

import (
	"cmp"
	"math"
	"slices"
	"time"

	"baton/relay"
)

// StartClock is how the timing computer's clock ran against one station's over a
// meet: from the races whose gun was pressed there and whose start the computer
// gave, by a line that a few wrong ones do not move. Where the computer's clock was
// set meanwhile there are several, one after the other.
type StartClock struct {
	Station string
	Starts  []ClockStart // oldest first
	lines   []clockLine
}

// ClockStart is one start by both clocks.
type ClockStart struct {
	Race   relay.RaceID
	Off    time.Duration // the computer's later than the line says: the gun was pressed so much sooner than usual
	Agrees bool
	gun    relay.ID
	x, y   float64 // seconds: the gun, and the computer's time of day minus it
}

// clockLine is what the computer's time of day minus the gun's instant is from one
// start to another.
type clockLine struct {
	from, to, middle float64 // of x
	at, slope        float64 // y in the middle; seconds a second
	n                int     // starts that fit it
	spread           float64
}

// A start fits its line where it lies within so many of the starts' own spreads,
// but never less than startLeast.
const (
	startSpreads = 5
	startLeast   = 0.4
	spreadLeast  = 0.03 // of starts, in seconds: nobody's gun is surer
)

// A clock was set where the starts before and after lie so far apart, in seconds,
// that two lines leave a third of what one leaves.
const (
	clockStep  = 0.5
	stepLeaves = 3
)

const day = 86400.0

// clockSpan is what instants are counted within, so that their seconds keep their
// fractions: a thousand days.
const clockSpan = relay.Instant(1000 * day * 1e9)

// wrap brings a difference of times of day to within half a day.
func wrap(s float64) float64 { return math.Mod(math.Mod(s+day/2, day)+day, day) - day/2 }

// newStartClock fits the lines of one station's starts.
func newStartClock(station string, starts []ClockStart) StartClock {
	slices.SortStableFunc(starts, func(a, b ClockStart) int { return cmp.Compare(a.x, b.x) })
	for i := range starts {
		starts[i].y = starts[0].y + wrap(starts[i].y-starts[0].y)
	}
	c := StartClock{Station: station, Starts: starts}
	for _, part := range unset(starts) {
		line := fitLine(part)
		for i := range part {
			off := part[i].y - line.of(part[i].x)
			part[i].Off, part[i].Agrees = seconds(off), math.Abs(off) <= math.Max(startLeast, startSpreads*line.spread)
		}
		c.lines = append(c.lines, line.between(part))
	}
	return c
}

// between is the line as far as the starts that fit it reach.
func (l clockLine) between(starts []ClockStart) clockLine {
	fit := slices.DeleteFunc(slices.Clone(starts), func(s ClockStart) bool { return !s.Agrees })
	if l.n = len(fit); l.n > 0 {
		l.from, l.to = fit[0].x, fit[l.n-1].x
	}
	return l
}

// unset are the starts between which nobody set the computer's clock.
func unset(starts []ClockStart) [][]ClockStart {
	whole := leaves(starts)
	best, at := whole, 0
	for i := 2; i+2 <= len(starts); i++ {
		if math.Abs(middleOf(starts[:i])-middleOf(starts[i:])) < clockStep {
			continue
		}
		if left := leaves(starts[:i]) + leaves(starts[i:]); left < best {
			best, at = left, i
		}
	}
	if at == 0 || best > whole/stepLeaves {
		return [][]ClockStart{starts}
	}
	return append(unset(starts[:at]), unset(starts[at:])...)
}

func middleOf(starts []ClockStart) float64 {
	ys := make([]float64, len(starts))
	for i, s := range starts {
		ys[i] = s.y
	}
	return middle(ys)
}

// leaves is how far some starts lie off their middle, together.
func leaves(starts []ClockStart) (sum float64) {
	m := middleOf(starts)
	for _, s := range starts {
		sum += math.Abs(s.y - m)
	}
	return sum
}

// driftNeeds is how many starts tell a drift from the spread of guns.
const driftNeeds = 5

// fitLine is the line through some starts that a few wrong ones do not move: the
// median of the slopes between them, and the median of what is left (Theil, Sen).
func fitLine(starts []ClockStart) clockLine {
	l := clockLine{from: starts[0].x, to: starts[len(starts)-1].x, n: len(starts), at: middleOf(starts)}
	l.middle = (l.from + l.to) / 2
	if len(starts) >= driftNeeds {
		l.slope = middle(slopes(starts))
	}
	var rest []float64
	for _, s := range starts {
		rest = append(rest, s.y-l.slope*(s.x-l.middle))
	}
	l.at = middle(rest)
	for i := range rest {
		rest[i] = math.Abs(rest[i] - l.at)
	}
	l.spread = math.Max(spreadLeast, 1.4826*middle(rest))
	return l
}

// allPairs is up to how many starts every pair of them is asked for a slope; of more
// a part of them.
const allPairs = 60

// slopes are the slopes between starts.
func slopes(starts []ClockStart) (all []float64) {
	for i := range starts {
		for j := i + 1; j < len(starts); j++ {
			if len(starts) > allPairs && (j-i)%(len(starts)/allPairs+1) != 0 {
				continue
			}
			if over := starts[j].x - starts[i].x; over > 0 {
				all = append(all, (starts[j].y-starts[i].y)/over)
			}
		}
	}
	return all
}

func (l clockLine) of(x float64) float64 { return l.at + l.slope*(x-l.middle) }

// middle is the median of some numbers, 0 of none.
func middle(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(all))
	return (s[(len(s)-1)/2] + s[len(s)/2]) / 2
}

// startNeeds is how many starts say where a race's gun was.
const startNeeds = 3

// late is how much later a race's gun stands than its keeper usually presses it, and
// how far that may be off, in seconds; ok is false where the clocks do not say: too
// few starts, such as do not agree, or the computer's clock was set about then. pressed says that the gun
// is one of those that the line was fitted to.
func (c StartClock) late(start ClockStart, pressed bool) (late, off float64, ok bool) {
	for i, l := range c.lines {
		first, last := math.Inf(-1), math.Inf(1)
		if i > 0 {
			first = l.from
		}
		if i+1 < len(c.lines) {
			last = l.to
		}
		if start.x < first || start.x > last || l.n < startNeeds || l.unsure() > gunSure {
			continue
		}
		late = -wrap(start.y - l.of(start.x))
		if pressed && math.Abs(late) > math.Max(startLeast, startSpreads*l.spread) {
			return 0, 0, false
		}
		return late, l.unsure(), true
	}
	return 0, 0, false
}

// startOf is a race's start by both clocks.
func startOf(r *relay.Race) (s ClockStart, ok bool) {
	if r.OfficialStart == nil || r.Counting < 0 {
		return ClockStart{}, false
	}
	gun, _ := r.Gun()
	x := float64(gun%clockSpan) / 1e9
	return ClockStart{Race: r.ID, gun: r.Attempt(), x: x, y: wrap(r.OfficialStart.Seconds() - x)}, true
}

// Drift is how many seconds an hour the computer's clock gained on the station's,
// and whether it was set meanwhile.
func (c StartClock) Drift() (hourly float64, set bool) {
	if len(c.lines) == 0 {
		return 0, false
	}
	return c.lines[len(c.lines)-1].slope * 3600, len(c.lines) > 1
}
