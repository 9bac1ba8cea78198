package sqlite

import (
	"errors"
	"fmt"

	"baton/relay"
	"baton/relay/meet"
)

// Merged says what one source gave to a merge.
type Merged struct {
	Source string
	Held   int        // events in it that could be read
	New    int        // of these, those that were not there yet
	Left   []Left     // what was not taken, and why
	Damage []Damage   // what is wrong with it
	Healed []relay.ID // events that are damaged in the meet and whole in the source
}

// Merge adds the events of other logs of the same meet to dst, one transaction
// a source; the sources are not changed and may be in use. Of each origin it
// takes what its hashes vouch for, so that a damaged copy brings nothing false
// and no gaps. It stops at the first source that fails and returns what was
// merged before it. The error wraps meet.ErrOtherMeet for another meet's log,
// meet.ErrDamaged for one of which nothing can be taken, and meet.ErrAlarm where
// an event is there with another hash: nothing of that source is then merged.
func Merge(dst *File, sources ...string) ([]Merged, error) {
	var done []Merged
	for _, source := range sources {
		m, err := mergeOne(dst, source)
		if err != nil {
			return done, fmt.Errorf("cannot merge %s: %w", source, err)
		}
		done = append(done, m)
	}
	return done, nil
}

func mergeOne(dst *File, source string) (Merged, error) {
	src, err := openReadOnly(source, ReadLimit)
	if err != nil && (src == nil || !errors.Is(err, meet.ErrDamaged)) {
		return Merged{}, err
	}
	defer src.Close()
	u, held, err := compare(dst, src)
	if err == nil {
		err = u.refusal()
	}
	if err != nil {
		return Merged{}, err
	}
	added, err := dst.add(u.take)
	return Merged{Source: source, Held: held, New: added, Left: u.left, Damage: src.Damage(), Healed: u.healed()}, err
}

// compare holds a copy against the meet, and counts what can be read of it.
func compare(dst, src *File) (u *union, held int, err error) {
	u = &union{}
	if u.meet, u.known, err = dst.Meet(); err != nil {
		return nil, 0, err
	}
	dst.mu.Lock()
	ours, err := dst.rowsAfter(0)
	if err == nil {
		u.hold(dst, ours)
	}
	dst.mu.Unlock()
	if err != nil {
		return nil, 0, err
	}
	src.mu.Lock()
	defer src.mu.Unlock()
	theirs, err := src.rowsAfter(0)
	if err != nil {
		return nil, 0, err
	}
	u.against(theirs)
	for _, c := range theirs {
		for i := range c {
			if src.sound(&c[i]) {
				held++
			}
		}
	}
	return u, held, nil
}
