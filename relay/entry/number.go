package entry

import (
	"fmt"
	"slices"
	"strings"

	"baton/relay"
)

// numbering finds events for the entries of lists that give no event numbers.
type numbering struct {
	Import
	index  meetIndex
	events map[string][]int // what eventsNamed has found
	list   []Entry
	next   int                     // number of the first new event
	news   map[string]int          // numbers of new events by name and format
	claims map[int]map[string]bool // names that the list has for an event of the meet
}

// numbered finds, for entries of lists that give no event numbers, the races of
// the meet they mean: those of their name, else of their format and of women,
// men or mixed teams. What no race is meant for gets a new event, to be agreed
// to where the meet has races already.
func (m Import) numbered(entries []Entry) []Entry {
	n := numbering{Import: m, index: indexed(m.Races), events: map[string][]int{}, list: slices.Clone(entries), next: m.nextEvent(entries), news: map[string]int{}, claims: map[int]map[string]bool{}}
	events := make([][]int, len(entries))
	for i, e := range n.list {
		if !e.Unnumbered {
			continue
		}
		events[i] = n.eventsFor(e)
		if len(events[i]) == 1 {
			event := events[i][0]
			if n.claims[event] == nil {
				n.claims[event] = map[string]bool{}
			}
			n.claims[event][strings.ToLower(e.Race)] = true
		}
	}
	for i := range n.list {
		if e := &n.list[i]; e.Unnumbered {
			n.number(e, events[i])
		}
	}
	return n.list
}

// number gives one entry its event, round and heat.
func (n numbering) number(e *Entry, events []int) {
	switch {
	case len(events) == 1 && !n.doubtful(*e, events[0]):
		n.placeIn(events[0], e)
	case len(events) > 0:
		e.unplaced = "several events may be meant; give its event number in a CSV"
	case n.Numbered:
		e.unplaced = "the list gives no event number, and the meet has no such event yet; its start list must come first"
	default:
		n.newEvent(e)
	}
}

// doubtful reports an event that only resembles an entry's, and that another race
// of the list has as good a claim to: by its very name, or where the entry's team
// is not in it.
func (n numbering) doubtful(e Entry, event int) bool {
	name, claims := n.index.name(event), n.claims[event]
	if len(claims) < 2 || relay.SameWord(name, e.Race) {
		return false
	}
	return claims[strings.ToLower(name)] || len(n.index.racesOf(event, e)) == 0
}

// newEvent gives an entry an event of its own, which the other entries of its
// race share.
func (n numbering) newEvent(e *Entry) {
	key := strings.ToLower(fmt.Sprintf("%s/%s/%v", e.Race, e.Format, e.Legs))
	if n.news[key] == 0 {
		n.news[key] = n.next + len(n.news)
	}
	why := fmt.Sprintf("the list gives no event number, and the meet has no %s yet", e.Race)
	e.Event, e.Round, e.Heat = n.news[key], max(1, e.Round), max(1, e.Heat)
	switch {
	case len(n.Races) == 0:
	case e.Guessed == "":
		e.Guessed = why
	default:
		e.Guessed += "; " + why
	}
}

func inEvent(r *relay.Race, event int) bool {
	number, _, _, err := r.ID.Parts()
	return err == nil && number == event
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

// eventsFor are the events of the meet that an entry may mean: of several that
// may be meant by what it says of its race, the one that has its team.
func (n numbering) eventsFor(e Entry) []int {
	events := n.eventsNamed(e)
	if len(events) < 2 {
		return events
	}
	var with []int
	for _, r := range n.index.with(e) {
		event, _, _, _ := r.ID.Parts() // it has parts: it is in the index
		if _, meant := slices.BinarySearch(events, event); meant && slices.ContainsFunc(r.Teams, e.means) && !slices.Contains(with, event) {
			with = append(with, event)
		}
	}
	if len(with) == 1 {
		return with
	}
	return events
}

// eventsNamed are the events that an entry's race may be, in order: those of its
// name, else those that name whom it is for, else those that name nobody. It
// looks once for all entries of a race.
func (n numbering) eventsNamed(e Entry) []int {
	key := fmt.Sprintf("%s/%s/%s/%v", folded(e.Race), e.Gender, e.Format, legsOf(e))
	if found, there := n.events[key]; there {
		return found
	}
	var named, alike, open []int
	for _, r := range n.index.races {
		switch {
		case r.event == 0 || !runs(r.Race, e):
		case relay.SameWord(r.Name, e.Race):
			named = append(named, r.event)
		case r.gender == "":
			open = append(open, r.event)
		case r.gender == e.Gender:
			alike = append(alike, r.event)
		}
	}
	events := open
	if len(alike) > 0 {
		events = alike
	}
	if len(named) > 0 {
		events = named
	}
	slices.Sort(events)
	n.events[key] = slices.Compact(events)
	return n.events[key]
}

// runs reports whether a race is run over an entry's legs.
func runs(r *relay.Race, e Entry) bool {
	if e.Format != r.Format.ID {
		return false
	}
	legs := legsOf(e)
	return len(legs) == 0 || slices.Equal(legs, r.Legs)
}

// means reports whether a team is the one an entry names.
func (e Entry) means(t *relay.Team) bool {
	if !relay.SameWord(t.Squad, e.Squad) {
		return false
	}
	if e.Code != "" && t.Code != "" {
		return relay.SameWord(t.Code, e.Code)
	}
	return e.Team != "" && relay.SameWord(t.Name, e.Team)
}

// placeIn gives an entry the race of an event: the one it names, else the one
// its team is in (of several the first that has not begun), else the only one.
func (n numbering) placeIn(event int, e *Entry) {
	if e.Round > 0 {
		e.Event, e.Race = event, n.index.name(event)
		return
	}
	races := n.index.racesOf(event, *e)
	if len(races) == 0 {
		races = n.index.byEvent[event]
		if len(races) != 1 {
			e.unplaced = fmt.Sprintf("is in none of the %d heats of event %d; give its heat in a CSV", len(races), event)
			return
		}
	}
	race := races[len(races)-1]
	if i := slices.IndexFunc(races, func(r *relay.Race) bool { return !begun(r) }); i >= 0 {
		race = races[i]
	}
	e.Event, e.Round, e.Heat, _ = race.ID.Parts() // it has parts: it is in an event
	e.Race, e.Format, e.Guessed = race.Name, race.Format.ID, ""
}
