package model

import (
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

// groups are the keys as the help lists them, what is needed first on top.
func (m liveKeyMap) groups() []group {
	return []group{
		{name: "Timing", keys: []key.Binding{m.Gun2, m.Digit, m.Undo, m.Mode, m.Slip}},
		{name: "What happened", keys: []key.Binding{m.Drop, m.PickedUp, m.Flag, m.DQ, m.Out}},
		{name: "Put right", keys: []key.Binding{m.Accept, m.Skip, m.Move, m.DropTime, m.Gun}},
		{name: "The focused team", keys: []key.Binding{m.Enter, m.Pass, m.Exit, m.Up, m.Down, m.Pin}},
		{name: "Race", keys: []key.Binding{m.Next, m.Flip, m.Menu, m.Help, m.Quit}},
	}
}
