package model

import (
	"baton/model/live"
	"fmt"
	"testing"
)

// midRace is ten teams in the middle of a 4×100.
func midRace(b *testing.B) *desk {
	d := sit(b, "4x100", 10).press("space")
	for range 2 {
		d.wait(12)
		for lane := range 10 {
			d.wait(0.1).press(fmt.Sprint((lane + 1) % 10))
		}
	}
	return d.wait(3)
}

func BenchmarkViewWithTheClockRunning(b *testing.B) {
	d := midRace(b)
	l := d.r.Screen.(*live.Screen)
	for b.Loop() {
		d.wait(0.05)
		d.r.At = d.now
		l.View(&d.r.Shell).Draw(d.r.Theme)
	}
}

func BenchmarkAPressAndItsUndo(b *testing.B) {
	d := midRace(b)
	for b.Loop() {
		d.wait(0.5).press("3")
		d.press("backspace")
		if len(d.log.events) > 400 {
			b.StopTimer()
			d = midRace(b)
			b.StartTimer()
		}
	}
}
