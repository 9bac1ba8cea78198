package results

import (
	"fmt"
	"strings"
	"time"

	"baton/model/charts"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/history"
	"baton/relay/wholefile"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// historyKeyMap is every key of the history but those of all lists.
type historyKeyMap struct{ Next, Chart, Back key.Binding }

// HistoryKeys are the keys of the history.
var HistoryKeys = historyKeyMap{
	Next:  ui.Bind("tab", "pairs, costs, runners, teams, problems", "tab"),
	Chart: ui.Bind("enter", "its times as dots", "enter"),
	Back:  ui.Bind("esc", "back", "esc"),
}

// HistoryPages are the pages of the history.
var HistoryPages = []string{"pairs", "costs", "runners", "teams", "problems"}

// History is the history across all meets of the data folder: what pairs,
// runners and teams have done, compared with themselves.
type History struct {
	ui.List
	page  int
	chart bool
}

// Groups are the keys as the help lists them.
func (m historyKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "History", Keys: []key.Binding{m.Next, m.Chart}}, ui.ListKeys.Group(), {Name: "Leave", Keys: []key.Binding{m.Back}}}
}

// pastRow is one row, with the times it stands for.
type pastRow struct {
	cells []string
	brief string // the first cell where there is little room
	all   []time.Duration
	unit  string
	of    history.CostLine // of the costs
}

// title is what its dots stand under: whose exchange, who runs which leg, which relay.
func (r pastRow) title() string {
	switch {
	case r.of.Exchange > 0:
		return fmt.Sprintf("%s ex %d %s", strings.TrimSpace(r.of.Team+" "+r.of.Squad), r.of.Exchange, r.of.Pair.LastNames())
	case len(r.cells) > 2:
		return strings.Join(r.cells[:2], " · ")
	}
	return r.cells[0]
}

// Page is the page of the history.
func (s *History) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.History} }

// Key does what a key means.
func (s *History) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.rows(sh.Seasons.History)
	if !s.chart && s.List.Key(k, len(rows)) {
		return nil
	}
	switch {
	case s.chart:
		s.chart = false
	case ui.Matches(k, HistoryKeys.Next):
		s.page, s.Selected = (s.page+1)%len(HistoryPages), 0
	case ui.Matches(k, HistoryKeys.Chart):
		s.chart = len(rows) > 0
	case ui.Matches(k, HistoryKeys.Back):
		sh.Back()
	}
	return nil
}

// rows are the page's rows that pass the filter.
func (s *History) rows(h *history.History) []pastRow {
	var all, out []pastRow
	switch HistoryPages[s.page] {
	case "pairs":
		all = pairRows(h)
	case "costs":
		all = costRows(h)
	case "runners":
		all = runnerRows(h)
	case "teams":
		all = teamRows(h)
	default:
		all = problemRows(h)
	}
	for _, row := range all {
		if s.Passes(row.cells...) {
			out = append(out, row)
		}
	}
	return out
}

func pairRows(h *history.History) []pastRow {
	var rows []pastRow
	for _, p := range h.Pairs() {
		rows = append(rows, pastRow{cells: []string{p.Pair.Gives + " → " + p.Pair.Takes, handOffTitle(p.Kind), fmt.Sprint(p.Reps), fmt.Sprint(p.Clean), p.BestTime(), p.LastTimes()}, brief: p.Pair.LastNames(), all: p.Times, unit: unitOver(p.Kind.Timed())})
	}
	return rows
}

// unitOver is what zone times are drawn in: seconds over a length.
func unitOver(zone relay.Distance) string {
	if zone == 0 {
		return "s"
	}
	return "s / " + zone.String() + " m"
}

// handOffTitle is a kind of hand-off in a few words: "4x100 race, blind".
func handOffTitle(k relay.HandOffKind) string {
	where := "practice"
	if k.Race {
		where = "race"
	}
	how := k.Style
	if k.Slow {
		where = "slow practice"
	}
	if k.Hurdles {
		how = "tag"
	}
	if k.Past > 0 {
		how += ", to " + k.Past.String() + " m past"
	}
	return strings.TrimSpace(string(k.Format)+" "+where) + ", " + how
}

func runnerRows(h *history.History) []pastRow {
	var rows []pastRow
	for _, l := range h.Runners() {
		rows = append(rows, pastRow{cells: append([]string{l.Name, l.Team, legTitle(l)}, figures(l.Figures)...), all: l.All, unit: "s"})
	}
	return rows
}

// legTitle is a kind of leg in a few words: "lead-off 100, 4x100".
func legTitle(l history.RunnerLine) string {
	what := l.Kind.Distance.String() + " m"
	switch {
	case l.Kind.Hurdles:
		what += " hurdles"
	case l.Kind.Standing:
		what = "lead-off " + l.Kind.Distance.String()
	}
	what += ", " + string(l.Format)
	if l.Failed > 0 {
		what += fmt.Sprintf(" (%d failed, left out)", l.Failed)
	}
	return what
}

func teamRows(h *history.History) []pastRow {
	var rows []pastRow
	for _, l := range h.Teams() {
		drops, dqs := l.PerHundred()
		what := strings.TrimSpace(l.Who + " " + string(l.Format))
		if l.First != "" {
			what += ", " + l.First + " first"
		}
		switch {
		case l.Hand:
			what += ", hand times"
		case l.LeftOut > 0:
			what += fmt.Sprintf(" (%d hand, left out)", l.LeftOut)
		}
		cells := append([]string{l.Team, what}, figures(l.Figures)...)
		rows = append(rows, pastRow{cells: append(cells, fmt.Sprintf("%.0f / %.0f", drops, dqs)), all: l.All, unit: "s"})
	}
	return rows
}

// figures are how often, best, median, last, and the trend.
func figures(f history.Figures) []string {
	trend := ""
	if hundredths := relay.RoundHalfUp(f.Trend.Abs(), relay.Hundredth); hundredths != 0 {
		trend = map[bool]string{true: "−", false: "+"}[f.Trend < 0] + relay.Hundredths(hundredths)
	} else if f.Trend != 0 {
		trend = "0.00"
	}
	return []string{fmt.Sprint(f.Count), relay.TimeOrNone(f.Best), relay.TimeOrNone(f.Median), relay.TimeOrNone(f.Last), trend}
}

func problemRows(h *history.History) []pastRow {
	var rows []pastRow
	if h == nil {
		return nil
	}
	for _, p := range h.Problems {
		rows = append(rows, pastRow{cells: []string{wholefile.Title(p.Path), p.What}})
	}
	return rows
}

var historyColumns = map[string][]views.Column{
	"pairs": {
		{Head: "PAIR", Least: 11}, {Head: "HAND-OFF", Least: 9}, {Head: "REPS", Right: true, Spare: 2}, {Head: "CLEAN", Right: true, Spare: 1},
		{Head: "BEST", Right: true, Spare: 3}, {Head: "LAST", Least: 11},
	},
	"costs": {
		{Head: "TEAM", Least: 9}, {Head: "SQ", Least: 2}, {Head: "EX", Right: true}, {Head: "PAIR", Least: 12, Spare: 2}, {Head: "RUNS", Right: true, Spare: 5},
		{Head: "COSTS", Right: true}, {Head: "WORST", Right: true, Spare: 4}, {Head: "TREND", Right: true, Spare: 3}, {Head: "MEDIAN", Right: true, Spare: 7},
		{Head: "AGAINST", Right: true, Spare: 6}, {Head: "WAY", Least: 8, Spare: 1},
	},
	"runners": {
		{Head: "RUNNER", Least: 9}, {Head: "TEAM", Least: 8, Spare: 2}, {Head: "LEG", Least: 8}, {Head: "RUNS", Right: true, Spare: 5}, {Head: "BEST", Right: true, Spare: 3},
		{Head: "MEDIAN", Right: true}, {Head: "LAST", Right: true, Spare: 4}, {Head: "TREND", Right: true},
	},
	"teams": {
		{Head: "TEAM", Least: 12}, {Head: "RELAY", Least: 8, Spare: 1}, {Head: "RUNS", Right: true, Spare: 4}, {Head: "BEST", Right: true, Spare: 3},
		{Head: "MEDIAN", Right: true}, {Head: "LAST", Right: true, Spare: 2}, {Head: "TREND", Right: true}, {Head: "DROPS/DQ %", Least: 8, Spare: 5},
	},
	"problems": {{Head: "MEET", Least: 12}, {Head: "WHAT", Least: 20}},
}

// View is what the screen shows.
func (s *History) View(sh *ui.Shell) views.Props {
	rows := s.rows(sh.Seasons.History)
	page := HistoryPages[s.page]
	row, ok := ui.Chosen(&s.List, rows)
	if s.chart && ok {
		w, _ := views.FormRoom(sh.Width, sh.Height)
		return drawPicture(sh, row.title(), charts.Dots(w, dotsOf(row), row.unit), dotWords(dotsOf(row), row.unit), "There is no time to show.")
	}
	v := views.List{
		Edges:    s.Edges(sh, "History · "+page, relay.Count(len(rows), "line")+" · "+meetsOf(sh.Seasons.History), HistoryKeys.Next, HistoryKeys.Chart, ui.ListKeys.Filter, HistoryKeys.Back, ui.ListKeys.Help),
		Columns:  historyColumns[page],
		Selected: s.Selected, Empty: s.Empty("Nothing yet: time a race or practise, and it stands here."),
	}
	if page != "teams" && page != "problems" {
		v.About += " · hand times"
	}
	if page == "costs" {
		if ok {
			v.Means = workAt(row, sh.Seasons.History, sh.Width < narrowFrom)
		}
		v.Empty = s.Empty("No pair has three clean zone times in races: mark j and l on the live screen.")
	}
	switch {
	case sh.Seasons.History == nil:
		v.Empty = "reading the meets …"
	case page == "problems" && s.Filter == "":
		v.Empty = "Every meet of the folder could be read."
	}
	for _, row := range rows {
		if sh.Width < narrowFrom && row.brief != "" {
			row.cells = append([]string{row.brief}, row.cells[1:]...)
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: row.cells})
	}
	return &v
}

// meetsOf says which meets the history is of: all, or all but those under problems.
func meetsOf(h *history.History) string {
	if h == nil || len(h.Problems) == 0 {
		return "all meets"
	}
	return "all meets but " + relay.Count(len(h.Problems), "file")
}

// dotsOf are a row's times as dots, all of them and the newest few apart.
func dotsOf(row pastRow) []charts.Line {
	all := charts.Line{Key: "all"}
	for _, t := range row.all {
		all.Values = append(all.Values, t.Seconds())
	}
	few := charts.Line{Key: "last five", Values: all.Values[max(0, len(all.Values)-5):]}
	return []charts.Line{all, few}
}
