package e2e

import (
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
	for i, e := range m.events("press") {
		if late := e.at().Sub(typed[i]); late < 0 || late > 25*time.Millisecond {
			t.Errorf("key %s is logged %v after it was typed", e.Key, late)
		}
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
	want := make(map[int][]float64)
	for leg := 1; leg <= 4; leg++ {
		time.Sleep(time.Until(gun.Add(time.Duration(leg) * 9 * time.Second)))
		for lane := 1; lane <= 9; lane++ {
			p.Type(string(rune('0' + lane)))
			want[lane] = append(want[lane], time.Since(gun).Seconds())
			time.Sleep(time.Duration(lane*7%5) * 10 * time.Millisecond)
		}
	}
	p.WaitFor("FINISHED", soon)
	got := m.cumulative()
	for lane, times := range want {
		if len(got[lane]) != 4 {
			t.Fatalf("lane %d has %d legs", lane, len(got[lane]))
		}
		for i, s := range times {
			if c := got[lane][i]; c == nil || *c-s > 0.025 || s-*c > 0.025 {
				t.Errorf("lane %d leg %d: exported %v, pressed at %.3f", lane, i+1, text(c), s)
			}
		}
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
