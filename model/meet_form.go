package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
)

// newMeetForm asks for a meet's name and whose rules it is run under, and goes
// on to its first race.
func newMeetForm(r *root) *ui.Sheet {
	var name string
	books := relay.Rulebooks()
	var names []string
	for _, b := range books {
		names = append(names, b.Name)
	}
	usual := slices.IndexFunc(books, func(b relay.Rulebook) bool { return b.ID == relay.DefaultRulebook })
	book := relay.DefaultRulebook
	s := &ui.Sheet{Title: "New meet", About: "rules fix the takeover zones", Fields: []*ui.Question{
		ui.Ask("what is it called", "", nil, func(text string) error {
			if ui.FileName(text) == "" {
				return errors.New("a name, please: it names the file too")
			}
			if _, err := os.Stat(meetPath(text)); err == nil {
				return fmt.Errorf("there is a meet of that name already: %s", meetPath(text))
			}
			name = text
			return nil
		}),
		ui.Choice("whose rules", names, max(0, usual), func(i int) { book = books[i].ID }),
	}}
	s.Done = func(*ui.Shell) error { return nil }
	s.Then = func(sh *ui.Shell) tea.Cmd {
		sh.Ground(nil)
		path := meetPath(name)
		r.open = func() (Opened, error) {
			o, err := makeFile(path)
			o.setUp = setUpMeet(name, book)
			return o, err
		}
		return r.load()
	}
	return s
}

func meetPath(name string) string {
	return filepath.Join(settings.MeetsDir(), ui.FileName(name)+".meet")
}

// setUpMeet names a new meet, and its rulebook where one was chosen.
func setUpMeet(name string, book relay.RulebookID) func(*meet.Session) {
	return func(s *meet.Session) {
		_, _ = s.Do("", relay.SetUpMeet{Name: name, Rulebook: book}, s.OpenedAt()) // a name in it is as short as a field is
	}
}
