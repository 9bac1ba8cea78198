package opentrack

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"baton/relay/entry"
	"baton/relay/text"
)

// team is a relay team as the file lists it.
type team struct {
	event   string
	name    string
	code    string // without its squad
	squad   string
	numbers []string // by which results may call it
	runners []entry.Runner
	source  string
	listed  bool // in a heat
}

func (c *competition) readTeam(at text.Value) {
	id := c.word(at, "relay_team_id", "relayTeamId")
	t := team{event: c.word(at, "event_id", "eventId"), name: c.word(at, "name"), source: at.Source()}
	t.code, t.squad = splitCode(id)
	if t.squad != "" {
		t.name = strings.TrimSuffix(t.name, " "+t.squad)
	}
	if t.name == "" && t.code == "" {
		c.wrong(fmt.Errorf("%s: a relay team without a name and without a relay_team_id; it is left", at.Location()))
		return
	}
	for _, number := range []string{id, c.word(at, "bib"), c.word(at, "team_id", "teamId")} {
		if number != "" {
			t.numbers = append(t.numbers, number)
		}
	}
	t.runners = c.readRunners(at)
	c.teams[t.event] = append(c.teams[t.event], t)
}

// splitCode splits "THH-A" into code and squad.
func splitCode(id string) (code, squad string) {
	dash := strings.LastIndexByte(id, '-')
	if dash < 1 || utf8.RuneCountInString(id[dash+1:]) > 2 {
		return id, ""
	}
	return id[:dash], id[dash+1:]
}

// readRunners are a team's runners by leg: by name where the file has the names,
// else by their numbers.
func (c *competition) readRunners(at text.Value) (runners []entry.Runner) {
	for _, name := range c.words(at.Field("runner_names", "runnerNames")) {
		runners = append(runners, entry.Runner{Name: name})
	}
	if len(runners) > 0 {
		return runners
	}
	for _, number := range c.words(at.Field("runners")) {
		name := c.names[number]
		if name == "" && number != "" {
			name = "no. " + number
		}
		runners = append(runners, entry.Runner{Name: name})
	}
	return runners
}

// words are a list's words, or those of one word separated by commas.
func (c *competition) words(at text.Value) (words []string) {
	if !at.Known() {
		return nil
	}
	var one text.Word
	if at.Into(&one) == nil {
		for word := range strings.SplitSeq(string(one), ",") {
			words = append(words, strings.TrimSpace(word))
		}
		return words
	}
	var many []text.Word
	if err := at.Into(&many); err != nil {
		c.wrong(err)
	}
	for _, word := range many {
		words = append(words, string(word))
	}
	return words
}

// entry is a team in a race.
func (t team) entry(race entry.Entry) entry.Entry {
	race.Source, race.Team, race.Code, race.Squad, race.Runners = t.source, t.name, t.code, t.squad, t.runners
	return race
}
