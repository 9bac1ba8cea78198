// Package opentrack reads competitions in the JSON of OpenTrack, in both of its
// spellings (relay_teams and relayTeams): competitors by number; relay teams
// with the event they run, their short code and the numbers or names of their
// runners; events with their units (heats), whose results give a team's code and
// lane. It is described at https://docs.opentrack.run/api/create_relay_teams.
//
// A relay team's code ends in its squad: THH-A. Runners beyond the legs are
// alternates. What a team ran (performance and place) is an official result.
//
// It imports the domain, relay/entry and relay/text. Begin with Read, then
// unit.go: a heat, and team.go.
package opentrack

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// errNoRelays says that no event of the competition is a relay.
var errNoRelays = errors.New("no relay in it; is it a competition of OpenTrack?")

// Is reports whether a JSON file is a competition of OpenTrack.
func Is(v text.Value) bool {
	events := v.Field("events").Items()
	return v.Field("relay_teams", "relayTeams").Known() || len(events) > 0 && events[0].Field("event_code", "eventCode").Known() && events[0].Field("units").Known()
}

// competition is a file while it is read.
type competition struct {
	names  map[string]string // of competitors, by number
	clubs  map[string]string // names of teams, by number
	teams  map[string][]team // by event
	list   entry.StartList
	events map[int]string // ids of the relays read, by event number
	left   int            // results that have no event number to go to
}

// Read reads the relays of a competition. Errors name file, line and column.
func Read(v text.Value) (entry.StartList, error) {
	c := competition{names: map[string]string{}, teams: map[string][]team{}, clubs: map[string]string{}, events: map[int]string{}}
	for _, at := range v.Field("teams").Items() {
		if id, name := c.word(at, "team_id", "teamId"), c.word(at, "team_name", "teamName", "name"); id != "" {
			c.clubs[id] = name
		}
	}
	for _, at := range v.Field("competitors").Items() {
		c.readCompetitor(at)
	}
	for _, at := range v.Field("relay_teams", "relayTeams").Items() {
		c.readTeam(at)
	}
	for _, at := range v.Field("events").Items() {
		c.readEvent(at)
	}
	if c.left > 0 {
		c.list.Leave(v.Name(), "the results of "+relay.Count(c.left, "team")+": their events have no number")
	}
	if len(c.list.Entries) == 0 && !c.list.Faulty() {
		return entry.StartList{}, fmt.Errorf("%s: %w", v.Name(), errNoRelays)
	}
	return c.list, nil
}

// word reads a field that is a word or a number.
func (c *competition) word(at text.Value, names ...string) string {
	field := at.Field(names...)
	if !field.Known() {
		return ""
	}
	var w text.Word
	if err := field.Into(&w); err != nil {
		c.wrong(err)
	}
	return string(w)
}

// wrong names what cannot be read.
func (c *competition) wrong(err error) { c.list.Skip(text.Wrong(err)) }

// number reads a field that is a whole number, or none where it is missing.
func (c *competition) number(at text.Value, none int, names ...string) int {
	w := c.word(at, names...)
	if w == "" {
		return none
	}
	read := entry.ReadNumber
	switch names[0] {
	case "heat":
		read = entry.ReadHeat
	case "lane":
		read = entry.ReadLane
	}
	n, ok := read(w)
	if !ok {
		c.wrong(fmt.Errorf("%s: %s %q: want a whole number", at.Field(names...).Location(), names[0], relay.Shortened(w)))
		return none
	}
	return n
}

func (c *competition) readCompetitor(at text.Value) {
	name := strings.TrimSpace(c.word(at, "first_name", "firstName") + " " + c.word(at, "last_name", "lastName"))
	for _, number := range []string{c.word(at, "competitor_id", "competitorId"), c.word(at, "bib")} {
		if number != "" && name != "" {
			c.names[number] = name
		}
	}
}

var digits = regexp.MustCompile(`[0-9]{1,5}$`)

// readEvent reads one event where it is a relay, else says that it is none.
func (c *competition) readEvent(at text.Value) {
	id, code, name := c.word(at, "event_id", "eventId"), c.word(at, "event_code", "eventCode"), c.word(at, "name")
	title := cmp.Or(name, code)
	skip := func(why string) { c.list.Leave(at.Source(), fmt.Sprintf("%s %s: %s", id, title, why)) }
	race := entry.Entry{Race: title, Gender: gender(c.word(at, "genders"), title)}
	var reason string
	var sure bool
	if race.Format, reason, sure = entry.GuessFormat(code, 0); !sure {
		race.Format, reason, sure = entry.GuessFormat(code+" "+name, 0)
	}
	race.Legs = entry.GuessLegs(race.Format, code+" "+name, 0)
	if race.Gender == "X" {
		race.Format = entry.Mixed(race.Format)
	}
	if !sure {
		race.Guessed = reason
	}
	teams := c.teams[id]
	if !sure && len(teams) == 0 && !entry.NamesRelay(code+" "+name) {
		skip("no relay")
		return
	}
	race.Event, _ = strconv.Atoi(digits.FindString(id)) // without digits it is unnumbered
	race.Unnumbered = digits.FindString(id) == ""
	if other, taken := c.events[race.Event]; taken && !race.Unnumbered {
		skip(fmt.Sprintf("it and event %s would both be number %d; give one another id", other, race.Event))
		return
	}
	c.events[race.Event] = id
	if !c.readUnits(at, race, teams) {
		skip("no teams in it")
	}
}

// gender is F, M or X, of an event's genders or else its name.
func gender(genders, name string) string {
	if gender := strings.ToUpper(genders); slices.Contains([]string{"F", "M", "X"}, gender) {
		return gender
	}
	return entry.GenderOf(name)
}
