package model

import (
	"io"

	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// sheetMsg says how writing a zone's sheet went.
type sheetMsg struct {
	path string // without its ending
	err  error
}

// writeSheet writes a zone's sheet beside the meet's file, beside the screen: as
// text, and as a page to be printed.
func writeSheet(sh *Shell, race *relay.Race, zone int) tea.Cmd {
	path, err := pagePath(sh.Session.Path(), race.ID, zoneName(zone))
	meet := sh.Session.State.Name()
	return func() tea.Msg {
		if err != nil {
			return sheetMsg{err: err}
		}
		page := func(w io.Writer) error { return racesheet.Write(w, meet, race, zone) }
		return sheetMsg{path, writePage(path, page, racesheet.ZoneSheet(race, zone))}
	}
}

// update takes the news of a sheet.
func (s *checkin) update(_ *Shell, msg tea.Msg) tea.Cmd {
	m, ok := msg.(sheetMsg)
	switch {
	case !ok:
	case m.err != nil:
		s.say("no sheet: "+m.err.Error(), views.Alarm)
	default:
		s.say("written: "+m.path+".txt and .html", views.Good)
	}
	return nil
}
