package model

import (
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// liveKeyMap is every key of the live screen. The help is made from it, and so
// is the footer.
type liveKeyMap struct {
	Gun2, Digit, Slip, Mode, Undo, Enter, Pass, Exit key.Binding
	Drop, PickedUp, Flag, DQ, Out, Skip, Move        key.Binding
	Accept, DropTime                                 key.Binding
	Gun, Up, Down, Pin, Next, Flip, Menu, Help, Quit key.Binding
}

func bind(help, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, does))
}

var liveKeys = liveKeyMap{
	Gun2:     bind("space", "gun; later a time, no team", "space"),
	Digit:    bind("1-9 0", "lane's hand-off or finish", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
	Slip:     bind("q…p", "a slip: a time near a lane", "q", "w", "e", "r", "t", "y", "u", "i", "o", "p"),
	Mode:     bind("tab", "lanes ⇄ times first", "tab"),
	Undo:     bind("⌫", "undo last press or command", "backspace"),
	Enter:    bind("j", "baton enters the zone", "j"),
	Pass:     bind("k", "handed off", "k"),
	Exit:     bind("l", "baton leaves the zone", "l"),
	Drop:     bind("d", "+ lane: dropped", "d"),
	PickedUp: bind("b", "+ lane: picked up", "b"),
	Flag:     bind("f", "+ lane: flag, reported", "f"),
	DQ:       bind("x", "+ lane: DQ, provisional", "x"),
	Out:      bind("n", "+ lane: DNS, later DNF", "n"),
	Skip:     bind("s", "+ lane: one was not seen", "s"),
	Move:     bind("m", "+ lane: gets the last press", "m"),
	Accept:   bind("c", "do what the hint proposes", "c"),
	DropTime: bind("v", "drop the oldest open time", "v"),
	Gun:      bind("g", "which was the gun", "g"),
	Up:       bind("↑", "focus the team above", "up"),
	Down:     bind("↓", "focus the team below", "down"),
	Pin:      bind("a", "pin the focused team", "a"),
	Next:     bind("enter", "next race, asks if any run", "enter"),
	Flip:     bind("F2 `", "the other open race", "f2", "`"),
	Menu:     bind("esc", "menu: recall, late gun …", "esc"),
	Help:     bind("?", "this help", "?"),
	Quit:     bind("ctrl+c", "leave; the race runs on", "ctrl+c"),
}

// listKeyMap is what every list's help has; the lists themselves read the arrows
// and the filter.
type listKeyMap struct{ Up, Down, First, Last, Filter, Help key.Binding }

var listKeys = listKeyMap{
	Up:     bind("↑", "the row above", "up"),
	Down:   bind("↓", "the row below", "down"),
	First:  bind("home", "the first row", "home"),
	Last:   bind("end", "the last row", "end"),
	Filter: bind("/", "filter", "/"),
	Help:   bind("?", "help", "?"),
}

// group are a list's keys under the help's heading for them.
func (m listKeyMap) group() group {
	return group{"List", []key.Binding{m.Up, m.Down, m.First, m.Last, m.Filter, m.Help}}
}

// group is a heading of the help and its keys.
type group struct {
	name string
	keys []key.Binding
}

// groups are the keys as the help lists them, what is needed first on top.
func (m liveKeyMap) groups() []group {
	return []group{
		{"Timing", []key.Binding{m.Gun2, m.Digit, m.Undo, m.Mode, m.Slip}},
		{"What happened", []key.Binding{m.Drop, m.PickedUp, m.Flag, m.DQ, m.Out}},
		{"Put right", []key.Binding{m.Accept, m.Skip, m.Move, m.DropTime, m.Gun}},
		{"The focused team", []key.Binding{m.Enter, m.Pass, m.Exit, m.Up, m.Down, m.Pin}},
		{"Race", []key.Binding{m.Next, m.Flip, m.Menu, m.Help, m.Quit}},
	}
}

// help is what the views show of a key map.
func help(groups []group) []views.Binding {
	var out []views.Binding
	for _, g := range groups {
		for _, b := range g.keys {
			if b.Enabled() {
				out = append(out, views.Binding{Keys: b.Help().Key, Does: b.Help().Desc, Group: g.name})
			}
		}
	}
	return out
}

// foot is what a footer shows of bindings, what is needed most first.
func foot(keys ...key.Binding) []views.Binding { return help([]group{{keys: keys}}) }
