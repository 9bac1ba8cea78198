package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model/terminal"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
)

// List is what every screen of rows shares: the selection and the filter, and the
// line below.
type List struct {
	Questioned
	Selected  int
	Filter    string
	Filtering bool
	fresh     bool // the filter stands from before: the first letter takes its place
}

// Key does what a key means in every list and reports whether it took it. What the
// last key said is no longer said.
func (l *List) Key(k terminal.Key, rows int) bool {
	l.Say("", views.Calm)
	if l.Filtering {
		l.filterKey(k)
		return true
	}
	switch {
	case k.Name == "/":
		l.Filtering, l.fresh = true, l.Filter != ""
	case k.Name == "esc" && l.Filter != "":
		l.Filter = ""
	default:
		return l.Walk(k, rows)
	}
	l.Selected = max(0, min(l.Selected, rows-1))
	return true
}

// Walk goes from row to row as a key says, and reports whether it is one that
// does.
func (l *List) Walk(k terminal.Key, rows int) bool {
	to, ok := map[string]int{"up": l.Selected - 1, "down": l.Selected + 1, "home": 0, "end": rows - 1}[k.Name]
	if ok {
		l.Selected = max(0, min(to, rows-1))
	}
	return ok
}

// Cannot says why a key would come to nothing on so many rows: one that goes from
// row to row, or one of those that act on the row selected. Empty where it would
// not.
func (l *List) Cannot(b key.Binding, rows int, acts ...key.Binding) string {
	name := b.Keys()[0]
	up, down := slices.Contains([]string{"up", "home", "pgup"}, name), slices.Contains([]string{"down", "end", "pgdown"}, name)
	switch at := max(0, min(l.Selected, rows-1)); {
	case rows == 0 && (up || down || slices.ContainsFunc(acts, func(a key.Binding) bool { return Same(a, b) })):
		return "there is no row"
	case up && at == 0:
		return "this is the first row"
	case down && at == rows-1:
		return "this is the last row"
	}
	return ""
}

// Typed reports whether letters are typed into the filter.
func (l *List) Typed() bool { return l.Filtering }

// filterKey types into the filter; enter keeps it, esc drops it.
func (l *List) filterKey(k terminal.Key) {
	switch {
	case k.Name == "enter":
		l.Filtering = false
	case k.Name == "esc":
		l.Filtering, l.Filter = false, ""
	case k.Name == "backspace" && l.fresh:
		l.Filter = ""
	case k.Name == "backspace":
		_, size := utf8.DecodeLastRuneInString(l.Filter)
		l.Filter = l.Filter[:len(l.Filter)-size]
	case k.Rune != 0 && unicode.IsPrint(k.Rune):
		if l.fresh {
			l.Filter = ""
		}
		l.Filter += string(k.Rune)
	}
	l.Selected, l.fresh = 0, false
}

// Chosen is the row of a list that is selected; ok is false where there is none.
func Chosen[R any](l *List, rows []R) (row R, ok bool) {
	if len(rows) == 0 {
		return row, false
	}
	return rows[max(0, min(l.Selected, len(rows)-1))], true
}

// Edges are what stands round the rows, the filter among it.
func (l *List) Edges(sh *Shell, title, about string, keys ...key.Binding) views.Edges {
	e := l.Questioned.Edges(sh, title, keys...)
	e.About, e.Filter, e.Filtering = about, l.Filter, l.Filtering
	return e
}

// Empty is what a list without rows says: that the filter lets none through, and
// what to do where there are none at all.
func (l *List) Empty(none string) string {
	if l.Filter != "" {
		return fmt.Sprintf("Nothing here matches %q. Esc shows all.", l.Filter)
	}
	return none
}

// Passes reports whether a row's words contain the filter's.
func (l *List) Passes(cells ...string) bool {
	all := strings.ToLower(strings.Join(cells, " "))
	for _, word := range strings.Fields(strings.ToLower(l.Filter)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// After is the element that follows one in a list, round its end.
func After(all []string, one string) string {
	return all[(slices.Index(all, one)+1)%len(all)]
}
