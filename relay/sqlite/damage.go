package sqlite

import (
	"errors"
	"slices"

	"baton/relay"
	"baton/relay/meet"
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

// damagedError is a file whose rows can be read all the same, and what is wrong
// with it.
type damagedError string

func (d damagedError) Error() string { return meet.ErrDamaged.Error() + ": " + string(d) }
func (d damagedError) Unwrap() error { return meet.ErrDamaged }

// damageIn is the Damage that an error carries.
func damageIn(err error) Damage {
	if as, ok := errors.AsType[damagedError](err); ok {
		return Damage{What: string(as)}
	}
	return Damage{What: err.Error()}
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

// tellable is how many things wrong with a file are told.
const tellable = 100

func (f *File) report(d Damage) {
	switch {
	case len(f.damage) > tellable || slices.Contains(f.damage, d):
	case len(f.damage) == tellable:
		f.damage = append(f.damage, Damage{What: "and more than these"})
	default:
		f.damage = append(f.damage, d)
	}
}
