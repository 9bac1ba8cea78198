package model

import (
	"slices"
	"testing"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/settings"
	"baton/views"

	"github.com/adrg/xdg"
)

// ownFolder keeps what a test saves in a folder of its own.
func ownFolder(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	xdg.Reload()
	t.Cleanup(xdg.Reload)
}

func TestEverySettingIsChangedOnTheScreenAndSavedAtOnce(t *testing.T) {
	ownFolder(t)
	d := sit(t, "4x100", 3).choose("leave").press(",")
	d.shows("Settings of this laptop", "station", "This laptop's name")
	d.press("enter").shows("stays as it was drawn")
	for _, one := range settings.Table()[1:] {
		d.press("down").shows(one.Label)
		if one.Typed() {
			d.press("enter").letters("Bend").press("enter").shows("Bend")
			if saved, err := settings.Load(); err != nil || saved.Name != "Bend" {
				t.Errorf("saved as %+v (%v)", saved, err)
			}
			continue
		}
		before := one.Value(*d.r.Settings)
		want := one.After(*d.r.Settings, 1)
		d.press("right").shows(one.Word(want))
		saved, err := settings.Load()
		if err != nil || one.Value(saved) != want || want == before {
			t.Errorf("%s: %q → %q, saved as %q (%v)", one.Name, before, want, one.Value(saved), err)
		}
		if d.press("left"); one.Value(*d.r.Settings) != before {
			t.Errorf("%s: back from %q it is %q, not %q", one.Name, want, one.Value(*d.r.Settings), before)
		}
	}
	d.press("esc").shows("RACE")
}

func TestTheRaceMenusSettingsAreThoseOfTheScreenAndTakeNoDigit(t *testing.T) {
	ownFolder(t)
	d := sit(t, "4x100", 3).press("space").wait(12).choose("settings")
	for _, one := range settings.Table()[2:] {
		d.shows(one.Label + ": " + one.Word(one.Value(*d.r.Settings)))
	}
	d.press("1").wants("lane 1", d.passes(1), "12.0 - - -").shows("Settings", "bell: off")
	d.press("enter").shows("place: the finish line", "Settings")
	if d.r.Session.Desk.Spot != "0" {
		t.Errorf("the laptop stands at %q", d.r.Session.Desk.Spot)
	}
	d.press("up", "enter").shows("l: 10 m past")
	if d.r.Session.Desk.Past != 10*relay.Metre {
		t.Errorf("l marks %v past the zone", d.r.Session.Desk.Past)
	}
	d.press("down", "down", "enter").shows("theme: auto")
	d.press("down", "enter", "enter").shows("signs: simple", "> ")
	d.press("esc").lacks("Settings")
}

func TestTheSettingsOfferWhatTheProgramKnows(t *testing.T) {
	layouts := []string{}
	for _, y := range terminal.Layouts() {
		layouts = append(layouts, string(y))
	}
	for name, want := range map[string][]string{"theme": {"auto", "day", "night", "mono"}, "layout": layouts} {
		i := slices.IndexFunc(settings.Table(), func(s settings.Setting) bool { return s.Name == name })
		if got := settings.Table()[i].Values; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	seen := map[views.Signs]string{}
	for _, name := range []string{"full", "simple", "ascii"} {
		signs := views.Screen{}.Signs(name)
		if seen[signs] != "" {
			t.Errorf("%s draws as %s", name, seen[signs])
		}
		seen[signs] = name
	}
}
