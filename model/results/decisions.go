package results

import (
	"slices"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Decisions are the reports of the whole meet and what the referee makes of
// them, the last race first: word comes while the next heat runs.
type Decisions struct {
	ui.List
	all     bool // decided ones too
	referee string
	fix     *Fixing
	on      relay.Case // what the ruling being made is about
	read    int        // events of the meet when cases was read
	cases   []relay.Case
}

// NewDecisions shows the reports.
func NewDecisions() *Decisions { return &Decisions{read: -1} }

// Rows are the reports that are listed, in order.
func (s *Decisions) Rows(sh *ui.Shell) []relay.Case {
	if n := sh.Session.State.Len(); n != s.read {
		s.read, s.cases = n, sh.Session.State.Cases()
	}
	var out []relay.Case
	for _, c := range s.cases {
		if (s.all || c.Open()) && s.Passes(string(c.Race.ID), c.Race.Name, teamTitle(c.Race, c.Team), c.What, c.Decision) {
			out = append(out, c)
		}
	}
	return out
}

// Page is the page of the decisions.
func (s *Decisions) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Decisions} }

// Typed reports whether letters are typed into the filter, or into a ruling.
func (s *Decisions) Typed() bool { return s.fix != nil || s.List.Typed() }

// Key does what a key means.
func (s *Decisions) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.Rows(sh)
	one, ok := ui.Chosen(&s.List, rows)
	switch {
	case s.fix != nil:
		s.fixKey(sh, k)
	case s.List.Key(k, len(rows)):
	case ui.Matches(k, DecisionsKeys.All):
		s.all, s.Selected = !s.all, 0
	case ui.Matches(k, DecisionsKeys.New):
		return s.report(sh, rows)
	case ui.Matches(k, DecisionsKeys.Back):
		sh.Back()
	case ok:
		return s.onCase(sh, one, k)
	}
	return nil
}

// onCase does what a key means for the selected report.
func (s *Decisions) onCase(sh *ui.Shell, c relay.Case, k terminal.Key) tea.Cmd {
	switch {
	case ui.Matches(k, DecisionsKeys.Describe):
		return s.describe(sh, c)
	case ui.Matches(k, DecisionsKeys.Slip):
		return WriteSlip(sh.Session.Path(), sh.Session.State.Name(), c, sh.Session.State.Rulebook())
	case ui.Matches(k, DecisionsKeys.Review):
		return sh.Go(ui.Page{Kind: ui.Review, Race: c.Race.ID})
	default:
		s.begin(sh, c, k)
	}
	return nil
}

// begin starts a ruling and shows at once what it would change.
func (s *Decisions) begin(sh *ui.Shell, c relay.Case, k terminal.Key) {
	i := slices.IndexFunc(Rulings, func(o ruling) bool { return ui.Matches(k, o.Key) })
	if i < 0 {
		return
	}
	s.on, s.fix = c, Rulings[i].make(c, s.referee)
	s.fix.look(sh, c.Race.ID)
}

func (s *Decisions) fixKey(sh *ui.Shell, k terminal.Key) {
	f := s.fix
	over, done := f.key(sh, s.on.Race.ID, k)
	if !over {
		return
	}
	s.fix = nil
	if done != "" {
		s.Say(done, views.Good)
		if f.Words {
			s.referee = f.Input
		}
	}
	s.Selected = max(0, min(s.Selected, len(s.Rows(sh))-1))
}

// ruling is one thing a referee can say.
type ruling struct {
	Key  key.Binding
	make func(c relay.Case, referee string) *Fixing
}

// Rulings are what a referee can say, by their keys.
var Rulings = []ruling{
	{DecisionsKeys.Uphold, decide(relay.Upheld)}, {DecisionsKeys.Dismiss, decide(relay.Dismissed)}, {DecisionsKeys.Pend, decide(relay.Pending)},
	{DecisionsKeys.Reinstate, func(c relay.Case, referee string) *Fixing {
		return byReferee("reinstated by", referee, func(f *Fixing) relay.Command {
			return relay.Reinstate{Team: c.Team, Referee: f.Input, Reason: f.reason}
		})
	}},
	{DecisionsKeys.Rerun, func(c relay.Case, referee string) *Fixing {
		return byReferee("re-run granted by", referee, func(f *Fixing) relay.Command {
			return relay.GrantRerun{Team: c.Team, Referee: f.Input, Reason: f.reason}
		})
	}},
	{DecisionsKeys.Advance, advance},
	{DecisionsKeys.Void, func(c relay.Case, _ string) *Fixing {
		return &Fixing{what: "take the report back", Command: func(f *Fixing) (relay.Command, error) {
			return relay.UndoOne{Event: c.ID, Reason: f.reason}, nil
		}}
	}},
	{DecisionsKeys.Undo, func(relay.Case, string) *Fixing { return undoFix(chosen{}) }},
}

// byReferee is a ruling that asks who made it; the last one's name stands there
// already.
func byReferee(what, referee string, command func(f *Fixing) relay.Command) *Fixing {
	return &Fixing{what: what, Words: true, Input: referee, Fresh: referee != "", Command: func(f *Fixing) (relay.Command, error) { return command(f), nil }}
}

func decide(word string) func(c relay.Case, referee string) *Fixing {
	return func(c relay.Case, referee string) *Fixing {
		return byReferee(word+" by referee", referee, func(f *Fixing) relay.Command {
			return relay.Ruling{Report: c.ID, Decision: word, Referee: strings.TrimSpace(f.Input), Reason: f.reason}
		})
	}
}

// advance puts the team into the next round.
func advance(c relay.Case, _ string) *Fixing {
	codes := map[string]string{"1": relay.ByReferee, "2": relay.ByJury, "3": relay.ByDraw}
	return &Fixing{what: "advances by", Command: func(f *Fixing) (relay.Command, error) {
		code := codes[f.Input]
		if code == "" {
			return nil, waiting("1 the referee (qR), 2 the jury (qJ), 3 draw (qD)")
		}
		return relay.AdvanceTeam{Team: c.Team, Code: code, Reason: f.reason}, nil
	}}
}
