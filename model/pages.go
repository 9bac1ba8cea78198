package model

import (
	"baton/model/live"
	"baton/model/results"
	"baton/model/setup"
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
		return live.New(sh, p.Race), nil
	case ui.StartList:
		return setup.NewStartList(sh, p.Race), nil
	case ui.CheckIn:
		return setup.NewCheckin(p.Race), sh.ReadPast()
	case ui.Plan:
		return setup.NewPlan(p.Race, p.Team), sh.ReadPast()
	case ui.Practices:
		return setup.NewPractices(sh)
	case ui.Import:
		return setup.NewImport()
	case ui.Review:
		return results.NewReview(sh, p.Race), nil
	case ui.Decisions:
		return results.NewDecisions(), nil
	case ui.Results:
		return results.NewRaceResults(p.Race), nil
	case ui.Phones:
		return &phones{}, nil
	case ui.History:
		return &results.History{}, sh.ReadPast()
	case ui.LaptopSettings:
		return setup.NewSettings(), nil
	default:
		return r.meets()
	}
}
