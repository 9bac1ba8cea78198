package model

import (
	"strings"
	"testing"

	"baton/model/ui"
	"baton/relay"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestNoWalkThroughTheStartListBreaksItOrLeavesTheWindow(t *testing.T) {
	keys := append([]string{"e", "r", "t", "v", "[", "]", "/", "enter", "i", "o", "home", "Ana Ruiz; Bea Holt", "12,5"}, everyKey...)
	rapid.Check(t, func(rt *rapid.T) {
		format := rapid.SampledFrom([]relay.FormatID{"4x100", "dmr", "shuttle", "custom", "unknown"}).Draw(rt, "format")
		d := sit(t, format, rapid.SampledFrom([]int{0, 1, 3, 16}).Draw(rt, "teams"))
		opened := d.r.Session
		defer opened.Close(closeLimit)
		if rapid.Bool().Draw(rt, "begun") {
			d.press("space")
		}
		d.r.Go(ui.Page{Kind: ui.Races})
		if rapid.Bool().Draw(rt, "import") {
			d.r.Go(ui.Page{Kind: ui.Import})
		} else {
			d.r.Go(ui.Page{Kind: ui.StartList, Race: "1-1-1"})
		}
		d.send(tea.WindowSizeMsg{Width: rapid.IntRange(0, 200).Draw(rt, "width"), Height: rapid.IntRange(0, 60).Draw(rt, "height")})
		for range rapid.IntRange(1, 40).Draw(rt, "length") {
			d.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			if d.r.Session == nil || d.r.Screen == nil {
				return // the meet was left
			}
			inside(rt, d.r.Screen.View(&d.r.Shell).Draw(d.r.Theme), d.r.Width, d.r.Height)
		}
	})
}

// inside fails where a screen is larger than the window.
func inside(t *rapid.T, screen string, w, h int) {
	lines := strings.Split(screen, "\n")
	if len(lines) > max(1, h) {
		t.Fatalf("%d lines in a window of %d×%d", len(lines), w, h)
	}
	for _, l := range lines {
		if ansi.StringWidth(l) > w {
			t.Fatalf("%d cells in a window of %d×%d: %q", ansi.StringWidth(l), w, h, l)
		}
	}
}
