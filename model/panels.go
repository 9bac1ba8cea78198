package model

import (
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
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
	items    []menuItem // of the menu, as it was opened: no line moves under the cursor
}

// gunChoice is one instant that may have been the gun.
type gunChoice struct {
	space  relay.Space
	late   bool   // reckoned, not pressed
	before string // the key of the press it was reckoned from
	stands bool   // the gun that counts now
}

// panelKey gives an open panel its keys and reports whether it took one.
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
	default:
		return stay, l.gunKey(k)
	}
}

// walk moves a panel's cursor as a key says, round its ends, and reports whether
// the key is one that does.
func (p *panel) walk(k terminal.Key, n int) bool {
	switch k.Name {
	case "up":
		p.selected = (p.selected + n - 1) % n
	case "down":
		p.selected = (p.selected + 1) % n
	case "home":
		p.selected = 0
	case "end":
		p.selected = n - 1
	default:
		return false
	}
	return true
}

func (l *live) helpKey(k terminal.Key) bool {
	last := len(ui.Help(liveKeys.groups())) - 1
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
