package setup

import (
	"fmt"
	"strings"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/pair"
	"baton/relay/results"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// orders are the orders that a team's runners and alternates can run in, with what
// each would be expected to give.
type orders struct {
	ui.List
	race relay.RaceID
	team relay.TeamID
}

// ordersKeyMap is every key of the orders but those of all lists.
type ordersKeyMap struct{ Back key.Binding }

// OrdersKeys are the keys of the orders.
var OrdersKeys = ordersKeyMap{Back: ui.Bind("esc", "back", "esc")}

func (m ordersKeyMap) Groups() []ui.Group {
	return []ui.Group{ui.ListKeys.Group(), {Name: "Leave", Keys: []key.Binding{m.Back}}}
}

// NewOrders are a team's orders.
func NewOrders(race relay.RaceID, team relay.TeamID) *orders { return &orders{race: race, team: team} }

// Page is the page of the orders.
func (s *orders) Page(*ui.Shell) ui.Page {
	return ui.Page{Kind: ui.Orders, Race: s.race, Team: s.team}
}

// reckoned are the orders as the past now says.
func (s *orders) reckoned(sh *ui.Shell) (pair.Orders, *relay.Team, error) {
	race := sh.Session.State.Race(s.race)
	if race == nil || race.Team(s.team) == nil {
		return pair.Orders{}, nil, relay.ErrNoTeam
	}
	t, past := race.Team(s.team), sh.Seasons.History
	flat := func(runner string, over relay.Distance) (time.Duration, bool) {
		if best, ok := sh.Session.State.FlatBest(runner, t.Name, over); ok {
			return best, true
		}
		return past.FlatBest(runner, t.Name, over)
	}
	made := func(p relay.Pair) []history.Exchange { return past.Exchanges(t.Name, p) }
	all, err := pair.AllOrders(race, t, flat, made, past.Season(sh.Session.MeetID()))
	return all, t, err
}

// rows are the orders that pass the filter.
func (s *orders) rows(all pair.Orders, t *relay.Team) (rows []views.ListRow) {
	var now []string
	for leg := range t.Legs {
		now = append(now, t.RunnerOf(leg+1))
	}
	for _, o := range all.All {
		if s.Passes(o.Runners...) {
			rows = append(rows, orderRow(o, now))
		}
	}
	return rows
}

// orderRow is an order: what is not known of it is said.
func orderRow(o pair.Order, now []string) views.ListRow {
	row := views.ListRow{Cells: []string{o.String(), "not known", "", "", ""}}
	if len(o.Missing) == 0 {
		row.Cells[1], row.Cells[2] = relay.Hundredths(o.Expected), "± "+relay.Tenths(max(o.PM, relay.Tenth))
	}
	if o.Tried > 0 {
		row.Cells[3] = fmt.Sprintf("%d of %d", o.Failed, o.Tried)
	}
	var lacks []string
	for _, p := range o.Missing {
		lacks = append(lacks, p.LastNames())
	}
	switch {
	case len(lacks) > 1:
		row.Cells[4] = fmt.Sprintf("%d pairs without times", len(lacks))
	case len(lacks) == 1:
		row.Cells[4] = "no times: " + lacks[0]
	case fmt.Sprint(o.Runners) == fmt.Sprint(now):
		row.Cells[4], row.Tone = "as lined up", views.Good
	}
	return row
}

// Key does what a key means.
func (s *orders) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	all, t, err := s.reckoned(sh)
	count := 0
	if err == nil {
		count = len(s.rows(all, t))
	}
	switch {
	case k.Paste, s.List.Key(k, count):
	case ui.Matches(k, OrdersKeys.Back):
		sh.Back()
	}
	return nil
}

// whose says whose gains the orders are reckoned with.
var whose = map[results.Expectation]string{
	results.Own: "by the team's own gains on flat bests", results.Published: "by published gains on flat bests",
}

// View is what the screen shows.
func (s *orders) View(sh *ui.Shell) views.Props {
	v := views.List{
		Edges: views.Edges{Width: sh.Width, Height: sh.Height, Title: "Orders", Filter: s.Filter, Filtering: s.Filtering,
			Foot: ui.Foot(ui.ListKeys.Filter, OrdersKeys.Back, ui.ListKeys.Help)},
		Columns:  []views.Column{{Head: "ORDER", Least: 20}, {Head: "WOULD GIVE", Least: 9, Right: true}, {Head: "", Least: 5}, {Head: "FAILED", Least: 7, Right: true}, {Head: "", Least: 11}},
		Selected: s.Selected,
	}
	all, t, err := s.reckoned(sh)
	if t != nil {
		v.Title = "Orders · " + t.Title()
	}
	switch {
	case sh.Seasons.History == nil:
		v.Empty = "reading the meets …"
		return &v
	case err != nil:
		v.Empty = "No orders to compare: " + err.Error() + "."
		return &v
	}
	v.Rows = s.rows(all, t)
	v.About = fmt.Sprintf("%d orders", len(all.All))
	v.Note = whose[all.Gains] + "; ± leaves a race's luck out"
	if len(all.Left) > 0 {
		v.Note = "left out, no flat best: " + strings.Join(all.Left, ", ")
	}
	return &v
}
