package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model/terminal"
)

// list is what every screen of rows shares: the selection and the filter.
type list struct {
	selected  int
	filter    string
	filtering bool
	fresh     bool // the filter stands from before: the first letter takes its place
	note      string
}

// listKey does what a key means in every list and tells whether it took it.
func (l *list) key(k terminal.Key, rows int) bool {
	if l.filtering {
		l.filterKey(k)
		return true
	}
	switch k.Name {
	case "up":
		l.selected--
	case "down":
		l.selected++
	case "home":
		l.selected = 0
	case "end":
		l.selected = rows - 1
	case "/":
		l.filtering, l.fresh = true, l.filter != ""
	case "esc":
		if l.filter == "" {
			return false
		}
		l.filter = ""
	default:
		return false
	}
	l.selected = max(0, min(l.selected, rows-1))
	return true
}

// filterKey types into the filter; enter keeps it, esc drops it.
func (l *list) filterKey(k terminal.Key) {
	switch {
	case k.Name == "enter":
		l.filtering = false
	case k.Name == "esc":
		l.filtering, l.filter = false, ""
	case k.Name == "backspace" && l.fresh:
		l.filter = ""
	case k.Name == "backspace":
		_, size := utf8.DecodeLastRuneInString(l.filter)
		l.filter = l.filter[:len(l.filter)-size]
	case k.Rune != 0 && unicode.IsPrint(k.Rune):
		if l.fresh {
			l.filter = ""
		}
		l.filter += string(k.Rune)
	}
	l.selected, l.fresh = 0, false
}

// empty is what a list without rows says: that the filter lets none through, and
// what to do where there are none at all.
func (l *list) empty(none string) string {
	if l.filter != "" {
		return fmt.Sprintf("Nothing here matches %q. Esc shows all.", l.filter)
	}
	return none
}

// passes tells whether a row's words contain the filter's.
func (l *list) passes(cells ...string) bool {
	all := strings.ToLower(strings.Join(cells, " "))
	for _, word := range strings.Fields(strings.ToLower(l.filter)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// after is the element that follows one in a list, round its end.
func after(all []string, one string) string {
	return all[(slices.Index(all, one)+1)%len(all)]
}
