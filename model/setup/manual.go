package setup

import "baton/model/ui"

// Manuals are what can be done on the screens of this room.
func Manuals() []ui.Manual {
	return []ui.Manual{
		{Kind: ui.StartList, Name: "line-ups", Groups: StartListKeys.Groups()},
		{Kind: ui.CheckIn, Name: "check-in", Groups: CheckinKeys.Groups()},
		{Kind: ui.Plan, Name: "hand-off plan", Groups: PlanKeys.Groups()},
		{Kind: ui.Practices, Name: "practice", Groups: PracticesKeys.Groups()},
		{Kind: ui.Import, Name: "import", Groups: ImportKeys.groups()},
		{Kind: ui.LaptopSettings, Name: "settings", Groups: SettingsKeys.Groups()},
	}
}

// Page is the page of the start list.
func (s *StartList) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.StartList, Race: s.race} }

// Page is the page of the check-in.
func (s *checkin) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.CheckIn, Race: s.race} }

// Page is the page of the plan.
func (s *Plan) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Plan, Race: s.race, Team: s.Team} }

// Page is the page of who practises what.
func (s *practices) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Practices} }

// Page is the page of the import.
func (s *Import) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Import} }

// Page is the page of the settings.
func (s *laptop) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.LaptopSettings} }
