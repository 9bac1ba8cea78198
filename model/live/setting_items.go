package live

import (
	"time"

	"baton/model/ui"
	"baton/relay/settings"
)

// openSettings opens the laptop's settings beside the board, the cursor on one of
// them.
func (l *Live) openSettings(selected int) {
	l.Panel = panel{kind: menuPanel, Title: "Settings", Selected: selected}
	for _, one := range settings.Table() {
		if one.Turns() {
			l.Panel.Items = append(l.Panel.Items, l.settingItem(len(l.Panel.Items), one))
		}
	}
}

// settingItem is a line that gives a setting its next value, and stays.
func (l *Live) settingItem(line int, one settings.Setting) menuItem {
	next := one.Word(one.After(*l.set, 1))
	return menuItem{Name: one.Label + ": " + one.Word(one.Value(*l.set)), does: one.Meaning + " Enter: " + next + ".", do: func(at time.Time) request {
		if err := ui.Turn(l.set, l.s, one, 1, at); err != nil {
			l.Say(err.Error(), at)
		}
		l.openSettings(line)
		return stay
	}}
}
