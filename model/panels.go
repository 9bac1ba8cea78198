package model

import (
	"errors"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"
)

// panelKind is what stands beside the board.
type panelKind int

const (
	noPanel panelKind = iota
	helpPanel
	menuPanel
	gunPanel
)

// panel is the help, the race menu or the choice of the gun. None of them takes
// a timing key.
type panel struct {
	kind     panelKind
	selected int
	shift    time.Duration // of the gun
	guns     []gunChoice
	items    []menuItem // of the menu, as it was opened: nothing moves under the cursor
}

// gunChoice is one instant that may have been the gun.
type gunChoice struct {
	space  relay.Space
	late   bool   // reckoned, not pressed
	before string // the key of the press it was reckoned from
	stands bool   // the gun that counts now
}

// panelKey gives an open panel its keys and tells whether it took one.
func (l *live) panelKey(k terminal.Key) (a asked, taken bool) {
	if l.panel.kind == noPanel {
		return stay, false
	}
	if k.Name == "esc" || l.panel.kind == helpPanel && k.Name == "?" {
		l.panel = panel{}
		return stay, true
	}
	switch l.panel.kind {
	case helpPanel:
		return stay, l.helpKey(k)
	case menuPanel:
		return l.menuKey(k)
	}
	return stay, l.gunKey(k)
}

func (l *live) helpKey(k terminal.Key) bool {
	last := len(help(liveKeys.groups())) - 1
	switch k.Name {
	case "down", "pgdown":
		l.panel.selected = min(l.panel.selected+3, last)
	case "up", "pgup":
		l.panel.selected = max(l.panel.selected-3, 0)
	default:
		return false
	}
	return true
}

// menuItem is one thing the race menu does.
type menuItem struct {
	views.MenuItem
	do func(l *live, at time.Time) asked
}

// openMenu opens the race menu on the first item that is always there: what is
// doubted stands above it.
func (l *live) openMenu(at time.Time) {
	doubts := l.doubtItems()
	l.panel = panel{kind: menuPanel, selected: len(doubts), items: append(doubts, l.menu(at)...)}
}

func (l *live) menuKey(k terminal.Key) (asked, bool) {
	p := &l.panel
	n := len(p.items)
	switch k.Name {
	case "up":
		p.selected = (p.selected + n - 1) % n
	case "down":
		p.selected = (p.selected + 1) % n
	case "home":
		p.selected = 0
	case "end":
		p.selected = n - 1
	case "enter":
		item := p.items[p.selected]
		if item.Off != "" {
			l.say(item.Off, k.At)
			return stay, true
		}
		l.panel = panel{}
		return item.do(l, k.At), true
	default:
		return stay, false
	}
	return stay, true
}

// doubtItems are what is doubted and can be put right.
func (l *live) doubtItems() []menuItem {
	var items []menuItem
	for _, d := range l.s.State.Doubts(l.race, l.s.Desk) {
		if d.Does != "" {
			items = append(items, putRight(d))
		}
	}
	return items
}

// menu is what can be done to the race.
func (l *live) menu(at time.Time) []menuItem {
	r := l.state()
	return []menuItem{
		l.redoItem(at),
		{views.MenuItem{Name: "late gun", Does: "put the gun where it was"}, func(l *live, at time.Time) asked {
			l.openGunPick(at)
			return stay
		}},
		recallItem(r),
		l.endItem(r),
		{views.MenuItem{Name: "review", Does: "all that was recorded of this race, to put it right; digits time nothing there"}, func(*live, time.Time) asked { return reviewRace }},
		l.lapsItem(r),
		l.bellItem(),
		l.placeItem(),
		l.themeItem(),
		l.layoutItem(),
		{views.MenuItem{Name: "leave", Does: "back to the races; this one runs on in its log"}, func(*live, time.Time) asked { return leaveRace }},
	}
}

// recallItem recalls the start that counts, or takes the last recall back.
func recallItem(r *relay.Race) menuItem {
	item := commandItem("recall", "false start: the next space is a new gun", relay.CallBack{})
	switch {
	case r.Counting >= 0:
	case len(r.Starts) > 0:
		item = commandItem("take the recall back", "the start counts again, with all that followed it", relay.TakeBackRecall{})
	default:
		item.Off = "no gun has been fired"
	}
	return item
}

// commandItem is a menu item that gives one command.
func commandItem(name, does string, c relay.Command) menuItem {
	return menuItem{views.MenuItem{Name: name, Does: does}, func(l *live, at time.Time) asked {
		l.give(c, at)
		return stay
	}}
}

// putRight is the menu's way to put a doubt right.
func putRight(d relay.Doubt) menuItem {
	return commandItem(d.What, d.Does, relay.Accept{Shown: d})
}

func (l *live) endItem(r *relay.Race) menuItem {
	if r.Closed {
		return menuItem{views.MenuItem{Name: "reopen", Does: "the race goes on"}, func(l *live, at time.Time) asked {
			l.s.Write(l.race, at, relay.NewMarker(relay.KindReopened, ""))
			return stay
		}}
	}
	return menuItem{views.MenuItem{Name: "end the race", Does: "nobody is waited for any longer"}, func(l *live, at time.Time) asked {
		l.give(relay.End{}, at)
		l.s.Checkpoint()
		return stay
	}}
}

func (l *live) lapsItem(r *relay.Race) menuItem {
	item := menuItem{views.MenuItem{Name: "log laps", Does: "every passing of the finish line too"}, func(l *live, at time.Time) asked {
		laps := !r.Laps
		l.s.Write(l.race, at, &relay.RaceSet{Laps: &laps})
		l.rearm(at)
		return stay
	}}
	if r.Laps {
		item.Name, item.Does = "log no laps", "exchanges and the finish only"
	}
	if r.Counting >= 0 {
		item.Off = "before the gun only"
	}
	return item
}

// rearm fixes anew what depends on set-up before the gun.
func (l *live) rearm(at time.Time) {
	if _, err := l.s.Do(l.race, relay.Arm{}, at); err != nil && !errors.Is(err, relay.ErrArmed) {
		l.say(err.Error(), at)
	}
}
