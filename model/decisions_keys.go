package model

import (
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// decisionsKeyMap is every key of the decisions.
type decisionsKeyMap struct {
	Up, Down, First, Last, All, Filter, Describe, New, Uphold, Dismiss, Pend key.Binding
	Reinstate, Rerun, Advance, Void, Undo, Slip, Review, Help, Back          key.Binding
}

var decisionsKeys = decisionsKeyMap{
	Up:        bind("↑", "the report above", "up"),
	Down:      bind("↓", "the report below", "down"),
	First:     bind("home", "the first report", "home"),
	Last:      bind("end", "the last report", "end"),
	All:       bind("a", "decided ones too, or only open ones", "a"),
	Filter:    bind("/", "only reports with these words", "/"),
	Describe:  bind("enter", "what it was for", "enter"),
	New:       bind("n", "new report: word by radio", "n"),
	Uphold:    bind("u", "uphold: disqualified", "u"),
	Dismiss:   bind("d", "dismiss", "d"),
	Pend:      bind("p", "pending again", "p"),
	Reinstate: bind("b", "back in: reinstated", "b"),
	Rerun:     bind("g", "a re-run is granted", "g"),
	Advance:   bind("q", "advances by referee, jury or draw", "q"),
	Void:      bind("v", "take the report back: never meant", "v"),
	Undo:      bind("⌫", "undo the last ruling of this race", "backspace"),
	Slip:      bind("s", "write the report slip", "s"),
	Review:    bind("r", "review the race", "r"),
	Help:      bind("?", "this help", "?"),
	Back:      bind("esc", "back", "esc"),
}

// groups are the keys as the help lists them.
func (m decisionsKeyMap) groups() []group {
	return []group{
		{name: "Report", keys: []key.Binding{m.Describe, m.New, m.Slip, m.Void}},
		{name: "Referee (enter decides, tab says why)", keys: []key.Binding{m.Uphold, m.Dismiss, m.Pend, m.Reinstate, m.Rerun, m.Advance, m.Undo}},
		{name: "Screen", keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.All, m.Filter, m.Review, m.Help, m.Back}},
	}
}

// short are the keys of the footer, what is needed most first.
func (m decisionsKeyMap) short() []views.Binding {
	return foot(briefly(m.Describe, "what for"), briefly(m.Uphold, "uphold"), m.Dismiss, briefly(m.New, "new"), briefly(m.Slip, "slip"),
		briefly(m.All, "all"), briefly(m.Undo, "undo"), m.Back, briefly(m.Help, "help"))
}
