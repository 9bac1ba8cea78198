package model

import (
	"path/filepath"

	"baton/relay/meet"
	"baton/relay/settings"
)

// OpenPractice opens the practice of a meet file, made if it does not exist;
// without one, that of practice.meet in the data folder.
func OpenPractice(path string) (Opened, error) {
	if path == "" {
		path = filepath.Join(settings.MeetsDir(), "practice.meet")
	}
	o, err := makeFile(path)
	o.practice = true
	o.setUp = func(s *meet.Session) {
		if len(s.State.Races()) == 0 && s.State.Name() == "" {
			setUpMeet("Practice", "")(s)
		}
	}
	return o, err
}
