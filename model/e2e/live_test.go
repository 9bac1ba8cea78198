package e2e

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestNineDigitsInOneWriteAreNinePressesOfOneInstant(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Type("123456789")
	waitSaved(p, before, 9)
	presses := m.events("press")
	if keys := m.keys(); keys != "123456789" {
		t.Fatalf("the log holds the keys %q", keys)
	}
	for _, e := range presses {
		if e.Mono != presses[0].Mono {
			t.Errorf("key %s has another instant than key 1", e.Key)
		}
	}
}

func TestAStalledTerminalDelaysNoPress(t *testing.T) {
	if testing.Short() {
		t.Skip("it stalls a terminal for two seconds")
	}
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Stall()
	var typed []time.Time
	for _, key := range strings.Split("123456789", "") {
		time.Sleep(220 * time.Millisecond)
		typed = append(typed, time.Now())
		p.Type(key)
	}
	p.Resume()
	waitSaved(p, before, 9)
	var at []time.Time
	for _, e := range m.events("press") {
		at = append(at, e.at())
	}
	stampedAsTyped(t, typed, at)
}

// stampedAsTyped wants no stamp before its key was typed, and half of them at
// once: a busy machine holds up one or another, a fault holds up all.
func stampedAsTyped(t *testing.T, typed, stamped []time.Time) {
	t.Helper()
	if len(typed) != len(stamped) {
		t.Fatalf("%d keys typed, %d stamped", len(typed), len(stamped))
	}
	late := make([]time.Duration, len(typed))
	for i := range typed {
		if late[i] = stamped[i].Sub(typed[i]); late[i] < -time.Millisecond {
			t.Errorf("key %d is stamped %v before it was typed", i+1, -late[i])
		}
	}
	slices.Sort(late)
	if median := late[len(late)/2]; median > 100*time.Millisecond {
		t.Errorf("half of the keys are stamped more than %v after they were typed: %v", median, late)
	}
}

func TestATerminalThatAnswersNothingIsNotWaitedFor(t *testing.T) {
	m := newMeeting(t)
	p := m.Start(Usual, []string{"TERM=xterm-256color"}, file, "--race", race)
	p.WaitFor(race, 4*time.Second) // a question left unanswered takes five
}

func TestAPasteIsIgnoredWhileARaceRuns(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Paste("123")
	p.Type("4")
	waitSaved(p, before, 1)
	if keys := m.keys(); keys != "4" {
		t.Errorf("the log holds the keys %q, want 4 alone", keys)
	}
}

func TestAResizeInMidRaceLosesNothing(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	for _, size := range []Size{{120, 40}, {40, 12}, {80, 24}, {100, 30}} {
		p.Resize(size)
		p.Type("1")
		before++
		waitSaved(p, before, 0)
		p.WaitFor(race, soon)
		p.WaitFor("LANES", soon)
	}
	if keys := m.keys(); keys != "1111" {
		t.Errorf("the log holds the keys %q, want 1111", keys)
	}
}

func TestAMissedGunIsPutBack(t *testing.T) {
	m := newMeeting(t)
	p := m.open()
	p.WaitFor("ARMED", soon)
	before := saved(p.Screen())
	p.Press("1", "2", "3")
	waitSaved(p, before, 3)
	p.Press("g", "enter")
	p.WaitFor("LIVE", soon)
	guns := m.events("gun")
	if len(guns) != 1 || !guns[0].Estimated {
		t.Fatalf("the log holds the guns %+v, want one, estimated", guns)
	}
	times := m.cumulative()
	for lane := 1; lane <= 3; lane++ {
		if first := times[lane][0]; first == nil || *first < 9 || *first > 11 {
			t.Errorf("lane %d handed off at %v, want some 10 s after the gun put back", lane, first)
		}
	}
}

func TestNineLanesTimedByKeysGiveThirtySixLegs(t *testing.T) {
	if testing.Short() {
		t.Skip("it runs a whole race")
	}
	m := newMeeting(t)
	p := m.open()
	p.WaitFor("ARMED", soon)
	gun := time.Now()
	p.Press("space")
	typed := make(map[int][]time.Time)
	for leg := 1; leg <= 4; leg++ {
		time.Sleep(time.Until(gun.Add(time.Duration(leg) * 9 * time.Second)))
		for lane := 1; lane <= 9; lane++ {
			typed[lane] = append(typed[lane], time.Now())
			p.Type(string(rune('0' + lane)))
			time.Sleep(time.Duration(lane*7%5) * 10 * time.Millisecond)
		}
	}
	p.WaitFor("FINISHED", soon)
	began := m.events("gun")[0].at()
	got := m.cumulative()
	for lane, at := range typed {
		var stamped []time.Time
		for i, c := range got[lane] {
			if c == nil {
				t.Fatalf("lane %d has no time for leg %d", lane, i+1)
			}
			stamped = append(stamped, began.Add(time.Duration(*c*float64(time.Second))))
		}
		stampedAsTyped(t, at, stamped)
	}
}

func TestAPasteThatNeverEndsSwallowsNoPress(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Type("\x1b[200~123")
	time.Sleep(1200 * time.Millisecond)
	p.Type("4")
	waitSaved(p, before, 1)
	presses := m.events("press")
	if len(presses) != 1 || presses[0].Key != "4" {
		t.Errorf("%d presses: %+v", len(presses), presses)
	}
}
