package ui

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"baton/relay"
	"baton/relay/wholefile"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// pagePath is where what is handed over on paper about a race is written, without
// its ending: beside the meet's file, under a name that leads nowhere else.
func pagePath(meet string, race relay.RaceID, what ...string) (string, error) {
	if !race.Named() {
		return "", fmt.Errorf("race %.40q: want event-round-heat, as 12-1-3", string(race))
	}
	name := strings.Join(append([]string{wholefile.Title(meet), string(race)}, what...), "-")
	return filepath.Join(filepath.Dir(meet), strings.ReplaceAll(FileName(name), " ", "-")), nil
}

// Paper is what is handed over on paper about a race: a slip, a zone's sheet, a
// team's card.
type Paper struct {
	What string // it is called
	Race relay.RaceID
	Name []string              // of its files, behind the meet's and the race's
	Page func(io.Writer) error // to be printed
	Text string                // the same without a printer
}

// printedMsg says how writing a paper went; path is without an ending.
type printedMsg struct {
	what, path string
	err        error
}

// Print writes a paper beside the meet's file, beside the screen: as a page
// (.html), and as text (.txt).
func (p Paper) Print(meet string) tea.Cmd {
	path, err := pagePath(meet, p.Race, p.Name...)
	return func() tea.Msg {
		if err == nil {
			err = wholefile.Write(path+".html", p.Page)
		}
		if err == nil {
			err = wholefile.WriteAll(path+".txt", []byte(p.Text))
		}
		return printedMsg{p.What, path, err}
	}
}

// Update takes the news of a paper that was written.
func (s *Questioned) Update(_ *Shell, msg tea.Msg) tea.Cmd {
	m, ok := msg.(printedMsg)
	switch {
	case !ok:
	case m.err != nil:
		s.Say("no "+m.what+": "+m.err.Error(), views.Alarm)
	default:
		s.Say(m.what+" written: "+m.path+".txt and .html", views.Good)
	}
	return nil
}

// FileName is a meet's name as a file's.
func FileName(name string) string { return wholefile.Name(strings.TrimSpace(relay.Harmless(name))) }
