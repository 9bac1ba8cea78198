package wholefile

import (
	"errors"
	"io/fs"
)

// fault is what some of the system's errors mean to a coach.
type fault struct {
	words string
	errs  []error
}

// plain is an error that says what it means instead of what the system calls it.
type plain struct {
	words string
	err   error
}

// Said is an error that says what it means to a coach instead of what it is called.
func Said(said string, err error) error { return plain{said, err} }

func (p plain) Error() string { return p.words }

func (p plain) Unwrap() error { return p.err }

// Plainly is an error of the system in a coach's words, with what to do; one that
// needs none, or is of something else, as it is.
func Plainly(err error) error {
	for _, f := range faults {
		for _, known := range f.errs {
			if errors.Is(err, known) {
				return plain{f.words, err}
			}
		}
	}
	if errors.Is(err, fs.ErrPermission) {
		return plain{"you have no permission to; whose file or folder is it?", err}
	}
	return err
}
