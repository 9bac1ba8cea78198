package results

import (
	"baton/model/ui"

	"github.com/charmbracelet/bubbles/key"
)

// reviewKeyMap is every key of the review.
type reviewKeyMap struct {
	Up, Down, First, Last, PageUp, PageDown, Range, All, Filter key.Binding
	Move, Exchange, Race, Earlier, Later, Count, Insert, Swap   key.Binding
	Void, HandOff, Ran, Undo, Next, Decisions, Help, Back       key.Binding
}

// ReviewKeys are the keys of the review.
var ReviewKeys = reviewKeyMap{
	Up:        ui.Bind("↑", "the row above", "up"),
	Down:      ui.Bind("↓", "the row below", "down"),
	First:     ui.Bind("home", "the first row", "home"),
	Last:      ui.Bind("end", "the last row", "end"),
	PageUp:    ui.Bind("pgup", "ten rows up", "pgup"),
	PageDown:  ui.Bind("pgdn", "ten rows down", "pgdown"),
	Range:     ui.Bind("space", "select from here on", "space"),
	All:       ui.Bind("a", "select all of the team; again: all shown", "a"),
	Filter:    ui.Bind("/", "only rows with these words", "/"),
	Next:      ui.Bind("n", "next suspicion", "n"),
	Move:      ui.Bind("m", "to another lane; several lanes: one for each time", "m"),
	Exchange:  ui.Bind("e", "it is another exchange", "e"),
	Race:      ui.Bind("t", "to another race", "t"),
	Earlier:   ui.Bind("←", "earlier: 0.01 s, then ↓ 0.1 s", "left"),
	Later:     ui.Bind("→", "later: 0.01 s, then ↑ 0.1 s", "right"),
	Count:     ui.Bind("c", "it counts after all", "c"),
	Insert:    ui.Bind("i", "insert a missed hand-off, estimated", "i"),
	Swap:      ui.Bind("w", "swap two lanes for the whole race", "w"),
	Void:      ui.Bind("v", "take it back, or put it back", "v"),
	HandOff:   ui.Bind("h", "the letter was a slip: a hand-off", "h"),
	Ran:       ui.Bind("g", "who really ran the leg", "g"),
	Undo:      ui.Bind("⌫", "undo the last fix made here", "backspace"),
	Decisions: ui.Bind("r", "the referee's decisions", "r"),
	Help:      ui.Bind("?", "this help", "?"),
	Back:      ui.Bind("esc", "back", "esc"),
}

// Groups are the keys as the help lists them.
func (m reviewKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "Fix (enter makes it, tab says why)", Keys: []key.Binding{m.Move, m.Exchange, m.Insert, m.Void, m.Count, m.Earlier, m.Later, m.Swap, m.HandOff, m.Race, m.Ran, m.Undo}},
		{Name: "Select", Keys: []key.Binding{m.Up, m.Down, m.Next, m.Range, m.All, m.Filter, m.First, m.Last, m.PageUp, m.PageDown}},
		{Name: "Screen", Keys: []key.Binding{m.Decisions, m.Help, m.Back}},
	}
}

// foot are the keys of the footer, what is needed most first.
func (m reviewKeyMap) foot() []key.Binding {
	return []key.Binding{ui.Briefly(m.Move, "to lane"), ui.Briefly(m.Insert, "insert"), ui.Briefly(m.Void, "take back"), ui.Briefly(m.Count, "counts"), ui.Briefly(m.Exchange, "exchange"),
		ui.Briefly(m.Later, "shift"), ui.Briefly(m.Swap, "swap"), ui.Briefly(m.Undo, "undo"), m.Back, ui.Briefly(m.Help, "help")}
}

type fixingKeyMap struct{ Take, Why, Drop key.Binding }

// FixingKeys are the keys while a fix or a ruling is made.
var FixingKeys = fixingKeyMap{
	Take: ui.Bind("enter", "does it", "enter"),
	Why:  ui.Bind("tab", "why", "tab"),
	Drop: ui.Bind("esc", "never mind", "esc"),
}

// Groups are the keys as the palette lists them.
func (m fixingKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "A fix", Keys: []key.Binding{m.Take, m.Why, m.Drop}}}
}
