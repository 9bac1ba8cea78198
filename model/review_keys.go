package model

import (
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// reviewKeyMap is every key of the review.
type reviewKeyMap struct {
	Up, Down, First, Last, PageUp, PageDown, Range, All, Filter key.Binding
	Move, Exchange, Race, Earlier, Later, Count, Insert, Swap   key.Binding
	Void, HandOff, Ran, Undo, Next, Decisions, Help, Back       key.Binding
}

var reviewKeys = reviewKeyMap{
	Up:        bind("↑", "the row above", "up"),
	Down:      bind("↓", "the row below", "down"),
	First:     bind("home", "the first row", "home"),
	Last:      bind("end", "the last row", "end"),
	PageUp:    bind("pgup", "ten rows up", "pgup"),
	PageDown:  bind("pgdn", "ten rows down", "pgdown"),
	Range:     bind("space", "select from here on", "space"),
	All:       bind("a", "select all of the team; again: all shown", "a"),
	Filter:    bind("/", "only rows with these words", "/"),
	Next:      bind("n", "next suspicion", "n"),
	Move:      bind("m", "to another lane; several lanes: one for each time", "m"),
	Exchange:  bind("e", "it is another exchange", "e"),
	Race:      bind("t", "to another race", "t"),
	Earlier:   bind("←", "earlier: 0.01 s, then ↓ 0.1 s", "left"),
	Later:     bind("→", "later: 0.01 s, then ↑ 0.1 s", "right"),
	Count:     bind("c", "it counts after all", "c"),
	Insert:    bind("i", "insert a missed hand-off, estimated", "i"),
	Swap:      bind("w", "swap two lanes for the whole race", "w"),
	Void:      bind("v", "void it, or bring it back", "v"),
	HandOff:   bind("h", "the letter was a slip: a hand-off", "h"),
	Ran:       bind("g", "who really ran the leg", "g"),
	Undo:      bind("⌫", "undo the last fix made here", "backspace"),
	Decisions: bind("r", "the referee's decisions", "r"),
	Help:      bind("?", "this help", "?"),
	Back:      bind("esc", "back", "esc"),
}

// groups are the keys as the help lists them.
func (m reviewKeyMap) groups() []group {
	return []group{
		{name: "Fix (enter makes it, tab says why)", keys: []key.Binding{m.Move, m.Exchange, m.Insert, m.Void, m.Count, m.Earlier, m.Later, m.Swap, m.HandOff, m.Race, m.Ran, m.Undo}},
		{name: "Select", keys: []key.Binding{m.Up, m.Down, m.Next, m.Range, m.All, m.Filter, m.First, m.Last, m.PageUp, m.PageDown}},
		{name: "Screen", keys: []key.Binding{m.Decisions, m.Help, m.Back}},
	}
}

// short are the keys of the footer, what is needed most first.
func (m reviewKeyMap) short() []views.Binding {
	return foot(briefly(m.Move, "to lane"), briefly(m.Insert, "insert"), briefly(m.Void, "void"), briefly(m.Count, "counts"), briefly(m.Exchange, "exchange"),
		briefly(m.Later, "shift"), briefly(m.Swap, "swap"), briefly(m.Undo, "undo"), m.Back, briefly(m.Help, "help"))
}

// fixingKeys are the keys while a fix is made.
var fixingKeys = struct{ Take, Why, Drop key.Binding }{
	Take: bind("enter", "does it", "enter"),
	Why:  bind("tab", "why", "tab"),
	Drop: bind("esc", "never mind", "esc"),
}
