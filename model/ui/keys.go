package ui

import (
	"slices"

	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// Bind is a binding with its words in the help.
func Bind(help, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, does))
}

type listKeyMap struct{ Up, Down, First, Last, Filter, Help key.Binding }

// ListKeys are what every list's help has; the lists themselves read the arrows
// and the filter.
var ListKeys = listKeyMap{
	Up:     Bind("↑", "the row above", "up"),
	Down:   Bind("↓", "the row below", "down"),
	First:  Bind("home", "the first row", "home"),
	Last:   Bind("end", "the last row", "end"),
	Filter: Bind("/", "filter", "/"),
	Help:   Bind("?", "help", "?"),
}

// Group are a list's keys under the help's heading for them.
func (m listKeyMap) Group() Group {
	return Group{Name: listGroup, Keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.Filter, m.Help}}
}

// Walk are the keys of rows that nothing filters.
func (m listKeyMap) Walk() Group {
	return Group{Name: listGroup, Keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.Help}}
}

const listGroup = "List"

// OfLists reports whether a group are the keys that every list has.
func (g Group) OfLists() bool { return g.Name == listGroup }

// Group is a heading of the help and its keys.
type Group struct {
	Name string
	Keys []key.Binding
}

// Help is what the views show of a key map.
func Help(groups []Group) []views.Binding {
	var out []views.Binding
	for _, g := range groups {
		for _, b := range g.Keys {
			if b.Enabled() {
				out = append(out, views.Binding{Keys: b.Help().Key, Does: b.Help().Desc, Group: g.Name})
			}
		}
	}
	return out
}

// Foot is what a footer shows of bindings, what is needed most first.
func Foot(keys ...key.Binding) []views.Binding { return Help([]Group{{Keys: keys}}) }

// Matches reports whether a key is one of a binding's.
func Matches(k terminal.Key, b key.Binding) bool {
	return b.Enabled() && slices.Contains(b.Keys(), k.Name)
}

// Briefly is a binding in fewer words.
func Briefly(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// Same reports whether two bindings are of one key.
func Same(a, b key.Binding) bool { return a.Keys()[0] == b.Keys()[0] }
