package model

import (
	"slices"

	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

func bind(help, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, does))
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
	return group{name: "List", keys: []key.Binding{m.Up, m.Down, m.First, m.Last, m.Filter, m.Help}}
}

// group is a heading of the help and its keys.
type group struct {
	name string
	keys []key.Binding
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

// matches tells whether a key is one of a binding's.
func matches(k terminal.Key, b key.Binding) bool {
	return b.Enabled() && slices.Contains(b.Keys(), k.Name)
}

// briefly is a binding in fewer words.
func briefly(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}
