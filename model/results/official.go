package results

import (
	"baton/model/ui"
	"baton/relay/entry"
	raceresults "baton/relay/results"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// officialForm asks for a team's official result: a time, or why it has none.
func officialForm(row raceresults.CombinedRow) *ui.Form {
	var typed string
	return &ui.Form{Title: "Official result · " + row.Team.Title(), Huh: huh.NewForm(huh.NewGroup(
		ui.NewInput().Title("Time, or DQ, DNF, DNS, SCR").Placeholder("49.96, or 50.2 by hand").Value(&typed).Validate(func(s string) error {
			_, err := entry.ParseOfficial(row.Team.ID, s)
			return err
		}),
	)), Done: func(sh *ui.Shell) tea.Cmd {
		if c, err := entry.ParseOfficial(row.Team.ID, typed); err == nil {
			_, _ = sh.Session.Do(row.Race, c, sh.At) // a row's team is in its race
		}
		return nil
	}}
}
