package results

import (
	"slices"

	"baton/model/ui"
	"baton/relay"

	"github.com/charmbracelet/bubbles/key"
)

// Cannot says why a key would come to nothing in review.
func (s *Review) Cannot(sh *ui.Shell, b key.Binding) string {
	k, v := ReviewKeys, s.Look(sh)
	rows := s.Rows(v)
	if ui.Same(b, k.Next) && !slices.ContainsFunc(rows, func(one relay.Record) bool { return len(v.suspects[one.ID]) > 0 }) {
		return "nothing is suspected here"
	}
	return s.List.Cannot(b, len(rows), k.Range, k.All, k.Move, k.Exchange, k.Race, k.Earlier, k.Later, k.Count, k.Void, k.HandOff)
}

// Cannot says why a key would come to nothing among the decisions.
func (s *Decisions) Cannot(sh *ui.Shell, b key.Binding) string {
	k, rows := DecisionsKeys, s.Rows(sh)
	if ui.Same(b, k.All) && len(rows) == 0 && len(s.cases) == 0 {
		return "nothing was reported yet"
	}
	if ui.Same(b, k.New) && len(rows) == 0 && lastRun(sh.Session.State) == nil {
		return relay.ErrNoRaceYet.Error()
	}
	acts := []key.Binding{k.Describe, k.Slip, k.Review}
	for _, r := range Rulings {
		acts = append(acts, r.Key)
	}
	return s.List.Cannot(b, len(rows), acts...)
}

// Cannot says why a key would come to nothing among the results.
func (s *RaceResults) Cannot(sh *ui.Shell, b key.Binding) string {
	k := ResultsKeys
	if ui.Same(b, k.Before) && ui.RaceBeside(sh.Session.State, s.race, -1) == "" || ui.Same(b, k.After) && ui.RaceBeside(sh.Session.State, s.race, 1) == "" {
		return "there is no other race on that side"
	}
	return s.List.Cannot(b, len(s.Rows(sh)), k.Team, k.Official)
}

// Cannot says why a key would come to nothing on a team's page.
func (s *TeamResult) Cannot(sh *ui.Shell, b key.Binding) string {
	k, race := TeamResultKeys, sh.Session.State.Race(s.Race)
	switch {
	case ui.Same(b, ui.ListKeys.Help), ui.Same(b, k.Back):
		return ""
	case race == nil || race.Team(s.Team) == nil:
		return "this team is no longer in the race"
	case ui.Same(b, k.Next) && len(race.Teams) == 1:
		return "there is no other team"
	}
	return s.List.Cannot(b, s.rows(race))
}

// Cannot says why a key would come to nothing among the hands.
func (s *Hands) Cannot(sh *ui.Shell, b key.Binding) string {
	return s.List.Cannot(b, len(s.rows(sh)))
}

// Cannot says why a key would come to nothing in the history.
func (s *History) Cannot(sh *ui.Shell, b key.Binding) string {
	return s.List.Cannot(b, len(s.rows(sh.Seasons.History)), HistoryKeys.Chart)
}
