package link

import "baton/relay"

// Company is what the screen knows of the others who time a meet.
type Company interface {
	// State is the link as it is now; joined are the stations that the log knows.
	State(joined []relay.Station) State
	// Shows says where this laptop stands, which race its screen shows, and the
	// station whose times its digits name, if any.
	Shows(place relay.Spot, race relay.RaceID, names string)
	// Code is what others join by.
	Code() string
	// Admits reports whether others can come in at this laptop itself.
	Admits() bool
	// ShutOut lets a station in no longer.
	ShutOut(station string) error
	// Clock is this laptop's against the one that the meet goes by.
	Clock() *Clock
	// Trouble is why the hub was not reached when it was last tried.
	Trouble() string
}
