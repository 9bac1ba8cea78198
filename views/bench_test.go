package views

import (
	"testing"
	"time"

	"baton/relay"
)

var drawn string

// BenchmarkLiveClockOnly is a frame in which nothing but the clock has changed.
func BenchmarkLiveClockOnly(b *testing.B) {
	for name, size := range map[string][2]int{"80x24": {80, 24}, "120x40": {120, 40}} {
		b.Run(name, func(b *testing.B) {
			board, t, p := new(Board), NewTheme("day", Screen{Term: "xterm-256color"}), runningRace()
			p.Width, p.Height = size[0], size[1]
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				p.Head.Clock = relay.RaceClock(time.Duration(i) * 50 * time.Millisecond)
				drawn = board.Draw(t, p)
			}
		})
	}
}

// BenchmarkLiveWhole is a frame of which nothing was drawn before.
func BenchmarkLiveWhole(b *testing.B) {
	for name, size := range map[string][2]int{"80x24": {80, 24}, "120x40": {120, 40}, "200x60": {200, 60}} {
		b.Run(name, func(b *testing.B) {
			t, p := NewTheme("day", Screen{Term: "xterm-256color"}), runningRace()
			p.Width, p.Height = size[0], size[1]
			b.ReportAllocs()
			for b.Loop() {
				drawn = DrawLive(t, p)
			}
		})
	}
}
