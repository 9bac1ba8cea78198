package views

import (
	"fmt"
	"testing"
	"time"

	"baton/relay"
)

var drawn string

// BenchmarkLive is a frame with nothing but the clock changed. Nothing that was
// drawn before is kept, so it costs what a whole frame does.
func BenchmarkLive(b *testing.B) {
	for _, size := range []struct{ w, h int }{{80, 24}, {120, 40}, {200, 60}} {
		b.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(b *testing.B) {
			t, p := NewTheme("day", Screen{Term: "xterm-256color"}), runningRace()
			p.Width, p.Height = size.w, size.h
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.Head.Clock = relay.RaceClock(time.Duration(i) * 50 * time.Millisecond)
				drawn = p.Draw(t)
			}
		})
	}
}
