package setup

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/wholefile"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// practices is the choice of who practises what: what the meet has practised
// before, then the exchanges of the pinned squads, or anybody by name.
type practices struct {
	ui.List
	elsewhere []relay.Practice // of squads pinned in other meets
}

// practicesKeyMap is every key of the choice but those of all lists.
type practicesKeyMap struct{ Practise, Names, Back key.Binding }

// PracticesKeys are the keys of the choice of who practises what.
var PracticesKeys = practicesKeyMap{
	Practise: ui.Bind("enter", "practise it", "enter"),
	Names:    ui.Bind("n", "other names", "n"),
	Back:     ui.Bind("esc", "back", "esc"),
}

func (m practicesKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Who practises what", Keys: []key.Binding{m.Practise, m.Names, ui.ListKeys.Filter, ui.ListKeys.Help, m.Back}}}
}

// Page is the page of who practises what.
func (s *practices) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Practices} }

// NewPractices is the choice, with what pairs have done by now.
func NewPractices(sh *ui.Shell) (*practices, tea.Cmd) {
	return &practices{}, tea.Batch(sh.ReadSeasons(), readSquads(sh))
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

func (s *practices) filtered(sh *ui.Shell) []offer {
	return slices.DeleteFunc(offers(sh.Session.State, s.elsewhere), func(o offer) bool { return !s.Passes(o.Pair.String(), o.Team, o.Name) })
}

func (s *practices) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	all := s.filtered(sh)
	if s.List.Key(k, len(all)) {
		return nil
	}
	one, ok := ui.Chosen(&s.List, all)
	switch keys := PracticesKeys; {
	case ui.Matches(k, keys.Practise) && ok:
		s.open(sh, one)
	case ui.Matches(k, keys.Names):
		sh.Show(AskPractice(sh))
	case ui.Matches(k, keys.Back):
		return sh.Go(ui.Page{Kind: ui.Races})
	}
	return nil
}

// handOffKind is how a pair hands off, in short: "blind R→L".
func handOffKind(p relay.Plan) string {
	return strings.TrimSpace(p.Style + " " + p.Hands())
}

// open goes to a practice.
func (s *practices) open(sh *ui.Shell, o offer) {
	if o.race != "" {
		sh.Go(ui.Page{Kind: ui.Practising, Race: o.race})
		return
	}
	if err := OpenPractice(sh, o.Practice); err != nil {
		s.Say(err.Error(), views.Watch)
	}
}

func (s *practices) View(sh *ui.Shell) views.Props {
	k := PracticesKeys
	all := s.filtered(sh)
	v := views.List{
		Edges:    s.Edges(sh, "Practice", wholefile.Title(sh.Session.Path()), k.Practise, k.Names, ui.ListKeys.Filter, k.Back, ui.ListKeys.Help),
		Selected: s.Selected,
		Columns:  []views.Column{{Head: "PAIR", Least: 11}, {Head: "WHAT", Least: 10}, {Head: "REPS", Right: true, Spare: 1}, {Head: "IN ALL", Least: 12}},
		Empty:    s.Empty("Nobody is pinned here (a on the live screen pins a team). n takes any two names."),
	}
	sh.WarnReadOnly(&v.Edges)
	for _, o := range all {
		record := sh.Seasons.Record(o.Team, o.Pair, o.Kind())
		_, record, _ = strings.Cut(record, ": ")
		reps := ""
		if o.race != "" {
			reps = fmt.Sprint(o.reps)
		}
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{o.Pair.LastNames(), o.Name + " · " + handOffKind(o.Plan), reps, record}})
	}
	return &v
}

// AskPractice asks who practises which exchange of which relay.
func AskPractice(sh *ui.Shell) *ui.Sheet {
	var pair relay.Pair
	var exchange string
	var race relay.RaceID
	relays := slices.DeleteFunc(relay.Formats(), func(f relay.Format) bool { return len(f.Legs) == 0 || f.Hurdles }) // in which a baton is handed over
	format := relays[0]
	known := slices.Concat(sh.Session.State.KnownRunners(""), sh.Seasons.Runners())
	named := func(asks string, into *string) *ui.Question {
		return ui.Ask(asks, "", known, func(text string) error {
			if *into = text; text == "" {
				return errors.New("a name, please")
			}
			return nil
		})
	}
	s := &ui.Sheet{Title: "Practice", About: wholefile.Title(sh.Session.Path()), Fields: []*ui.Question{
		named("who gives the baton", &pair.Gives), named("who takes it", &pair.Takes),
		ui.Choice("of which relay", ui.FormatNames(relays), 0, func(i int) { format = relays[i] }),
		ui.Field("which exchange", "1", nil, &exchange),
	}}
	s.Done = func(sh *ui.Shell) error {
		n, err := strconv.Atoi(exchange)
		if err != nil {
			return fmt.Errorf("%q is not an exchange: a number from 1", exchange)
		}
		p, err := sh.Session.State.NewPractice(format.ID, n, pair, "")
		if err != nil {
			return err
		}
		race, err = setUpPractice(sh, p)
		return err
	}
	s.Then = func(sh *ui.Shell) tea.Cmd { return sh.Go(ui.Page{Kind: ui.Practising, Race: race}) }
	return s
}
