package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay"

	"pgregory.net/rapid"
)

// everyKey is every key that the live screen knows, and some it does not.
var everyKey = []string{
	"space", "1", "5", "9", "0", "q", "p", "tab", "backspace", "j", "k", "l", "d", "b", "f", "x", "n", "s", "m", "g",
	"up", "down", "left", "right", "a", "enter", "f2", "`", "esc", "?", "z", "G", "D", "c", "v", "h", "pgup", "ctrl+p", ":",
}

// states are how the live screen is come upon: armed, running, recalled,
// finished, with two digits a lane, with a hint, a question, a list or a menu open.
var states = map[string]func(t testing.TB) *desk{
	"armed":   func(t testing.TB) *desk { return sit(t, "4x100", 3) },
	"running": func(t testing.TB) *desk { return sit(t, "4x100", 3).press("space").wait(12).press("1").wait(12) },
	"recalled": func(t testing.TB) *desk {
		d := sit(t, "4x100", 3).press("space").wait(3)
		d.r.Session.Do("1-1-1", relay.RecallStart{}, d.now)
		return d
	},
	"finished": func(t testing.TB) *desk {
		d := sit(t, "4x100", 1).press("space")
		for range 4 {
			d.wait(12).press("1")
		}
		return d.wait(1)
	},
	"hint shown": func(t testing.TB) *desk { return wrongLane(t) },
	"enter asked": func(t testing.TB) *desk {
		return sit(t, "4x100", 3).press("space").wait(12).press("1", "enter")
	},
	"gun list open": func(t testing.TB) *desk {
		return sit(t, "4x100", 3).press("space").wait(5).press("space").wait(12).press("1", "g", "down", "left")
	},
	"commands open": func(t testing.TB) *desk {
		return sit(t, "4x100", 3).press("space").wait(12).press("1", "ctrl+p", "down", "down", "down")
	},
	"settings open": func(t testing.TB) *desk {
		return sit(t, "4x100", 3).press("space").wait(12).press("1", "esc", "end", "up", "enter")
	},
	"menu open on the recall": func(t testing.TB) *desk { return sit(t, "4x100", 3).press("space").wait(2).press("esc") },
	"times open": func(t testing.TB) *desk {
		return sit(t, "4x100", 3).press("space", "tab").wait(12).press("space").wait(1).press("space")
	},
	"finished, undecided, times open": func(t testing.TB) *desk {
		d := sit(t, "4x100", 1).press("space", "tab").wait(5).press("space").press("tab")
		for range 4 {
			d.wait(12).press("1")
		}
		return d.press("f", "1").wait(1)
	},
	"another's times named": func(t testing.TB) *desk {
		d := sit(t, "4x100", 4)
		d.r.Session.Desk.Names = "two"
		return d.press("space").wait(12)
	},
	"sixteen teams": func(t testing.TB) *desk { return sit(t, "4x800", 16).press("space").wait(130) },
}

// leavesAnEvent presses a digit and fails unless an event with its own instant
// has come of it.
func leavesAnEvent(t interface{ Fatalf(string, ...any) }, d *desk, digit, after string) {
	if d.race() == nil {
		return // another screen: digits are its own
	}
	race := d.race().ID
	d.wait(0.01).press(digit)
	mono := d.r.Session.Mono(d.now)
	if unsaved := d.r.Session.Close(time.Minute); unsaved > 0 { // the machine may be busy
		t.Fatalf("after %s %d events are not saved", after, unsaved)
	}
	for _, e := range d.log.events {
		if e.Mono == mono && e.Race == race && timed(e.Kind) {
			return
		}
	}
	t.Fatalf("after %s the digit %s left no event of its own instant", after, digit)
}

// timed are the kinds that a digit can become.
func timed(k relay.Kind) bool {
	return k == relay.KindPress || k == relay.KindAssign || k == relay.KindNaming || k == relay.KindSkip || k == relay.KindMove
}

func TestADigitAlwaysLeavesAnEvent(t *testing.T) {
	seconds := everyKey
	if testing.Short() { // what opens something, waits or turns away
		seconds = []string{"space", "1", "tab", "backspace", "d", "s", "c", "v", "g", "down", "enter", "f2", "esc", "?", "ctrl+p"}
	}
	for name, state := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, first := range everyKey {
				for _, second := range seconds {
					d := state(t).press(first, second)
					leavesAnEvent(t, d, "2", first+" "+second)
				}
			}
		})
	}
}

func TestADigitAlwaysLeavesAnEventWhereTheRaceIsTold(t *testing.T) {
	for name, state := range states {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, first := range everyKey {
				for _, keys := range [][]string{{"?", first}, {first, "?"}} {
					d := state(t)
					told := d.listen()
					d.press(keys...)
					told.Reset()
					leavesAnEvent(t, d, "2", strings.Join(keys, " "))
					if d.race() != nil && d.race().Digits == 1 && told.Len() == 0 {
						t.Errorf("after %v a digit tells nothing", keys)
					}
				}
			}
		})
	}
}

func TestADigitAlwaysLeavesAnEventAfterAnyWalk(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(states))).Draw(rt, "state")
		d := states[name](t)
		walk := name
		if rapid.Bool().Draw(rt, "told in lines") {
			d.listen()
			walk += ", told"
		}
		for range rapid.IntRange(0, 200).Draw(rt, "length") {
			if d.race() == nil {
				return
			}
			key := rapid.SampledFrom(everyKey).Draw(rt, "key")
			d.wait(rapid.SampledFrom([]float64{0, 0.05, 0.6, 1.7, 2.5, 15}).Draw(rt, "wait")).press(key)
			walk += " " + key
		}
		leavesAnEvent(rt, d, rapid.SampledFrom([]string{"0", "1", "2", "7"}).Draw(rt, "digit"), walk)
	})
}

func TestNineDigitsInOneWriteAreNineHandOffs(t *testing.T) {
	d := sit(t, "4x100", 9).press("space").wait(12)
	d.press("123456789")
	for lane := 1; lane <= 9; lane++ {
		team := d.race().Team(relay.TeamID(fmt.Sprintf("1-1-1-%d", lane)))
		if !team.Passes[0].Known {
			t.Errorf("lane %d has no hand-off", lane)
		}
	}
}
