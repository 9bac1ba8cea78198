package sqlite

import (
	"slices"

	"baton/relay"
)

// Damage is one thing found wrong in a meet file, in words.
type Damage struct {
	ID   relay.ID // the event it is about; zero where it is about the file
	What string
}

// String names the event, then what is wrong.
func (d Damage) String() string {
	if d.ID.IsZero() {
		return d.What
	}
	return "event " + d.ID.String() + ": " + d.What
}

// Damage is what was found wrong when the file was opened and by every Since
// so far; reading from the beginning starts the list anew. Events that are not
// as they were written are named here and left out by Since.
func (f *File) Damage() []Damage {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.damage)
}

// Missing names the events that are not there although later ones of their
// origin are: whoever holds them can merge them in. A meet with gaps is a meet
// like another, as what was saved of a broken disk is.
func (f *File) Missing() []Damage {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.missing)
}

func (f *File) report(d Damage) {
	if !slices.Contains(f.damage, d) {
		f.damage = append(f.damage, d)
	}
}
