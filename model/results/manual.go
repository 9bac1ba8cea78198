package results

import "baton/model/ui"

// Manuals are what can be done on the screens of this room.
func Manuals() []ui.Manual {
	return []ui.Manual{
		{Kind: ui.Review, Name: "review", Groups: ReviewKeys.Groups()},
		{Kind: ui.Decisions, Name: "decisions", Groups: DecisionsKeys.Groups()},
		{Kind: ui.Results, Name: "results", Groups: resultsKeys.groups()},
		{Kind: ui.History, Name: "history", Groups: historyKeys.groups()},
	}
}

// Page is the page of the review.
func (s *Review) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Review, Race: s.race} }

// Page is the page of the decisions.
func (s *Decisions) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Decisions} }

// Page is the page of the results.
func (s *RaceResults) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Results, Race: s.race} }

// Page is the page of the history.
func (s *History) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.History} }
