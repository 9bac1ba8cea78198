package terminal

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// lapse is what the three clocks did from one tick to the next.
type lapse struct{ wall, mono, lasting time.Duration }

func all(d time.Duration) lapse { return lapse{d, d, d} }

func TestGapsInTimeAreTold(t *testing.T) {
	const hour = time.Hour
	second := all(time.Second)
	tests := []struct {
		what   string
		lapses []lapse
		want   []Gap // of the last tick
	}{
		{"clocks that agree", []lapse{second, second}, nil},
		{"a tick a little late", []lapse{all(1900 * time.Millisecond)}, nil},
		{"the laptop slept", []lapse{{hour + time.Second, time.Second, hour + time.Second}}, []Gap{{Sleep, hour}}},
		{"the clock was put on", []lapse{{hour + time.Second, time.Second, time.Second}}, []Gap{{Step, hour}}},
		{"the clock was put back", []lapse{{time.Second - hour, time.Second, time.Second}}, []Gap{{Step, -hour}}},
		{"it slept and was put on", []lapse{{2*hour + time.Second, time.Second, hour + time.Second}}, []Gap{{Sleep, hour}, {Step, hour}}},
		{"the program was stopped", []lapse{all(5 * time.Second)}, []Gap{{Uncertain, 4 * time.Second}}},
		{"a parting too small", []lapse{{1240 * time.Millisecond, time.Second, time.Second}}, nil},
		{"small partings add up", []lapse{{1240 * time.Millisecond, time.Second, time.Second}, {1020 * time.Millisecond, time.Second, time.Second}}, []Gap{{Step, 260 * time.Millisecond}}},
		{"the program was stopped between two clocks", []lapse{{time.Second, time.Second, 6 * time.Second}}, nil},
		{"and the tick after that", []lapse{{time.Second, time.Second, 6 * time.Second}, {6 * time.Second, 6 * time.Second, time.Second}}, []Gap{{Uncertain, 5 * time.Second}}},
		{"a sleep is told once", []lapse{{hour, time.Second, hour}, second}, nil},
		{"a step is told once", []lapse{{hour, time.Second, time.Second}, second}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			w, now := &Watch{}, Reading{Wall: noon.UnixNano()}
			got := w.Feed(now)
			for _, l := range tt.lapses {
				now = now.after(l)
				got = w.Feed(now)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("told %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAKeyJustAfterASleepIsPrecededByIt(t *testing.T) {
	const hour, blink = time.Hour, 50 * time.Millisecond
	for what, c := range map[string]struct {
		since lapse
		want  bool
	}{
		"awake":              {lapse{blink, blink, blink}, false},
		"parted by a little": {lapse{blink + apart, blink, blink}, false},
		"parted by more":     {lapse{blink + apart + 1, blink, blink}, true},
		"set back":           {lapse{blink - apart - 1, blink, blink}, true},
		"asleep for an hour": {lapse{hour, blink, hour}, true},
	} {
		w, now := &Watch{}, Reading{Wall: noon.UnixNano()}
		if w.Parted(now.after(c.since)) {
			t.Errorf("%s: parted before the watch was fed", what)
		}
		w.Feed(now)
		if now = now.after(c.since); w.Parted(now) != c.want {
			t.Errorf("%s: parted is %v", what, !c.want)
		}
		if w.Feed(now); w.Parted(now) {
			t.Errorf("%s: parted though it was told", what)
		}
	}
}

func (r Reading) after(l lapse) Reading {
	return Reading{Wall: r.Wall + int64(l.wall), Mono: r.Mono + int64(l.mono), Lasting: r.Lasting + int64(l.lasting)}
}

func TestWhatIsToldIsWhatTheClocksPartedBy(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.Int64Range(0, int64(time.Hour))
		w, start := &Watch{}, Reading{Wall: noon.UnixNano()}
		w.Feed(start)
		now, told := start, time.Duration(0)
		for range rapid.IntRange(1, 20).Draw(t, "ticks") {
			slept := time.Duration(some.Draw(t, "slept"))
			set := time.Duration(some.Draw(t, "set")) - 30*time.Minute
			now = now.after(lapse{time.Second + slept + set, time.Second, time.Second + slept})
			for _, g := range w.Feed(now) {
				told += g.By
			}
		}
		parted := time.Duration((now.Wall - start.Wall) - (now.Mono - start.Mono))
		if rest := parted - told; rest.Abs() > apart {
			t.Errorf("the clocks parted by %v, told %v", parted, told)
		}
	})
}

func TestTheClocksOfThisMachineAgree(t *testing.T) {
	opened := time.Now()
	w := &Watch{}
	w.Feed(Read(opened, opened))
	if gaps := w.Feed(Read(time.Now(), opened)); gaps != nil {
		t.Errorf("told %v", gaps)
	}
}
