package results

import (
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	raceresults "baton/relay/results"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Hands shows what a meet's official times say of its keepers' hands, and how the
// timing computer's clock ran beside the laptop's, start by start.
type Hands struct {
	ui.List
	Race relay.RaceID
}

// handsKeyMap is every key of the keepers' hands.
type handsKeyMap struct{ Back key.Binding }

// HandsKeys are the keys of the keepers' hands.
var HandsKeys = handsKeyMap{Back: ui.Bind("esc", "back", "esc")}

// Groups are the keys as the help lists them.
func (m handsKeyMap) Groups() []ui.Group {
	return []ui.Group{ui.ListKeys.Walk(), {Name: "Leave", Keys: []key.Binding{m.Back}}}
}

// Page is the page of the hands.
func (s *Hands) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Hands, Race: s.Race} }

// Key does what a key means.
func (s *Hands) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	if !s.Walk(k, len(s.rows(sh))) && ui.Matches(k, HandsKeys.Back) {
		sh.Back()
	}
	return nil
}

// rows are the hands, then the clocks with their starts.
func (s *Hands) rows(sh *ui.Shell) (rows []views.ListRow) {
	race := sh.Session.State.Race(s.Race)
	if race == nil {
		return nil
	}
	hands := raceresults.HandsOf(race)
	for _, x := range hands.All {
		rows = append(rows, sentences(sh, x.String())...)
	}
	rows = append(rows, raceErrors(sh.Session.State.Races())...)
	for _, c := range hands.Clocks {
		rows = append(rows, views.ListRow{})
		rows = append(rows, sentences(sh, c.String())...)
		if c.AtOdds() {
			continue
		}
		for _, start := range c.Starts {
			said := "gun " + relay.Hundredths(start.Off.Abs()) + " s sooner than usual"
			switch {
			case !start.Agrees:
				said = "does not fit, left out: " + start.Way()
			case start.Off < 0:
				said = "gun " + relay.Hundredths(start.Off.Abs()) + " s later than usual"
			}
			rows = append(rows, views.ListRow{Cells: []string{string(start.Race), said}})
		}
	}
	return append(rows, clockGuns(sh.Session.State.Races())...)
}

// clockGuns are the guns that nobody pressed, and what the clocks say of them.
func clockGuns(races []*relay.Race) (rows []views.ListRow) {
	for i, gun := range raceresults.ClockGuns(races) {
		if i == 0 {
			rows = append(rows, views.ListRow{})
		}
		rows = append(rows, views.ListRow{Cells: []string{string(gun.Race), gun.Text}})
	}
	return rows
}

// raceErrors are how far off each race's times were, which its results are set right by.
func raceErrors(races []*relay.Race) (rows []views.ListRow) {
	for _, race := range races {
		if off, ok := raceresults.Calibrate(race).Off(); ok {
			rows = append(rows, views.ListRow{Cells: []string{string(race.ID), off}})
		}
	}
	return rows
}

// besideRaces is the room that the races leave beside them.
const besideRaces = 12

// sentences puts what is said in rows, a sentence each, which goes on in the next where
// it is too wide.
func sentences(sh *ui.Shell, said string) (rows []views.ListRow) {
	for _, part := range strings.Split(said, "; ") {
		for i, line := range views.Wrap(part, max(20, sh.Width-besideRaces)) {
			if i > 0 {
				line = "  " + line
			}
			rows = append(rows, views.ListRow{Cells: []string{"", line}})
		}
	}
	return rows
}

// View is what the screen shows.
func (s *Hands) View(sh *ui.Shell) views.Props {
	e := sh.Edges("Your hand and the clocks", HandsKeys.Back, ui.ListKeys.Help)
	e.Note = "how late you press exchanges is not to be had from official finishes"
	return &views.List{
		Edges:    e,
		Selected: s.Selected,
		Columns:  []views.Column{{Head: "RACE", Least: 6}, {Head: "WHAT IT SAYS", Least: 20}},
		Rows:     s.rows(sh), Empty: "Nothing yet: it takes official times of races that were timed here.",
	}
}
