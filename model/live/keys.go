package live

import (
	"baton/model/ui"
	"github.com/charmbracelet/bubbles/key"
)

type keyMap struct {
	Space, Digit, Slip, Mode, Undo, Enter, Pass, Exit      key.Binding
	Drop, PickedUp, Flag, DQ, Out, Skip, Move              key.Binding
	Accept, DropTime                                       key.Binding
	Gun, Up, Down, Pin, Next, Flip, Menu, Find, Help, Quit key.Binding
}

// Keys are the keys of the live screen. The help is made from them, and so is the
// footer.
var Keys = keyMap{
	Space:    ui.Bind("space", "gun; later a time, no team", "space"),
	Digit:    ui.Bind("1-9 0", "lane's hand-off or finish", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"),
	Slip:     ui.Bind("q…p", "a slip: a time near a lane", "q", "w", "e", "r", "t", "y", "u", "i", "o", "p"),
	Mode:     ui.Bind("tab", "lanes ⇄ times first", "tab"),
	Undo:     ui.Bind("⌫", "undo last press or command", "backspace"),
	Enter:    ui.Bind("j", "baton enters the zone", "j"),
	Pass:     ui.Bind("k", "handed off", "k"),
	Exit:     ui.Bind("l", "baton leaves the zone", "l"),
	Drop:     ui.Bind("d", "+ lane: dropped", "d"),
	PickedUp: ui.Bind("b", "+ lane: picked up", "b"),
	Flag:     ui.Bind("f", "+ lane: flag, reported", "f"),
	DQ:       ui.Bind("x", "+ lane: DQ, provisional", "x"),
	Out:      ui.Bind("n", "+ lane: DNS, later DNF", "n"),
	Skip:     ui.Bind("s", "+ lane: one was not seen", "s"),
	Move:     ui.Bind("m", "+ lane: gets the last press", "m"),
	Accept:   ui.Bind("c", "do what the hint proposes", "c"),
	DropTime: ui.Bind("v", "drop the oldest open time", "v"),
	Gun:      ui.Bind("g", "which was the gun", "g"),
	Up:       ui.Bind("↑", "focus the team above", "up"),
	Down:     ui.Bind("↓", "focus the team below", "down"),
	Pin:      ui.Bind("a", "pin the focused team", "a"),
	Next:     ui.Bind("enter", "next race, asks if any run", "enter"),
	Flip:     ui.Bind("F2 `", "the other open race", "f2", "`"),
	Menu:     ui.Bind("esc", "menu: recall, late gun …", "esc"),
	Find:     ui.Bind("ctrl+p", "every command, or why not", "ctrl+p"),
	Help:     ui.Bind("?", "this help", "?"),
	Quit:     ui.Bind("ctrl+c", "leave; the race runs on", "ctrl+c"),
}

// Groups are the keys as the help lists them, what is needed first on top.
func (m keyMap) Groups() []ui.Group {
	return []ui.Group{
		{Keys: []key.Binding{m.Find}},
		{Name: "Timing", Keys: []key.Binding{m.Space, m.Digit, m.Undo, m.Mode, m.Slip}},
		{Name: "What happened", Keys: []key.Binding{m.Drop, m.PickedUp, m.Flag, m.DQ, m.Out}},
		{Name: "Put right", Keys: []key.Binding{m.Accept, m.Skip, m.Move, m.DropTime, m.Gun}},
		{Name: "The focused team", Keys: []key.Binding{m.Enter, m.Pass, m.Exit, m.Up, m.Down, m.Pin}},
		{Name: "Race", Keys: []key.Binding{m.Next, m.Flip, m.Menu, m.Help, m.Quit}},
	}
}

// commandMap is the race's keys with what its menu does.
type commandMap struct{ keyMap }

// Commands are all commands of the race, as the palette lists them.
var Commands = commandMap{Keys}

// Groups are the keys, and the menu's lines.
func (m commandMap) Groups() []ui.Group {
	menu := ui.Group{Name: "Race menu"}
	for _, name := range menuNames {
		menu.Keys = append(menu.Keys, ui.Bind("esc", name, m.Menu.Keys()...))
	}
	return append(m.keyMap.Groups(), menu)
}
