// Package openath reads competitions in the JSON of openath, where relay teams
// stand with their runners: events with gender, eventName, roundName and
// heatNumber (null where there is one heat), their results with relayTeam,
// nation and relayParticipants (leg, athlete). Legs beyond the relay's are the
// alternates. There are no event numbers and no lanes. What a team ran is not
// read: it is a result, not a start list.
package openath

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/text"
)

// ErrNoRelays says that no event of the competition is a relay.
var ErrNoRelays = errors.New("no relay in it; is it a competition of openath?")

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
	Leg     int       `json:"leg"`
	Athlete text.Word `json:"athlete"`
	First   text.Word `json:"firstname"`
	Last    text.Word `json:"lastname"`
}

// Is tells a competition of openath from other JSON files.
func Is(v text.Value) bool {
	events := v.Field("events").Items()
	return len(events) > 0 && events[0].Field("eventName").Known()
}

// Read reads the relays of a competition. Errors name file, line and column.
func Read(v text.Value) (relay.StartList, error) {
	events, err := readEvents(v)
	if err != nil {
		return relay.StartList{}, err
	}
	rounds := roundsOf(events)
	var list relay.StartList
	faults := text.Faults{Name: v.Name()}
	for _, e := range events {
		race, ok := e.race()
		if !ok {
			list.Skipped = append(list.Skipped, relay.Skipped{Source: e.at.Source(), Why: e.title() + ": no relay"})
			continue
		}
		race.Round = slices.Index(rounds[race.Race], roundRank(string(e.Round))) + 1
		race.Heat = e.heat(&faults)
		for _, r := range e.results {
			if entry, ok := team(race, r, &faults); ok {
				list.Entries = append(list.Entries, entry)
			}
		}
	}
	if err := faults.Err(); err != nil {
		return relay.StartList{}, err
	}
	if len(list.Entries) == 0 {
		return relay.StartList{}, fmt.Errorf("%s: %w", v.Name(), ErrNoRelays)
	}
	return list, nil
}

func readEvents(v text.Value) (events []event, err error) {
	for _, at := range v.Field("events").Items() {
		e := event{at: at, results: at.Field("results").Items()}
		if err := at.Into(&e); err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// title is the race as people call it: "Women 4 x 100m".
func (e event) title() string {
	title := string(e.Name)
	if who := map[text.Word]string{"M": "Men", "W": "Women", "F": "Women", "X": "Mixed"}[e.Gender]; who != "" && relay.GenderOf(title) == "" {
		title = who + " " + title
	}
	if age := string(e.AgeGroup); age != "" && !strings.EqualFold(age, "senior") {
		title += ", " + age
	}
	return title
}

// race is what all teams of an event share; ok is false where it is no relay.
func (e event) race() (race relay.Entry, ok bool) {
	title := e.title()
	format, reason, sure := relay.GuessFormat(title, 0)
	if !sure && !slices.ContainsFunc(e.results, func(r text.Value) bool { return len(r.Field("relayParticipants").Items()) > 0 }) {
		return race, false
	}
	race = relay.Entry{Unnumbered: true, Race: title, Gender: relay.GenderOf(title), Format: format, Legs: relay.GuessLegs(format, title, 0)}
	if !sure {
		race.Guessed = reason
	}
	return race, true
}

func (e event) heat(faults *text.Faults) int {
	if e.Heat == "" {
		return 1
	}
	heat, err := strconv.Atoi(string(e.Heat))
	if err != nil || heat < 1 {
		faults.Add(e.at.Field("heatNumber").Place(), "%q stands where a heat's number should be", e.Heat)
	}
	return heat
}

// roundsOf are the rounds that each event has in the file, from heats to final.
func roundsOf(events []event) map[string][]int {
	rounds := map[string][]int{}
	for _, e := range events {
		title, rank := e.title(), roundRank(string(e.Round))
		if !slices.Contains(rounds[title], rank) {
			rounds[title] = append(rounds[title], rank)
			slices.Sort(rounds[title])
		}
	}
	return rounds
}

// roundRank orders rounds by what they are called.
func roundRank(name string) int {
	name = strings.ToLower(name)
	for rank, word := range []string{"qualif", "heat", "quarter", "semi"} {
		if strings.Contains(name, word) {
			return rank
		}
	}
	return 4 // a final
}

// team is one row of a race.
func team(race relay.Entry, at text.Value, faults *text.Faults) (relay.Entry, bool) {
	var r result
	if err := at.Into(&r); err != nil {
		faults.AddError(err)
		return race, false
	}
	race.Source, race.Code, race.Team = at.Source(), string(r.Nation), string(r.Team)
	for _, name := range []text.Word{r.Club, r.Nation} {
		if race.Team == "" {
			race.Team = string(name)
		}
	}
	if race.Team == "" {
		faults.Add(at.Place(), "no relayTeam, club or nation; whose team is it?")
		return race, false
	}
	for _, p := range r.Runners {
		if p.Leg < 1 || p.Leg > relay.MaxLegs {
			faults.Add(at.Field("relayParticipants").Place(), "leg %d; legs are numbered 1 to %d", p.Leg, relay.MaxLegs)
			return race, false
		}
		setRunner(&race, p)
	}
	return race, true
}

// setRunner gives a leg its runner; who comes second for a leg is an alternate.
func setRunner(e *relay.Entry, p participant) {
	name := string(p.Athlete)
	if name == "" {
		name = strings.TrimSpace(string(p.First) + " " + string(p.Last))
	}
	for len(e.Runners) < p.Leg {
		e.Runners = append(e.Runners, relay.EntryRunner{})
	}
	if leg := &e.Runners[p.Leg-1]; leg.Name == "" {
		leg.Name = name
	} else {
		e.Alternates = append(e.Alternates, name)
	}
}
