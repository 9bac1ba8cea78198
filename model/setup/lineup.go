package setup

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/entry"
	"baton/views"
)

// askRunner asks who runs a leg. Where the next leg has nobody yet, it is asked
// about next: four names are typed in one go.
func (s *StartList) askRunner(sh *ui.Shell, t *relay.Team, leg int) {
	s.leg = leg
	known := s.candidates(sh, t)
	var take func(name string) error
	take = func(name string) error {
		set := func(reason string) relay.Command {
			return relay.SetLineup{Team: t.ID, Legs: []relay.LineupSet{{Leg: leg, Runner: &name}}, Reason: reason}
		}
		return s.because(sh, name, set, func() {
			s.Asking = nil
			s.newName(name, known)
			now := s.Chosen(sh)
			if now != nil && name != "" && leg < len(now.Legs) && now.RunnerOf(leg+1) == "" {
				s.askRunner(sh, now, leg+1)
			}
		})
	}
	s.Asking = ui.Ask(fmt.Sprintf("leg %d of %s", leg, t.Title()), t.Legs[leg-1].Runner, known, take)
}

// newName says that a name just written is nobody's yet, where the meet knows
// one like it: what is typed is what is written.
func (s *StartList) newName(name string, known []string) {
	plain := relay.PlainName(name)
	like := slices.IndexFunc(known, func(other string) bool {
		return plain != "" && plain != relay.PlainName(other) && strings.HasPrefix(relay.PlainName(other), plain)
	})
	if like >= 0 && !slices.ContainsFunc(known, func(other string) bool { return relay.PlainName(other) == plain }) {
		s.Say(fmt.Sprintf("%s is a new name here: is it %s? w makes two names one", name, known[like]), views.Watch)
	}
}

// candidates are the names that a team's leg may be given: its alternates, then all
// that the file knows, its own first; not those who run already.
func (s *StartList) candidates(sh *ui.Shell, t *relay.Team) []string {
	names := append(slices.Clone(t.Alternates), sh.Session.State.KnownRunners(t.Name)...)
	return slices.DeleteFunc(names, func(name string) bool {
		for leg := range t.Legs {
			if t.RunnerOf(leg+1) == name {
				return true
			}
		}
		return false
	})
}

// askTarget asks for a leg's target split, and then for the next one's.
func (s *StartList) askTarget(sh *ui.Shell, t *relay.Team, leg int) {
	s.leg = leg
	first := relay.TimeOrNone(t.Legs[leg-1].Target)
	asks := fmt.Sprintf("target split of leg %d, %s m", leg, t.Legs[leg-1].Distance)
	s.Asking = ui.Ask(asks, first, nil, func(text string) error {
		target, err := typedTime(text)
		if err != nil || text == first {
			return err
		}
		err = s.do(sh, relay.SetLineup{Team: t.ID, Legs: []relay.LineupSet{{Leg: leg, Target: &target}}})
		if err != nil && !errors.Is(err, relay.ErrUnchanged) {
			return err
		}
		s.Asking = nil
		if now := s.Chosen(sh); now != nil && leg < len(now.Legs) && now.Legs[leg].Target == 0 && text != "" {
			s.askTarget(sh, now, leg+1)
		}
		return nil
	})
}

// askSubstitute asks who comes in for a leg's runner, and why.
func (s *StartList) askSubstitute(sh *ui.Shell, t *relay.Team, leg int) {
	asks := fmt.Sprintf("who runs leg %d instead?", leg)
	if name := t.RunnerOf(leg); name != "" {
		asks = fmt.Sprintf("leg %d, for %s", leg, name)
	}
	known := s.candidates(sh, t)
	if declared := t.Legs[leg-1].Runner; declared != t.RunnerOf(leg) {
		known = append([]string{declared}, known...)
	}
	s.Asking = ui.Ask(asks, "", known, func(name string) error {
		come := func(reason string) relay.Command {
			return relay.Substitute{Team: t.ID, Leg: leg, Runner: name, Reason: reason}
		}
		return s.because(sh, name, come, func() {
			s.Asking = nil
			s.Say(fmt.Sprintf("%s runs leg %d", name, leg), views.Good)
		})
	})
}

// paste asks for a list of names, and takes one that was pasted; nothing is
// written before Enter.
func (s *StartList) paste(sh *ui.Shell, text string) {
	t := s.Chosen(sh)
	if t == nil {
		return
	}
	q := ui.Ask("names of "+t.Title(), "", nil, func(text string) error {
		names := relay.ParseLineup(text)
		fill := func(reason string) relay.Command {
			return relay.FillLineup{Team: t.ID, Names: names, Reason: reason}
		}
		return s.because(sh, text, fill, func() {
			s.Asking = nil
			s.Say(lineUpTally(names, len(t.Legs)), views.Good)
		})
	})
	q.Pastes(func(text string) {
		names := relay.ParseLineup(text)
		if before := q.Text(); before != "" {
			names = append([]string{strings.TrimSuffix(before, ";")}, names...)
		}
		q.Set(strings.Join(names, "; "))
		q.Say("enter: "+lineUpTally(relay.ParseLineup(q.Text()), len(t.Legs)), views.Good)
	})
	q.Say("paste them now, one a line; or type them, with commas", views.Calm)
	if text != "" {
		q.Pasted(text)
	}
	s.Asking = q
}

// lineUpTally says what a list of names comes to.
func lineUpTally(names []string, legs int) string {
	named := func(names []string) (n int) {
		for _, name := range names {
			if name != "" {
				n++
			}
		}
		return n
	}
	first := min(len(names), legs)
	text := fmt.Sprintf("%d named for %d legs", named(names[:first]), legs)
	switch more := named(names[first:]); {
	case more == 1:
		text += ", 1 alternate"
	case more > 1:
		text += fmt.Sprintf(", %d alternates", more)
	}
	return text
}

// declare locks the order, or opens it again and asks why.
func (s *StartList) declare(sh *ui.Shell, t *relay.Team) {
	if !t.Locked {
		s.tell(sh, relay.Lock{Team: t.ID}, t.Title()+": the order is declared")
		s.warnDeclared(sh)
		return
	}
	s.Asking = ui.Ask("why is the order of "+t.Title()+" open again?", "", nil, func(reason string) error {
		return s.do(sh, relay.Unlock{Team: t.ID, Reason: reason})
	})
}

// warnDeclared says, while there is time to change it, what a coach would say of an
// order just declared: the gravest of it, and where the rest stands.
func (s *StartList) warnDeclared(sh *ui.Shell) {
	race, t := sh.Session.State.Race(s.race), s.Chosen(sh)
	if t == nil || !t.Locked || s.Tone != views.Good {
		return
	}
	warnings := race.PlanWarnings(t, sh.Seasons.Practised(race, t))
	if len(warnings) == 0 {
		return
	}
	first := max(0, slices.IndexFunc(warnings, func(w relay.Warning) bool { return w.Mark != "" }))
	text := "declared, but " + warningAbout(warnings[first]) + warnings[first].Text
	if more := len(warnings) - 1; more > 0 {
		text += fmt.Sprintf(" (and %d more: p)", more)
	}
	s.Say(text, views.Watch)
}

// typedTime reads a time that may be left empty.
func typedTime(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	return entry.ParseTime(text)
}
