package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// list is what every screen of rows shares: the selection and the filter.
type list struct {
	selected  int
	filter    string
	filtering bool
	note      string
}

// listKey does what a key means in every list and tells whether it took it.
func (l *list) key(k terminal.Key, rows int) bool {
	if l.filtering {
		l.filterKey(k)
		return true
	}
	switch k.Name {
	case "up":
		l.selected--
	case "down":
		l.selected++
	case "home":
		l.selected = 0
	case "end":
		l.selected = rows - 1
	case "/":
		l.filtering = true
	default:
		return false
	}
	l.selected = max(0, min(l.selected, rows-1))
	return true
}

// filterKey types into the filter; enter keeps it, esc drops it.
func (l *list) filterKey(k terminal.Key) {
	switch {
	case k.Name == "enter":
		l.filtering = false
	case k.Name == "esc":
		l.filtering, l.filter = false, ""
	case k.Name == "backspace":
		_, size := utf8.DecodeLastRuneInString(l.filter)
		l.filter = l.filter[:len(l.filter)-size]
	case k.Rune != 0 && unicode.IsPrint(k.Rune):
		l.filter += string(k.Rune)
	}
	l.selected = 0
}

// passes tells whether a row's words contain the filter's.
func (l *list) passes(cells ...string) bool {
	all := strings.ToLower(strings.Join(cells, " "))
	for _, word := range strings.Fields(strings.ToLower(l.filter)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// races is the list of a meet's races.
type races struct{ list }

func newRaces(r *root) *races {
	s := &races{}
	for i, race := range r.s.State.Races() {
		if race.Status != relay.Finished && race.Status != relay.Settled {
			s.selected = i
			break
		}
	}
	return s
}

func (s *races) shown(r *root) []*relay.Race {
	var out []*relay.Race
	for _, race := range r.s.State.Races() {
		if s.passes(string(race.ID), race.Name, race.Format.Name, string(race.Status)) {
			out = append(out, race)
		}
	}
	return out
}

func (s *races) key(r *root, k terminal.Key) tea.Cmd {
	rows := s.shown(r)
	if k.Paste || s.list.key(k, len(rows)) {
		return nil
	}
	switch k.Name {
	case "enter":
		if len(rows) > 0 {
			return r.openRace(rows[min(s.selected, len(rows)-1)].ID, k)
		}
	case "c":
		if len(rows) > 0 {
			r.screen = newCheckin(r, rows[min(s.selected, len(rows)-1)].ID)
			return r.readPast()
		}
	case "p":
		return r.openPractices(backToRaces)
	case "s":
		if len(rows) > 0 {
			r.openStartList(rows[min(s.selected, len(rows)-1)].ID)
		}
	case "i":
		return r.openImport(s)
	case "n":
		return r.openForm(newRaceForm())
	case "esc":
		return r.backToMeets()
	case "q":
		return r.leave()
	}
	return nil
}

// openRace shows a race on the live screen, or a practice on its own.
func (r *root) openRace(id relay.RaceID, k terminal.Key) tea.Cmd {
	if id.Practice() {
		r.showPractice(id)
		return r.readPast()
	}
	r.screen = &liveScreen{openLive(r.s, r.set, id, k.At)}
	return nil
}

// backToRaces shows the meet's races.
func backToRaces(r *root) tea.Cmd {
	r.screen = newRaces(r)
	return nil
}

func (s *races) view(r *root) string {
	rows := s.shown(r)
	title := r.s.State.Name()
	if title == "" {
		title = base(r.s.Path())
	}
	v := views.List{
		Width: r.w, Height: r.h, Title: title, About: r.s.State.Rulebook().Name + fmt.Sprintf(" · %d races", len(rows)),
		Columns:  []views.Column{{Head: "RACE", Least: 6}, {Head: "NAME", Least: 12}, {Head: "FORMAT", Least: 6}, {Head: "TEAMS", Least: 5, Right: true}, {Head: "STATUS", Least: 9}},
		Selected: s.selected, Filter: s.filter, Filtering: s.filtering,
		Empty: "No race yet. n makes one; i brings a start list in.",
		Note:  s.note, NoteTone: views.Alarm,
		Foot: []views.Binding{{Keys: "enter", Does: "time it"}, {Keys: "c", Does: "check-in"}, {Keys: "p", Does: "practice"}, {Keys: "s", Does: "line-ups"}, {Keys: "i", Does: "import"}, {Keys: "n", Does: "new race"}, {Keys: "/", Does: "filter"}, {Keys: "esc", Does: "meets"}, {Keys: "q", Does: "leave"}},
	}
	if why := r.s.ReadOnly(); why != "" {
		v.Note = "READ ONLY: " + why
	}
	for _, race := range rows {
		v.Rows = append(v.Rows, views.ListRow{
			Cells: []string{string(race.ID), race.Name, race.Format.Name, fmt.Sprint(len(race.Teams)), statusWord(race)},
			Tone:  statusTone(race.Status),
		})
	}
	return views.DrawList(r.theme, v)
}

// statusWord is a race's status, and how far a running one has come.
func statusWord(race *relay.Race) string {
	if race.Status != relay.Running {
		return string(race.Status)
	}
	in := 0
	for _, t := range race.Teams {
		if t.Done() {
			in++
		}
	}
	return fmt.Sprintf("running %d/%d", in, len(race.Teams))
}

func statusTone(s relay.Status) views.Tone {
	switch s {
	case relay.Running:
		return views.Alarm
	case relay.ArmedRace:
		return views.Watch
	case relay.Finished, relay.Settled:
		return views.Good
	}
	return views.Calm
}
