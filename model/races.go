package model

import (
	"fmt"
	"slices"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/wholefile"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// races is the list of a meet's races.
type races struct {
	ui.List
}

// newRaces lists the meet's races, the one that runs selected, else the first
// that is not over.
func newRaces(sh *ui.Shell) *races {
	all := ui.RacesOf(sh.Session.State)
	first := slices.IndexFunc(all, func(race *relay.Race) bool { return race.Status == relay.Running })
	if first < 0 {
		first = slices.IndexFunc(all, func(race *relay.Race) bool { return !race.Over() })
	}
	return &races{List: ui.List{Selected: max(0, first)}}
}

func (s *races) filtered(sh *ui.Shell) []*relay.Race {
	var out []*relay.Race
	for _, race := range ui.RacesOf(sh.Session.State) {
		if s.Passes(string(race.ID), race.Name, race.Format.Name, string(race.Status)) {
			out = append(out, race)
		}
	}
	return out
}

// Page is the page of the races, the one selected with it.
func (s *races) Page(sh *ui.Shell) ui.Page {
	p := ui.Page{Kind: ui.Races}
	if race, ok := ui.Chosen(&s.List, s.filtered(sh)); ok {
		p.Race = race.ID
	}
	return p
}

// racesKeyMap is every key of the list of races but those of all lists.
type racesKeyMap struct {
	Time, Lineups, CheckIn, Review, Decisions, Results, History, Practice, Import, New, Rules, Way, Phones, Settings, Back, Quit key.Binding
}

var racesKeys = racesKeyMap{
	Time:      ui.Bind("enter", "time it", "enter"),
	Lineups:   ui.Bind("s", "line-ups", "s"),
	CheckIn:   ui.Bind("c", "check-in", "c"),
	Review:    ui.Bind("v", "review", "v"),
	Decisions: ui.Bind("d", "decisions", "d"),
	Results:   ui.Bind("r", "results", "r"),
	History:   ui.Bind("h", "history", "h"),
	Practice:  ui.Bind("p", "practice", "p"),
	Import:    ui.Bind("i", "import", "i"),
	New:       ui.Bind("n", "new race", "n"),
	Rules:     ui.Bind("b", "another rulebook", "b"),
	Way:       ui.Bind("w", "how it is run: lanes", "w"),
	Phones:    ui.Bind("t", "codes", "t"),
	Settings:  ui.Bind(",", "settings of this laptop", ","),
	Back:      ui.Bind("esc", "meets", "esc"),
	Quit:      ui.Bind("q", "leave", "q"),
}

// Groups are the keys as the help lists them.
func (m racesKeyMap) Groups() []ui.Group {
	return []ui.Group{
		{Name: "The race", Keys: []key.Binding{m.Time, m.Lineups, m.CheckIn, m.Review, m.Results, m.Way}},
		{Name: "The meet", Keys: []key.Binding{m.Decisions, m.Import, m.New, m.Practice, m.History, m.Rules, m.Phones}},
		ui.ListKeys.Group(),
		{Name: "Laptop", Keys: []key.Binding{m.Settings, m.Back, m.Quit}},
	}
}

func (s *races) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	if s.List.Key(k, len(s.filtered(sh))) {
		return nil
	}
	page := s.Page(sh)
	for _, to := range racesLead {
		if ui.Matches(k, to.by) && (page.Race != "" || !to.ofRace) {
			return sh.Go(ui.Page{Kind: to.kind, Race: page.Race})
		}
	}
	keys := racesKeys
	switch {
	case ui.Matches(k, keys.Way) && page.Race != "":
		return s.openWay(sh, sh.Session.State.Race(page.Race))
	case ui.Matches(k, keys.Rules):
		s.nextRulebook(sh, k)
	case ui.Matches(k, keys.New):
		sh.Show(newRaceForm(sh))
	case ui.Matches(k, keys.Quit):
		return sh.Leave()
	}
	return nil
}

// racesLead are the pages that keys of the list lead to, those that are about the
// race selected first.
var racesLead = []struct {
	by     key.Binding
	kind   ui.PageKind
	ofRace bool
}{
	{racesKeys.Time, ui.Timing, true}, {racesKeys.Lineups, ui.StartList, true}, {racesKeys.CheckIn, ui.CheckIn, true},
	{racesKeys.Review, ui.Review, true}, {racesKeys.Results, ui.Results, true},
	{racesKeys.Decisions, ui.Decisions, false}, {racesKeys.History, ui.History, false}, {racesKeys.Practice, ui.Practices, false},
	{racesKeys.Import, ui.Import, false}, {racesKeys.Phones, ui.Phones, false}, {racesKeys.Settings, ui.LaptopSettings, false}, {racesKeys.Back, ui.Meets, false},
}

// nextRulebook runs the meet under the next of the rulebooks.
func (s *races) nextRulebook(sh *ui.Shell, k terminal.Key) {
	var ids []string
	for _, b := range relay.Rulebooks() {
		ids = append(ids, string(b.ID))
	}
	next := relay.RulebookID(ui.After(ids, string(sh.Session.State.Rulebook().ID)))
	_, err := sh.Session.Do("", relay.SetUpMeet{Rulebook: next}, k.At)
	s.Tried(err, "")
}

// racesAt is the list of races with one of them selected.
func racesAt(sh *ui.Shell, id relay.RaceID) *races {
	s := newRaces(sh)
	if i := slices.IndexFunc(s.filtered(sh), func(race *relay.Race) bool { return race.ID == id }); i >= 0 {
		s.Selected = i
	}
	return s
}

func (s *races) View(sh *ui.Shell) views.Props {
	rows := s.filtered(sh)
	title := sh.Session.State.Name()
	if title == "" {
		title = wholefile.Title(sh.Session.Path())
	}
	v := views.List{
		Edges:    s.Edges(sh, title, sh.Session.State.Rulebook().Name+" · "+relay.Count(len(rows), "race"), racesKeys.foot(sh)...),
		Columns:  []views.Column{{Head: "RACE", Least: 6}, {Head: "NAME", Least: 12}, {Head: "FORMAT", Least: 8, Spare: 1}, {Head: "TEAMS", Right: true, Spare: 2}, {Head: "STATUS", Least: statusLeast(rows)}},
		Selected: s.Selected,
		Empty:    s.Empty("No race yet. n makes one; i brings a start list in."),
	}
	if v.Note == "" && sh.Link != nil && sh.Link.State(nil).Hub {
		v.Note, v.NoteTone = "others join with: baton join "+sh.Link.Code(), views.Watch
	}
	if race, ok := ui.Chosen(&s.List, rows); ok && v.Note == "" {
		v.Note = zoneNote(race)
	}
	sh.WarnReadOnly(&v.Edges)
	for _, race := range rows {
		v.Rows = append(v.Rows, views.ListRow{
			Cells: []string{string(race.ID), race.Name, race.Format.Name, fmt.Sprint(len(race.Teams)), ui.StatusWord(race)},
			Tone:  statusTone(race),
		})
	}
	return &v
}

// foot are the keys of the footer, what is needed most first: where others may
// come, their codes.
func (m racesKeyMap) foot(sh *ui.Shell) []key.Binding {
	first := []key.Binding{m.Time}
	if sh.Link != nil || sh.Phones != nil {
		first = append(first, m.Phones)
	}
	return append(first, m.Lineups, m.CheckIn, m.Review, m.New, m.Quit, m.Results, m.Decisions, ui.ListKeys.Help)
}

// statusLeast is the room that the races' statuses need: names give way to what
// waits for the referee.
func statusLeast(races []*relay.Race) int {
	least := len("scheduled")
	for _, race := range races {
		least = max(least, len(ui.StatusWord(race)))
	}
	return least
}

func statusTone(race *relay.Race) views.Tone {
	switch race.Status {
	case relay.Running:
		return views.Alarm
	case relay.ArmedRace:
		return views.Watch
	case relay.Finished, relay.Settled:
		if len(race.Undecided()) > 0 {
			return views.Watch
		}
		return views.Good
	default:
		return views.Calm
	}
}
