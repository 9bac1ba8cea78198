package model

import (
	"slices"

	"baton/model/terminal"
	"baton/relay"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// review is everything recorded of one race, to be put right by keys.
type review struct {
	list
	race relay.RaceID
	span extent
	fix  *fixing
	help helping
	seen reviewed
}

// extent is which rows are selected together: from an anchor to the selected one,
// all of a team, or all that are shown; the zero extent is the one row.
type extent struct {
	from relay.ID
	team relay.TeamID
	all  bool
}

// reviewed is what follows from the log, worked out once a refold.
type reviewed struct {
	race     *relay.Race
	rows     []relay.Record
	suspects suspects
}

// newReview reviews a race, beginning at what makes other times look wrong, else
// at the first suspicion.
func newReview(sh *Shell, race relay.RaceID) *review {
	s := &review{race: race}
	v := s.look(sh)
	cause := func(o suspicion) bool { return o.cause }
	wrong := func(o suspicion) bool { return !o.open }
	_ = s.nextSuspect(v, cause) || s.nextSuspect(v, wrong) || s.nextSuspect(v, anySuspicion)
	return s
}

// look gives what follows from the log, anew where the race has changed.
func (s *review) look(sh *Shell) *reviewed {
	race := sh.Session.State.Race(s.race)
	if race == nil {
		race = &relay.Race{ID: s.race, Counting: -1}
	}
	if s.seen.race != race {
		s.seen = reviewed{race, sh.Session.State.Timeline(s.race), suspectsOf(sh.Session.State, race)}
	}
	return &s.seen
}

// shown are the rows that the filter lets through.
func (s *review) shown(v *reviewed) []relay.Record {
	if s.filter == "" {
		return v.rows
	}
	var out []relay.Record
	for _, row := range v.rows {
		if s.passes(teamTitle(v.race, row.Team), row.Key, row.Station, became(v, row)) {
			out = append(out, row)
		}
	}
	return out
}

// selection are the marks and reports of the span.
func (s *review) selection(rows []relay.Record) []relay.ID {
	var ids []relay.ID
	in := s.within(rows)
	for i, row := range rows {
		if in(i) && (row.Role != "" || reported(row)) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// within reports whether a row is selected.
func (s *review) within(rows []relay.Record) func(i int) bool {
	anchor := slices.IndexFunc(rows, func(row relay.Record) bool { return row.ID == s.span.from })
	switch {
	case s.span.all:
		return func(int) bool { return true }
	case s.span.team != "":
		return func(i int) bool { return rows[i].Team == s.span.team }
	case anchor < 0:
		return func(i int) bool { return i == s.selected }
	}
	return func(i int) bool { return min(anchor, s.selected) <= i && i <= max(anchor, s.selected) }
}

func reported(row relay.Record) bool { return incidentWords[row.Kind] != "" }

func (s *review) key(sh *Shell, k terminal.Key) tea.Cmd {
	v := s.look(sh)
	rows := s.shown(v)
	s.selected = max(0, min(s.selected, len(rows)-1))
	switch {
	case k.Paste:
	case s.fix != nil:
		s.fixKey(sh, k)
	case s.help.open:
		s.help.key(k)
	case s.list.key(k, len(rows)):
	case matches(k, reviewKeys.Help):
		s.help.open = true
	case s.move(v, rows, k):
	case matches(k, reviewKeys.Back):
		return s.leave(sh)
	case matches(k, reviewKeys.Decisions):
		return sh.Go(Page{Kind: Decisions})
	default:
		s.begin(sh, v, rows, k)
	}
	return nil
}

// move goes through the rows and selects them.
func (s *review) move(v *reviewed, rows []relay.Record, k terminal.Key) bool {
	const page = 10
	last := max(0, len(rows)-1)
	switch {
	case matches(k, reviewKeys.PageUp):
		s.selected = max(0, s.selected-page)
	case matches(k, reviewKeys.PageDown):
		s.selected = min(last, s.selected+page)
	case matches(k, reviewKeys.Next):
		s.nextSuspect(v, anySuspicion)
	case len(rows) == 0:
		return false
	case matches(k, reviewKeys.Range) && s.span == (extent{}):
		s.span.from = rows[s.selected].ID
	case matches(k, reviewKeys.Range):
		s.span = extent{}
	case matches(k, reviewKeys.All) && s.span.team == "" && rows[s.selected].Team != "":
		s.span = extent{team: rows[s.selected].Team}
	case matches(k, reviewKeys.All):
		s.span = extent{all: true}
	default:
		return false
	}
	return true
}

// anySuspicion is whatever there is to look at, times without a team too.
func anySuspicion(suspicion) bool { return true }

// nextSuspect goes on to the next row that something wanted is suspected of, and
// reports whether there is one.
func (s *review) nextSuspect(v *reviewed, wanted func(suspicion) bool) bool {
	rows := s.shown(v)
	for step := 1; step <= len(rows); step++ {
		i := (s.selected + step) % len(rows)
		if slices.ContainsFunc(v.suspects[rows[i].ID], wanted) {
			s.selected = i
			return true
		}
	}
	return false
}

// leave drops the span, then the filter, then goes back.
func (s *review) leave(sh *Shell) tea.Cmd {
	switch {
	case s.span != (extent{}):
		s.span = extent{}
	case s.filter != "":
		s.filter = ""
	default:
		sh.Back()
	}
	return nil
}

// begin starts the fix that a key stands for and shows at once what it would
// change.
func (s *review) begin(sh *Shell, v *reviewed, rows []relay.Record, k terminal.Key) {
	for _, f := range reviewFixes {
		if !matches(k, f.key) {
			continue
		}
		on := chosen{race: v.race, ids: s.selection(rows), s: sh.Session}
		if s.selected < len(rows) {
			on.row = rows[s.selected]
		}
		s.note = ""
		s.fix = f.make(on)
		if s.fix.nudges {
			s.fix.nudge(k)
		}
		s.fix.look(sh, s.race)
		return
	}
}

// fixKey gives a key to the fix being made, and finds the selected row again
// once it is.
func (s *review) fixKey(sh *Shell, k terminal.Key) {
	rows := s.shown(s.look(sh))
	over, done := s.fix.key(sh, s.race, k)
	if !over {
		return
	}
	s.fix = nil
	if done == "" {
		return
	}
	s.note, s.span = done, extent{}
	if s.selected >= len(rows) {
		return
	}
	was := rows[s.selected].ID
	now := s.shown(s.look(sh))
	if i := slices.IndexFunc(now, func(row relay.Record) bool { return row.ID == was }); i >= 0 {
		s.selected = i
	}
	s.selected = max(0, min(s.selected, len(now)-1))
}

// reviewFix is one way to put a race right.
type reviewFix struct {
	key  key.Binding
	make func(on chosen) *fixing
}
