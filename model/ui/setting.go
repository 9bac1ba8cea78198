package ui

import (
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
)

// Turn gives one of the laptop's settings the value that follows, by steps of one:
// see Change.
func Turn(set *settings.Settings, open *meet.Session, one settings.Setting, by int, at time.Time) error {
	return Change(set, open, one, one.After(*set, by), at)
}

// Change gives one of the laptop's settings a value and saves it at once. The open
// meet, nil for none, hears where the laptop stands now and what l marks, and the
// other laptops of the meet, where there are any, who this one is.
func Change(set *settings.Settings, open *meet.Session, one settings.Setting, to string, at time.Time) error {
	before := *set
	one.Change(set, to)
	if open == nil {
		return set.Save()
	}
	if set.Past() != before.Past() {
		open.Desk.Past = set.Past()
	}
	if set.Spot != before.Spot {
		open.Desk.Spot = set.Spot
	}
	joined := open.State.Station(open.Desk.Station) != (relay.Station{ID: open.Desk.Station}) || set.Name != ""
	if joined && (set.Spot != before.Spot || set.Name != before.Name) {
		open.Join(set.Name, at)
	}
	return set.Save()
}
