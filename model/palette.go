package model

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"baton/model/live"
	"baton/model/results"
	"baton/model/setup"
	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// palette is the list of every command of every screen, found by its words.
type palette struct {
	ui.List
	over ui.Screen // that it was opened over
	here ui.Page   // which that is
	on   bool      // here is a page
	all  []command
}

// command is one key of one screen.
type command struct {
	ui.Manual
	key.Binding
	here bool
}

// manuals are what can be done on all screens, in the order of a race day.
func manuals() []ui.Manual {
	all := []ui.Manual{
		{Kind: ui.Meets, Name: "meets", Groups: meetsKeys.groups()},
		{Kind: ui.Races, Name: "races", Groups: racesKeys.groups()},
		{Kind: ui.Timing, Name: "the race", Groups: live.Keys.Groups()},
		{Kind: ui.Phones, Name: "phones", Groups: phonesKeys.groups()},
	}
	return append(append(all, setup.Manuals()...), results.Manuals()...)
}

// finds opens the palette where a key asks for it, and reports whether it did: not
// where keys are times, nor where they are text.
func (r *root) finds(k terminal.Key) bool {
	if !ui.Matches(k, ui.Find) {
		return false
	}
	switch s := r.Shown.(type) {
	case *live.Screen, *setup.Practice, *palette:
		return false
	case interface{ Typed() bool }:
		if s.Typed() && k.Rune != 0 {
			return false
		}
	}
	r.Show(newPalette(&r.Shell))
	return true
}

// newPalette lists the commands of the screen shown, then those of all others.
func newPalette(sh *ui.Shell) *palette {
	p := &palette{List: ui.List{Filtering: true}, over: sh.Shown}
	if s, ok := sh.Shown.(ui.Paged); ok {
		p.here, p.on = s.Page(sh), true
	}
	var others []command
	for _, m := range manuals() {
		here := p.on && m.Kind == p.here.Kind
		for _, g := range m.Groups {
			for _, b := range g.Keys {
				switch {
				case !b.Enabled() || ui.Matches(terminal.Key{Name: "ctrl+p"}, b):
				case here:
					p.all = append(p.all, command{m, b, true})
				case g.Name != ui.ListKeys.Group().Name:
					others = append(others, command{m, b, false})
				}
			}
		}
	}
	p.all = append(p.all, others...)
	return p
}

func (s *palette) filtered() []command {
	var out []command
	for _, c := range s.all {
		if s.Passes(c.Help().Desc, c.Help().Key, c.Name) {
			out = append(out, c)
		}
	}
	return out
}

func (s *palette) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.filtered()
	s.Note = ""
	switch k.Name {
	case "esc", "ctrl+p":
		sh.Back()
	case "enter":
		if len(rows) > 0 {
			return s.do(sh, rows[min(s.Selected, len(rows)-1)], k)
		}
	case "up", "down", "home", "end":
		s.Filtering = false
		s.List.Key(k, len(rows))
		s.Filtering = true
	default:
		s.List.Key(k, len(rows))
	}
	return nil
}

// Update hands on what the screen below waits for.
func (s *palette) Update(sh *ui.Shell, msg tea.Msg) tea.Cmd {
	if r, ok := s.over.(ui.Reader); ok {
		return r.Update(sh, msg)
	}
	return nil
}

// do does a command: by its key on the screen below, else by going to the screen
// that has it.
func (s *palette) do(sh *ui.Shell, c command, k terminal.Key) tea.Cmd {
	to, off := s.leads(sh, c)
	if off != "" {
		s.Note = off
		return nil
	}
	sh.Back()
	if !c.here {
		return sh.Go(to)
	}
	pressed := terminal.Key{At: k.At, Name: c.Keys()[0]}
	if utf8.RuneCountInString(pressed.Name) == 1 {
		pressed.Rune, _ = utf8.DecodeRuneInString(pressed.Name)
	}
	return sh.Shown.Key(sh, pressed)
}

// leads is the page that has a command, about the race in view, and why it cannot
// be done now; empty where it can.
func (s *palette) leads(sh *ui.Shell, c command) (to ui.Page, off string) {
	to = ui.Page{Kind: c.Kind, Race: s.here.Race}
	if to.Kind == ui.Plan { // of a team, which is chosen there
		to.Kind = ui.StartList
	}
	if to.Race == "" {
		to.Race = raceInView(sh)
	}
	switch {
	case c.here && len(c.Keys()) > 1 && strings.HasPrefix(c.Keys()[0], "1"):
		return to, "each digit is a lane of its own: press it on the screen itself"
	case c.here, c.Kind == ui.Meets, c.Kind == ui.LaptopSettings:
		return to, ""
	case sh.Session == nil:
		return to, "not now: no meet is open"
	case to.Race == "" && c.Kind != ui.Races && c.Kind != ui.Phones && c.Kind != ui.Import && c.Kind != ui.History && c.Kind != ui.Practices && c.Kind != ui.Decisions:
		return to, "not now: this meet has no race yet"
	}
	return to, ""
}

// raceInView is the race that the list of races would select; empty where there is
// none.
func raceInView(sh *ui.Shell) relay.RaceID {
	if sh.Session == nil {
		return ""
	}
	s := newRaces(sh)
	rows := s.filtered(sh)
	if len(rows) == 0 {
		return ""
	}
	return rows[s.Selected].ID
}

// means says what enter does with a command, or why nothing.
func (s *palette) means(sh *ui.Shell, c command) string {
	to, off := s.leads(sh, c)
	switch {
	case off != "":
		return off
	case c.here:
		return "enter does it, as " + c.Help().Key + " does on the screen itself"
	case c.Kind == ui.Plan:
		return "enter goes to the line-ups: p there is the plan of the team selected, and " + c.Help().Key + " does it"
	case to.Race != "" && (c.Kind == ui.Timing || c.Kind == ui.StartList || c.Kind == ui.CheckIn || c.Kind == ui.Review || c.Kind == ui.Results):
		return fmt.Sprintf("enter goes to %s, %s: there %s does it", c.Name, to.Race, c.Help().Key)
	}
	return fmt.Sprintf("enter goes to %s: there %s does it", c.Name, c.Help().Key)
}

// View is what the screen shows.
func (s *palette) View(sh *ui.Shell) views.Props {
	rows := s.filtered()
	v := views.List{
		Edges: views.Edges{
			Width: sh.Width, Height: sh.Height, Title: "Find a command", About: fmt.Sprintf("%d of %d", len(rows), len(s.all)),
			Filter: s.Filter, Filtering: true, Note: s.Note, NoteTone: views.Watch,
			Foot: []views.Binding{{Keys: "letters", Does: "find"}, {Keys: "↑↓", Does: "choose"}, {Keys: "enter", Does: "do it"}, {Keys: "esc", Does: "back"}},
		},
		Columns:  []views.Column{{Head: "COMMAND", Least: 16}, {Head: "KEY", Least: 4}, {Head: "WHERE", Least: 8}},
		Selected: s.Selected,
		Empty:    s.Empty(""),
	}
	for i, c := range rows {
		where, tone := c.Name, views.Calm
		if c.here {
			where, tone = "here", views.Good
		}
		if _, off := s.leads(sh, c); off != "" {
			where, tone = "not now", views.Out
		}
		if i == s.Selected {
			v.Means = s.means(sh, c)
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{c.Help().Desc, c.Help().Key, where}, Tone: tone})
	}
	return &v
}

// Page is the page of the list of meets.
func (s *meets) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Meets} }

// Page is the page of the races, the one selected with it.
func (s *races) Page(sh *ui.Shell) ui.Page {
	p := ui.Page{Kind: ui.Races}
	if rows := s.filtered(sh); len(rows) > 0 {
		p.Race = rows[min(s.Selected, len(rows)-1)].ID
	}
	return p
}

// Page is the page of the phones.
func (s *phones) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Phones} }
