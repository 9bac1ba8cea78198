package model

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"baton/model/live"
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
	root *root
	over ui.Screen // that it was opened over
	page ui.Page   // which that is
	all  []command
}

// command is one key of one screen.
type command struct {
	key.Binding
	of     ui.Manual // the screen
	onPage bool
}

// paletteKeyMap is every key of the palette.
type paletteKeyMap struct{ Letters, Up, Down, Do, Back key.Binding }

var paletteKeys = paletteKeyMap{
	Letters: ui.Bind("letters", "find", "letters"),
	Up:      ui.Bind("↑", "the command above", "up"),
	Down:    ui.Bind("↓", "the command below", "down"),
	Do:      ui.Bind("enter", "do it", "enter"),
	Back:    ui.Bind("esc", "back", "esc", "ctrl+p"),
}

// Groups are the keys as the palette lists them.
func (m paletteKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Find a command", Keys: []key.Binding{m.Letters, m.Up, m.Down, m.Do, m.Back}}}
}

// finds opens the palette where a key asks for it, and reports whether it did: not
// while a race runs, where keys are times, nor where they are text.
func (r *root) finds(k terminal.Key) bool {
	_, running := r.Screen.(*live.Screen)
	_, open := r.Screen.(*palette)
	if running || open || !ui.Matches(k, ui.Find) || r.isText(k) {
		return false
	}
	r.Show(newPalette(r))
	return true
}

// newPalette lists the commands of the screen shown, then those of all others.
func newPalette(r *root) *palette {
	p := &palette{root: r, over: r.Screen, page: r.Screen.Page(&r.Shell)}
	p.Filtering = !p.timed()
	var others []command
	for _, m := range r.pages() {
		here := m.Kind == p.page.Kind && m.About != ui.OfItself
		for _, g := range m.Keys.Groups() {
			for _, b := range g.Keys {
				switch {
				case ui.Matches(terminal.Key{Name: "ctrl+p"}, b) && m.About != ui.OfItself:
				case here:
					p.all = append(p.all, command{b, m.Manual, true})
				case !g.OfLists() && !ui.Matches(terminal.Key{Name: "?"}, b):
					others = append(others, command{b, m.Manual, false})
				}
			}
		}
	}
	p.all = append(p.all, others...)
	return p
}

// timed reports whether keys of the screen below are recorded as they are pressed:
// then no letter finds a command.
func (s *palette) timed() bool {
	_, ok := s.over.(ui.Timed)
	return ok
}

// Records reports whether a key is recorded by the screen below.
func (s *palette) Records(k terminal.Key) bool {
	t, ok := s.over.(ui.Timed)
	return ok && t.Records(k)
}

func (s *palette) filtered() []command {
	var out []command
	for _, c := range s.all {
		if s.Passes(c.Help().Desc, c.Help().Key, c.of.Name) {
			out = append(out, c)
		}
	}
	return out
}

func (s *palette) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.filtered()
	s.Say("", views.Watch)
	switch keys := paletteKeys; {
	case s.Records(k):
		s.Say(k.Name+" is recorded", views.Watch)
		return s.over.Key(sh, k)
	case ui.Matches(k, keys.Back):
		sh.Back()
	case ui.Matches(k, keys.Do) && len(rows) > 0:
		c, _ := ui.Chosen(&s.List, rows)
		return s.do(sh, c, k)
	case s.Walk(k, len(rows)), ui.Matches(k, keys.Do), s.timed():
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
	to, _, off := s.leads(sh, c)
	if off != "" {
		s.Say(off, views.Watch)
		return nil
	}
	sh.Back()
	if !c.onPage {
		return sh.Go(to)
	}
	pressed := terminal.Key{At: k.At, Name: c.Keys()[0]}
	if utf8.RuneCountInString(pressed.Name) == 1 {
		pressed.Rune, _ = utf8.DecodeRuneInString(pressed.Name)
	}
	before := s.below()
	cmd := s.root.key(pressed)
	if cmd == nil && sh.Screen == s.over && s.below() == before {
		sh.Show(s)
		s.Say("not now: nothing comes of "+c.Help().Key+" there", views.Watch)
	}
	return cmd
}

// below is how the screen below looks.
func (s *palette) below() string { return s.root.frame().Draw(s.root.Theme) }

// leads is the page that leads to a command, about the race in view; the keys that
// lead on from there; and why it cannot be done now, empty where it can.
func (s *palette) leads(sh *ui.Shell, c command) (to ui.Page, on []string, off string) {
	switch {
	case c.onPage:
		return to, nil, s.cannot(sh, c)
	case c.of.Only != "":
		return to, nil, "not now: " + c.of.Only
	}
	to = s.page
	if to.Race == "" {
		to.Race = raceInView(sh)
	}
	m := c.of
	for s.lacks(m) {
		on = append([]string{m.By.Help().Key + " there leads to " + m.Name}, on...)
		m = s.root.manual(m.From).Manual
	}
	to.Kind = m.Kind
	switch {
	case sh.Session == nil && m.About != ui.OfLaptop:
		off = "not now: no meet is open"
	case to.Race == "" && m.About > ui.OfMeet:
		off = "not now: this meet has no race yet"
	}
	return to, on, off
}

// lacks reports whether what a screen is about must be chosen on another first.
func (s *palette) lacks(m ui.Manual) bool {
	switch {
	case m.Kind == ui.Practising:
		return true
	case m.About == ui.OfPair:
		return s.page.Exchange == 0
	}
	return m.About == ui.OfTeam && s.page.Team == ""
}

// cannot says why a command of the screen below cannot be done from here.
func (s *palette) cannot(sh *ui.Shell, c command) string {
	if len(c.Keys()) > 1 && strings.HasPrefix(c.Keys()[0], "1") {
		return "each digit is a lane of its own: press it on the screen itself"
	}
	if o, ok := s.over.(interface {
		Cannot(sh *ui.Shell, b key.Binding) string
	}); ok {
		if why := o.Cannot(sh, c.Binding); why != "" {
			return "not now: " + why
		}
	}
	return ""
}

// raceInView is the race that the list of races would select; empty where there is
// none.
func raceInView(sh *ui.Shell) relay.RaceID {
	if sh.Session == nil {
		return ""
	}
	return newRaces(sh).Page(sh).Race
}

// means says what enter does with a command, or why nothing.
func (s *palette) means(sh *ui.Shell, c command) string {
	to, on, off := s.leads(sh, c)
	switch {
	case off != "":
		return off
	case c.onPage:
		return "enter does it, as " + c.Help().Key + " does on the screen itself"
	}
	m := s.root.manual(to.Kind)
	goes := "enter goes to " + m.Name
	if m.About > ui.OfMeet {
		goes += ", " + string(to.Race)
	}
	if len(on) > 0 {
		return goes + ": " + strings.Join(on, ", ") + "; there " + c.Help().Key + " does it"
	}
	return goes + ": there " + c.Help().Key + " does it"
}

// View is what the screen shows.
func (s *palette) View(sh *ui.Shell) views.Props {
	rows := s.filtered()
	v := views.List{
		Edges:    s.Edges(sh, "Find a command", fmt.Sprintf("%d of %d", len(rows), len(s.all)), s.foot()...),
		Columns:  []views.Column{{Head: "COMMAND", Least: 16}, {Head: "KEY", Least: 4}, {Head: "WHERE", Least: 8}},
		Selected: s.Selected,
		Empty:    s.Empty(""),
	}
	for i, c := range rows {
		where, tone := c.of.Name, views.Calm
		if c.onPage {
			where, tone = "here", views.Good
		}
		if _, _, off := s.leads(sh, c); off != "" {
			where, tone = "not now", views.Out
		}
		if i == s.Selected {
			v.Means = s.means(sh, c)
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{c.Help().Desc, c.Help().Key, where}, Tone: tone})
	}
	return &v
}

// foot are the keys of the footer.
func (s *palette) foot() []key.Binding {
	keys := []key.Binding{ui.Briefly(paletteKeys.Up, "above"), ui.Briefly(paletteKeys.Down, "below"), paletteKeys.Do, paletteKeys.Back}
	if s.timed() {
		return keys
	}
	return append([]key.Binding{paletteKeys.Letters}, keys...)
}

// Page is none that another leads to.
func (s *palette) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Typing} }
