package text

import (
	"errors"
	"fmt"
)

// maxFaults is how many faults of one file are told at once: enough to correct
// it in one go, few enough to read.
const maxFaults = 10

// Faults gathers what is wrong with a file. A file with a fault is not taken at
// all, so that no list is ever half imported.
type Faults struct {
	Name string // the file's
	all  []error
}

// Add notes a fault at a place, file:line or file:line:column, with what is
// wanted there.
func (f *Faults) Add(source, format string, args ...any) {
	f.all = append(f.all, fmt.Errorf("%s: "+format, append([]any{source}, args...)...))
}

// AddError notes a fault that names its place itself.
func (f *Faults) AddError(err error) { f.all = append(f.all, err) }

// Err is one error for all faults, the first ten of them a line each; nil where
// there are none.
func (f *Faults) Err() error {
	all := f.all
	if more := len(all) - maxFaults; more > 0 {
		all = append(all[:maxFaults:maxFaults], fmt.Errorf("%s: and %d more faults", f.Name, more))
	}
	return errors.Join(all...)
}
