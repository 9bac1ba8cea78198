package model

import (
	"fmt"
	"slices"
	"strings"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// people is the list of all whom the meet names as runners, where two names of
// one runner are made one.
type people struct {
	list
	questioned
}

// peopleKeyMap is every key of the list of runners but those of all lists.
type peopleKeyMap struct{ Same, Apart, Filter, Help, Back key.Binding }

var peopleKeys = peopleKeyMap{
	Same:   bind("enter", "is the same runner as …", "enter"),
	Apart:  bind("u", "two runners after all", "u"),
	Filter: bind("/", "filter", "/"),
	Help:   bind("?", "help", "?"),
	Back:   bind("esc", "back", "esc"),
}

func (m peopleKeyMap) groups() []group {
	return []group{{name: "Two names of one runner", keys: []key.Binding{m.Same, m.Apart}}, {name: "Screen", keys: []key.Binding{m.Filter, m.Help, m.Back}}}
}

// shown are the runners that pass the filter.
func (s *people) shown(sh *Shell) []relay.Person {
	return slices.DeleteFunc(sh.Session.State.People(), func(p relay.Person) bool { return !s.passes(append(p.Also, p.Name, p.Team)...) })
}

func (s *people) key(sh *Shell, k terminal.Key) tea.Cmd {
	all := s.shown(sh)
	switch {
	case k.Paste:
		return nil
	case s.help != nil:
		s.help = s.help.key(k, peopleKeys.Help, peopleKeys.groups())
		return nil
	case s.list.key(k, len(all)):
		return nil
	}
	s.say("", views.Calm)
	switch keys := peopleKeys; {
	case matches(k, keys.Help):
		s.help = &helpFrom{}
	case matches(k, keys.Back):
		sh.Back()
	case len(all) == 0:
		s.say("nobody is named in this meet yet", views.Watch)
	case matches(k, keys.Same):
		s.same(sh, all[min(s.selected, len(all)-1)])
	case matches(k, keys.Apart):
		s.apart(sh, all[min(s.selected, len(all)-1)])
	}
	return nil
}

// same asks whose other name one is, those that begin alike first.
func (s *people) same(sh *Shell, p relay.Person) {
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
	s.asking = ask(p.Name+" is the same runner as", "", append(alike, others...), func(as string) error {
		set, err := sh.Session.State.SameAs(p.Name, p.Team, as)
		if err == nil {
			sh.Session.Write("", sh.At, set)
		}
		return s.answered(err, fmt.Sprintf("%s is %s from now on, in all that was recorded; u takes it back", p.Name, strings.TrimSpace(as)))
	})
}

// apart takes the last name back that was made the runner's.
func (s *people) apart(sh *Shell, p relay.Person) {
	undo, other, err := sh.Session.State.TakeApart(p.Name, p.Team)
	if err == nil {
		sh.Session.Write("", sh.At, undo)
	}
	s.tried(err, fmt.Sprintf("%s and %s are two runners again", other, p.Name))
}

func (s *people) view(sh *Shell) string {
	k := peopleKeys
	all := s.shown(sh)
	e := s.edges(sh, "Runners", k.groups(), foot(k.Same, k.Apart, k.Filter, k.Back, k.Help))
	v := views.List{
		Width: sh.Width, Height: sh.Height, Title: e.Title, About: fmt.Sprintf("%d of this meet", len(all)), Selected: s.selected, Filter: s.filter, Filtering: s.filtering,
		Columns: []views.Column{{Head: "RUNNER", Least: 16}, {Head: "TEAM", Least: 12}, {Head: "ALSO WRITTEN", Least: 12}},
		Empty:   "Nobody is named in this meet yet.", Note: s.questioned.note, NoteTone: s.tone, Question: e.Question, Foot: e.Foot, Help: e.Help,
	}
	if why := sh.Session.ReadOnly(); why != "" {
		v.Note, v.NoteTone = "READ ONLY: "+why, views.Alarm
	}
	for _, p := range all {
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{p.Name, p.Team, strings.Join(p.Also, ", ")}})
	}
	return views.DrawList(sh.Theme, v)
}
