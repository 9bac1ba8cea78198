package model

import (
	"path/filepath"

	"baton/relay"
	"baton/relay/sqlite"
	"baton/views"
)

// lacks is what is missing or damaged in a meet's file: the screen says so, for
// else what it shows would look sure.
type lacks struct {
	name    string // of the file
	missing bool   // later events of an origin are there
	hurt    int    // events that are not as they were written
}

// lacksOf is what a file that was just read lacks.
func lacksOf(log *sqlite.File) lacks {
	l := lacks{name: filepath.Base(log.Path()), missing: len(log.Missing()) > 0}
	for _, d := range log.Damage() {
		if !d.ID.IsZero() {
			l.hurt++
		}
	}
	return l
}

// banner is the one line about it; empty where nothing is lacking.
func (l lacks) banner() views.Banner {
	switch {
	case l.hurt > 0:
		return views.Banner{Tone: views.Alarm, Text: "DAMAGED, " + relay.Count(l.hurt, "event") + " here may be wrong: baton check " + l.name}
	case l.missing:
		return views.Banner{Tone: views.Watch, Text: "some events are missing here: baton check " + l.name + " says which"}
	}
	return views.Banner{}
}
