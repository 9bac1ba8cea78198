package live

import (
	"time"

	"baton/model/ui"
	"baton/relay/settings"
)

// settingItems are the lines that change the laptop's settings.
func (l *Live) settingItems() []menuItem {
	var items []menuItem
	for _, one := range settings.Table() {
		if one.Turns() {
			items = append(items, l.settingItem(one))
		}
	}
	return items
}

// settingItem is a line that turns a setting to the next value.
func (l *Live) settingItem(one settings.Setting) menuItem {
	now, next := one.Said(one.Value(*l.set)), one.Said(one.After(*l.set, 1))
	return menuItem{Name: one.Label + " → " + next, does: "it is " + now + " now. " + one.Meaning, do: func(at time.Time) request {
		if err := ui.Turn(l.set, l.s, one, 1, at); err != nil {
			l.Say(err.Error(), at)
		}
		return stay
	}}
}
