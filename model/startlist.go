package model

import (
	"errors"
	"slices"

	"baton/model/terminal"
	"baton/relay"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// startList is a race's start list: its entries by lane, and the line-up of the
// selected one.
type startList struct {
	list
	race   relay.RaceID
	team   relay.TeamID // the selected one, wherever it stands
	leg    int          // of its legs, from 1
	tone   views.Tone   // of the note
	asking *question    // nil where nothing is being typed
	help   *helpFrom    // nil where it is not shown
}

// newStartList is a race's start list.
func newStartList(sh *Shell, race relay.RaceID) *startList {
	s := &startList{race: race, leg: 1}
	s.keepTeam(sh)
	return s
}

// entries are the teams that pass the filter, by lane.
func (s *startList) entries(sh *Shell) []*relay.Team {
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
		if _, unbound := t.ID.Unbound(); !unbound && s.passes(words...) {
			out = append(out, t)
		}
	}
	return out
}

// chosen is the selected team, nil where there is none.
func (s *startList) chosen(sh *Shell) *relay.Team {
	for _, t := range s.entries(sh) {
		if t.ID == s.team {
			return t
		}
	}
	return nil
}

// keepTeam keeps the selection on its team when others come, go or change
// lanes, and the leg on one that it has.
func (s *startList) keepTeam(sh *Shell) {
	rows := s.entries(sh)
	if i := slices.IndexFunc(rows, func(t *relay.Team) bool { return t.ID == s.team }); i >= 0 {
		s.selected = i
	}
	s.selected = max(0, min(s.selected, len(rows)-1))
	if len(rows) == 0 {
		s.team = ""
		return
	}
	s.team = rows[s.selected].ID
	s.leg = max(1, min(s.leg, len(rows[s.selected].Legs)))
}

func (s *startList) typing() bool { return s.asking != nil }

// raw gives the open question a key as it was typed; a paste where none is open
// is a list of names.
func (s *startList) raw(sh *Shell, msg tea.KeyMsg) tea.Cmd {
	s.keepTeam(sh)
	q := s.asking
	switch {
	case q == nil && s.filtering:
	case q == nil:
		s.paste(sh, string(msg.Runes))
	case msg.Paste && q.pasted != nil:
		q.pasted(string(msg.Runes))
	case q.key(msg) && s.asking == q:
		s.asking = nil
	}
	return nil
}

func (s *startList) key(sh *Shell, k terminal.Key) tea.Cmd {
	s.keepTeam(sh)
	if s.help != nil {
		s.help = s.help.key(k, startListKeys.Help, startListKeys.groups())
		return nil
	}
	if !s.filtering {
		s.say("", views.Calm)
	}
	if s.list.key(k, len(s.entries(sh))) {
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
func (s *startList) command(sh *Shell, k terminal.Key) tea.Cmd {
	keys := startListKeys
	switch {
	case matches(k, keys.Back):
		sh.Back()
	case matches(k, keys.Help):
		s.help = &helpFrom{}
	case matches(k, keys.Previous):
		s.turn(sh, -1)
	case matches(k, keys.Next):
		s.turn(sh, 1)
	case matches(k, keys.Names):
		sh.Show(&people{})
	case matches(k, keys.Add):
		sh.Show(s.newTeam(sh))
	case s.chosen(sh) == nil:
		s.say("there is no team yet: n makes one", views.Watch)
	case matches(k, keys.Plan):
		return sh.Go(Page{Kind: Plan, Race: s.race, Team: s.team})
	default:
		s.ofTeam(sh, s.chosen(sh), k)
	}
	return nil
}

// ofTeam does what a key means for the selected team.
func (s *startList) ofTeam(sh *Shell, t *relay.Team, k terminal.Key) {
	keys := startListKeys
	switch {
	case matches(k, keys.Edit):
		sh.Show(s.editTeam(sh, t))
	case matches(k, keys.Lane):
		s.askLane(sh, t)
	case matches(k, keys.Scratch):
		s.scratch(sh, t)
	case matches(k, keys.Lock):
		s.declare(sh, t)
	case matches(k, keys.Paste):
		s.paste(sh, "")
	case len(t.Legs) == 0:
		s.say("the race has no format yet, and so no legs", views.Watch)
	case matches(k, keys.Left):
		s.leg = max(1, s.leg-1)
	case matches(k, keys.Right):
		s.leg = min(len(t.Legs), s.leg+1)
	case matches(k, keys.Runner):
		s.askRunner(sh, t, s.leg)
	case matches(k, keys.Target):
		s.askTarget(sh, t, s.leg)
	case matches(k, keys.Substitute):
		s.askSubstitute(sh, t, s.leg)
	case matches(k, keys.Person) && t.RunnerOf(s.leg) == "":
		s.say("nobody runs this leg yet: enter names them", views.Watch)
	case matches(k, keys.Person):
		sh.Show(s.editPerson(sh, t, s.leg))
	}
}

// turn shows the next race in running order, or the one before.
func (s *startList) turn(sh *Shell, by int) {
	races := racesOf(sh.Session.State)
	i := slices.IndexFunc(races, func(race *relay.Race) bool { return race.ID == s.race })
	i += by
	if i < 0 || i >= len(races) {
		s.say("there is no other race on that side", views.Watch)
		return
	}
	s.race, s.team, s.leg = races[i].ID, "", 1
	s.list = list{}
	s.keepTeam(sh)
}

func (s *startList) say(text string, tone views.Tone) { s.note, s.tone = text, tone }

// do gives a command about the race.
func (s *startList) do(sh *Shell, c relay.Command) error {
	_, err := sh.Session.Do(s.race, c, sh.At)
	s.keepTeam(sh)
	return err
}

// tell gives a command and says what came of it.
func (s *startList) tell(sh *Shell, c relay.Command, done string) {
	if err := s.do(sh, c); err != nil {
		s.say(err.Error(), views.Alarm)
		return
	}
	s.say(done, views.Good)
}

// because gives a command that may need a reason, and asks for one where it
// does. holds is the answer that would be lost with it; then comes what is done
// once it is written.
func (s *startList) because(sh *Shell, holds string, make func(reason string) relay.Command, then func()) error {
	err := s.do(sh, make(""))
	switch {
	case err == nil || errors.Is(err, relay.ErrUnchanged):
		then()
		return nil
	case !errors.Is(err, relay.ErrLocked) && !errors.Is(err, relay.ErrNoReason):
		return err
	}
	why := err.Error()
	s.asking = ask("why?", "", nil, func(reason string) error {
		if err := s.do(sh, make(reason)); err != nil {
			return err
		}
		then()
		return nil
	})
	s.asking.holds = holds
	s.asking.say(why, views.Watch)
	return nil
}
