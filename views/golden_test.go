package views

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// goldenSizes are the windows every screen is pinned in.
var goldenSizes = [][2]int{{0, 0}, {40, 12}, {80, 24}, {120, 40}}

// eachSize pins a screen at every size in two themes: one by its colours, one
// by its words alone.
func eachSize(t *testing.T, draw func(theme Theme, w, h int) string) {
	t.Helper()
	for _, name := range []string{"day", "mono"} {
		for _, size := range goldenSizes {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, draw(NewTheme(name, Screen{Term: "xterm-256color"}), size[0], size[1]))
			})
		}
	}
}

func TestLiveScreens(t *testing.T) {
	for name, p := range liveScreens() {
		t.Run(name, func(t *testing.T) {
			eachSize(t, func(theme Theme, w, h int) string {
				p.Width, p.Height = w, h
				return p.Draw(theme)
			})
		})
	}
}

func TestOtherScreens(t *testing.T) {
	nothing := meets()
	nothing.Rows = nil
	for name, p := range map[string]List{"meets": meets(), "races": races(), "no-meets": nothing} {
		t.Run(name, func(t *testing.T) {
			eachSize(t, func(theme Theme, w, h int) string {
				p.Width, p.Height = w, h
				return p.Draw(theme)
			})
		})
	}
	t.Run("form", func(t *testing.T) {
		eachSize(t, func(theme Theme, w, h int) string {
			return (&Form{
				Edges: Edges{Width: w, Height: h, Title: "Settings", About: "County Relays 2026", Note: "saved", NoteTone: Good, Foot: footKeys},
				Body:  "┃ \x1b[1mRulebook\x1b[0m\n┃ > wa\n┃   nfhs\n┃   ncaa",
			}).Draw(theme)
		})
	})
	t.Run("error", func(t *testing.T) {
		eachSize(t, func(theme Theme, w, h int) string {
			return (&Page{
				Edges: Edges{Width: w, Height: h, Title: "This meet cannot be opened", Foot: footKeys[6:]}, Tone: Alarm,
				Text: "county.meet is not a meet file: its first bytes are not those of a database.\nWas a start list meant? baton import county.meet LIST reads one.",
			}).Draw(theme)
		})
	})
}
