package setup

import (
	"errors"
	"slices"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// StartList is a race's start list: its entries by lane, and the line-up of the
// selected one.
type StartList struct {
	ui.List
	race relay.RaceID
	team relay.TeamID // the selected one, wherever it stands
	leg  int          // of its legs, from 1
}

// NewStartList is a race's start list.
func NewStartList(sh *ui.Shell, race relay.RaceID) *StartList {
	s := &StartList{race: race, leg: 1}
	s.keepTeam(sh)
	return s
}

// entries are the teams that pass the filter, by lane.
func (s *StartList) entries(sh *ui.Shell) []*relay.Team {
	var out []*relay.Team
	race := sh.Session.State.Race(s.race)
	if race == nil {
		return nil
	}
	for _, t := range race.Teams {
		words := []string{t.Title(), t.Code, t.Look, t.Hip}
		for leg := range t.Legs {
			words = append(words, t.RunnerOf(leg+1))
		}
		if !t.Unbound() && s.Passes(words...) {
			out = append(out, t)
		}
	}
	return out
}

// Chosen is the selected team, nil where there is none.
func (s *StartList) Chosen(sh *ui.Shell) *relay.Team {
	for _, t := range s.entries(sh) {
		if t.ID == s.team {
			return t
		}
	}
	return nil
}

// keepTeam keeps the selection on its team when others come, go or change
// lanes, and the leg on one that it has.
func (s *StartList) keepTeam(sh *ui.Shell) {
	rows := s.entries(sh)
	if i := slices.IndexFunc(rows, func(t *relay.Team) bool { return t.ID == s.team }); i >= 0 {
		s.Selected = i
	}
	s.Selected = max(0, min(s.Selected, len(rows)-1))
	if len(rows) == 0 {
		s.team = ""
		return
	}
	s.team = rows[s.Selected].ID
	s.leg = max(1, min(s.leg, len(rows[s.Selected].Legs)))
}

// Page is the page of the start list.
func (s *StartList) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.StartList, Race: s.race} }

// Raw gives the open question a key as it was typed; a paste where none is open
// is a list of names.
func (s *StartList) Raw(sh *ui.Shell, msg tea.KeyMsg) tea.Cmd {
	s.keepTeam(sh)
	if s.Asking != nil || s.Filtering {
		return s.List.Raw(sh, msg)
	}
	s.paste(sh, string(msg.Runes))
	return nil
}

// Key does what a key means.
func (s *StartList) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	s.keepTeam(sh)
	if s.List.Key(k, len(s.entries(sh))) {
		before := s.team
		s.team = ""
		s.keepTeam(sh)
		if s.team != before {
			s.leg = 1
		}
		return nil
	}
	return s.command(sh, k)
}

// command does what a key means that is not the lists' own.
func (s *StartList) command(sh *ui.Shell, k terminal.Key) tea.Cmd {
	keys := StartListKeys
	switch {
	case ui.Matches(k, keys.Back):
		sh.Back()
	case ui.Matches(k, keys.Previous):
		s.turn(sh, -1)
	case ui.Matches(k, keys.Next):
		s.turn(sh, 1)
	case ui.Matches(k, keys.Names):
		return sh.Go(ui.Page{Kind: ui.People})
	case ui.Matches(k, keys.Add):
		sh.Show(s.newTeam(sh))
	case s.Chosen(sh) == nil:
		s.Say(noTeam, views.Watch)
	case ui.Matches(k, keys.Plan):
		return sh.Go(ui.Page{Kind: ui.Plan, Race: s.race, Team: s.team})
	case ui.Matches(k, keys.Orders):
		return sh.Go(ui.Page{Kind: ui.Orders, Race: s.race, Team: s.team})
	default:
		s.ofTeam(sh, s.Chosen(sh), k)
	}
	return nil
}

// ofTeam does what a key means for the selected team.
func (s *StartList) ofTeam(sh *ui.Shell, t *relay.Team, k terminal.Key) {
	keys := StartListKeys
	switch {
	case ui.Matches(k, keys.Edit):
		sh.Show(s.editTeam(sh, t))
	case ui.Matches(k, keys.Lane):
		s.askLane(sh, t)
	case ui.Matches(k, keys.Scratch):
		s.scratch(sh, t)
	case ui.Matches(k, keys.Lock):
		s.declare(sh, t)
	case ui.Matches(k, keys.Paste):
		s.paste(sh, "")
	case len(t.Legs) == 0:
		s.Say(noLegs, views.Watch)
	case ui.Matches(k, keys.Left):
		s.leg = max(1, s.leg-1)
	case ui.Matches(k, keys.Right):
		s.leg = min(len(t.Legs), s.leg+1)
	case ui.Matches(k, keys.Runner):
		s.askRunner(sh, t, s.leg)
	case ui.Matches(k, keys.Target):
		s.askTarget(sh, t, s.leg)
	case ui.Matches(k, keys.Substitute):
		s.askSubstitute(sh, t, s.leg)
	case ui.Matches(k, keys.Person) && t.RunnerOf(s.leg) == "":
		s.Say(noRunner, views.Watch)
	case ui.Matches(k, keys.Person):
		sh.Show(s.editPerson(sh, t, s.leg))
	}
}

// turn shows the next race in running order, or the one before.
func (s *StartList) turn(sh *ui.Shell, by int) {
	to := ui.RaceBeside(sh.Session.State, s.race, by)
	if to == "" {
		s.Say(noOther, views.Watch)
		return
	}
	s.race, s.team, s.leg = to, "", 1
	s.List = ui.List{}
	s.keepTeam(sh)
}

// do gives a command about the race.
func (s *StartList) do(sh *ui.Shell, c relay.Command) error {
	_, err := sh.Session.Do(s.race, c, sh.At)
	s.keepTeam(sh)
	return err
}

// tell gives a command and says what came of it.
func (s *StartList) tell(sh *ui.Shell, c relay.Command, done string) {
	if err := s.do(sh, c); err != nil {
		s.Say(err.Error(), views.Alarm)
		return
	}
	s.Say(done, views.Good)
}

// because gives a command that may need a reason, and asks for one where it
// does. holds is the answer that would be lost with it; then comes what is done
// once it is written.
func (s *StartList) because(sh *ui.Shell, holds string, make func(reason string) relay.Command, then func()) error {
	err := s.do(sh, make(""))
	switch {
	case err == nil || errors.Is(err, relay.ErrUnchanged):
		then()
		return nil
	case !errors.Is(err, relay.ErrLocked) && !errors.Is(err, relay.ErrNoReason):
		return err
	}
	why := err.Error()
	s.Asking = ui.Ask("why?", "", nil, func(reason string) error {
		if err := s.do(sh, make(reason)); err != nil {
			return err
		}
		then()
		return nil
	})
	s.Asking.Holds = holds
	s.Asking.Say(why, views.Watch)
	return nil
}
