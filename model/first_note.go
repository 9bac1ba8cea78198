package model

import (
	"strings"

	"baton/views"
)

// noteFirst says on the first screen what is wrong with the settings, and where
// others look on: lists note it; the live screen has a banner for the one, and
// its menu has the other.
func (r *root) noteFirst() {
	note := strings.TrimPrefix(r.settingsTrouble+" · "+r.lacks.banner().Text, " · ")
	note = strings.TrimSuffix(note, " · ")
	if r.where != "" {
		note = strings.TrimPrefix(note+" · "+r.where, " · ")
	}
	if s, ok := r.Screen.(interface {
		Say(text string, tone views.Tone)
	}); ok {
		s.Say(note, views.Watch)
	}
}
