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
	Held   int      // events in it that could be read
	New    int      // of these, those that were not there yet
	Damage []Damage // what of it could not be read
}

// Merge adds the events of other logs of the same meet to dst, one transaction
// a source; the sources are not changed and may be in use. It stops at the
// first source that fails and returns what was merged before it. The error
// wraps meet.ErrOtherMeet for another meet's log, and meet.ErrAlarm where an
// event is there with another hash: nothing of that source is then merged.
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
	src, err := openSource(source)
	if err != nil && (src == nil || !errors.Is(err, meet.ErrDamaged)) {
		return Merged{}, err
	}
	defer src.Close()
	events, _, err := src.Since(0)
	if err != nil {
		return Merged{}, err
	}
	if err := sameMeet(dst, events); err != nil {
		return Merged{}, err
	}
	added, err := dst.add(events)
	return Merged{Source: source, Held: len(events), New: added, Damage: src.Damage()}, err
}

// sameMeet refuses events of another meet; a meet without events takes any.
func sameMeet(dst *File, events []relay.Event) error {
	into, known, err := dst.Meet()
	if err != nil || !known {
		return err
	}
	for _, e := range events {
		if opened, ok := e.Fact.(*relay.Opened); ok && opened.Meet != into {
			return fmt.Errorf("%w: meet %s, not %s", meet.ErrOtherMeet, opened.Meet, into)
		}
	}
	return nil
}
