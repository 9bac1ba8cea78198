package model

import (
	"errors"
	"testing"

	"baton/relay/settings"
)

func TestSettingsThatMeanNothingAreToldOnTheFirstScreen(t *testing.T) {
	for want, s := range map[string]settings.Settings{
		`settings: no theme "blue" (there are `:                                                   {Theme: "blue"},
		`settings: no layout "dvorak" (there are us, azerty, french-mac, belgian, czech, slovak)`: {Layout: "dvorak"},
		`settings: no place "finish" (all, or metres`:                                             {Spot: "finish"},
		"": {Theme: "day", Layout: "czech", Spot: "200", Station: "a"},
	} {
		r := newRoot(Options{Settings: s})
		r.Width, r.Height = 100, 24
		r.Update(loadedMsg{})
		d := &desk{t: t, r: r}
		if want == "" {
			d.lacks("settings:")
			continue
		}
		d.shows(want)
	}
}

func TestABrokenSettingsFileIsToldOnTheLiveScreenForAMinute(t *testing.T) {
	d := sit(t, "4x100", 1)
	r := newRoot(Options{Settings: settings.Settings{}, Now: d.r.Now, Trouble: errors.New("settings.json: broken")})
	d.lacks("broken")
	d.r.settingsTrouble = r.settingsTrouble
	d.shows("settings.json: broken")
	d.wait(61).press("space").lacks("broken")
}

func TestAMeetWithGapsOrDamageSaysSoOnTheScreen(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.lacks("missing here").lacks("DAMAGED")
	d.r.lacks = lacks{name: "lake.meet", missing: true}
	d.shows("some events are missing here: baton check lake.meet says which")
	d.wait(61).press("space").lacks("missing here")
	d.r.lacks.hurt = 2
	d.shows("DAMAGED, 2 events here may be wrong: baton check lake.meet")
}
