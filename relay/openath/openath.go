// Package openath reads competitions in the JSON of openath, where relay teams
// stand with their runners: events with gender, eventName, roundName and
// heatNumber (null where there is one heat), their results with relayTeam,
// nation and relayParticipants (leg, athlete). Legs beyond the relay's are the
// alternates. There are no event numbers and no lanes, so that what the teams ran
// (rank and bestPerformance) has no race to go to: it is left, and said so.
//
// It imports the domain, relay/entry and relay/text. Begin with Read.
package openath

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// errNoRelays says that no event of the competition is a relay.
var errNoRelays = errors.New("no relay in it; is it a competition of openath?")

// event is one race as the file has it.
type event struct {
	Gender   text.Word `json:"gender"`
	AgeGroup text.Word `json:"ageGroup"`
	Name     text.Word `json:"eventName"`
	Round    text.Word `json:"roundName"`
	Heat     text.Word `json:"heatNumber"`
	at       text.Value
	results  []text.Value
}

// result is one team of a race.
type result struct {
	Team    text.Word     `json:"relayTeam"`
	Nation  text.Word     `json:"nation"`
	Club    text.Word     `json:"club"`
	Runners []participant `json:"relayParticipants"`
}

type participant struct {
	Leg     text.Word `json:"leg"`
	Athlete text.Word `json:"athlete"`
	First   text.Word `json:"firstname"`
	Last    text.Word `json:"lastname"`
}

// Is reports whether a JSON file is a competition of openath.
func Is(v text.Value) bool {
	events := v.Field("events").Items()
	return len(events) > 0 && events[0].Field("eventName").Known()
}

// Read reads the relays of a competition. Errors name file, line and column.
func Read(v text.Value) (entry.StartList, error) {
	events, wrong := readEvents(v)
	rounds := entry.Rounds[string]{}
	for _, e := range events {
		rounds.Add(e.title(), roundRank(string(e.Round)))
	}
	list := entry.StartList{Skipped: wrong}
	ran := 0
	for _, e := range events {
		race, ok := e.race()
		if !ok {
			list.Leave(e.at.Source(), e.title()+": no relay")
			continue
		}
		race.Round = rounds.Number(race.Race, roundRank(string(e.Round)))
		heat, err := e.heat()
		if race.Heat = heat; err != nil {
			list.Skip(text.Wrong(err))
			continue
		}
		for _, r := range e.results {
			entry, wrong, err := team(race, r)
			list.Skip(wrong...)
			if err != nil {
				list.Skip(text.Wrong(err))
				continue
			}
			list.Entries = append(list.Entries, entry)
			if r.Field("bestPerformance").Known() || r.Field("rank").Known() {
				ran++
			}
		}
	}
	if ran > 0 {
		list.Leave(v.Name(), "the results of "+relay.Count(ran, "team")+": the file gives neither event numbers nor lanes")
	}
	if len(list.Entries) == 0 && len(list.Skipped) == 0 {
		return entry.StartList{}, fmt.Errorf("%s: %w", v.Name(), errNoRelays)
	}
	return list, nil
}

func readEvents(v text.Value) (events []event, wrong []entry.Skipped) {
	for _, at := range v.Field("events").Items() {
		e := event{at: at, results: at.Field("results").Items()}
		if err := at.Into(&e); err != nil {
			wrong = append(wrong, text.Wrong(err))
			continue
		}
		events = append(events, e)
	}
	return events, wrong
}

// title is the race as people call it: "Women 4 x 100m".
func (e event) title() string {
	title := string(e.Name)
	if who := map[text.Word]string{"M": "Men", "W": "Women", "F": "Women", "X": "Mixed"}[e.Gender]; who != "" && entry.GenderOf(title) == "" {
		title = who + " " + title
	}
	if age := string(e.AgeGroup); age != "" && !strings.EqualFold(age, "senior") {
		title += ", " + age
	}
	return title
}

// race is what all teams of an event share; ok is false where it is no relay.
func (e event) race() (race entry.Entry, ok bool) {
	title := e.title()
	format, reason, sure := entry.GuessFormat(title, 0)
	if !sure && !slices.ContainsFunc(e.results, func(r text.Value) bool { return len(r.Field("relayParticipants").Items()) > 0 }) {
		return race, false
	}
	race = entry.Entry{Unnumbered: true, Race: title, Gender: entry.GenderOf(title), Format: format, Legs: entry.GuessLegs(format, title, 0)}
	if !sure {
		race.Guessed = reason
	}
	return race, true
}

func (e event) heat() (int, error) {
	if e.Heat == "" {
		return 1, nil
	}
	heat, ok := entry.ReadHeat(string(e.Heat))
	if !ok || heat < 1 {
		return 0, fmt.Errorf("%s: %q stands where a heat's number should be; %s left", e.at.Field("heatNumber").Location(), relay.Shortened(string(e.Heat)), relay.Count(len(e.results), "team"))
	}
	return heat, nil
}

// roundRank orders rounds by what they are called; what it does not know is a
// final.
func roundRank(name string) int {
	if rank, ok := entry.RoundRank(name); ok {
		return rank
	}
	name = strings.ToLower(name)
	for rank, word := range []string{"qualif", "heat", "quarter", "semi"} {
		if strings.Contains(name, word) {
			return rank
		}
	}
	return entry.FinalRank
}

// team is one row of a race, and what is wrong with its runners.
func team(race entry.Entry, at text.Value) (row entry.Entry, wrong []entry.Skipped, err error) {
	var r result
	if err := at.Into(&r); err != nil {
		return race, nil, err
	}
	race.Source, race.Code, race.Team = at.Source(), string(r.Nation), string(cmp.Or(r.Team, r.Club, r.Nation))
	if race.Team == "" {
		return race, nil, fmt.Errorf("%s: no relayTeam, club or nation; whose team is it?", at.Location())
	}
	for _, p := range r.Runners {
		leg, ok := entry.ReadNumber(string(p.Leg))
		if !ok || leg < 1 || leg > relay.MaxLegs {
			wrong = append(wrong, text.Wrong(fmt.Errorf("%s: leg %s; legs are numbered 1 to %d", at.Field("relayParticipants").Location(), relay.Shortened(string(p.Leg)), relay.MaxLegs)))
			continue
		}
		setRunner(&race, leg, p)
	}
	return race, wrong, nil
}

// setRunner gives a leg its runner; who comes second for a leg is an alternate.
func setRunner(e *entry.Entry, leg int, p participant) {
	name := cmp.Or(string(p.Athlete), strings.TrimSpace(string(p.First)+" "+string(p.Last)))
	if runner := e.RunnerOf(leg); runner.Name == "" {
		runner.Name = name
	} else {
		e.Alternates = append(e.Alternates, name)
	}
}
