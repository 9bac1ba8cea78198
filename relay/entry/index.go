package entry

import (
	"slices"
	"strings"

	"baton/relay"
)

// meetIndex finds a meet's races by their event and by who runs in them, so that
// a long list held against a large meet takes no time that grows with both.
type meetIndex struct {
	byEvent map[int][]*relay.Race
	holders map[string][]int // places in races of a team's squad with its code, and with its name
	races   []indexedRace
}

// indexedRace is a race with what its id and its name tell.
type indexedRace struct {
	*relay.Race
	event  int // 0 where the id is none
	gender string
}

func indexed(races []*relay.Race) meetIndex {
	x := meetIndex{byEvent: map[int][]*relay.Race{}, holders: map[string][]int{}}
	for i, r := range races {
		event, _, _, err := r.ID.Parts()
		x.races = append(x.races, indexedRace{r, event, GenderOf(r.Name)})
		if err != nil {
			continue
		}
		x.byEvent[event] = append(x.byEvent[event], r)
		for _, t := range r.Teams {
			for _, key := range holderKeys(t.Code, t.Name, t.Squad) {
				x.holders[key] = append(x.holders[key], i)
			}
		}
	}
	return x
}

// holderKeys are what a team may be looked for by.
func holderKeys(code, name, squad string) (keys []string) {
	if code != "" {
		keys = append(keys, "code "+folded(squad)+"/"+folded(code))
	}
	if name != "" {
		keys = append(keys, "name "+folded(squad)+"/"+folded(name))
	}
	return keys
}

// folded is a word such that those that relay.SameWord takes for the same are one.
func folded(word string) string { return strings.ToLower(strings.ToUpper(strings.TrimSpace(word))) }

// with are the races that may have an entry's team, in the meet's order.
func (x meetIndex) with(e Entry) (races []*relay.Race) {
	var places []int
	for _, key := range holderKeys(e.Code, e.Team, e.Squad) {
		places = append(places, x.holders[key]...)
	}
	slices.Sort(places)
	for _, place := range slices.Compact(places) {
		races = append(races, x.races[place].Race)
	}
	return races
}

// racesOf are an event's races that have an entry's team, in the meet's order.
func (x meetIndex) racesOf(event int, e Entry) (races []*relay.Race) {
	for _, r := range x.with(e) {
		if inEvent(r, event) && slices.ContainsFunc(r.Teams, e.means) {
			races = append(races, r)
		}
	}
	return races
}

// name is what an event's races are called.
func (x meetIndex) name(event int) string {
	for _, r := range x.byEvent[event] {
		if r.Name != "" {
			return r.Name
		}
	}
	return ""
}
