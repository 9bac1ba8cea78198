package results

import (
	"baton/model/ui"

	"github.com/charmbracelet/bubbles/key"
)

// decisionsKeyMap is every key of the decisions.
type decisionsKeyMap struct {
	Up, Down, First, Last, All, Filter, Describe, New, Uphold, Dismiss, Pend key.Binding
	Reinstate, Rerun, Advance, Void, Undo, Slip, Review, Help, Back          key.Binding
}

// DecisionsKeys are the keys of the decisions.
var DecisionsKeys = decisionsKeyMap{
	Up:        ui.Bind("↑", "the report above", "up"),
	Down:      ui.Bind("↓", "the report below", "down"),
	First:     ui.Bind("home", "the first report", "home"),
	Last:      ui.Bind("end", "the last report", "end"),
	All:       ui.Bind("a", "decided ones too, or only open ones", "a"),
	Filter:    ui.Bind("/", "only reports with these words", "/"),
	Describe:  ui.Bind("enter", "what it was for", "enter"),
	New:       ui.Bind("n", "new report: word by radio", "n"),
	Uphold:    ui.Bind("u", "uphold: disqualified", "u"),
	Dismiss:   ui.Bind("d", "dismiss", "d"),
	Pend:      ui.Bind("p", "pending again", "p"),
	Reinstate: ui.Bind("b", "back in: reinstated", "b"),
	Rerun:     ui.Bind("g", "a re-run is granted", "g"),
	Advance:   ui.Bind("q", "advances by referee, jury or draw", "q"),
	Void:      ui.Bind("v", "take the report back: never meant", "v"),
	Undo:      ui.Bind("⌫", "undo the last ruling of this race", "backspace"),
	Slip:      ui.Bind("s", "write the report slip", "s"),
	Review:    ui.Bind("r", "review the race", "r"),
	Help:      ui.Bind("?", "this help", "?"),
	Back:      ui.Bind("esc", "back", "esc"),
}

// Groups are the keys as the help lists them.
func (m decisionsKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "Report", Keys: []key.Binding{m.Describe, m.New, m.Slip, m.Void}},
		{Name: "Referee (enter decides, tab says why)", Keys: []key.Binding{m.Uphold, m.Dismiss, m.Pend, m.Reinstate, m.Rerun, m.Advance, m.Undo}},
		{Name: "Screen", Keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.All, m.Filter, m.Review, m.Help, m.Back}},
	}
}

// foot are the keys of the footer, what is needed most first.
func (m decisionsKeyMap) foot() []key.Binding {
	return []key.Binding{ui.Briefly(m.Describe, "what for"), ui.Briefly(m.Uphold, "uphold"), m.Dismiss, ui.Briefly(m.New, "new"), ui.Briefly(m.Slip, "slip"),
		ui.Briefly(m.All, "all"), ui.Briefly(m.Undo, "undo"), m.Back, ui.Briefly(m.Help, "help")}
}
