package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sqlite"
)

// readMeet reads a meet that exists. Of a damaged one it gives what can be
// read, and an error beside it that wraps meet.ErrDamaged.
func readMeet(path string) (events []relay.Event, state *relay.Meet, err error) {
	file, damaged := sqlite.OpenReadOnly(path)
	if file == nil || damaged != nil && !errors.Is(damaged, meet.ErrDamaged) {
		return nil, nil, missing(path, damaged)
	}
	defer file.Close()
	events, _, err = file.Since(0)
	if err != nil {
		return nil, nil, err
	}
	if found := file.Damage(); damaged == nil && len(found) > 0 {
		damaged = fmt.Errorf("%s: %w: %s; baton check %s tells more", path, meet.ErrDamaged, found[0], path)
	}
	state = relay.NewMeet()
	state.Add(events...)
	return events, state, damaged
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
	return openOrMake(path)
}

// openOrMake opens a meet for writing, and makes it where there is none.
func openOrMake(path string) (*sqlite.File, error) {
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
	return nil, fmt.Errorf("%s: no race %s; it has %s", path, wanted, someOf(ids))
}

// someOf lists a few names.
func someOf(names []string) string {
	const few = 8
	switch {
	case len(names) == 0:
		return "none"
	case len(names) > few:
		return strings.Join(names[:few], ", ") + fmt.Sprintf(" and %d more", len(names)-few)
	}
	return strings.Join(names, ", ")
}

func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
