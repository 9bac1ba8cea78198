package relay

import (
	"fmt"
	"slices"
	"strings"
)

// numbered finds, for entries of lists that give no event numbers, the races of
// the meet they mean: those of their name, else of their format and of women,
// men or mixed teams. What no race is meant for gets a new event, to be agreed
// to where the meet has races already.
func (m Import) numbered(entries []Entry) []Entry {
	out := slices.Clone(entries)
	news := map[string]int{} // numbers of new events by name and format
	for i := range out {
		if e := &out[i]; e.Unnumbered {
			m.number(e, news, entries)
		}
	}
	return out
}

// number gives one entry its event, round and heat.
func (m Import) number(e *Entry, news map[string]int, list []Entry) {
	events := m.eventsFor(*e)
	if len(events) > 1 {
		events = slices.DeleteFunc(events, func(event int) bool { return len(m.racesOf(event, *e)) == 0 })
		if len(events) != 1 {
			e.unplaced = "several events of the meet may be meant; give its event number in a CSV"
			return
		}
	}
	if len(events) == 1 {
		m.placeIn(events[0], e)
		return
	}
	if m.Numbered {
		e.unplaced = "the list gives no event number, and the meet has no such event yet; its start list must come first"
		return
	}
	key := strings.ToLower(fmt.Sprintf("%s/%s/%v", e.Race, e.Format, e.Legs))
	if news[key] == 0 {
		news[key] = m.nextEvent(list) + len(news)
	}
	e.Event, e.Round, e.Heat = news[key], max(1, e.Round), max(1, e.Heat)
	if len(m.Races) > 0 {
		why := fmt.Sprintf("the list gives no event number, and the meet has no %s yet", e.Race)
		if e.Guessed != "" {
			why = e.Guessed + "; " + why
		}
		e.Guessed = why
	}
}

// nextEvent is the number after the highest event of the meet and of a list.
func (m Import) nextEvent(list []Entry) int {
	highest := 0
	for _, r := range m.Races {
		event, _, _, _ := r.ID.Parts() // 0 where the id is none
		highest = max(highest, event)
	}
	for _, e := range list {
		highest = max(highest, e.Event)
	}
	return highest + 1
}

// eventsFor are the events of the meet that an entry may mean.
func (m Import) eventsFor(e Entry) []int {
	named, alike := map[int]bool{}, map[int]bool{}
	for _, r := range m.Races {
		event, _, _, err := r.ID.Parts()
		switch {
		case err != nil || !r.runs(e):
		case sameWord(r.Name, e.Race):
			named[event] = true
		case genderFits(r.Name, e.Gender):
			alike[event] = true
		}
	}
	if len(named) > 0 {
		alike = named
	}
	var events []int
	for event := range alike {
		events = append(events, event)
	}
	slices.Sort(events)
	return events
}

// runs tells whether a race is run over an entry's legs.
func (r *Race) runs(e Entry) bool {
	if e.Format != r.Format.ID {
		return false
	}
	legs := legsOf(e)
	return len(legs) == 0 || slices.Equal(legs, r.Legs)
}

// racesOf are an event's races that have an entry's team, in running order.
func (m Import) racesOf(event int, e Entry) []*Race {
	var races []*Race
	for _, r := range m.Races {
		if number, _, _, err := r.ID.Parts(); err == nil && number == event && slices.ContainsFunc(r.Teams, e.means) {
			races = append(races, r)
		}
	}
	return races
}

// means tells whether a team is the one an entry names.
func (e Entry) means(t *Team) bool {
	if !sameWord(t.Squad, e.Squad) {
		return false
	}
	if e.Code != "" && t.Code != "" {
		return sameWord(t.Code, e.Code)
	}
	return e.Team != "" && sameWord(t.Name, e.Team)
}

// placeIn gives an entry the race of an event: the one it names, else the one
// its team is in (of several the first that has not begun), else the only one.
func (m Import) placeIn(event int, e *Entry) {
	if e.Round == 0 {
		races := m.racesOf(event, *e)
		if len(races) == 0 {
			races = slices.DeleteFunc(slices.Clone(m.Races), func(r *Race) bool { number, _, _, err := r.ID.Parts(); return err != nil || number != event })
			if len(races) != 1 {
				e.unplaced = fmt.Sprintf("is in none of the %d heats of event %d; give its heat in a CSV", len(races), event)
				return
			}
		}
		race := races[len(races)-1]
		if i := slices.IndexFunc(races, func(r *Race) bool { return !r.begun() }); i >= 0 {
			race = races[i]
		}
		_, e.Round, e.Heat, _ = race.ID.Parts() // its id has parts: racesOf and the filter above read them
		e.Race, e.Format, e.Guessed = race.Name, race.Format.ID, ""
	}
	e.Event = event
}

// genderFits tells whether a race's name leaves room for women, men or mixed
// teams.
func genderFits(name, gender string) bool {
	named := GenderOf(name)
	return named == "" || gender == "" || named == gender
}

// GenderOf is who runs a race by its name: F, M, X for mixed, empty where the
// name does not say.
func GenderOf(name string) string {
	words := guessWords(name)
	for _, g := range []struct {
		gender string
		words  string
	}{
		{"X", "mixed mix coed"},
		{"F", "girls girl women womens woman ladies female"},
		{"M", "boys boy men mens man gentlemen male"},
	} {
		if slices.ContainsFunc(strings.Fields(g.words), func(w string) bool { return hasWord(words, w) }) {
			return g.gender
		}
	}
	return ""
}
