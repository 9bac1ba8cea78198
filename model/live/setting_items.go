package live

import (
	"fmt"
	"slices"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/settings"
	"baton/views"
)

// setting is a menu item that changes one of the laptop's settings.
func (l *Live) setting(name, does string, change func(at time.Time)) menuItem {
	return menuItem{Name: name, does: does, do: func(at time.Time) request {
		change(at)
		if err := l.set.Save(); err != nil {
			l.Say(err.Error(), at)
		}
		return stay
	}}
}

func (l *Live) bellItem() menuItem {
	name, does := "bell off", "no sound on a press or on get ready"
	if l.set.Quiet {
		name, does = "bell on", "a sound on a press and on get ready"
	}
	return l.setting(name, does, func(time.Time) { l.set.Quiet = !l.set.Quiet })
}

func (l *Live) layoutItem() menuItem {
	var layouts []string
	for _, y := range terminal.Layouts() {
		layouts = append(layouts, string(y))
	}
	now := max(0, slices.Index(layouts, l.set.Layout))
	next := ui.After(layouts, layouts[now])
	return l.setting("keyboard → "+next, "it is "+layouts[now]+" now", func(time.Time) { l.set.Layout = next })
}

func (l *Live) themeItem() menuItem {
	names := views.ThemeNames()
	now := names[max(0, slices.Index(names, l.set.Theme))]
	next := ui.After(names, now)
	return l.setting("theme → "+next, "it is "+now+" now", func(time.Time) { l.set.Theme = next })
}

// zoneEndNames are what l marks, in a coach's words.
var zoneEndNames = map[string]string{"exit": "zone's end", "past": "10 m past"}

// zoneEndItem changes what l marks: the zone's end, or a line 10 m past it.
func (l *Live) zoneEndItem() menuItem {
	now := settings.ZoneEnds[max(0, slices.Index(settings.ZoneEnds, l.set.ZoneEnd))]
	next := ui.After(settings.ZoneEnds, now)
	return l.setting("l → "+zoneEndNames[next], "l marks the "+zoneEndNames[now]+" now; the two times are never mixed", func(time.Time) {
		l.set.ZoneEnd = next
		l.s.Desk.Past = l.set.Past()
	})
}

// places are the spots a keeper stands at, as the menu goes through them.
var places = []string{string(relay.Everywhere), "0", "100", "200", "300"}

// placeItem moves the laptop round the track: which exchanges it sees.
func (l *Live) placeItem() menuItem {
	next := ui.After(places, string(l.set.Place))
	return l.setting("place → "+placeName(next), "this laptop is at "+placeName(string(l.set.Place))+" now", func(at time.Time) {
		l.set.Place = relay.Spot(next)
		l.s.Desk.Place = l.set.Place
		if l.shared() || l.set.Name != "" {
			l.s.Join(l.set.Name, at)
		}
	})
}

func placeName(p string) string {
	switch p {
	case string(relay.Everywhere):
		return "all exchanges"
	case "0":
		return "the finish line"
	}
	return fmt.Sprintf("the %s m spot", p)
}
