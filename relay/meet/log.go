// Package meet is the open meet: where its events are kept, the writer that
// saves them beside the screen, and the session that adds to them. It knows the
// file by the interface Log alone, and imports the domain (relay) only. Begin with
// session.go: Press never refuses, Do may. What is saved is synced to disk.
package meet

import (
	"errors"

	"baton/relay"
)

// Log is where a meet's events are kept: a file, or in tests a slice. It is all
// that the rest of the program knows of storage. Events are only ever added.
type Log interface {
	// Append stores events in one transaction and returns when they are
	// durable. An event that is there already with the same hash is ignored;
	// with another hash nothing is stored and the error wraps ErrAlarm.
	Append(events []relay.Event) error
	// Since gives the events stored after cursor (0: all of them), in the
	// order they were stored, and the cursor to go on from.
	Since(cursor int64) ([]relay.Event, int64, error)
	// Changed reports whether another program has written since it was last
	// asked. It may say so in vain, never the other way round.
	Changed() (bool, error)
	// Checkpoint gathers everything into the one file, so that copying it
	// copies the meet.
	Checkpoint() error
	// Path is the file, for what is said about it.
	Path() string
	// ReadOnly says why the log can only be read; empty where it can be
	// written.
	ReadOnly() string
	Close() error
}

// reopener is a Log that can connect again to a disk that went away. It reports
// whether the file is another one than was written to, which may lack what the
// first one has.
type reopener interface {
	Reopen() (other bool, err error)
}

// What a caller of a Log must tell apart.
var (
	ErrNotMeet   = errors.New("not a meet file")
	ErrDamaged   = errors.New("the meet file is damaged")
	ErrReadOnly  = errors.New("the meet can only be read")
	ErrAlarm     = errors.New("two different events bear the same id")
	ErrNewer     = errors.New("the meet was made by a newer baton")
	ErrOtherMeet = errors.New("that is another meet's log")
	// ErrGone is of Append and Changed: what was acknowledged before is no
	// longer where Path says, for another file lies there, or none.
	ErrGone = errors.New("the meet's file is no longer the one that was written to")
	// errStalled is of a disk that takes, and does not answer.
	errStalled = errors.New("the disk has not answered")
)
