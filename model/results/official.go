package results

import (
	"errors"
	"fmt"
	"strings"

	"baton/model/ui"
	"baton/relay"
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
			_, err := ParseOfficial(row.Team.ID, s)
			return err
		}),
	)), Done: func(sh *ui.Shell) tea.Cmd {
		if fact, err := ParseOfficial(row.Team.ID, typed); err == nil {
			sh.Session.Write(row.Race, sh.At, fact)
		}
		return nil
	}}
}

// ParseOfficial reads a typed official result. A time to tenths was taken by
// hand.
func ParseOfficial(team relay.TeamID, typed string) (*relay.Official, error) {
	typed = strings.TrimSpace(typed)
	switch code := relay.Out(strings.ToUpper(typed)); code {
	case relay.In:
		return nil, errors.New("a time, or DQ, DNF, DNS, SCR")
	case relay.Disqualified, relay.DidNotFinish, relay.DidNotStart, relay.Scratched:
		return &relay.Official{Team: team, Status: string(code)}, nil
	}
	at, err := entry.ParseTime(typed)
	if err != nil {
		return nil, fmt.Errorf("%w; or DQ, DNF, DNS, SCR", err)
	}
	return &relay.Official{Team: team, Time: &at, Hand: entry.TimeUnit(typed) == relay.Tenth}, nil
}
