package model

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// form is a short form in a frame: what to ask, and what to do with the
// answers.
type form struct {
	title  string
	huh    *huh.Form
	back   screen
	done   func(r *root) tea.Cmd
	typed  bool // something is in it that Esc would lose
	warned bool // and Esc has been pressed once
}

// openForm shows a form.
func (r *root) openForm(f *form) tea.Cmd {
	f.back = r.screen
	f.huh = f.huh.WithShowHelp(false).WithShowErrors(false).WithTheme(huh.ThemeBase())
	r.screen = f
	w, h := views.FormRoom(r.w, r.h)
	f.huh = f.huh.WithWidth(max(20, w)).WithHeight(max(4, h))
	return f.huh.Init()
}

// key is never called: a form gets its keys as they were typed.
func (f *form) key(r *root, k terminal.Key) tea.Cmd { return nil }

func (f *form) typing() bool { return true }

// raw gives the form a key as it was typed.
func (f *form) raw(r *root, msg tea.KeyMsg) tea.Cmd {
	switch {
	case msg.Type != tea.KeyEsc:
		f.typed, f.warned = f.typed || len(msg.Runes) > 0, false
		return f.update(r, msg)
	case f.typed && !f.warned:
		f.warned = true
	default:
		r.screen = f.back
	}
	return nil
}

func (f *form) update(r *root, msg tea.Msg) tea.Cmd {
	m, cmd := f.huh.Update(msg)
	if h, ok := m.(*huh.Form); ok {
		f.huh = h
	}
	if f.huh.State == huh.StateCompleted {
		r.screen = f.back
		return f.done(r)
	}
	return cmd
}

func (f *form) view(r *root) string {
	note, tone := "", views.Watch
	if wrong := f.huh.Errors(); len(wrong) > 0 {
		note, tone = wrong[0].Error(), views.Alarm
	}
	if f.warned {
		note, tone = "esc again drops what was typed", views.Watch
	}
	return views.DrawForm(r.theme, views.Form{Width: r.w, Height: r.h, Title: f.title, Body: f.huh.View(), Note: note, NoteTone: tone,
		Foot: []views.Binding{{Keys: "enter", Does: "next"}, {Keys: "shift+tab", Does: "back"}, {Keys: "esc", Does: "never mind"}}})
}

// newMeetForm asks for a meet's name and whose rules it is run under, and goes
// on to its first race.
func newMeetForm() *form {
	var name string
	book := relay.DefaultRulebook
	var books []huh.Option[relay.RulebookID]
	for _, b := range relay.Rulebooks() {
		books = append(books, huh.NewOption(b.Name, b.ID))
	}
	return &form{title: "New meet", huh: huh.NewForm(huh.NewGroup(
		huh.NewInput().Title("What is the meet called?").Value(&name).Validate(func(s string) error {
			if fileName(s) == "" {
				return errors.New("a name, please: it names the file too")
			}
			if _, err := os.Stat(meetPath(s)); err == nil {
				return fmt.Errorf("there is a meet of that name already: %s", meetPath(s))
			}
			return nil
		}),
	), huh.NewGroup(
		huh.NewSelect[relay.RulebookID]().Title("Whose rules? They fix the takeover zones.").Options(books...).Height(len(books)+1).Value(&book),
	)), done: func(r *root) tea.Cmd {
		r.screen = nil
		path := meetPath(name)
		r.open = func() (Opened, error) {
			o, err := makeFile(path)
			o.setUp = setUpMeet(name, book)
			return o, err
		}
		return r.load()
	}}
}

func meetPath(name string) string {
	return filepath.Join(settings.MeetsDir(), fileName(name)+".meet")
}

// fileName is a meet's name as a file's: what some system could not store
// becomes a dash.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(relay.Harmless(name)))
	return strings.Trim(name, " .")
}

// raceAnswers are the answers to the new-race form.
type raceAnswers struct {
	format relay.FormatID
	ways   map[relay.FormatID]*relay.Way // of the formats that are run in several
	legs   string
	name   string
	lanes  string
	teams  string
}

// maxLanes is as many teams as a race's form sets up: more than any field of a
// relay.
const maxLanes = 40

// newRaceForm asks for no more than a race needs to be timed.
func newRaceForm(r *root) *form {
	a := &raceAnswers{format: "4x100", lanes: "8", ways: map[relay.FormatID]*relay.Way{}}
	var formats []huh.Option[relay.FormatID]
	for _, f := range relay.Formats() {
		formats = append(formats, huh.NewOption(f.Name, f.ID))
	}
	_, room := views.FormRoom(r.w, r.h)
	groups := []*huh.Group{
		huh.NewGroup(huh.NewSelect[relay.FormatID]().Title("Which relay?").Options(formats...).Height(min(len(formats)+1, max(4, room))).Value(&a.format)),
		huh.NewGroup(huh.NewInput().Title("Legs in metres, with commas").Placeholder("300, 200, 100").Value(&a.legs).Validate(func(s string) error {
			_, err := parseLegs(s)
			return err
		})).WithHideFunc(func() bool { return a.format != "custom" }),
	}
	groups = append(groups, a.wayGroups(r)...)
	groups = append(groups,
		huh.NewGroup(
			huh.NewInput().Title("What is the race called? (may stay empty)").Value(&a.name),
			huh.NewInput().Title("How many lanes?").Value(&a.lanes).Validate(func(s string) error {
				if n, err := strconv.Atoi(strings.TrimSpace(s)); err != nil || n < 1 || n > maxLanes {
					return fmt.Errorf("a number from 1 to %d", maxLanes)
				}
				return nil
			}),
			huh.NewInput().Title("Teams, lane 1 first, with commas (may stay empty)").Placeholder("Northside A, Riverton, …").Value(&a.teams),
		),
	)
	return &form{title: "New race", huh: huh.NewForm(groups...), done: func(r *root) tea.Cmd {
		id := r.makeRace(*a)
		r.screen = &liveScreen{openLive(r.s, r.set, id, r.at)}
		return nil
	}}
}

// parseLegs reads the distances of a custom relay.
func parseLegs(s string) ([]relay.Distance, error) {
	var legs []relay.Distance
	for _, field := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		m, err := strconv.ParseFloat(field, 64)
		if err != nil || m <= 0 || m > 100_000 {
			return nil, fmt.Errorf("%q is no distance in metres", field)
		}
		legs = append(legs, relay.FromMetres(m))
	}
	if len(legs) < relay.MinLegs || len(legs) > relay.MaxLegs {
		return nil, fmt.Errorf("a relay has %d to %d legs", relay.MinLegs, relay.MaxLegs)
	}
	return legs, nil
}

// makeRace writes a new race: the next event's only heat.
func (r *root) makeRace(a raceAnswers) relay.RaceID {
	event := 1
	for _, race := range racesOf(r.s.State) {
		if n, _, _, err := race.ID.Parts(); err == nil {
			event = max(event, n+1)
		}
	}
	id := relay.MakeRaceID(event, 1, 1)
	set := &relay.RaceSet{Format: &a.format}
	if way := a.ways[a.format]; way != nil {
		set.Way = way
	}
	if name := strings.TrimSpace(a.name); name != "" {
		set.Name = &name
	}
	if a.format == "custom" {
		set.Legs, _ = parseLegs(a.legs)
	}
	facts := append([]relay.Fact{set}, teamsOf(r.s.MeetID(), id, a)...)
	r.s.Write(id, r.at, facts...)
	return id
}

// teamsOf are a new race's teams by lane. Two of one name are told apart as A,
// B and so on.
func teamsOf(meetID relay.Origin, id relay.RaceID, a raceAnswers) []relay.Fact {
	event, round, _, _ := id.Parts()
	names := strings.FieldsFunc(a.teams, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	lanes, _ := strconv.Atoi(strings.TrimSpace(a.lanes))
	squads := map[string]int{}
	var facts []relay.Fact
	for lane := 1; lane <= max(lanes, len(names)); lane++ {
		t := &relay.TeamSet{Team: relay.MakeNamelessTeamID(meetID, id, lane), Lane: &lane}
		if lane <= len(names) && strings.TrimSpace(names[lane-1]) != "" {
			name := strings.TrimSpace(names[lane-1])
			t.Name = &name
			squad := ""
			if n := squads[strings.ToLower(name)]; n > 0 {
				squad = string(rune('A' + n))
				t.Squad = &squad
			}
			squads[strings.ToLower(name)]++
			t.Team = relay.MakeTeamID(meetID, event, round, name, squad)
		}
		facts = append(facts, t)
	}
	return facts
}

// setUpMeet names a new meet, and its rulebook where one was chosen.
func setUpMeet(name string, book relay.RulebookID) func(*meet.Session) {
	return func(s *meet.Session) {
		set := &relay.MeetSet{Name: &name}
		if book != "" {
			set.Rulebook = &book
		}
		s.Write("", s.OpenedAt(), set)
	}
}
