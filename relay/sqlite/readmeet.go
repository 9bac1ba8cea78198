package sqlite

import (
	"time"

	"baton/relay"
)

// Reading is a meet as it was read once: all of it that is as it was written.
type Reading struct {
	Events  []relay.Event // in the order they were stored
	State   *relay.Meet
	Hurt    []Damage // events that are not as they were written
	Missing []Damage // events that are not there, though later ones are
}

// ReadMeet reads a meet without changing it, as openReadOnly does. Of a file with
// damaged pages it gives what can be read, and an error beside it that wraps
// meet.ErrDamaged; with any other error there is no Reading.
func ReadMeet(path string, limit time.Duration) (*Reading, error) {
	file, damaged := openReadOnly(path, limit)
	if file == nil {
		return nil, damaged
	}
	defer file.Close()
	events, _, err := file.Since(0)
	if err != nil {
		return nil, err
	}
	r := &Reading{Events: events, State: relay.NewMeet(), Missing: file.Missing()}
	if damaged == nil {
		r.Hurt = file.Damage()
	}
	r.State.Add(events...)
	return r, damaged
}

// ReadState reads a meet that is not damaged, without changing it: for whoever
// wants the meet alone.
func ReadState(path string) (*relay.Meet, error) {
	read, err := ReadMeet(path, ReadLimit)
	if err != nil {
		return nil, err
	}
	return read.State, nil
}
