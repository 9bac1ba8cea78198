package model

import (
	"strings"
	"testing"

	"baton/model/setup"
	"baton/model/ui"
	"baton/relay"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// beforeTheGun are the screens before the gun, come upon in races of every kind,
// empty ones too.
var beforeTheGun = map[string]func(d *desk){
	"call":     func(d *desk) { d.r.Go(ui.Page{Kind: ui.CheckIn, Race: "1-1-1"}) },
	"plan":     func(d *desk) { d.r.Go(ui.Page{Kind: ui.Plan, Race: "1-1-1", Team: "1-1-1-1"}) },
	"choice":   func(d *desk) { d.r.Go(ui.Page{Kind: ui.Practices}) },
	"practice": func(d *desk) { practisedBy(d, "Ana Ruiz", "Bea Holt") },
}

func practisedBy(d *desk, gives, takes string) {
	p, err := d.r.Session.State.NewPractice("4x100", 1, relay.Pair{Gives: gives, Takes: takes}, "")
	if err == nil {
		err = setup.OpenPractice(&d.r.Shell, p)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestNoWalkThroughTheScreensBeforeTheGunBreaksThem(t *testing.T) {
	keys := append([]string{"c", "h", "y", "u", "v", "[", "]", "t", "w", "left", "right", "home", "esc", "esc"}, everyKey...)
	rapid.Check(t, func(rt *rapid.T) {
		d := sit(t, rapid.SampledFrom([]relay.FormatID{"4x100", "shuttle", "custom", "4x800"}).Draw(rt, "format"), rapid.SampledFrom([]int{0, 1, 3, 12}).Draw(rt, "teams"))
		opened := d.r.Session
		defer opened.Close(closeLimit)
		d.r.Go(ui.Page{Kind: ui.Races})
		beforeTheGun[rapid.SampledFrom([]string{"call", "choice", "plan", "practice"}).Draw(rt, "screen")](d)
		d.send(tea.WindowSizeMsg{Width: rapid.IntRange(0, 130).Draw(rt, "width"), Height: rapid.IntRange(0, 50).Draw(rt, "height")})
		for range rapid.IntRange(1, 40).Draw(rt, "length") {
			if d.r.Session == nil || d.r.Screen == nil {
				return // the meet was left
			}
			d.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			if d.r.Screen != nil && strings.Count(d.r.Screen.View(&d.r.Shell).Draw(d.r.Theme), "\n") >= max(1, d.r.Height) {
				rt.Fatalf("higher than %d lines", d.r.Height)
			}
		}
	})
}

func TestAKeyOfAPracticeAlwaysLeavesAnEvent(t *testing.T) {
	t.Parallel()
	kinds := map[string]relay.Kind{"j": relay.KindGun, "k": relay.KindPress, "l": relay.KindExit}
	for _, before := range append([]string{"c", "t", "e"}, everyKey...) {
		for key, kind := range kinds {
			d := sit(t, "4x100", 2)
			practisedBy(d, "Ana Ruiz", "Bea Holt")
			screen := d.r.Screen
			d.press("j", before)
			if d.r.Screen != screen {
				continue // another screen: its keys are its own
			}
			d.wait(0.5).press(key)
			mono := d.r.Session.Mono(d.now)
			waitFor(t, func() bool { return d.r.unsaved() == 0 })
			if last := d.log.events[len(d.log.events)-1]; last.Mono != mono || last.Kind != kind {
				t.Errorf("after j %s the key %s left %s", before, key, last.Kind)
			}
		}
	}
}
