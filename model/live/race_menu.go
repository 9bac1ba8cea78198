package live

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"
)

// recallFirst is how long after the gun the menu opens on its first line, the
// recall; afterwards an Enter too many must not undo a start.
const recallFirst = 10 * time.Second

// menuNames are all lines that the race menu can have.
var menuNames = []string{"recall", "take the recall back", "late gun", "two guns", "redo", "end the race", "reopen", "review", "log laps", "log no laps", "settings", "who watches", "stations", "leave"}

// menuItem is one line of the race menu. What it does is fixed when the menu
// opens; whether that can be done, and to what, is said as it is now.
type menuItem struct {
	Name, does string
	now        func(at time.Time) (more, off string) // words after the name, and why it cannot be done; nil for neither
	do         func(at time.Time) request
	saysNow    func() string // what does says, where that changes while the menu is open; nil where it does not
}

// props is the line as the views show it.
func (i menuItem) props(at time.Time) views.MenuItem {
	v := views.MenuItem{Name: i.Name, Does: i.does}
	if i.saysNow != nil {
		v.Does = i.saysNow()
	}
	if i.now != nil {
		more, off := i.now(at)
		v.Name, v.Off = i.Name+more, off
	}
	return v
}

// openMenu opens the race menu.
func (l *Live) openMenu(at time.Time) {
	l.Panel = panel{kind: menuPanel, Selected: 1, Items: l.menu()}
	if since, begun := l.State().Since(l.s.Instant(at)); begun && since <= recallFirst {
		l.Panel.Selected = 0
	}
}

func (l *Live) menuKey(k terminal.Key) (request, bool) {
	p := &l.Panel
	if p.walk(k, len(p.Items)) {
		return stay, true
	}
	if k.Name != "enter" {
		return stay, false
	}
	item := p.Items[p.Selected]
	if off := item.props(k.At).Off; off != "" {
		l.Say(off, k.At)
		return stay, true
	}
	l.Panel = panel{}
	return item.do(k.At), true
}

// menuProps is the open menu as the views show it.
func (s snapshot) menuProps() *views.Menu {
	v := &views.Menu{Title: cmp.Or(s.Panel.Title, "Race "+string(s.Race)), Selected: s.Panel.Selected, Hint: "↑↓ choose  enter do it  esc back"}
	for _, i := range s.Panel.Items {
		v.Items = append(v.Items, i.props(s.now))
	}
	return v
}

// menu is what can be done to the race: always as many lines, in one order.
func (l *Live) menu() []menuItem {
	items := []menuItem{
		l.recallItem(),
		{Name: "late gun", does: "put the gun where it was", do: func(at time.Time) request {
			l.openGunPick(at)
			return stay
		}},
		l.redoItem(),
		l.endItem(),
		{Name: "review", does: "all that was recorded of this race, to put it right; digits time nothing there", do: func(time.Time) request { return reviewRace }},
		l.lapsItem(),
		{Name: "settings", does: "of this laptop: place, theme, signs, keyboard, bell, what l marks", do: func(time.Time) request {
			l.openSettings(0)
			return stay
		}},
		{Name: "leave", does: "back to the races; this one runs on in its log", do: func(time.Time) request { return leaveRace }},
	}
	if two := l.State().TwoStarts(); len(two) > 0 {
		items = slices.Insert(items, 2, l.twoGunsItem(two[0]))
	}
	if l.audience != nil {
		items = slices.Insert(items, len(items)-1, l.audienceItem())
	}
	if l.shared() {
		items = slices.Insert(items, len(items)-1, l.namingItem(), l.stationsItem())
	}
	return items
}

// twoGunsItem asks whether the guns of two stations, too far apart to be one start by
// themselves, are one.
func (l *Live) twoGunsItem(two relay.TwoStarts) menuItem {
	said := two.Said(l.s.State)
	answer := func(name, does string, same bool) menuItem {
		return l.commandItem(name, does, relay.OneStart{Guns: two.Guns, Same: same})
	}
	return menuItem{Name: "two guns", does: said + ": one start, or two?", do: func(time.Time) request {
		l.Panel = panel{kind: menuPanel, Title: said, Items: []menuItem{
			{Name: "not now", does: "the later one counts meanwhile", do: func(time.Time) request { return stay }},
			answer("one start", "the start place's gun counts, else the earlier", true),
			answer("two starts", "the later gun counts; what went with the earlier is kept", false),
		}}
		return stay
	}}
}

// audienceItem says where others look on, and how many do.
func (l *Live) audienceItem() menuItem {
	return menuItem{Name: "who watches", does: l.audience(), do: func(at time.Time) request {
		l.Say(l.audience(), at)
		return stay
	}}
}

// commandItem is a line that gives one command.
func (l *Live) commandItem(name, does string, c relay.Command) menuItem {
	return menuItem{Name: name, does: does, do: func(at time.Time) request {
		l.give(c, at)
		return stay
	}}
}

// offWhile says why a line cannot be chosen while something holds.
func offWhile(holds func() bool, why string) func(time.Time) (more, off string) {
	return func(time.Time) (string, string) {
		if holds() {
			return "", why
		}
		return "", ""
	}
}

// recallItem recalls the start that counts, or takes the last recall back.
func (l *Live) recallItem() menuItem {
	begun := func() bool { return l.State().Counting >= 0 }
	if !begun() && len(l.State().Starts) > 0 {
		item := l.commandItem("take the recall back", "the start counts again, with all that followed it", relay.TakeBackRecall{})
		item.now = offWhile(begun, "a gun counts now")
		return item
	}
	item := l.commandItem("recall", "false start: the next space is a new gun", relay.RecallStart{})
	item.now = func(time.Time) (more, off string) {
		switch {
		case begun():
			return "", ""
		case len(l.State().Starts) > 0:
			return "", "recalled already"
		}
		return "", "no gun has been fired"
	}
	return item
}

func (l *Live) endItem() menuItem {
	closed := func() bool { return l.State().Closed }
	if closed() {
		return menuItem{Name: "reopen", does: "the race goes on", now: offWhile(func() bool { return !closed() }, "it is open"), do: func(at time.Time) request {
			l.give(relay.Reopen{}, at)
			return stay
		}}
	}
	return menuItem{Name: "end the race", does: "nobody is waited for any longer", now: offWhile(closed, "it is ended"), do: func(at time.Time) request {
		l.give(relay.End{}, at)
		l.s.Checkpoint()
		return stay
	}}
}

func (l *Live) lapsItem() menuItem {
	laps := !l.State().Laps
	item := menuItem{Name: "log laps", does: "every passing of the finish line too", do: func(at time.Time) request {
		l.give(relay.LogLaps{On: laps}, at)
		l.rearm(at)
		return stay
	}}
	if !laps {
		item.Name, item.does = "log no laps", "exchanges and the finish only"
	}
	item.now = offWhile(func() bool { return l.State().Counting >= 0 }, "before the gun only")
	return item
}

// rearm fixes anew what depends on set-up before the gun.
func (l *Live) rearm(at time.Time) {
	if _, err := l.s.Do(l.Race, relay.Arm{}, at); err != nil && !errors.Is(err, relay.ErrArmed) {
		l.Say(err.Error(), at)
	}
}
