package setup

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/views"
)

// teamAnswers are what is typed into the sheet of a team.
type teamAnswers struct {
	name, squad, look, hip, alternates string
	lane                               int
	seed, target                       time.Duration
	pinned                             bool
}

// newTeam is the sheet of a team to be added, in the first lane that is free.
func (s *StartList) newTeam(sh *ui.Shell) *ui.Sheet {
	a := &teamAnswers{}
	race := sh.Session.State.Race(s.race)
	t := &relay.Team{Lane: freeLane(race)}
	added := false
	return &ui.Sheet{Title: "New team", About: raceTitle(race), Fields: a.fields(sh, t), Done: func(sh *ui.Shell) error {
		if !added {
			ids, err := sh.Session.Do(s.race, relay.AddTeam{Name: a.name, Squad: a.squad, Look: a.look, Lane: a.lane}, sh.At)
			if err != nil {
				return err
			}
			event, _ := sh.Session.State.Event(ids[0])
			s.Filter, s.team, s.leg, added = "", event.Fact.(*relay.TeamSet).Team, 1, true
		}
		return s.edit(sh, a)
	}}
}

// editTeam is the sheet of a team that is there.
func (s *StartList) editTeam(sh *ui.Shell, t *relay.Team) *ui.Sheet {
	a := &teamAnswers{}
	return &ui.Sheet{Title: t.Title(), About: raceTitle(sh.Session.State.Race(s.race)), Fields: a.fields(sh, t), Done: func(sh *ui.Shell) error {
		return s.edit(sh, a)
	}}
}

// edit writes what was answered about the selected team.
func (s *StartList) edit(sh *ui.Shell, a *teamAnswers) error {
	set := relay.TeamSet{Team: s.team, Name: &a.name, Squad: &a.squad, Lane: &a.lane, Look: &a.look, Hip: &a.hip,
		Seed: &a.seed, Target: &a.target, Pinned: &a.pinned, Alternates: relay.ParseNames(a.alternates)}
	if set.Alternates == nil {
		set.Alternates = []string{}
	}
	if err := s.do(sh, relay.EditTeam{Set: set}); err != nil && !errors.Is(err, relay.ErrUnchanged) {
		return err
	}
	s.keepTeam(sh)
	return nil
}

// fields are the lines of a team's sheet.
func (a *teamAnswers) fields(sh *ui.Shell, t *relay.Team) []*ui.Question {
	names, looks := knownTeams(sh.Session.State)
	pinned := ""
	if t.Pinned {
		pinned = "yes"
	}
	return []*ui.Question{
		ui.Field("team", t.Name, names, &a.name),
		ui.Field("squad", t.Squad, []string{"A", "B", "C"}, &a.squad),
		a.laneField(t),
		ui.Field("look (vest)", t.Look, looks, &a.look),
		ui.Field("hip number", t.Hip, nil, &a.hip),
		timeField("seed time", t.Seed, &a.seed),
		timeField("target time", t.Target, &a.target),
		ui.Field("alternates", strings.Join(t.Alternates, "; "), nil, &a.alternates),
		ui.Ask("own squad, pinned", pinned, []string{"yes", "no"}, func(text string) error {
			a.pinned = strings.EqualFold(text, "yes") || strings.EqualFold(text, "y")
			if !a.pinned && text != "" && !strings.EqualFold(text, "no") && !strings.EqualFold(text, "n") {
				return errors.New("yes, no, or nothing")
			}
			return nil
		}),
	}
}

func (a *teamAnswers) laneField(t *relay.Team) *ui.Question {
	return ui.Ask("lane", relay.NumberOrNone(t.Lane), nil, func(text string) (err error) {
		a.lane, err = typedLane(text)
		return err
	})
}

// timeField is a line of a sheet for a time that may be left empty. A time that
// is not touched stays as exact as it was.
func timeField(asks string, was time.Duration, into *time.Duration) *ui.Question {
	first := relay.TimeOrNone(was)
	return ui.Ask(asks, first, nil, func(text string) (err error) {
		*into = was
		if text != first {
			*into, err = typedTime(text)
		}
		return err
	})
}

// typedLane reads a lane or hip number; none is 0.
func typedLane(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	lane, err := strconv.Atoi(text)
	if err != nil || lane < 1 || lane > 99 {
		return 0, fmt.Errorf("%q is not a lane: a number from 1 to 99", text)
	}
	return lane, nil
}

// freeLane is the first lane that nobody has.
func freeLane(race *relay.Race) int {
	lane := 1
	for slices.ContainsFunc(race.Teams, func(t *relay.Team) bool { return t.Lane == lane && !t.Scratched }) {
		lane++
	}
	return lane
}

// knownTeams are the names and vests that teams of the meet have.
func knownTeams(m *relay.Meet) (names, looks []string) {
	for _, race := range m.Races() {
		for _, t := range race.Teams {
			names, looks = append(names, t.Name), append(looks, t.Look)
		}
	}
	tidy := func(words []string) []string {
		slices.Sort(words)
		return slices.DeleteFunc(slices.Compact(words), func(w string) bool { return w == "" })
	}
	return tidy(names), tidy(looks)
}

// askLane asks which lane a team moves to; one that is taken changes lanes with
// it.
func (s *StartList) askLane(sh *ui.Shell, t *relay.Team) {
	s.Asking = ui.Ask(t.Title()+" moves to lane", relay.NumberOrNone(t.Lane), nil, func(text string) error {
		lane, err := typedLane(text)
		if err != nil || lane == t.Lane {
			return err
		}
		for _, other := range sh.Session.State.Race(s.race).Teams {
			if other.Lane == lane && lane != 0 && !other.Scratched && !other.Unbound() {
				if err := s.do(sh, relay.SwapLanes{One: t.ID, Other: other.ID}); err != nil {
					return err
				}
				s.Say(fmt.Sprintf("%s and %s have changed lanes", t.Title(), other.Title()), views.Good)
				return nil
			}
		}
		return s.do(sh, relay.MoveTeam{Team: t.ID, Lane: lane})
	})
}

// scratch takes a team out, or puts it back.
func (s *StartList) scratch(sh *ui.Shell, t *relay.Team) {
	if t.Scratched {
		s.tell(sh, relay.Reenter{Team: t.ID}, t.Title()+" is in again")
		return
	}
	s.tell(sh, relay.Scratch{Team: t.ID}, t.Title()+" is scratched; x puts it back")
}
