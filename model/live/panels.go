package live

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
	Title    string // of a menu, where it is not the race's
	Selected int
	shift    time.Duration // of the gun
	guns     []gunChoice
	Items    []menuItem // of the menu, as it was opened: no line moves under the cursor
}

// gunChoice is one instant that may have been the gun.
type gunChoice struct {
	space  relay.Space
	late   bool   // reckoned, not pressed
	before string // the key of the press it was reckoned from
	stands bool   // the gun that counts now
}

// panelKey gives an open panel its keys and reports whether it took one.
func (l *Live) panelKey(k terminal.Key) (a request, taken bool) {
	if l.Panel.kind == noPanel {
		return stay, false
	}
	if k.Name == "esc" || l.Panel.kind == helpPanel && k.Name == "?" {
		l.Panel = panel{}
		return stay, true
	}
	switch l.Panel.kind {
	case helpPanel:
		return stay, ui.Scroll(&l.Panel.Selected, k, Keys.Groups())
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
		p.Selected = (p.Selected + n - 1) % n
	case "down":
		p.Selected = (p.Selected + 1) % n
	case "home":
		p.Selected = 0
	case "end":
		p.Selected = n - 1
	default:
		return false
	}
	return true
}
