package model

import (
	"baton/model/live"
	"baton/model/results"
	"baton/model/setup"
	"baton/model/ui"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// page is a row of the table of screens: what it is called and can do, and who
// makes it; nobody does where it comes up by itself.
type page struct {
	ui.Manual
	make func(sh *ui.Shell, p ui.Page) (ui.Screen, tea.Cmd)
}

// shows is a page that needs nothing read to be shown.
func shows[S ui.Screen](make func(sh *ui.Shell, p ui.Page) S) func(*ui.Shell, ui.Page) (ui.Screen, tea.Cmd) {
	return func(sh *ui.Shell, p ui.Page) (ui.Screen, tea.Cmd) { return make(sh, p), nil }
}

// remembers is a page that shows what was done in all meets.
func remembers[S ui.Screen](make func(p ui.Page) S) func(*ui.Shell, ui.Page) (ui.Screen, tea.Cmd) {
	return func(sh *ui.Shell, p ui.Page) (ui.Screen, tea.Cmd) { return make(p), sh.ReadSeasons() }
}

// pages is the table of all screens, in the order of a race day.
func (r *root) pages() []page {
	of := func(kind ui.PageKind, name string, keys ui.KeyMap, about ui.Subject) ui.Manual {
		return ui.Manual{Kind: kind, Name: name, Keys: keys, About: about}
	}
	from := func(m ui.Manual, page ui.PageKind, by key.Binding) ui.Manual {
		m.From, m.By = page, by
		return m
	}
	type sh = *ui.Shell
	return []page{
		{of(ui.Meets, "meets", meetsKeys, ui.OfLaptop), func(sh, ui.Page) (ui.Screen, tea.Cmd) { return r.meets() }},
		{of(ui.Races, "races", racesKeys, ui.OfMeet), shows(func(sh sh, p ui.Page) *races { return racesAt(sh, p.Race) })},
		{of(ui.Timing, "the race", live.Commands, ui.OfRace), shows(func(sh sh, p ui.Page) *live.Screen { return live.New(sh, p.Race) })},
		{of(ui.Phones, "phones", phonesKeys, ui.OfMeet), shows(func(sh, ui.Page) *phones { return &phones{} })},
		{of(ui.StartList, "line-ups", setup.StartListKeys, ui.OfRace), shows(func(sh sh, p ui.Page) *setup.StartList { return setup.NewStartList(sh, p.Race) })},
		{of(ui.People, "runners", setup.PeopleKeys, ui.OfMeet), shows(func(sh, ui.Page) ui.Screen { return setup.NewPeople() })},
		{from(of(ui.Orders, "orders", setup.OrdersKeys, ui.OfTeam), ui.StartList, setup.StartListKeys.Orders), remembers(func(p ui.Page) ui.Screen { return setup.NewOrders(p.Race, p.Team) })},
		{of(ui.CheckIn, "check-in", setup.CheckinKeys, ui.OfRace), remembers(func(p ui.Page) ui.Screen { return setup.NewCheckin(p.Race) })},
		{from(of(ui.Plan, "hand-off plan", setup.PlanKeys, ui.OfTeam), ui.StartList, setup.StartListKeys.Plan), remembers(func(p ui.Page) *setup.Plan { return setup.NewPlan(p.Race, p.Team) })},
		{from(of(ui.Card, "runners' card", setup.CardKeys, ui.OfTeam), ui.Plan, setup.PlanKeys.Card), shows(func(_ sh, p ui.Page) *setup.Card { return setup.NewCard(p.Race, p.Team) })},
		{from(of(ui.Pair, "the pair", setup.PairKeys, ui.OfPair), ui.Plan, setup.PlanKeys.Pair), remembers(func(p ui.Page) *setup.Pair { return setup.NewPair(p.Race, p.Team, p.Exchange) })},
		{of(ui.Practices, "practice", setup.PracticesKeys, ui.OfMeet), func(sh sh, _ ui.Page) (ui.Screen, tea.Cmd) { return setup.NewPractices(sh) }},
		{from(of(ui.Practising, "a pair's practice", setup.PracticeKeys, ui.OfPair), ui.Practices, setup.PracticesKeys.Practise), shows(func(sh sh, p ui.Page) *setup.Practice { return setup.NewPractice(sh, p.Race) })},
		{of(ui.Import, "import", setup.ImportKeys, ui.OfMeet), func(sh, ui.Page) (ui.Screen, tea.Cmd) { return setup.NewImport() }},
		{of(ui.LaptopSettings, "settings", setup.SettingsKeys, ui.OfLaptop), shows(func(sh, ui.Page) ui.Screen { return setup.NewSettings() })},
		{of(ui.Review, "review", results.ReviewKeys, ui.OfRace), shows(func(sh sh, p ui.Page) *results.Review { return results.NewReview(sh, p.Race) })},
		{of(ui.Decisions, "decisions", results.DecisionsKeys, ui.OfMeet), shows(func(sh, ui.Page) *results.Decisions { return results.NewDecisions() })},
		{of(ui.Results, "results", results.ResultsKeys, ui.OfRace), shows(func(_ sh, p ui.Page) *results.RaceResults { return results.NewRaceResults(p.Race) })},
		{from(of(ui.TeamResult, "a team's result", results.TeamResultKeys, ui.OfTeam), ui.Results, results.ResultsKeys.Team), remembers(func(p ui.Page) *results.TeamResult { return results.NewTeamResult(p.Race, p.Team) })},
		{of(ui.Gaps, "gap to the leader", results.GapsKeys, ui.OfRace), shows(func(_ sh, p ui.Page) *results.GapChart { return &results.GapChart{Race: p.Race} })},
		{of(ui.Hands, "your hand", results.HandsKeys, ui.OfRace), shows(func(_ sh, p ui.Page) *results.Hands { return &results.Hands{Race: p.Race} })},
		{of(ui.History, "history", results.HistoryKeys, ui.OfMeet), remembers(func(ui.Page) *results.History { return &results.History{} })},
		{itself("while a fix is made", results.FixingKeys, "only while a fix or a ruling is made in review or decisions"), nil},
		{itself("a line typed", ui.QuestionKeys, "only while a line is typed"), nil},
		{itself("a form", ui.SheetKeys, "only while a form is filled in"), nil},
		{itself("this list", paletteKeys, "only in this list of commands"), nil},
		{itself("a replay", replayKeys, "only in baton replay MEET --race E-R-H"), nil},
		{itself("leaving unsaved", leavingKeys, "only where baton is left with presses not on disk"), nil},
	}
}

// itself is a screen that comes up by itself.
func itself(name string, keys ui.KeyMap, only string) ui.Manual {
	return ui.Manual{Kind: ui.Typing, Name: name, Keys: keys, About: ui.OfItself, Only: only}
}

// manual is the row of a kind.
func (r *root) manual(kind ui.PageKind) page {
	for _, p := range r.pages() {
		if p.Kind == kind {
			return p
		}
	}
	return page{}
}

// page makes the screen of a page.
func (r *root) page(p ui.Page) (ui.Screen, tea.Cmd) { return r.manual(p.Kind).make(&r.Shell, p) }
