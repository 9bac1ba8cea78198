package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sample"
	"baton/relay/settings"
	"baton/relay/sqlite"
)

// Opened is what the program starts with: a meet and which screen of it. The
// zero Opened is the list of meets.
type Opened struct {
	Read     *meet.Read
	Race     relay.RaceID        // that race's live screen; empty: the list of races
	lacks    lacks               // what is missing or damaged in its file
	practice bool                // who practises what, in place of the races
	setUp    func(*meet.Session) // what a new meet begins with
}

// OpenMeets opens the list of meets; on a machine without any, the sample meet,
// its first race armed.
func OpenMeets() (Opened, error) {
	paths, err := settings.Meets()
	if err != nil || len(paths) > 0 {
		return Opened{}, err
	}
	return openSample(filepath.Join(settings.MeetsDir(), "sample.meet"))
}

// OpenFile opens a meet file, made if it does not exist, and shows a race of it
// where one is named. A damaged meet is opened for reading as far as it goes.
func OpenFile(path string, race relay.RaceID) (Opened, error) {
	log, err := sqlite.Open(path)
	if log == nil || err != nil && !errors.Is(err, meet.ErrDamaged) {
		return Opened{}, err
	}
	read, err := meet.ReadLog(log)
	if err != nil {
		return Opened{}, err
	}
	if race != "" && read.State.Race(race) == nil {
		return Opened{}, noRace(path, race)
	}
	return Opened{Read: read, Race: race, lacks: lacksOf(log)}, nil
}

func noRace(path string, race relay.RaceID) error {
	return errors.New(path + ": no race " + string(race) + " (baton " + path + " lists the races)")
}

// makeFile opens a meet in a folder that may have to be made.
func makeFile(path string) (Opened, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return Opened{}, fmt.Errorf("cannot keep a meet in %s: %w; name a file elsewhere, as baton /tmp/lake.meet", filepath.Dir(path), err)
	}
	return OpenFile(path, "")
}

// openSample makes the sample meet.
func openSample(path string) (Opened, error) {
	o, err := makeFile(path)
	if err != nil {
		return o, err
	}
	o.Race = sample.FirstRace
	o.setUp = func(s *meet.Session) {
		if s.State.Race(sample.FirstRace) != nil {
			return
		}
		for _, set := range sample.Setup(s.MeetID()) {
			s.Write(set.Race, s.OpenedAt(), set.Facts...)
		}
	}
	return o, nil
}
