package ui

import "github.com/charmbracelet/bubbles/key"

// KeyMap are all keys of one screen: its help, and what the palette finds, are
// made from them.
type KeyMap interface{ Groups() []Group }

// Manual is one of the screens: what it is called, all that can be done there,
// and how it is come by.
type Manual struct {
	Kind  PageKind
	Name  string // "line-ups"
	Keys  KeyMap
	About Subject
	From  PageKind    // where what it is about is chosen, where the page alone cannot say it
	By    key.Binding // the key there that leads on
	Only  string      // when it is there, where no page leads to it
}

// Subject is what a screen is about, which must be known before it can be shown.
type Subject int

// What screens are about.
const (
	OfLaptop Subject = iota
	OfMeet
	OfRace
	OfTeam   // in a race
	OfPair   // of a team, at an exchange
	OfItself // it comes up by itself, as Only says
)
