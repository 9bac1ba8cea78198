package model

import tea "github.com/charmbracelet/bubbletea"

// page is the table of the screens that others lead to.
func (r *root) page(p Page) (Screen, tea.Cmd) {
	sh := &r.Shell
	switch p.Kind {
	case Races:
		return racesAt(sh, p.Race), nil
	case Timing:
		return &liveScreen{openLive(sh.Session, sh.Settings, p.Race, sh.At)}, nil
	case StartList:
		return newStartList(sh, p.Race), nil
	case CheckIn:
		return newCheckin(p.Race), sh.ReadPast()
	case Plan:
		return newPlan(p.Race, p.Team), sh.ReadPast()
	case Practices:
		return newPractices(sh)
	case Import:
		return newImport()
	case Review:
		return newReview(sh, p.Race), nil
	case Decisions:
		return newDecisions(), nil
	case Results:
		return newResults(p.Race), nil
	case History:
		return &pastScreen{}, sh.ReadPast()
	default:
		return r.meets()
	}
}
