package setup

import (
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/settings"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// laptop is the screen of the laptop's settings: all that its file holds.
type laptop struct {
	ui.List
}

// Page is the page of the settings.
func (s *laptop) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.LaptopSettings} }

// NewSettings is the screen of the laptop's settings.
func NewSettings() *laptop { return &laptop{} }

// settingsKeyMap is every key of the settings but those of all lists.
type settingsKeyMap struct{ Next, Before, Back key.Binding }

// SettingsKeys are the keys of the settings.
var SettingsKeys = settingsKeyMap{
	Next:   ui.Bind("enter →", "the next value, or type it; saved at once", "enter", "right"),
	Before: ui.Bind("←", "the value before", "left"),
	Back:   ui.Bind("esc", "back", "esc"),
}

// Groups are the keys as the help lists them.
func (m settingsKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Settings", Keys: []key.Binding{m.Next, m.Before, m.Back}}, ui.ListKeys.Group()}
}

func (s *laptop) filtered() []settings.Setting {
	var out []settings.Setting
	for _, one := range settings.Table() {
		if s.Passes(one.Label, one.Name, one.Meaning) {
			out = append(out, one)
		}
	}
	return out
}

func (s *laptop) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.filtered()
	if s.List.Key(k, len(rows)) {
		return nil
	}
	one, ok := ui.Chosen(&s.List, rows)
	switch keys := SettingsKeys; {
	case ui.Matches(k, keys.Back):
		sh.Back()
	case !ok:
	case ui.Matches(k, keys.Next):
		s.turn(sh, one, 1)
	case ui.Matches(k, keys.Before):
		s.turn(sh, one, -1)
	}
	return nil
}

// turn gives a setting its next value, or asks for it, and says what could not be
// kept.
func (s *laptop) turn(sh *ui.Shell, one settings.Setting, by int) {
	switch {
	case one.Turns():
		s.Tried(ui.Turn(sh.Settings, sh.Session, one, by, sh.At), "")
	case one.Typed():
		s.Asking = ui.Ask(one.Label, one.Value(*sh.Settings), nil, func(text string) error {
			text, _ = relay.Bounded(relay.Harmless(strings.TrimSpace(text)))
			return s.Answered(ui.Change(sh.Settings, sh.Session, one, text, sh.At), "")
		})
	default:
		s.Say("the "+one.Label+" stays as it was drawn", views.Watch)
	}
}

// View is what the screen shows.
func (s *laptop) View(sh *ui.Shell) views.Props {
	k, rows := SettingsKeys, s.filtered()
	v := views.List{
		Edges:    s.Edges(sh, "Settings of this laptop", settings.Path(), ui.Briefly(k.Next, "next value"), ui.Briefly(k.Before, "before"), ui.ListKeys.Filter, k.Back, ui.ListKeys.Help),
		Columns:  []views.Column{{Head: "SETTING", Least: 8}, {Head: "IS", Least: 12}},
		Selected: s.Selected,
		Empty:    s.Empty(""),
	}
	for i, one := range rows {
		if i == s.Selected {
			v.Means = one.Meaning
			if one.Turns() {
				v.Means += " It can be " + one.Choices() + "."
			}
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{one.Label, one.Word(one.Value(*sh.Settings))}})
	}
	return &v
}
