package ui

import "baton/relay"

// Page names a screen that other screens lead to: they know no more of it.
type Page struct {
	Kind PageKind
	Race relay.RaceID
	Team relay.TeamID
}

// PageKind is which of the screens a page is.
type PageKind int

// The pages. Those up to Timing are the ground: from there no key leads back.
const (
	Meets PageKind = iota
	Races          // Race is selected, where it is named
	Timing
	StartList
	CheckIn
	Plan
	Practices
	Import
	Review
	Decisions
	Results
	History
	Phones // the ways in for phones
	LaptopSettings
)

func (k PageKind) ground() bool { return k <= Timing }
