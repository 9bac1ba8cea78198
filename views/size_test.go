package views

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// oddNames are what people are really called, and what files do to it.
var oddNames = []string{
	"", "A", "Northside A", strings.Repeat("Wolverhampton ", 4), "北京市第四中学接力队", "Zoë Åström", "Zoe\u0308 A\u030astro\u0308m",
	"한국체육고등학교", "한국", "👩‍👩‍👧‍👦 family", "🏃🏽‍♀️ Runners", "🇳🇴 Norge", "مدرسة", "नमस्ते दिल्ली", "a\tb\nc", "\x1b[31mred\x1b[0m", "bad\xff\xfebytes",
	"z\u200bero", "❤️‍🔥", "1️⃣ first", "Ｆｕｌｌｗｉｄｔｈ", "e\u0301\u0301\u0301\u0301", "\u202eright to left", "ﷺ", "⚑✓●◐",
}

func oddName() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(oddNames), rapid.StringN(0, 40, 160))
}

func sizes(t *rapid.T) (w, h int) {
	return rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
}

func anyTheme(t *rapid.T) Theme {
	name := rapid.SampledFrom([]string{"auto", "day", "night", "mono"}).Draw(t, "theme")
	return NewTheme(name, Screen{Term: rapid.SampledFrom([]string{"xterm-256color", "dumb", "linux"}).Draw(t, "term")})
}

// fits fails where a frame is wider or higher than the window, by either way
// terminals have of counting cells.
func fits(t interface{ Fatalf(string, ...any) }, frame string, w, h int) {
	if w == 0 || h == 0 {
		if frame != "" {
			t.Fatalf("a window of %d×%d shows %q", w, h, frame)
		}
		return
	}
	lines := strings.Split(frame, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines in a window of %d×%d:\n%s", len(lines), w, h, frame)
	}
	for i, l := range lines {
		if wide := max(ansi.StringWidth(l), ansi.StringWidthWc(l)); wide > w {
			t.Fatalf("line %d is %d cells wide in a window of %d×%d: %q", i+1, wide, w, h, l)
		}
	}
}

// oddLive is a race in which anything may be called anything.
func oddLive(t *rapid.T) Live {
	screens := liveScreens()
	name := rapid.SampledFrom([]string{"armed", "running", "finished", "sixteen", "shuttle", "not-saved", "prefix", "help", "menu", "gun"}).Draw(t, "screen")
	p := screens[name]
	p.Width, p.Height = sizes(t)
	for range rapid.IntRange(0, 12).Draw(t, "changes") {
		mutate(t, &p)
	}
	return p
}

func TestNoFrameIsEverLargerThanTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := oddLive(t)
		fits(t, p.Draw(anyTheme(t)), p.Width, p.Height)
	})
}

func TestNoListIsEverLargerThanTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := meets()
		p.Width, p.Height = sizes(t)
		p.Filter, p.Empty, p.Title, p.Note = oddName().Draw(t, "filter"), oddName().Draw(t, "empty"), oddName().Draw(t, "title"), oddName().Draw(t, "note")
		p.Selected = rapid.IntRange(-3, 300).Draw(t, "selected")
		p.Rows = p.Rows[:rapid.IntRange(0, len(p.Rows)).Draw(t, "rows")]
		for i := range p.Rows {
			p.Rows[i].Cells = rapid.SliceOfN(oddName(), 0, 6).Draw(t, "cells")
		}
		fits(t, p.Draw(anyTheme(t)), p.Width, p.Height)
	})
}

func TestNoFormOrPageIsEverLargerThanTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := sizes(t)
		text := strings.Join(rapid.SliceOfN(oddName(), 0, 80).Draw(t, "text"), "\n")
		fits(t, (&Page{Edges: Edges{Width: w, Height: h, Title: oddName().Draw(t, "title"), Foot: footKeys}, Text: text, Tone: Alarm}).Draw(anyTheme(t)), w, h)
		body := rapid.SliceOfN(rapid.SampledFrom([]string{"name", "\x1b[1mbold\x1b[0m " + strings.Repeat("x", 300), "北京", "\n", "🏃🏽‍♀️"}), 0, 80).Draw(t, "body")
		fits(t, (&Form{Edges: Edges{Width: w, Height: h, Title: "Settings", Foot: footKeys}, Body: strings.Join(body, "\n")}).Draw(anyTheme(t)), w, h)
	})
}

func TestEveryFilledLineReachesTheEdgeInDay(t *testing.T) {
	for name, p := range liveScreens() {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
			p.Width, p.Height = size[0], size[1]
			for i, l := range strings.Split(p.Draw(NewTheme("day", Screen{Term: "xterm-256color"})), "\n") {
				if wide := ansi.StringWidth(l); wide != p.Width {
					t.Errorf("%s at %v: line %d is %d cells wide", name, size, i+1, wide)
				}
			}
		}
	}
}
