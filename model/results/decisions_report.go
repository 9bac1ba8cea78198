package results

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"baton/model/ui"
	"baton/relay"
	racesheet "baton/relay/sheet"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// reportAnswers are what is typed into the sheet of a report.
type reportAnswers struct {
	race     *relay.Race
	team     relay.TeamID
	sighting relay.Sighting
}

// describe asks what a report was for.
func (s *Decisions) describe(sh *ui.Shell, c relay.Case) tea.Cmd {
	a := &reportAnswers{race: c.Race, team: c.Team, sighting: c.Sighting()}
	sh.Show(&ui.Sheet{Title: "What was it for?", About: c.Race.Title(), Fields: a.fields(sh.Session.State.Rulebook()), Done: func(sh *ui.Shell) error {
		_, err := sh.Session.Do(a.race.ID, relay.Describe{Report: c.ID, Team: a.team, Sighting: a.sighting}, sh.At)
		if errors.Is(err, relay.ErrUnchanged) {
			return nil
		}
		return err
	}})
	return nil
}

// report takes down word by radio: of the race before the one that is on, as a
// rule.
func (s *Decisions) report(sh *ui.Shell, rows []relay.Case) tea.Cmd {
	a := &reportAnswers{race: lastRun(sh.Session.State)}
	if len(rows) > 0 && a.race == nil {
		a.race = rows[0].Race
	}
	if a.race == nil {
		s.Say(relay.ErrNoRaceYet.Error(), views.Alarm)
		return nil
	}
	fields := append([]*ui.Question{a.raceField(sh)}, a.fields(sh.Session.State.Rulebook())...)
	sh.Show(&ui.Sheet{Title: "Word by radio", About: sh.Session.State.Name(), Fields: fields, Done: func(sh *ui.Shell) error {
		_, err := sh.Session.Do(a.race.ID, relay.ReportNew{Team: a.team, Sighting: a.sighting}, sh.At)
		if err == nil {
			s.Selected = 0
		}
		return err
	}})
	return nil
}

// lastRun is the race whose gun was the last but for those still running, else
// the last of all; nil before any gun.
func lastRun(m *relay.Meet) *relay.Race {
	races := slices.DeleteFunc(m.Races(), func(race *relay.Race) bool { return race.Counting < 0 })
	if len(races) == 0 {
		return nil
	}
	return slices.MaxFunc(races, func(a, b *relay.Race) int {
		at, _ := a.Gun()
		bt, _ := b.Gun()
		return cmp.Or(cmp.Compare(over(a), over(b)), cmp.Compare(at, bt))
	})
}

func over(race *relay.Race) int {
	if race.Status == relay.Running {
		return 0
	}
	return 1
}

func (a *reportAnswers) raceField(sh *ui.Shell) *ui.Question {
	var known []string
	for _, race := range ui.RacesOf(sh.Session.State) {
		if race.Counting >= 0 {
			known = append(known, race.Title())
		}
	}
	slices.Reverse(known)
	return ui.Ask("race", a.race.Title(), known, func(text string) error {
		id, _, _ := strings.Cut(text, " ")
		race := sh.Session.State.Race(relay.RaceID(id))
		if race == nil {
			return fmt.Errorf("race %s: %w", id, relay.ErrNoRace)
		}
		a.race = race
		return nil
	})
}

// fields are what an umpire writes down.
func (a *reportAnswers) fields(book relay.Rulebook) []*ui.Question {
	var infractions []string
	for _, i := range book.Infractions {
		infractions = append(infractions, strings.TrimSpace(i.Key+" "+i.What+" "+i.Cited()))
	}
	lane, exchange := "", ""
	if t := a.race.Team(a.team); t != nil {
		lane = t.Key
	}
	if a.sighting.Exchange > 0 {
		exchange = strconv.Itoa(a.sighting.Exchange)
	}
	return []*ui.Question{
		ui.Ask("lane (may stay empty)", lane, nil, a.takeLane),
		ui.Ask("exchange (empty: unknown)", exchange, nil, a.takeExchange),
		ui.Ask("edge of the zone", a.sighting.Edge, []string{"entry", "exit"}, a.takeEdge),
		ui.Ask("what for", a.sighting.What, infractions, func(text string) error { return a.takeWhat(text, book) }),
		ui.Field("what was seen", a.sighting.Text, nil, &a.sighting.Text),
		ui.Field("seen by", a.sighting.By, nil, &a.sighting.By),
		ui.Field("from where", a.sighting.From, nil, &a.sighting.From),
	}
}

func (a *reportAnswers) takeLane(text string) error {
	if text == "" {
		a.team = ""
		return nil
	}
	to, err := teams(a.race, text)
	if err != nil {
		return err
	}
	if len(to) != 1 {
		return errors.New("one lane, please")
	}
	a.team = to[0]
	return nil
}

func (a *reportAnswers) takeExchange(text string) error {
	if text == "" {
		a.sighting.Exchange = 0
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n >= len(a.race.Legs) {
		return fmt.Errorf("exchange %q: 1 to %d, or nothing", text, len(a.race.Legs)-1)
	}
	a.sighting.Exchange = n
	return nil
}

func (a *reportAnswers) takeEdge(text string) error {
	if text != "" && text != "entry" && text != "exit" {
		return relay.ErrNoEdge
	}
	a.sighting.Edge = text
	return nil
}

func (a *reportAnswers) takeWhat(text string, book relay.Rulebook) error {
	key, _, _ := strings.Cut(text, " ")
	if _, known := book.Infraction(key); key != "" && !known {
		return fmt.Errorf("%q: %w; tab takes what is offered", key, relay.ErrNoInfract)
	}
	a.sighting.What = key
	return nil
}

// WriteSlip writes a report's slip beside the meet's file.
func WriteSlip(meet, name string, c relay.Case, book relay.Rulebook) tea.Cmd {
	lane := "no-lane"
	if t := c.Race.Team(c.Team); t != nil {
		lane = "lane-" + cmp.Or(t.Key, strconv.Itoa(t.Lane))
	}
	page := func(w io.Writer) error { return racesheet.WriteSlip(w, name, c, book) }
	return ui.Paper{What: "slip", Race: c.Race.ID, Name: []string{lane, strconv.FormatInt(c.ID.Seq, 10)}, Page: page, Text: racesheet.SlipText(c, name, book)}.Print(meet)
}
