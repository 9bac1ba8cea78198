package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
)

// newMeetForm asks for a meet's name and whose rules it is run under, and goes
// on to its first race.
func newMeetForm(r *root) *ui.Form {
	var name string
	book := relay.DefaultRulebook
	var books []huh.Option[relay.RulebookID]
	for _, b := range relay.Rulebooks() {
		books = append(books, huh.NewOption(b.Name, b.ID))
	}
	return &ui.Form{Title: "New meet", Huh: huh.NewForm(huh.NewGroup(
		ui.NewInput().Title("What is the meet called?").Value(&name).Validate(func(s string) error {
			if ui.FileName(s) == "" {
				return errors.New("a name, please: it names the file too")
			}
			if _, err := os.Stat(meetPath(s)); err == nil {
				return fmt.Errorf("there is a meet of that name already: %s", meetPath(s))
			}
			return nil
		}),
	), huh.NewGroup(
		huh.NewSelect[relay.RulebookID]().Title("Whose rules? They fix the takeover zones.").Options(books...).Height(len(books)+1).Value(&book),
	)), Done: func(sh *ui.Shell) tea.Cmd {
		sh.Ground(nil)
		path := meetPath(name)
		r.open = func() (Opened, error) {
			o, err := makeFile(path)
			o.setUp = setUpMeet(name, book)
			return o, err
		}
		return r.load()
	}}
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
