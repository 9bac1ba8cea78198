package link

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// twin is two laptops whose clocks differ, and a way between them that takes its
// time: all of it is made up, so that the truth is known.
type twin struct {
	true     time.Time // that nobody can see
	hub, own *Clock
	ahead    time.Duration // the hub's clock, of this laptop's
	drift    float64       // of this laptop's
}

func newTwin(ahead time.Duration, drift float64) *twin {
	w := &twin{true: time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC), ahead: ahead, drift: drift}
	start := w.true
	w.hub = newClock(func() time.Time { return w.true.Add(w.ahead) })
	w.own = newClock(func() time.Time {
		return w.true.Add(time.Duration(drift * float64(w.true.Sub(start))))
	})
	w.hub.Leads("hub")
	return w
}

// ask asks once; the question and the answer are so long on their way.
func (w *twin) ask(there, back time.Duration) {
	asked := w.own.now()
	w.true = w.true.Add(there)
	r, _ := w.hub.Answer(w.hub.now())
	w.true = w.true.Add(back)
	w.own.Compare(asked, w.own.now(), r)
}

// error is how far the offset is from the truth, and what it is said to be at
// most.
func (w *twin) error() (off, bound time.Duration) {
	now := w.own.now()
	c := w.own.Offset(now, now.UnixNano())
	return time.Duration(now.UnixNano() + c.Offset - w.hub.now().UnixNano()).Abs(), time.Duration(c.Bound)
}

func TestTheOffsetIsNeverFurtherOffThanItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ahead := time.Duration(rapid.Int64Range(int64(-time.Hour), int64(time.Hour)).Draw(t, "ahead"))
		w := newTwin(ahead, rapid.Float64Range(-25e-6, 25e-6).Draw(t, "drift"))
		for range rapid.IntRange(1, 40).Draw(t, "questions") {
			w.ask(time.Duration(rapid.Int64Range(0, 3e8).Draw(t, "there")), time.Duration(rapid.Int64Range(0, 3e8).Draw(t, "back")))
			w.true = w.true.Add(time.Duration(rapid.Int64Range(0, 5e9).Draw(t, "pause")))
			if off, bound := w.error(); off > bound+20*time.Microsecond {
				t.Fatalf("%v off, said to be at most %v", off, bound)
			}
		}
	})
}

func TestASleepForgetsTheOffset(t *testing.T) {
	w := newTwin(time.Second, 0)
	w.ask(time.Millisecond, time.Millisecond)
	if bound, ok := w.own.Bound(); !ok || bound != time.Millisecond {
		t.Errorf("%v %v", bound, ok)
	}
	w.own.Drop(0)
	if _, ok := w.own.Bound(); ok || w.own.Offset(w.own.now(), 0) != nil {
		t.Error("it is still known")
	}
	if _, ok := w.own.Answer(w.own.now()); ok {
		t.Error("and passed on")
	}
}

// TestTheMeetsClockGoesOnWhileTheHubSleeps is a lid that is closed at the hub: its
// monotonic clock stands still, and nobody's instants move.
func TestTheMeetsClockGoesOnWhileTheHubSleeps(t *testing.T) {
	w := newTwin(time.Second, 0)
	w.ask(time.Millisecond, time.Millisecond)
	w.true = w.true.Add(10 * time.Second)
	w.ahead -= 10 * time.Second // its monotonic clock, as long as nobody has told
	w.hub.Drop(10 * time.Second)
	w.ask(2*time.Millisecond, 2*time.Millisecond)
	now := w.own.now()
	c := w.own.Offset(now, now.UnixNano())
	if time.Duration(c.Offset) != time.Second || time.Duration(c.Bound) != 2*time.Millisecond {
		t.Errorf("%v within %v, the hub's clock is a second ahead", time.Duration(c.Offset), time.Duration(c.Bound))
	}
}

// TestAnAnswerOfBeforeASleepIsNoComparison is a question that was on its way
// while the laptop slept.
func TestAnAnswerOfBeforeASleepIsNoComparison(t *testing.T) {
	w := newTwin(time.Second, 0)
	asked := w.own.now()
	w.true = w.true.Add(time.Millisecond)
	r, _ := w.hub.Answer(w.hub.now())
	w.own.Drop(time.Hour)
	w.true = w.true.Add(time.Millisecond)
	w.own.Compare(asked, w.own.now(), r)
	if bound, ok := w.own.Bound(); ok {
		t.Errorf("known within %v", bound)
	}
}

func TestTheNextHubPassesOnTheClockOfTheFirst(t *testing.T) {
	w := newTwin(time.Minute, 0)
	w.ask(2*time.Millisecond, 2*time.Millisecond)
	third := newClock(func() time.Time { return w.true.Add(-time.Hour) })
	asked := third.now()
	r, ok := w.own.Answer(w.own.now())
	third.Compare(asked, third.now(), r)
	c := third.Offset(third.now(), third.now().UnixNano())
	if !ok || time.Duration(c.Offset) != time.Hour+time.Minute || time.Duration(c.Bound) != 2*time.Millisecond {
		t.Errorf("%v: %+v", ok, c)
	}
}

// wifi are four made-up links, by the delay of one way; the way back is another
// draw.
var wifi = []struct {
	name  string
	delay func(*rand.Rand, bool) time.Duration
}{
	{"quiet", func(r *rand.Rand, _ bool) time.Duration { return 1500*time.Microsecond + time.Duration(r.Int64N(1e6)) }},
	{"busy", func(r *rand.Rand, _ bool) time.Duration {
		return 2*time.Millisecond + time.Duration(r.ExpFloat64()*1.2e7)
	}},
	{"bursts", func(r *rand.Rand, _ bool) time.Duration {
		return 2*time.Millisecond + time.Duration(r.ExpFloat64()*1e6) + time.Duration(r.IntN(5)/4)*time.Duration(r.Int64N(4e8))
	}},
	{"one way slow", func(r *rand.Rand, back bool) time.Duration {
		if back {
			return 9*time.Millisecond + time.Duration(r.ExpFloat64()*8e6)
		}
		return 2*time.Millisecond + time.Duration(r.ExpFloat64()*2e6)
	}},
}

// TestTheClockErrorOnSimulatedLinksAsATable compares as often as a laptop does, 64
// times at joining and 8 times every 10 s, for ten minutes, with a clock that
// drifts, and looks every second how far off what is said is. No error is ever
// beyond the bound that is told with it.
//
//	go test ./relay/link -run ClockError -v
func TestTheClockErrorOnSimulatedLinksAsATable(t *testing.T) {
	t.Log("link          error p50   p95   max    bound p50   p95   max    one question alone, max   (ms)")
	runs := 40
	if testing.Short() {
		runs = 4
	}
	for _, link := range wifi {
		random := rand.New(rand.NewPCG(1, 2))
		var errs, bounds []time.Duration
		alone := time.Duration(0)
		for range runs {
			w := newTwin(time.Second, (random.Float64()-0.5)*40e-6)
			ask := func(times int) {
				for range times {
					w.ask(link.delay(random, false), link.delay(random, true))
					w.true = w.true.Add(20 * time.Millisecond)
				}
			}
			ask(1)
			off, _ := w.error()
			alone = max(alone, off)
			ask(63)
			for second := range 600 {
				if second%10 == 9 {
					ask(8)
				}
				w.true = w.true.Add(time.Second)
				off, bound := w.error()
				if off > bound+20*time.Microsecond { // what a hub's answer drifts while it is on its way
					t.Errorf("%s: %v off, said to be at most %v", link.name, off, bound)
				}
				errs, bounds = append(errs, off), append(bounds, bound)
			}
		}
		t.Logf("%-12s %9.1f %6.1f %5.1f %10.1f %6.1f %5.1f %16.1f", link.name, ms(errs, 50), ms(errs, 95), ms(errs, 100), ms(bounds, 50), ms(bounds, 95), ms(bounds, 100), float64(alone)/1e6)
	}
}

// ms is a share of some times, of a hundred, in milliseconds.
func ms(all []time.Duration, share int) float64 {
	slices.Sort(all)
	return float64(all[(len(all)-1)*share/100]) / 1e6
}
