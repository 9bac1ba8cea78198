package ui

// Manual is what can be done on one screen: what the palette finds commands in.
type Manual struct {
	Kind   PageKind
	Name   string // "line-ups"
	Groups []Group
}

// Paged is a screen that is one of the pages.
type Paged interface {
	// Page is which, with the race that it is about; none where it is about all.
	Page(sh *Shell) Page
}
