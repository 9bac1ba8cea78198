package model

import "github.com/charmbracelet/bubbles/key"

// startListKeyMap is every key of the start-list screen.
type startListKeyMap struct {
	Up, Down, First, Last, Left, Right              key.Binding
	Runner, Target, Person, Substitute, Paste       key.Binding
	Add, Edit, Lane, Scratch, Lock                  key.Binding
	Filter, Previous, Next, Plan, Names, Help, Back key.Binding
}

var startListKeys = startListKeyMap{
	Runner:     bind("enter", "who runs the leg", "enter"),
	Target:     bind("t", "target split of the leg", "t"),
	Person:     bind("r", "the runner: bests, note", "r"),
	Substitute: bind("b", "somebody else runs the leg, and why", "b"),
	Paste:      bind("v", "paste the names, one a line", "v"),
	Add:        bind("n", "new team", "n"),
	Edit:       bind("e", "edit the team", "e"),
	Lane:       bind("m", "move to another lane, or swap", "m"),
	Scratch:    bind("x", "scratch, or back in", "x"),
	Lock:       bind("l", "declare the order, or open it", "l"),
	Up:         bind("↑", "the team above", "up"),
	Down:       bind("↓", "the team below", "down"),
	First:      bind("home", "the first team", "home"),
	Last:       bind("end", "the last team", "end"),
	Left:       bind("←", "the leg before", "left"),
	Right:      bind("→", "the next leg", "right"),
	Filter:     bind("/", "filter the teams", "/"),
	Previous:   bind("[", "the race before", "["),
	Next:       bind("]", "the next race", "]"),
	Plan:       bind("p", "hand-off plan", "p"),
	Names:      bind("w", "two names of one runner", "w"),
	Help:       bind("?", "keys", "?"),
	Back:       bind("esc", "races", "esc"),
}

// groups are the keys as the help lists them.
func (m startListKeyMap) groups() []group {
	return []group{
		{name: "Line-up", keys: []key.Binding{m.Runner, m.Target, m.Person, m.Substitute, m.Paste, m.Lock, m.Plan, m.Names}},
		{name: "Teams", keys: []key.Binding{m.Add, m.Edit, m.Lane, m.Scratch}},
		{name: "Where", keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.Left, m.Right, m.Filter, m.Previous, m.Next, m.Help, m.Back}},
	}
}

// short are the keys of the footer, what is needed most first.
func (m startListKeyMap) short() []key.Binding {
	return []key.Binding{
		briefly(m.Runner, "runner"), briefly(m.Paste, "paste"), briefly(m.Edit, "team"), briefly(m.Add, "new"), briefly(m.Lane, "lane"),
		briefly(m.Scratch, "scratch"), briefly(m.Lock, "declare"), briefly(m.Plan, "plan"), briefly(m.Substitute, "substitute"), m.Help, m.Back,
	}
}
