package results

import (
	"slices"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// Review is everything recorded of one race, to be put right by keys.
type Review struct {
	ui.List
	race relay.RaceID
	span extent
	fix  *Fixing
}

// extent is which rows are selected together: from an anchor to the selected one,
// all of a team, or all that are shown; the zero extent is the one row.
type extent struct {
	from relay.ID
	team relay.TeamID
	all  bool
}

// findings is what follows from the log, worked out once an event: what is suspected of a
// race hangs on the meet's others, too.
type findings struct {
	race     *relay.Race
	rows     []relay.Record
	suspects suspects
}

// NewReview reviews a race, beginning at what makes other times look wrong, else
// at the first suspicion.
func NewReview(sh *ui.Shell, race relay.RaceID) *Review {
	s := &Review{race: race}
	v := s.Look(sh)
	cause := func(o suspicion) bool { return o.cause }
	wrong := func(o suspicion) bool { return !o.open }
	_ = s.nextSuspect(v, cause) || s.nextSuspect(v, wrong) || s.nextSuspect(v, anySuspicion)
	return s
}

type findingsKey struct{ *relay.Race }

// Look gives what follows from the log.
func (s *Review) Look(sh *ui.Shell) *findings {
	m := sh.Session.State
	race := m.Race(s.race)
	if race == nil {
		race = &relay.Race{ID: s.race, Counting: -1}
	}
	return race.Kept(findingsKey{race}, func([]*relay.Race) any {
		f := &findings{race, m.Timeline(s.race), suspectsOf(m, race)}
		for i := range f.rows {
			row := &f.rows[i]
			row.Station = m.StationName(row.Station)
			if row.Named != "" {
				row.Named = m.StationName(row.Named)
			}
		}
		return f
	}).(*findings)
}

// Rows are the rows that the filter lets through.
func (s *Review) Rows(v *findings) []relay.Record {
	if s.Filter == "" {
		return v.rows
	}
	var out []relay.Record
	for _, row := range v.rows {
		if s.Passes(teamTitle(v.race, row.Team), row.Key, row.Station, Became(v, row)) {
			out = append(out, row)
		}
	}
	return out
}

// selection are the marks and reports of the span.
func (s *Review) selection(rows []relay.Record) []relay.ID {
	var ids []relay.ID
	in := s.within(rows)
	for i, row := range rows {
		if in(i) && (row.Role != "" || isReport(row)) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// within reports whether a row is selected.
func (s *Review) within(rows []relay.Record) func(i int) bool {
	anchor := slices.IndexFunc(rows, func(row relay.Record) bool { return row.ID == s.span.from })
	switch {
	case s.span.all:
		return func(int) bool { return true }
	case s.span.team != "":
		return func(i int) bool { return rows[i].Team == s.span.team }
	case anchor < 0:
		return func(i int) bool { return i == s.Selected }
	}
	return func(i int) bool { return min(anchor, s.Selected) <= i && i <= max(anchor, s.Selected) }
}

func isReport(row relay.Record) bool { return row.Kind.Reports() }

// Page is the page of the review.
func (s *Review) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Review, Race: s.race} }

// Typed reports whether letters are typed into the filter, or into a fix.
func (s *Review) Typed() bool { return s.fix != nil || s.List.Typed() }

// Key does what a key means.
func (s *Review) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	v := s.Look(sh)
	rows := s.Rows(v)
	s.Selected = max(0, min(s.Selected, len(rows)-1))
	switch {
	case s.fix != nil:
		s.fixKey(sh, k)
	case s.List.Key(k, len(rows)):
	case s.move(v, rows, k):
	case ui.Matches(k, ReviewKeys.Back):
		return s.leave(sh)
	case ui.Matches(k, ReviewKeys.Decisions):
		return sh.Go(ui.Page{Kind: ui.Decisions})
	default:
		s.begin(sh, v, rows, k)
	}
	return nil
}

// move goes through the rows and selects them.
func (s *Review) move(v *findings, rows []relay.Record, k terminal.Key) bool {
	const page = 10
	last := max(0, len(rows)-1)
	switch {
	case ui.Matches(k, ReviewKeys.PageUp):
		s.Selected = max(0, s.Selected-page)
	case ui.Matches(k, ReviewKeys.PageDown):
		s.Selected = min(last, s.Selected+page)
	case ui.Matches(k, ReviewKeys.Next):
		s.nextSuspect(v, anySuspicion)
	case len(rows) == 0:
		return false
	case ui.Matches(k, ReviewKeys.Range) && s.span == (extent{}):
		s.span.from = rows[s.Selected].ID
	case ui.Matches(k, ReviewKeys.Range):
		s.span = extent{}
	case ui.Matches(k, ReviewKeys.All) && s.span.team == "" && rows[s.Selected].Team != "":
		s.span = extent{team: rows[s.Selected].Team}
	case ui.Matches(k, ReviewKeys.All):
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
func (s *Review) nextSuspect(v *findings, wanted func(suspicion) bool) bool {
	rows := s.Rows(v)
	for step := 1; step <= len(rows); step++ {
		i := (s.Selected + step) % len(rows)
		if slices.ContainsFunc(v.suspects[rows[i].ID], wanted) {
			s.Selected = i
			return true
		}
	}
	return false
}

// leave drops the span, then goes back.
func (s *Review) leave(sh *ui.Shell) tea.Cmd {
	if s.span == (extent{}) {
		sh.Back()
	}
	s.span = extent{}
	return nil
}

// begin starts the fix that a key stands for and shows at once what it would
// change.
func (s *Review) begin(sh *ui.Shell, v *findings, rows []relay.Record, k terminal.Key) {
	for _, f := range ReviewFixes {
		if !ui.Matches(k, f.Key) {
			continue
		}
		on := chosen{race: v.race, ids: s.selection(rows), s: sh.Session}
		on.row, _ = ui.Chosen(&s.List, rows)
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
func (s *Review) fixKey(sh *ui.Shell, k terminal.Key) {
	rows := s.Rows(s.Look(sh))
	over, done := s.fix.key(sh, s.race, k)
	if !over {
		return
	}
	s.fix = nil
	if done == "" {
		return
	}
	s.Say(done, views.Good)
	s.span = extent{}
	if s.Selected >= len(rows) {
		return
	}
	was := rows[s.Selected].ID
	now := s.Rows(s.Look(sh))
	if i := slices.IndexFunc(now, func(row relay.Record) bool { return row.ID == was }); i >= 0 {
		s.Selected = i
	}
	s.Selected = max(0, min(s.Selected, len(now)-1))
}

// reviewFix is one way to put a race right.
type reviewFix struct {
	Key  key.Binding
	make func(on chosen) *Fixing
}
