package model

import (
	"baton/model/results"
	"baton/model/ui"
	tea "github.com/charmbracelet/bubbletea"
)

// page is the table of the screens that others lead to.
func (r *root) page(p ui.Page) (ui.Screen, tea.Cmd) {
	sh := &r.Shell
	switch p.Kind {
	case ui.Races:
		return racesAt(sh, p.Race), nil
	case ui.Timing:
		return newLive(sh, p.Race), nil
	case ui.StartList:
		return newStartList(sh, p.Race), nil
	case ui.CheckIn:
		return newCheckin(p.Race), sh.ReadPast()
	case ui.Plan:
		return newPlan(p.Race, p.Team), sh.ReadPast()
	case ui.Practices:
		return newPractices(sh)
	case ui.Import:
		return newImport()
	case ui.Review:
		return results.NewReview(sh, p.Race), nil
	case ui.Decisions:
		return results.NewDecisions(), nil
	case ui.Results:
		return results.NewRaceResults(p.Race), nil
	case ui.History:
		return &results.History{}, sh.ReadPast()
	default:
		return r.meets()
	}
}
