package setup

import (
	"io"

	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// sheetMsg says how writing a sheet went: a zone's, a team's card.
type sheetMsg struct {
	path string // without its ending
	err  error
}

// writeSheet writes a sheet of a race beside the meet's file, beside the screen:
// as text, and as a page to be printed.
func writeSheet(sh *ui.Shell, race relay.RaceID, page func(io.Writer) error, text string, what ...string) tea.Cmd {
	path, err := ui.PagePath(sh.Session.Path(), race, what...)
	return func() tea.Msg {
		if err != nil {
			return sheetMsg{err: err}
		}
		return sheetMsg{path, ui.WritePage(path, page, text)}
	}
}

// Update takes the news of a sheet.
func (s *checkin) Update(_ *ui.Shell, msg tea.Msg) tea.Cmd {
	if m, ok := msg.(sheetMsg); ok {
		m.tell(&s.Questioned)
	}
	return nil
}

// tell says how the writing went.
func (m sheetMsg) tell(s *ui.Questioned) {
	if m.err != nil {
		s.Say("no sheet: "+m.err.Error(), views.Alarm)
		return
	}
	s.Say("written: "+m.path+".txt and .html", views.Good)
}
