package ui

import "baton/relay"

// Page names a screen that other screens lead to: they know no more of it.
type Page struct {
	Kind     PageKind
	Race     relay.RaceID
	Team     relay.TeamID
	Exchange int // from 1
}

// PageKind is which of the screens a page is.
type PageKind int

// The pages. Those up to Timing are the ground: from there no key leads back.
const (
	Meets PageKind = iota
	Races          // Race is selected, where it is named
	Timing
	StartList
	People // who of the names are one runner
	Orders // that a team's runners can run in
	CheckIn
	Plan
	Card // for a team's runners
	Pair // what two have done of a hand-off
	Practices
	Practising // a pair at a zone; Race is where it is recorded
	Import
	Review
	Decisions
	Results
	TeamResult
	Gaps
	Hands // of the keepers, and the clocks
	History
	Phones // the ways in for phones
	LaptopSettings
	Typing // a form, a line, the palette: what is over another page for a while
)

func (k PageKind) ground() bool { return k <= Timing }
