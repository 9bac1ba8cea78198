package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// practices is the choice of who practises what: what the meet has practised
// before, then the exchanges of the pinned squads, or anybody by name.
type practices struct {
	list
	help      *helpFrom
	elsewhere []relay.Practice // of squads pinned in other meets
	back      func(r *root) tea.Cmd
}

// practicesKeyMap is every key of the choice but those of all lists.
type practicesKeyMap struct{ Practise, Names, Filter, Help, Back key.Binding }

var practicesKeys = practicesKeyMap{
	Practise: bind("enter", "practise it", "enter"),
	Names:    bind("n", "other names", "n"),
	Filter:   bind("/", "filter", "/"),
	Help:     bind("?", "help", "?"),
	Back:     bind("esc", "back", "esc"),
}

func (m practicesKeyMap) groups() []group {
	return []group{{"Who practises what", []key.Binding{m.Practise, m.Names, m.Filter, m.Help, m.Back}}}
}

// openPractices shows the choice, with what pairs have done by now.
func (r *root) openPractices(back func(r *root) tea.Cmd) tea.Cmd {
	r.screen = &practices{back: back}
	return tea.Batch(r.readPast(), r.readSquads())
}

// offer is a pair and an exchange that can be practised.
type offer struct {
	relay.Practice
	race relay.RaceID // where it has been practised, empty for nowhere yet
	reps int
}

// offers are what the meet has practised, then the exchanges of its pinned
// squads, then those of squads pinned elsewhere.
func offers(m *relay.Meet, elsewhere []relay.Practice) []offer {
	var out []offer
	add := func(o offer) {
		known := func(p offer) bool { return p.SameAs(o.Practice) }
		if o.Pair.Gives != "" && o.Pair.Takes != "" && !slices.ContainsFunc(out, known) {
			out = append(out, o)
		}
	}
	for _, race := range m.Races() {
		if p, ok := race.Practised(); ok && !race.Closed {
			add(offer{p, race.ID, len(race.Reps)})
		}
	}
	for _, p := range slices.Concat(pinned(m), elsewhere) {
		add(offer{Practice: p})
	}
	return out
}

func (s *practices) shown(r *root) []offer {
	return slices.DeleteFunc(offers(r.s.State, s.elsewhere), func(o offer) bool { return !s.passes(o.Pair.String(), o.Team, o.Name) })
}

func (s *practices) key(r *root, k terminal.Key) tea.Cmd {
	all := s.shown(r)
	switch {
	case k.Paste:
		return nil
	case s.help != nil:
		s.help = s.help.key(k, practicesKeys.Help, practicesKeys.groups())
		return nil
	case s.list.key(k, len(all)):
		return nil
	}
	s.note = ""
	switch keys := practicesKeys; {
	case matches(k, keys.Practise) && len(all) > 0:
		s.open(r, all[min(s.selected, len(all)-1)])
	case matches(k, keys.Names):
		return r.openForm(practiceForm(r.s.State))
	case matches(k, keys.Help):
		s.help = &helpFrom{}
	case matches(k, keys.Back):
		return s.back(r)
	}
	return nil
}

// handOffKind is how a pair hands off, in short: "blind R→L".
func handOffKind(p relay.Plan) string {
	return strings.TrimSpace(p.Style + " " + p.Hands())
}

// open goes to a practice.
func (s *practices) open(r *root, o offer) {
	if o.race != "" {
		r.showPractice(o.race)
		return
	}
	if err := r.openPractice(o.Practice); err != nil {
		s.note = err.Error()
	}
}

func (s *practices) view(r *root) string {
	k := practicesKeys
	all := s.shown(r)
	v := views.List{
		Width: r.w, Height: r.h, Title: "Practice", About: base(r.s.Path()), Selected: s.selected, Filter: s.filter, Filtering: s.filtering,
		Columns: []views.Column{{Head: "PAIR", Least: 14}, {Head: "WHAT", Least: 10}, {Head: "REPS", Least: 4, Right: true}, {Head: "IN ALL", Least: 12}},
		Empty:   s.empty("Nobody is pinned here (a on the live screen pins a team). n takes any two names."),
		Note:    s.note, NoteTone: views.Watch, Foot: foot(k.Practise, k.Names, k.Filter, k.Back, k.Help),
	}
	if s.help != nil {
		v.Help = &views.Help{Title: "Keys", Bindings: help(k.groups()), From: s.help.from}
	}
	if why := r.s.ReadOnly(); why != "" {
		v.Note = "READ ONLY: " + why
	}
	for _, o := range all {
		record := r.past.record(o.Team, o.Pair, o.Kind())
		_, record, _ = strings.Cut(record, ": ")
		reps := ""
		if o.race != "" {
			reps = fmt.Sprint(o.reps)
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{o.Pair.Short(), o.Name + " · " + handOffKind(o.Plan), reps, record}})
	}
	return views.DrawList(r.theme, v)
}

// practiceForm asks who practises which exchange of which relay.
func practiceForm(m *relay.Meet) *form {
	var pair relay.Pair
	format, exchange := relay.FormatID("4x100"), "1"
	var formats []huh.Option[relay.FormatID]
	for _, f := range relay.Formats() {
		if len(f.Legs) > 0 && !f.Hurdles {
			formats = append(formats, huh.NewOption(f.Name, f.ID))
		}
	}
	chosen := func(exchange string) (relay.Practice, error) {
		n, err := strconv.Atoi(strings.TrimSpace(exchange))
		if err != nil {
			return relay.Practice{}, fmt.Errorf("%q is no exchange: a number from 1", exchange)
		}
		return m.NewPractice(format, n, pair, "")
	}
	named := func(s string) error {
		if strings.TrimSpace(s) == "" {
			return errors.New("a name, please")
		}
		return nil
	}
	which := newInput().Title("Which exchange?").Value(&exchange).Validate(func(s string) error {
		_, err := chosen(s)
		return err
	})
	return &form{title: "Practice", preset: map[huh.Field]*string{which: &exchange}, huh: huh.NewForm(
		huh.NewGroup(
			newInput().Title("Who gives the baton?").Suggestions(m.KnownRunners("")).Value(&pair.Gives).Validate(named),
			newInput().Title("Who takes it?").Suggestions(m.KnownRunners("")).Value(&pair.Takes).Validate(named),
		),
		huh.NewGroup(
			huh.NewSelect[relay.FormatID]().Title("Of which relay?").Options(formats...).Height(8).Value(&format),
			which,
		),
	), done: func(r *root) tea.Cmd {
		p, err := chosen(exchange)
		if err == nil {
			err = r.openPractice(p)
		}
		if s, ok := r.screen.(*practices); ok && err != nil {
			s.note = err.Error()
		}
		return nil
	}}
}
