package results

import (
	"fmt"

	"baton/relay"
	raceresults "baton/relay/results"
)

// suspects are what looks wrong, at the marks it is about.
type suspects map[relay.ID][]suspicion

// suspicion is one of them: in a word for the row, and in a line below.
type suspicion struct {
	word, text string
	open       bool // a time without a team: nothing is wrong, something is left to do
	cause      bool // what makes other times look wrong: looked at first
}

// suspectsOf gathers all that is doubted or suspected of a race.
func suspectsOf(m *relay.Meet, race *relay.Race) suspects {
	found := suspects{}
	for _, o := range m.Doubts(race.ID, m.MainDesk(race)) {
		if o.What == relay.OneShort {
			continue // pointed at below, where the missing press belongs
		}
		for _, id := range doubted(race, o) {
			text := o.What + reviewHint(o.What)
			if o.What == relay.TheyDiffer {
				text = race.Sightings(o.Teams[0], o.Point)
			}
			found.add(id, o.What, text)
		}
	}
	if race.Counting < 0 {
		return found
	}
	for _, k := range race.Marks() {
		if k.Role == relay.Open {
			found[k.ID] = append(found[k.ID], suspicion{word: "whose?", text: "a time without a team: m gives it to a lane, v drops it", open: true})
		}
	}
	for _, t := range race.TeamsShort() {
		found.missing(race, t)
	}
	for _, o := range raceresults.Suspicions(race) {
		for _, team := range o.Teams {
			for _, id := range marksAt(race, team, race.ExchangePoint(o.Leg)) {
				found.add(id, "odd?", o.Text)
			}
		}
	}
	return found
}

// missing points at a press of another lane that fits a team's missing one; else
// at the press that stands in its place, or before it.
func (s suspects) missing(race *relay.Race, t *relay.Team) {
	exchange := race.LikelyMissed(t)
	missed := race.ExchangePoint(exchange)
	if k, ok := race.MissingMark(t.ID, exchange); ok {
		which := "it fits"
		if k.Team != "" {
			which = "key " + k.Key + " was pressed once too often; this or the press before it fits"
		}
		s.add(k.ID, relay.WrongLane, fmt.Sprintf("%s the missing %s of %s: m %s gives it", which, race.PointName(missed), t.Title(), t.Key))
		return
	}
	ids := marksAt(race, t.ID, missed)
	if len(ids) == 0 {
		ids = marksAt(race, t.ID, t.LastPoint())
	}
	for _, id := range ids {
		if exchange == len(race.Legs) {
			s.add(id, relay.NoFinish, fmt.Sprintf("%s: its finish was not pressed: i inserts it", t.Title()))
			continue
		}
		s.add(id, relay.OneShort, fmt.Sprintf("%s: one press short, %s likely: i inserts it", t.Title(), race.PointName(missed)))
	}
}

func (s suspects) add(id relay.ID, word, text string) {
	cause := word == relay.OneShort || word == relay.WrongLane || word == relay.TwoSwapped
	s[id] = append(s[id], suspicion{word: word, text: text, cause: cause})
}

// reviewHint names the key that would put a doubt right here.
func reviewHint(what string) string {
	switch what {
	case relay.WrongLane:
		return " m moves it"
	case relay.TwoSwapped:
		return " w swaps them all race long, m one press"
	}
	return ""
}

// doubted are the marks a doubt is about: those its fix would change, else
// those at its point.
func doubted(race *relay.Race, o relay.Doubt) []relay.ID {
	if len(o.Marks) > 0 {
		return o.Marks
	}
	var ids []relay.ID
	for _, team := range o.Teams {
		ids = append(ids, marksAt(race, team, o.Point)...)
	}
	return ids
}

// marksAt are the raw marks of a team's pass.
func marksAt(race *relay.Race, team relay.TeamID, point int) []relay.ID {
	t := race.Team(team)
	if t == nil || point < 0 || point >= len(t.Passes) {
		return nil
	}
	return t.Passes[point].Marks
}
