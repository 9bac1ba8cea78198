package setup

import (
	"fmt"
	"slices"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// people is the list of all whom the meet names as runners, where two names of
// one runner are made one.
type people struct {
	ui.List
}

// peopleKeyMap is every key of the list of runners but those of all lists.
type peopleKeyMap struct{ Same, Apart, Back key.Binding }

// PeopleKeys are the keys of the list of runners.
var PeopleKeys = peopleKeyMap{
	Same:  ui.Bind("enter", "is the same runner as …", "enter"),
	Apart: ui.Bind("u", "two runners after all", "u"),
	Back:  ui.Bind("esc", "back", "esc"),
}

func (m peopleKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Two names of one runner", Keys: []key.Binding{m.Same, m.Apart}}, {Name: "Screen", Keys: []key.Binding{ui.ListKeys.Filter, ui.ListKeys.Help, m.Back}}}
}

// NewPeople are all whom the meet names.
func NewPeople() *people { return &people{} }

// Page is the page of the runners.
func (s *people) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.People} }

// filtered are the runners that pass the filter.
func (s *people) filtered(sh *ui.Shell) []relay.Person {
	return slices.DeleteFunc(sh.Session.State.People(), func(p relay.Person) bool { return !s.Passes(append(p.Also, p.Name, p.Team)...) })
}

func (s *people) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	all := s.filtered(sh)
	if s.List.Key(k, len(all)) {
		return nil
	}
	one, ok := ui.Chosen(&s.List, all)
	switch keys := PeopleKeys; {
	case ui.Matches(k, keys.Back):
		sh.Back()
	case !ok:
		s.Say(nobody, views.Watch)
	case ui.Matches(k, keys.Same):
		s.same(sh, one)
	case ui.Matches(k, keys.Apart):
		s.apart(sh, one)
	}
	return nil
}

// same asks whose other name one is, those that begin alike first.
func (s *people) same(sh *ui.Shell, p relay.Person) {
	var alike, others []string
	first, _, _ := strings.Cut(relay.PlainName(p.Name), " ")
	for _, o := range sh.Session.State.People() {
		switch {
		case o.Team != p.Team || o.Name == p.Name:
		case strings.HasPrefix(relay.PlainName(o.Name), first):
			alike = append(alike, o.Name)
		default:
			others = append(others, o.Name)
		}
	}
	s.Asking = ui.Ask(p.Name+" is the same runner as", "", append(alike, others...), func(as string) error {
		_, err := sh.Session.Do("", relay.JoinRunners{Name: p.Name, Team: p.Team, As: as}, sh.At)
		return s.Answered(err, fmt.Sprintf("%s is %s from now on, in all that was recorded; u takes it back", p.Name, strings.TrimSpace(as)))
	})
}

// apart takes the last name back that was made the runner's.
func (s *people) apart(sh *ui.Shell, p relay.Person) {
	_, err := sh.Session.Do("", relay.PartRunners{Name: p.Name, Team: p.Team}, sh.At)
	s.Tried(err, fmt.Sprintf("%s and %s are two runners again", strings.Join(p.Also[max(0, len(p.Also)-1):], ""), p.Name))
}

func (s *people) View(sh *ui.Shell) views.Props {
	k := PeopleKeys
	all := s.filtered(sh)
	v := views.List{
		Edges:    s.Edges(sh, "Runners", fmt.Sprintf("%d of this meet", len(all)), k.Same, k.Apart, ui.ListKeys.Filter, k.Back, ui.ListKeys.Help),
		Selected: s.Selected,
		Columns:  []views.Column{{Head: "RUNNER", Least: 16}, {Head: "TEAM", Least: 12}, {Head: "ALSO WRITTEN", Least: 12}},
		Empty:    "Nobody is named in this meet yet.",
	}
	sh.WarnReadOnly(&v.Edges)
	for _, p := range all {
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{p.Name, p.Team, strings.Join(p.Also, ", ")}})
	}
	return &v
}
