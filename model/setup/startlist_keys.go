package setup

import (
	"baton/model/ui"
	"github.com/charmbracelet/bubbles/key"
)

// startListKeyMap is every key of the start-list screen.
type startListKeyMap struct {
	Up, Down, First, Last, Left, Right                      key.Binding
	Runner, Target, Person, Substitute, Paste               key.Binding
	Add, Edit, Lane, Scratch, Lock                          key.Binding
	Filter, Previous, Next, Plan, Orders, Names, Help, Back key.Binding
}

// StartListKeys are the keys of the start list.
var StartListKeys = startListKeyMap{
	Runner:     ui.Bind("enter", "who runs the leg", "enter"),
	Target:     ui.Bind("t", "target split of the leg", "t"),
	Person:     ui.Bind("r", "the runner: bests, note", "r"),
	Substitute: ui.Bind("b", "somebody else runs the leg, and why", "b"),
	Paste:      ui.Bind("v", "paste the names, one a line", "v"),
	Add:        ui.Bind("n", "new team", "n"),
	Edit:       ui.Bind("e", "edit the team", "e"),
	Lane:       ui.Bind("m", "move to another lane, or swap", "m"),
	Scratch:    ui.Bind("x", "scratch, or back in", "x"),
	Lock:       ui.Bind("l", "declare the order, or open it", "l"),
	Up:         ui.Bind("↑", "the team above", "up"),
	Down:       ui.Bind("↓", "the team below", "down"),
	First:      ui.Bind("home", "the first team", "home"),
	Last:       ui.Bind("end", "the last team", "end"),
	Left:       ui.Bind("←", "the leg before", "left"),
	Right:      ui.Bind("→", "the next leg", "right"),
	Filter:     ui.Bind("/", "filter the teams", "/"),
	Previous:   ui.Bind("[", "the race before", "["),
	Next:       ui.Bind("]", "the next race", "]"),
	Plan:       ui.Bind("p", "hand-off plan", "p"),
	Orders:     ui.Bind("o", "what each order would give", "o"),
	Names:      ui.Bind("w", "two names of one runner", "w"),
	Help:       ui.Bind("?", "keys", "?"),
	Back:       ui.Bind("esc", "races", "esc"),
}

// Groups are the keys as the help lists them.
func (m startListKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "Line-up", Keys: []key.Binding{m.Runner, m.Target, m.Person, m.Substitute, m.Paste, m.Lock, m.Plan, m.Orders, m.Names}},
		{Name: "Teams", Keys: []key.Binding{m.Add, m.Edit, m.Lane, m.Scratch}},
		{Name: "Where", Keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.Left, m.Right, m.Filter, m.Previous, m.Next, m.Help, m.Back}},
	}
}

// foot are the keys of the footer, what is needed most first.
func (m startListKeyMap) foot() []key.Binding {
	return []key.Binding{
		ui.Briefly(m.Runner, "runner"), ui.Briefly(m.Paste, "paste"), ui.Briefly(m.Edit, "team"), ui.Briefly(m.Add, "new"), ui.Briefly(m.Lane, "lane"),
		ui.Briefly(m.Scratch, "scratch"), ui.Briefly(m.Lock, "declare"), ui.Briefly(m.Plan, "plan"), ui.Briefly(m.Substitute, "substitute"), m.Help, m.Back,
	}
}
