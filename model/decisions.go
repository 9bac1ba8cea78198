package model

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

// decisions are the reports of the whole meet and what the referee makes of
// them, the last race first: word comes while the next heat runs.
type decisions struct {
	ui.List
	all     bool // decided ones too
	referee string
	tone    views.Tone // of the note
	fix     *fixing
	on      relay.Case // what the ruling being made is about
	help    ui.Helping
	read    int // events of the meet when cases was read
	cases   []relay.Case
}

// newDecisions shows the reports.
func newDecisions() *decisions { return &decisions{read: -1} }

// shown are the reports that are listed, in order.
func (s *decisions) shown(sh *ui.Shell) []relay.Case {
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

func (s *decisions) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.shown(sh)
	s.Selected = max(0, min(s.Selected, len(rows)-1))
	switch {
	case k.Paste:
	case s.fix != nil:
		s.fixKey(sh, k)
	case s.help.Open:
		s.help.Key(k)
	case s.List.Key(k, len(rows)):
	case ui.Matches(k, decisionsKeys.Help):
		s.help.Open = true
	case ui.Matches(k, decisionsKeys.All):
		s.all, s.Selected = !s.all, 0
	case ui.Matches(k, decisionsKeys.New):
		return s.report(sh, rows)
	case ui.Matches(k, decisionsKeys.Back) && s.Filter != "":
		s.Filter = ""
	case ui.Matches(k, decisionsKeys.Back):
		sh.Back()
	case len(rows) > 0:
		return s.onCase(sh, rows[s.Selected], k)
	}
	return nil
}

// onCase does what a key means for the selected report.
func (s *decisions) onCase(sh *ui.Shell, c relay.Case, k terminal.Key) tea.Cmd {
	switch {
	case ui.Matches(k, decisionsKeys.Describe):
		return s.describe(sh, c)
	case ui.Matches(k, decisionsKeys.Slip):
		return writeSlip(sh.Session.Path(), sh.Session.State.Name(), c, sh.Session.State.Rulebook())
	case ui.Matches(k, decisionsKeys.Review):
		return sh.Go(ui.Page{Kind: ui.Review, Race: c.Race.ID})
	default:
		s.begin(sh, c, k)
	}
	return nil
}

// begin starts a ruling and shows at once what it would change.
func (s *decisions) begin(sh *ui.Shell, c relay.Case, k terminal.Key) {
	i := slices.IndexFunc(rulings, func(o ruling) bool { return ui.Matches(k, o.key) })
	if i < 0 {
		return
	}
	s.Note = ""
	s.on, s.fix = c, rulings[i].make(c, s.referee)
	s.fix.look(sh, c.Race.ID)
}

func (s *decisions) fixKey(sh *ui.Shell, k terminal.Key) {
	f := s.fix
	over, done := f.key(sh, s.on.Race.ID, k)
	if !over {
		return
	}
	s.fix = nil
	if done != "" {
		s.Note, s.tone = done, views.Good
		if f.words {
			s.referee = f.input
		}
	}
	s.Selected = max(0, min(s.Selected, len(s.shown(sh))-1))
}

// ruling is one thing a referee can say.
type ruling struct {
	key  key.Binding
	make func(c relay.Case, referee string) *fixing
}

var rulings = []ruling{
	{decisionsKeys.Uphold, decide(relay.Upheld)}, {decisionsKeys.Dismiss, decide(relay.Dismissed)}, {decisionsKeys.Pend, decide(relay.Pending)},
	{decisionsKeys.Reinstate, func(c relay.Case, referee string) *fixing {
		return byReferee("reinstated by", referee, func(f *fixing) relay.Command {
			return relay.Reinstate{Team: c.Team, Referee: f.input, Reason: f.reason}
		})
	}},
	{decisionsKeys.Rerun, func(c relay.Case, referee string) *fixing {
		return byReferee("re-run granted by", referee, func(f *fixing) relay.Command {
			return relay.GrantRerun{Team: c.Team, Referee: f.input, Reason: f.reason}
		})
	}},
	{decisionsKeys.Advance, advance},
	{decisionsKeys.Void, func(c relay.Case, _ string) *fixing {
		return &fixing{what: "take the report back", command: func(f *fixing) (relay.Command, error) {
			return relay.UndoOne{Event: c.ID, Reason: f.reason}, nil
		}}
	}},
	{decisionsKeys.Undo, func(relay.Case, string) *fixing { return undoFix(chosen{}) }},
}

// byReferee is a ruling that asks who made it; the last one's name stands there
// already.
func byReferee(what, referee string, command func(f *fixing) relay.Command) *fixing {
	return &fixing{what: what, words: true, input: referee, fresh: referee != "", command: func(f *fixing) (relay.Command, error) { return command(f), nil }}
}

func decide(word string) func(c relay.Case, referee string) *fixing {
	return func(c relay.Case, referee string) *fixing {
		return byReferee(word+" by referee", referee, func(f *fixing) relay.Command {
			return relay.Ruling{Report: c.ID, Decision: word, Referee: strings.TrimSpace(f.input), Reason: f.reason}
		})
	}
}

// advance puts the team into the next round.
func advance(c relay.Case, _ string) *fixing {
	codes := map[string]string{"1": relay.ByReferee, "2": relay.ByJury, "3": relay.ByDraw}
	return &fixing{what: "advances by", command: func(f *fixing) (relay.Command, error) {
		code := codes[f.input]
		if code == "" {
			return nil, waiting("1 the referee (qR), 2 the jury (qJ), 3 draw (qD)")
		}
		return relay.AdvanceTeam{Team: c.Team, Code: code, Reason: f.reason}, nil
	}}
}
