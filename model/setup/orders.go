package setup

import (
	"errors"
	"fmt"
	"slices"
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
	race    relay.RaceID
	team    relay.TeamID
	offered string // the order that enter again takes, empty for none
}

// ordersKeyMap is every key of the orders but those of all lists.
type ordersKeyMap struct{ Take, Back key.Binding }

// OrdersKeys are the keys of the orders.
var OrdersKeys = ordersKeyMap{Take: ui.Bind("enter", "line up so", "enter"), Back: ui.Bind("esc", "back", "esc")}

func (m ordersKeyMap) Groups() []ui.Group {
	return []ui.Group{ui.ListKeys.Group(), {Name: "Order", Keys: []key.Binding{m.Take}}, {Name: "Leave", Keys: []key.Binding{m.Back}}}
}

// NewOrders are a team's orders.
func NewOrders(race relay.RaceID, team relay.TeamID) *orders { return &orders{race: race, team: team} }

// Page is the page of the orders.
func (s *orders) Page(*ui.Shell) ui.Page {
	return ui.Page{Kind: ui.Orders, Race: s.race, Team: s.team}
}

// all are the orders as the past now says.
func (s *orders) all(sh *ui.Shell) (pair.Orders, *relay.Team, error) {
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

// filtered are the orders that pass the filter.
func (s *orders) filtered(all pair.Orders) (shown []pair.Order) {
	for _, o := range all.All {
		if s.Passes(o.Runners...) {
			shown = append(shown, o)
		}
	}
	return shown
}

// lineUpOf are the runners of a team's legs as they stand.
func lineUpOf(t *relay.Team) (now []string) {
	for leg := range t.Legs {
		now = append(now, t.RunnerOf(leg+1))
	}
	return now
}

// take makes an order the line-up, when it is asked for twice: who runs no longer is
// an alternate. A declared order asks why.
func (s *orders) take(sh *ui.Shell, t *relay.Team, o pair.Order) {
	if slices.Equal(o.Runners, lineUpOf(t)) {
		s.Say("they are lined up so", views.Calm)
		return
	}
	if s.offered != o.String() {
		s.offered = o.String()
		s.Say("enter again lines them up as "+s.offered, views.Watch)
		return
	}
	s.offered = ""
	names := slices.Clone(o.Runners)
	for _, name := range append(lineUpOf(t), t.Alternates...) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	lineUp := func(reason string) error {
		_, err := sh.Session.Do(s.race, relay.FillLineup{Team: s.team, Names: names, Reason: reason}, sh.At)
		return s.Answered(err, "lined up as "+o.String())
	}
	err := lineUp("")
	if errors.Is(err, relay.ErrLocked) || errors.Is(err, relay.ErrNoReason) {
		s.Asking = ui.Ask("why?", "", nil, lineUp)
		s.Asking.Say(err.Error(), views.Watch)
		return
	}
	if err != nil {
		s.Say(err.Error(), views.Watch)
	}
}

// orderColumns are an order, what it would give, how often its pairs failed, and what is
// not known of it.
var orderColumns = []views.Column{{Head: "ORDER", Least: 20}, {Head: "WOULD GIVE", Right: true}, {Head: "FAILED", Right: true, Spare: 1}, {Head: "", Least: 11, Spare: 2}}

// orderRow is an order: what is not known of it is said.
func orderRow(o pair.Order, now []string) views.ListRow {
	row := views.ListRow{Cells: []string{o.String(), "not known", "", ""}}
	if len(o.Missing) == 0 {
		row.Cells[1] = relay.Hundredths(o.Expected) + " ± " + relay.Tenths(max(o.PM, relay.Tenth))
	}
	if o.Tried > 0 {
		row.Cells[2] = fmt.Sprintf("%d of %d", o.Failed, o.Tried)
	}
	switch {
	case len(o.Missing) > 1:
		row.Cells[3] = fmt.Sprintf("%d pairs without times", len(o.Missing))
	case len(o.Missing) == 1:
		row.Cells[3] = "no times: " + o.Missing[0].LastNames()
	case slices.Equal(o.Runners, now):
		row.Cells[3], row.Tone = "as lined up", views.Good
	}
	return row
}

// orderMeans is an order in full: why nothing is known of it, and how its pairs did.
func orderMeans(o pair.Order, now []string) string {
	var said, lacks []string
	for _, p := range o.Missing {
		lacks = append(lacks, p.LastNames())
	}
	if len(lacks) > 0 {
		said = append(said, "no times of "+strings.Join(lacks, ", "))
	} else if slices.Equal(o.Runners, now) {
		said = append(said, "as lined up")
	}
	if o.Tried > 0 {
		said = append(said, fmt.Sprintf("%d of %s failed", o.Failed, relay.Count(o.Tried, "hand-off")))
	}
	return strings.Join(said, "; ")
}

// Key does what a key means.
func (s *orders) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	all, t, err := s.all(sh)
	var shown []pair.Order
	if err == nil {
		shown = s.filtered(all)
	}
	switch {
	case s.List.Key(k, len(shown)):
		s.offered = ""
	case ui.Matches(k, OrdersKeys.Take) && len(shown) > 0:
		o, _ := ui.Chosen(&s.List, shown)
		s.take(sh, t, o)
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
		Edges:    s.Edges(sh, "Orders", "", OrdersKeys.Take, ui.ListKeys.Filter, OrdersKeys.Back, ui.ListKeys.Help),
		Columns:  orderColumns,
		Selected: s.Selected,
	}
	all, t, err := s.all(sh)
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
	now, shown := lineUpOf(t), s.filtered(all)
	for _, o := range shown {
		v.Rows = append(v.Rows, orderRow(o, now))
	}
	if o, ok := ui.Chosen(&s.List, shown); ok {
		v.Means = orderMeans(o, now)
	}
	v.About = fmt.Sprintf("%d orders", len(all.All))
	if v.Note != "" {
		return &v
	}
	v.Note = whose[all.Gains] + "; ± leaves a race's luck out"
	if len(all.Left) > 0 {
		v.Note = "left out, no flat best: " + strings.Join(all.Left, ", ")
	}
	return &v
}
