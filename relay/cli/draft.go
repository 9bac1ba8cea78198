package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/sqlite"
)

// draft is a meet with events of one new origin that are not stored yet: they
// are stored together, or not at all.
type draft struct {
	state  *relay.Meet
	meet   relay.Origin
	deps   Deps
	opened time.Time
	author relay.Author
	events []relay.Event
	stored map[relay.TeamID]bool // teams that the meet has in its file
	lacks  []sqlite.Damage       // what the file lacks or has damaged
}

// newDraft begins on a meet as it stands in its file, or on a new one where
// there is no file yet.
func newDraft(path string, deps Deps) (*draft, error) {
	state := relay.NewMeet()
	var lacks []sqlite.Damage
	if _, err := os.Stat(path); err == nil {
		read, err := readMeet(path)
		if err != nil {
			return nil, err
		}
		state, lacks = read.State, slices.Concat(read.Missing, read.Hurt)
	}
	d := &draft{state: state, lacks: lacks, meet: state.ID(), deps: deps, opened: deps.Now(), author: relay.Author{Meet: state, Origin: relay.NewOrigin()}, stored: map[relay.TeamID]bool{}}
	if d.meet == (relay.Origin{}) {
		d.meet = relay.NewOrigin()
	}
	for _, r := range state.Races() {
		for _, t := range r.Teams {
			d.stored[t.ID] = true
		}
	}
	return d, nil
}

// add records facts, after the first one that every origin begins with.
func (d *draft) add(race relay.RaceID, facts ...relay.Fact) error {
	if len(d.events) == 0 && len(facts) > 0 {
		if err := d.record("", &relay.Opened{Meet: d.meet, Version: d.deps.Version}); err != nil {
			return err
		}
	}
	for _, f := range facts {
		if err := d.record(race, f); err != nil {
			return err
		}
	}
	return nil
}

// do records what a command comes to.
func (d *draft) do(race relay.RaceID, c relay.Command) ([]relay.Fact, error) {
	desk := relay.Desk{Station: d.deps.Settings.Station, Spot: relay.Everywhere}
	facts, err := d.state.Decide(race, desk, c, 0)
	if err != nil {
		return nil, err
	}
	return facts, d.add(race, facts...)
}

func (d *draft) record(race relay.RaceID, f relay.Fact) error {
	mono := d.deps.Now().Sub(d.opened)
	h := relay.Header{
		Race: race, Station: d.deps.Settings.Station, Spot: relay.Everywhere,
		Wall: d.opened.Add(mono).UnixNano(), Mono: int64(mono),
	}
	if len(d.events) == 0 {
		h.Mono = 0
	}
	e, err := d.author.Write(h, f)
	if err != nil {
		return err
	}
	d.events = append(d.events, e)
	return nil
}

// made reports whether a change is of what only this draft has: the lists of one
// command may fill in each other's teams unasked.
func (d *draft) made(c entry.Change) bool {
	for _, f := range c.Facts {
		stored := false
		switch f := f.(type) {
		case *relay.TeamSet:
			stored = d.stored[f.Team]
		case *relay.LineupSet:
			stored = d.stored[f.Team]
		default:
			stored = true
		}
		if stored {
			return false
		}
	}
	return true
}

// store writes the draft to its file in one transaction, and makes the file
// where there is none.
func (d *draft) store(path string) (err error) {
	if len(d.events) == 0 {
		return nil
	}
	if !isThere(path) {
		return d.make(path)
	}
	file, err := openMeet(path)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	if err := d.sameMeet(file); err != nil {
		return err
	}
	return file.Append(d.events)
}

// make makes the draft's file, whole at once.
func (d *draft) make(path string) error {
	if filepath.Dir(path) == d.deps.Meets {
		if err := os.MkdirAll(d.deps.Meets, 0o755); err != nil {
			return err
		}
	}
	err := sqlite.Make(path, d.events)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: another program made it meanwhile; nothing was written, try again", path)
	}
	return err
}

// sameMeet refuses a file that has become another meet since it was read.
func (d *draft) sameMeet(file *sqlite.File) error {
	id, known, err := file.Meet()
	if err == nil && known && id != d.meet {
		return fmt.Errorf("%s: another program made it meanwhile; nothing was written, try again", file.Path())
	}
	return err
}
