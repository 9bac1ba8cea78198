package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sqlite"
)

// readMeet reads a meet that exists. Of a file with damaged pages it gives what
// can be read, and an error beside it that wraps meet.ErrDamaged.
func readMeet(path string) (*sqlite.Reading, error) {
	read, err := sqlite.ReadMeet(path, sqlite.ReadLimit)
	if read == nil {
		return nil, missing(path, err)
	}
	return read, err
}

// damaged is the error of a meet some of whose events are not as they were
// written, nil where all are.
func damaged(path string, r *sqlite.Reading) error {
	if len(r.Hurt) == 0 {
		return nil
	}
	return fmt.Errorf("%s: %w: %s; baton check %s says more", path, meet.ErrDamaged, r.Hurt[0], path)
}

// warnDamage says what a meet lacks; it can be read and added to all the same.
func (e *env) warnDamage(path string, found []sqlite.Damage) {
	const few = 5
	for i, d := range found {
		if i == few {
			e.warn(fmt.Sprintf("%s: and %d places more; baton check %s lists them all", path, len(found)-few, path))
			return
		}
		e.warn(fmt.Sprintf("%s: %s", path, d))
	}
}

// missing adds what to do about a meet that is not there.
func missing(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such meet; baton import %s FILE makes one from a start list", path, path)
	}
	return err
}

// openMeet opens a meet that exists for writing.
func openMeet(path string) (*sqlite.File, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, missing(path, err)
	}
	file, err := sqlite.Open(path)
	if err != nil {
		file.Close()
		return nil, err
	}
	if why := file.ReadOnly(); why != "" {
		file.Close()
		return nil, fmt.Errorf("%s: %w: %s", path, meet.ErrReadOnly, why)
	}
	return file, nil
}

// pickRaces are the races of a meet, or the one asked for.
func pickRaces(path string, state *relay.Meet, wanted race) ([]*relay.Race, error) {
	races := state.Races()
	if wanted == "" {
		return races, nil
	}
	var ids []string
	for _, r := range races {
		if r.ID == relay.RaceID(wanted) {
			return []*relay.Race{r}, nil
		}
		ids = append(ids, string(r.ID))
	}
	return nil, fmt.Errorf("%s: no race %s; it has %s", path, wanted, cmp.Or(relay.Some(ids, 8), "none"))
}
