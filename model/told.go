package model

import (
	"fmt"
	"slices"
	"strings"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/settings"
	"baton/views"
)

// unknownSettings says which of the laptop's settings mean nothing to the
// program, and what it knows; empty where all do.
func unknownSettings(s *settings.Settings) string {
	var layouts []string
	for _, y := range terminal.Layouts() {
		layouts = append(layouts, string(y))
	}
	var out []string
	check := func(name, value string, known []string) {
		if value != "" && !slices.Contains(known, value) {
			out = append(out, fmt.Sprintf("settings: no %s %q (there are %s)", name, value, strings.Join(known, ", ")))
		}
	}
	check("theme", s.Theme, views.ThemeNames())
	check("layout", s.Layout, layouts)
	if _, spot := s.Place.On(); !spot && s.Place != "" && s.Place != relay.Everywhere {
		out = append(out, fmt.Sprintf("settings: no place %q (all, or metres from the finish line)", s.Place))
	}
	return strings.Join(out, " · ")
}

// tellFirst says on the first screen what is wrong with the settings, and where
// others look on: lists note it; the live screen has a banner for the one, and
// its menu has the other.
func (r *root) tellFirst() {
	note := strings.TrimPrefix(r.told+" · "+r.lacks.banner().Text, " · ")
	note = strings.TrimSuffix(note, " · ")
	if r.Audience != nil {
		note = strings.TrimPrefix(note+" · "+r.Audience(), " · ")
	}
	if s, ok := r.Shown.(interface{ Tell(note string) }); ok {
		s.Tell(note)
	}
}
