package setup

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/entry"
	"baton/views"
)

// personAnswers are what is typed into the sheet of a runner.
type personAnswers struct {
	relay.Runner
	more []relay.Best
}

// editPerson is the sheet of a leg's runner: their bests over the race's
// distances and over those known already, and a note.
func (s *StartList) editPerson(sh *ui.Shell, t *relay.Team, leg int) *ui.Sheet {
	name := t.RunnerOf(leg)
	known, _ := sh.Session.State.Runner(name, t.Name)
	a := &personAnswers{Runner: relay.Runner{Name: name, Team: t.Name, Bests: bestsToAsk(known, sh.Session.State.Race(s.race).Legs)}}
	fields := []*ui.Question{genderField(known.Gender, &a.Gender)}
	for i := range a.Bests {
		b := &a.Bests[i]
		fields = append(fields, timeField(b.Distance.String()+" m PB", b.PB, &b.PB), timeField(b.Distance.String()+" m SB", b.SB, &b.SB))
	}
	fields = append(fields, a.moreField(), ui.Field("note", known.Note, nil, &a.Note))
	return &ui.Sheet{Title: name, About: t.Name, Fields: fields, Done: func(sh *ui.Shell) error {
		noted, err := sh.Session.Do("", relay.EditRunner{Runner: a.all()}, sh.At)
		if len(noted) > 0 {
			s.Say(name+" is noted", views.Good)
		}
		return err
	}}
}

// all is the runner with the bests over other distances, too.
func (a *personAnswers) all() relay.Runner {
	who := a.Runner
	who.Bests = slices.Clone(who.Bests)
	for _, b := range a.more {
		i := slices.IndexFunc(who.Bests, func(old relay.Best) bool { return old.Distance == b.Distance })
		if i < 0 {
			who.Bests = append(who.Bests, b)
			continue
		}
		who.Bests[i].PB = b.PB
		who.Bests[i].SB = cmp.Or(b.SB, who.Bests[i].SB)
	}
	return who
}

// bestsToAsk are a runner's bests: over the race's distances, and over those
// that they have some for.
func bestsToAsk(known relay.Runner, legs []relay.Distance) []relay.Best {
	bests := slices.Clone(known.Bests)
	for _, d := range legs {
		if !slices.ContainsFunc(bests, func(b relay.Best) bool { return b.Distance == d }) {
			bests = append(bests, relay.Best{Distance: d})
		}
	}
	slices.SortFunc(bests, func(a, b relay.Best) int { return cmp.Compare(a.Distance, b.Distance) })
	return bests
}

func genderField(was string, into *string) *ui.Question {
	return ui.Ask("F or M", was, nil, func(text string) error {
		*into = strings.ToUpper(text)
		if *into != "" && *into != "F" && *into != "M" {
			return errors.New("want F, M or nothing: a mixed relay's order follows from it")
		}
		return nil
	})
}

func (a *personAnswers) moreField() *ui.Question {
	return ui.Ask("more: metres, PB, SB", "", nil, func(text string) (err error) {
		a.more, err = parseBests(text)
		return err
	})
}

// parseBests reads bests over other distances as they are typed: metres, the
// personal best and, where known, the season's; more than one with semicolons.
func parseBests(text string) (bests []relay.Best, err error) {
	for _, part := range strings.Split(text, ";") {
		fields := strings.Fields(part)
		if len(fields) == 0 {
			continue
		}
		metres, err := strconv.ParseFloat(strings.Trim(fields[0], ":m"), 64)
		if err != nil || !(metres >= 1 && metres <= 100_000) || len(fields) < 2 || len(fields) > 3 {
			return nil, fmt.Errorf("%q: want metres and times, as 300 41.20 42.05", strings.TrimSpace(part))
		}
		b := relay.Best{Distance: relay.FromMetres(metres)}
		if b.PB, err = entry.ParseTime(fields[1]); err != nil {
			return nil, err
		}
		if len(fields) == 3 {
			if b.SB, err = entry.ParseTime(fields[2]); err != nil {
				return nil, err
			}
		}
		bests = append(bests, b)
	}
	return bests, nil
}
