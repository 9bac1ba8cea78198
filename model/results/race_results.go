package results

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/entry"
	raceresults "baton/relay/results"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// resultsKeyMap is every key of a race's results but those of all lists.
type resultsKeyMap struct {
	Team, Official, Settle, Gap, Heats, Decided, Hands, Before, After, Back key.Binding
}

// ResultsKeys are the keys of a race's results.
var ResultsKeys = resultsKeyMap{
	Team:     ui.Bind("enter", "a team, closely", "enter"),
	Official: ui.Bind("o", "type an official time", "o"),
	Settle:   ui.Bind("y", "results are official, or not", "y"),
	Gap:      ui.Bind("g", "gap to the leader", "g"),
	Heats:    ui.Bind("h", "all heats by time", "h"),
	Decided:  ui.Bind("d", "as finished ⇄ as decided", "d"),
	Hands:    ui.Bind("w", "your hand and the clocks", "w"),
	Before:   ui.Bind("[", "race before", "["),
	After:    ui.Bind("]", "race after", "]"),
	Back:     ui.Bind("esc", "back", "esc"),
}

// Groups are the keys as the help lists them.
func (m resultsKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "Results", Keys: []key.Binding{m.Team, m.Gap, m.Heats, m.Decided, m.Hands, m.Before, m.After}},
		{Name: "Official", Keys: []key.Binding{m.Official, m.Settle}},
		ui.ListKeys.Group(), {Name: "Leave", Keys: []key.Binding{m.Back}},
	}
}

// RaceResults is one race's results: places, times and what they mean.
type RaceResults struct {
	ui.List
	race     relay.RaceID
	finished bool // places as finished, whatever was decided
	heats    bool // all heats of the event together, by time
}

// NewRaceResults shows the results of a race.
func NewRaceResults(race relay.RaceID) *RaceResults {
	return &RaceResults{race: race}
}

// Page is the page of the results.
func (s *RaceResults) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Results, Race: s.race} }

// Rows are the results shown: of the race, or of all heats of its event.
func (s *RaceResults) Rows(sh *ui.Shell) []raceresults.CombinedRow {
	race := sh.Session.State.Race(s.race)
	if race == nil {
		return nil
	}
	unlike := func(row raceresults.CombinedRow) bool { return !s.Passes(row.Team.Title(), string(row.Race)) }
	if s.heats {
		return slices.DeleteFunc(raceresults.Combined(heatsOf(sh.Session.State.Races(), race)), unlike)
	}
	var rows []raceresults.CombinedRow
	for _, res := range timesOf(race).results {
		rows = append(rows, raceresults.CombinedRow{Result: res, Race: race.ID})
	}
	if s.finished {
		slices.SortStableFunc(rows, func(a, b raceresults.CombinedRow) int { return crossing(a.Crossed) - crossing(b.Crossed) })
	}
	return slices.DeleteFunc(rows, unlike)
}

// crossing puts those whose finish is not known last.
func crossing(place int) int {
	if place == 0 {
		return 1 << 30
	}
	return place
}

// heatsOf are the races of one event and round.
func heatsOf(races []*relay.Race, one *relay.Race) []*relay.Race {
	event, round, _, _ := one.ID.Parts()
	var heats []*relay.Race
	for _, race := range races {
		if e, n, _, err := race.ID.Parts(); err == nil && e == event && n == round {
			heats = append(heats, race)
		}
	}
	return heats
}

// Key does what a key means.
func (s *RaceResults) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.Rows(sh)
	if s.List.Key(k, len(rows)) {
		return nil
	}
	keys := ResultsKeys
	if row, ok := ui.Chosen(&s.List, rows); ok {
		switch {
		case ui.Matches(k, keys.Team):
			return sh.Go(ui.Page{Kind: ui.TeamResult, Race: row.Race, Team: row.Team.ID})
		case ui.Matches(k, keys.Official):
			s.askOfficial(sh, row)
		}
	}
	switch {
	case ui.Matches(k, keys.Settle):
		s.settle(sh, k)
	case ui.Matches(k, keys.Gap):
		return sh.Go(ui.Page{Kind: ui.Gaps, Race: s.race})
	case ui.Matches(k, keys.Heats):
		s.heats, s.Selected = !s.heats, 0
	case ui.Matches(k, keys.Decided):
		s.finished = !s.finished
	case ui.Matches(k, keys.Hands):
		return sh.Go(ui.Page{Kind: ui.Hands, Race: s.race})
	case ui.Matches(k, keys.Before):
		s.step(sh, -1)
	case ui.Matches(k, keys.After):
		s.step(sh, 1)
	case ui.Matches(k, keys.Back):
		sh.Back()
	}
	return nil
}

// askOfficial asks for a team's official result: a time, or why it has none.
func (s *RaceResults) askOfficial(sh *ui.Shell, row raceresults.CombinedRow) {
	s.Asking = ui.Ask(row.Team.Title()+" official", "", nil, func(text string) error {
		c, err := entry.ParseOfficial(row.Team.ID, text)
		if err == nil {
			_, err = sh.Session.Do(row.Race, c, sh.At)
		}
		return err
	})
	s.Asking.Say("a time, as 49.96, or 50.2 by hand; or DQ, DNF, DNS, SCR", views.Calm)
}

// settle says that the results are official, or that they are not yet.
func (s *RaceResults) settle(sh *ui.Shell, k terminal.Key) {
	if _, err := sh.Session.Do(s.race, relay.Settle{}, k.At); errors.Is(err, relay.ErrSettled) {
		_, _ = sh.Session.Do(s.race, relay.Reopen{}, k.At)
	}
}

// step turns to the race before or after in running order.
func (s *RaceResults) step(sh *ui.Shell, by int) {
	if to := ui.RaceBeside(sh.Session.State, s.race, by); to != "" {
		s.race, s.Selected = to, 0
	}
}

// View is what the screen shows.
func (s *RaceResults) View(sh *ui.Shell) views.Props {
	race := sh.Session.State.Race(s.race)
	if race == nil {
		return noRace(sh)
	}
	v := views.List{
		Edges:    s.Edges(sh, "Results · "+race.Title(), s.about(race), ResultsKeys.Team, ResultsKeys.Gap, ResultsKeys.Official, ResultsKeys.Back, ui.ListKeys.Help),
		Selected: s.Selected,
		Columns:  s.columns(race), Empty: s.Empty("No team is set up in this race."),
	}
	v.Note = s.foot(race)
	for _, row := range s.Rows(sh) {
		v.Rows = append(v.Rows, s.row(race, row, sh.Width >= withinFrom))
	}
	return &v
}

// noRace is what stands in place of the results of a race that is not there.
func noRace(sh *ui.Shell) views.Props {
	return &views.Page{Edges: sh.Edges("Results"), Text: "There is no such race any more."}
}

// foot is what is in doubt of the race's times, else what a correction knows.
func (s *RaceResults) foot(race *relay.Race) string {
	k := timesOf(race)
	if asks := k.calibration.Questions(race); len(asks) > 0 {
		return strings.Join(asks, " ")
	}
	return join(k.sureness(), k.calibration.String())
}

func (s *RaceResults) about(race *relay.Race) string {
	switch {
	case s.heats:
		return "all heats, by time"
	case s.finished:
		return "as finished"
	}
	return "as decided · " + ui.StatusWord(race)
}

func (s *RaceResults) columns(race *relay.Race) []views.Column {
	columns := []views.Column{{Head: "PL", Right: true}, {Head: "TEAM", Least: 12}, {Head: "TIME", Right: true}}
	if s.heats {
		columns = append(columns, views.Column{Head: "HEAT", Least: 6})
	}
	for leg := range race.Legs {
		columns = append(columns, views.Column{Head: fmt.Sprintf("LEG %d", leg+1), Right: true, Spare: 1})
	}
	return append(columns, views.Column{Head: "", Least: 4})
}

// row is one team's line: place, team, total, splits, and what there is to say.
func (s *RaceResults) row(race *relay.Race, row raceresults.CombinedRow, wide bool) views.ListRow {
	place := row.Rank
	if s.heats {
		place = row.Overall
	} else if s.finished {
		place = row.Crossed
	}
	cells := []string{relay.NumberOrNone(place), row.Team.Title(), row.Time()}
	if s.heats {
		cells = append(cells, string(row.Race))
	}
	for leg := range race.Legs {
		cells = append(cells, splitCell(row.Result, leg, wide))
	}
	text, tone := remark(row.Result)
	return views.ListRow{Cells: append(cells, text), Tone: tone}
}

// withinFrom is from which width on every split has its ± beside it; where it has not, the
// line below the table tells of all.
const withinFrom = 100

// splitCell is a leg's split, with its ± where there is room for it.
func splitCell(res raceresults.Result, leg int, wide bool) string {
	text := legTime(res, leg)
	if !wide || leg >= len(res.Legs) {
		return text
	}
	return strings.TrimSpace(text + " " + res.Legs[leg].Within())
}

// legTime is a leg's split as printed; where an exchange was missed, the legs
// about it together.
func legTime(res raceresults.Result, leg int) string {
	if leg >= len(res.Legs) {
		return ""
	}
	l := res.Legs[leg]
	text := relay.Hundredths(l.Took)
	switch {
	case l.Doubted:
		return "?"
	case !l.Passed:
		return "·"
	case !l.Known:
		text = fmt.Sprintf("%d-%d %s", l.From, l.Leg, text)
	}
	if l.Estimated {
		return "~" + text
	}
	return text
}

// remark is what there is to say of a team's result.
func remark(res raceresults.Result) (string, views.Tone) {
	var words []string
	tone := views.Calm
	if res.Code != relay.In {
		words, tone = append(words, strings.TrimSpace(string(res.Code)+" "+res.Reason)), views.Out
	}
	if doubt := res.Team.InDoubt(); doubt != "" {
		words, tone = append(words, doubt+" to decide"), views.Watch
	}
	if res.Unfit {
		words, tone = append(words, "finish does not fit"), views.Watch
	}
	if res.Finished && res.Hand {
		words = append(words, "hand")
	}
	return strings.Join(words, " · "), tone
}
