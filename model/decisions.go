package model

import (
	"slices"
	"strings"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// decisions are the reports of the whole meet and what the referee makes of
// them, the last race first: word comes while the next heat runs.
type decisions struct {
	list
	all     bool // decided ones too
	referee string
	tone    views.Tone // of the note
	fix     *fixing
	on      relay.Case // what the ruling being made is about
	help    helping
	back    screen
	read    int // events of the meet when cases was read
	cases   []relay.Case
}

// newDecisions shows the reports; esc goes back to the screen shown now.
func newDecisions(r *root) *decisions { return &decisions{back: r.screen, read: -1} }

// shown are the reports that are listed, in order.
func (s *decisions) shown(r *root) []relay.Case {
	if n := r.s.State.Len(); n != s.read {
		s.read, s.cases = n, r.s.State.Cases()
	}
	var out []relay.Case
	for _, c := range s.cases {
		if (s.all || c.Open()) && s.passes(string(c.Race.ID), c.Race.Name, teamTitle(c.Race, c.Team), c.What, c.Decision) {
			out = append(out, c)
		}
	}
	return out
}

func (s *decisions) key(r *root, k terminal.Key) tea.Cmd {
	rows := s.shown(r)
	s.selected = max(0, min(s.selected, len(rows)-1))
	switch {
	case k.Paste:
	case s.fix != nil:
		s.fixKey(r, k)
	case s.help.open:
		s.help.key(k)
	case s.list.key(k, len(rows)):
	case matches(k, decisionsKeys.Help):
		s.help.open = true
	case matches(k, decisionsKeys.All):
		s.all, s.selected = !s.all, 0
	case matches(k, decisionsKeys.New):
		return s.report(r, rows)
	case matches(k, decisionsKeys.Back) && s.filter != "":
		s.filter = ""
	case matches(k, decisionsKeys.Back):
		r.screen = s.back
	case len(rows) > 0:
		return s.onCase(r, rows[s.selected], k)
	}
	return nil
}

// onCase does what a key means for the selected report.
func (s *decisions) onCase(r *root, c relay.Case, k terminal.Key) tea.Cmd {
	switch {
	case matches(k, decisionsKeys.Describe):
		return s.describe(r, c)
	case matches(k, decisionsKeys.Slip):
		return writeSlip(r.s.Path(), r.s.State.Name(), c, r.s.State.Rulebook())
	case matches(k, decisionsKeys.Review):
		r.screen = newReview(r, c.Race.ID)
	default:
		s.begin(r, c, k)
	}
	return nil
}

// begin starts a ruling and shows at once what it would change.
func (s *decisions) begin(r *root, c relay.Case, k terminal.Key) {
	i := slices.IndexFunc(rulings, func(o ruling) bool { return matches(k, o.key) })
	if i < 0 {
		return
	}
	s.note = ""
	s.on, s.fix = c, rulings[i].make(c, s.referee)
	s.fix.look(r, c.Race.ID)
}

func (s *decisions) fixKey(r *root, k terminal.Key) {
	f := s.fix
	over, done := f.key(r, s.on.Race.ID, k)
	if !over {
		return
	}
	s.fix = nil
	if done != "" {
		s.note, s.tone = done, views.Good
		if f.words {
			s.referee = f.input
		}
	}
	s.selected = max(0, min(s.selected, len(s.shown(r))-1))
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
