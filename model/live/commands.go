package live

import (
	"strings"
	"time"
	"unicode/utf8"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"

	"github.com/charmbracelet/bubbles/key"
)

// openCommands lists every command of the race beside the board, and why those
// cannot be done that cannot. No letter finds one here, since letters are times
// and reports: the arrows walk to it.
func (l *Live) openCommands() {
	l.Panel = panel{kind: menuPanel, Title: "Commands"}
	for _, g := range Keys.Groups() {
		for _, b := range g.Keys {
			if b.Enabled() && !ui.Matches(terminal.Key{Name: Keys.Find.Keys()[0]}, b) {
				l.Panel.Items = append(l.Panel.Items, l.keyItem(g, b))
			}
		}
	}
	l.Panel.Items = append(l.Panel.Items, l.menu()...)
}

// keyItem is a line that does what a key does.
func (l *Live) keyItem(g ui.Group, b key.Binding) menuItem {
	name := b.Keys()[0]
	k := terminal.Key{Name: name}
	if utf8.RuneCountInString(name) == 1 {
		k.Rune, _ = utf8.DecodeRuneInString(name)
	}
	i := menuItem{Name: b.Help().Key + "  " + b.Help().Desc, does: g.Name + ". Enter does what the key does."}
	i.now = func(at time.Time) (more, off string) { return "", l.cannot(b, at) }
	i.do = func(at time.Time) request {
		k.At = at
		return l.key(k)
	}
	return i
}

// cannot says why enter cannot do what a key does; empty where it can.
func (l *Live) cannot(b key.Binding, at time.Time) string {
	is := func(bindings ...key.Binding) bool {
		for _, o := range bindings {
			if o.Keys()[0] == b.Keys()[0] {
				return true
			}
		}
		return false
	}
	k := Keys
	switch {
	case is(k.Space, k.Digit, k.Slip, k.Enter, k.Pass, k.Exit):
		return "its press is the time: press it"
	case is(k.Accept):
		return l.refusal(relay.Accept{Hint: l.hint}, at)
	case is(k.DropTime):
		return l.refusal(relay.DropOldest{}, at)
	case is(k.Flip) && l.other == "":
		return "no other race is open"
	case is(k.Next):
		return l.noNext()
	}
	return ""
}

// refusal is why a command would be refused now; empty where it would not be.
func (l *Live) refusal(c relay.Command, at time.Time) string {
	if _, err := l.s.State.Decide(l.Race, l.s.Desk, c, l.s.Instant(at)); err != nil {
		return strings.TrimSpace(err.Error())
	}
	return ""
}

// noNext says why there is no turning to the next race; empty where there is.
func (l *Live) noNext() string {
	r := l.State()
	switch {
	case !r.Over() && r.Counting < 0:
		return "no gun yet"
	case l.s.State.Next(l.Race) == nil:
		return "no other race to time"
	}
	return ""
}
