package model

import (
	"fmt"
	"slices"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// races is the list of a meet's races.
type races struct {
	list
	help helping
}

// newRaces lists the meet's races, the one that runs selected, else the first
// that is not over.
func newRaces(sh *Shell) *races {
	all := racesOf(sh.Session.State)
	first := slices.IndexFunc(all, func(race *relay.Race) bool { return race.Status == relay.Running })
	if first < 0 {
		first = slices.IndexFunc(all, func(race *relay.Race) bool { return !isOver(race) })
	}
	return &races{list: list{selected: max(0, first)}}
}

func (s *races) shown(sh *Shell) []*relay.Race {
	var out []*relay.Race
	for _, race := range racesOf(sh.Session.State) {
		if s.passes(string(race.ID), race.Name, race.Format.Name, string(race.Status)) {
			out = append(out, race)
		}
	}
	return out
}

// racesKeyMap is every key of the list of races but those of all lists.
type racesKeyMap struct {
	Time, Lineups, CheckIn, Review, Decisions, Results, History, Practice, Import, New, Rules, Way, Back, Quit key.Binding
}

var racesKeys = racesKeyMap{
	Time:      bind("enter", "time it", "enter"),
	Lineups:   bind("s", "line-ups", "s"),
	CheckIn:   bind("c", "check-in", "c"),
	Review:    bind("v", "review", "v"),
	Decisions: bind("d", "decisions", "d"),
	Results:   bind("r", "results", "r"),
	History:   bind("h", "history", "h"),
	Practice:  bind("p", "practice", "p"),
	Import:    bind("i", "import", "i"),
	New:       bind("n", "new race", "n"),
	Rules:     bind("b", "another rulebook", "b"),
	Way:       bind("w", "how it is run: lanes", "w"),
	Back:      bind("esc", "meets", "esc"),
	Quit:      bind("q", "leave", "q"),
}

// groups are the keys as the help lists them.
func (m racesKeyMap) groups() []group {
	return []group{
		{name: "The race", keys: []key.Binding{m.Time, m.Lineups, m.CheckIn, m.Review, m.Results, m.Way}},
		{name: "The meet", keys: []key.Binding{m.Decisions, m.Import, m.New, m.Practice, m.History, m.Rules}},
		listKeys.group(),
		{name: "Leave", keys: []key.Binding{m.Back, m.Quit}},
	}
}

func (s *races) key(sh *Shell, k terminal.Key) tea.Cmd {
	if s.help.open {
		s.help.key(k)
		return nil
	}
	rows := s.shown(sh)
	s.note = ""
	if k.Paste || s.list.key(k, len(rows)) {
		return nil
	}
	if len(rows) > 0 {
		if cmd, taken := s.raceKey(sh, k, rows[min(s.selected, len(rows)-1)].ID); taken {
			return cmd
		}
	}
	keys := racesKeys
	switch {
	case matches(k, keys.Decisions):
		return sh.Go(Page{Kind: Decisions})
	case matches(k, keys.Rules):
		nextRulebook(sh, k)
	case matches(k, keys.History):
		return sh.Go(Page{Kind: History})
	case matches(k, keys.Practice):
		return sh.Go(Page{Kind: Practices})
	case matches(k, keys.Import):
		return sh.Go(Page{Kind: Import})
	case matches(k, keys.New):
		return newRaceForm(sh).open(sh)
	case matches(k, keys.Back):
		return sh.Go(Page{Kind: Meets})
	case matches(k, keys.Quit):
		return sh.Leave()
	case matches(k, listKeys.Help):
		s.help.open = true
	}
	return nil
}

// nextRulebook runs the meet under the next of the rulebooks.
func nextRulebook(sh *Shell, k terminal.Key) {
	var ids []string
	for _, b := range relay.Rulebooks() {
		ids = append(ids, string(b.ID))
	}
	next := relay.RulebookID(after(ids, string(sh.Session.State.Rulebook().ID)))
	sh.Session.Write("", k.At, &relay.MeetSet{Rulebook: &next})
}

// raceKey does what a key means for the race selected.
func (s *races) raceKey(sh *Shell, k terminal.Key, id relay.RaceID) (cmd tea.Cmd, taken bool) {
	keys := racesKeys
	switch {
	case matches(k, keys.Time):
		return sh.Go(Page{Kind: Timing, Race: id}), true
	case matches(k, keys.Lineups):
		return sh.Go(Page{Kind: StartList, Race: id}), true
	case matches(k, keys.CheckIn):
		return sh.Go(Page{Kind: CheckIn, Race: id}), true
	case matches(k, keys.Review):
		return sh.Go(Page{Kind: Review, Race: id}), true
	case matches(k, keys.Results):
		return sh.Go(Page{Kind: Results, Race: id}), true
	case matches(k, keys.Way):
		return s.openWay(sh, sh.Session.State.Race(id)), true
	}
	return nil, false
}

// racesAt is the list of races with one of them selected.
func racesAt(sh *Shell, id relay.RaceID) *races {
	s := newRaces(sh)
	if i := slices.IndexFunc(s.shown(sh), func(race *relay.Race) bool { return race.ID == id }); i >= 0 {
		s.selected = i
	}
	return s
}

func (s *races) view(sh *Shell) string {
	rows := s.shown(sh)
	title := sh.Session.State.Name()
	if title == "" {
		title = base(sh.Session.Path())
	}
	v := views.List{
		Width: sh.Width, Height: sh.Height, Title: title, About: sh.Session.State.Rulebook().Name + " · " + count(len(rows), "race"),
		Columns:  []views.Column{{Head: "RACE", Least: 6}, {Head: "NAME", Least: 12}, {Head: "FORMAT", Least: 8}, {Head: "TEAMS", Least: 5, Right: true}, {Head: "STATUS", Least: statusLeast(rows)}},
		Selected: s.selected, Filter: s.filter, Filtering: s.filtering,
		Empty: s.empty("No race yet. n makes one; i brings a start list in."),
		Note:  s.note, NoteTone: views.Watch,
		Foot: foot(racesKeys.short()...), Help: s.help.props(racesKeys.groups()),
	}
	if v.Note == "" && len(rows) > 0 {
		v.Note, v.NoteTone = zoneNote(rows[min(s.selected, len(rows)-1)]), views.Calm
	}
	if why := sh.Session.ReadOnly(); why != "" {
		v.Note, v.NoteTone = "READ ONLY: "+why, views.Alarm
	}
	for _, race := range rows {
		v.Rows = append(v.Rows, views.ListRow{
			Cells: []string{string(race.ID), race.Name, race.Format.Name, fmt.Sprint(len(race.Teams)), statusWord(race)},
			Tone:  statusTone(race),
		})
	}
	return views.DrawList(sh.Theme, v)
}

// short are the keys of the footer, what is needed most first.
func (m racesKeyMap) short() []key.Binding {
	return []key.Binding{m.Time, m.Lineups, m.CheckIn, m.Review, m.New, m.Quit, m.Results, m.Decisions, listKeys.Help}
}

// statusLeast is the room that the races' statuses need: names give way to what
// waits for the referee.
func statusLeast(races []*relay.Race) int {
	least := len("scheduled")
	for _, race := range races {
		least = max(least, len(statusWord(race)))
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
