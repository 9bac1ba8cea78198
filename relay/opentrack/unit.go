package opentrack

import (
	"fmt"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// readUnits reads the heats of a relay. Where no team is drawn into one yet, all
// stand in the first; ok is false where there is none at all.
func (c *competition) readUnits(at text.Value, race entry.Entry, teams []team) (ok bool) {
	race.Round, race.Heat = 1, 1
	before := len(c.list.Entries)
	for _, unit := range at.Field("units").Items() {
		heat := race
		heat.Round, heat.Heat = c.number(unit, 1, "round"), c.number(unit, 1, "heat")
		for _, row := range unit.Field("results").Items() {
			c.readRow(row, heat, teams)
		}
	}
	drawn := len(c.list.Entries) > before
	for _, t := range teams {
		switch {
		case !drawn:
			c.list.Entries = append(c.list.Entries, t.entry(race))
		case !t.listed:
			c.list.Leave(t.source, strings.TrimSpace(t.name+" "+t.squad)+": is in no heat of "+race.Race)
		}
	}
	return len(c.list.Entries) > before
}

// readRow reads one team of a heat: the number it is called by, and its lane.
func (c *competition) readRow(at text.Value, heat entry.Entry, teams []team) {
	number := c.word(at, "bib", "competitor_id", "competitorId")
	lane := c.number(at, 0, "lane")
	if number == "" && lane == 0 {
		c.list.Leave(at.Source(), heat.Race+": neither a lane nor a team")
		return
	}
	entry := heat
	entry.Code, entry.Team = number, c.clubs[number]
	if t := find(teams, number); t != nil {
		t.listed = true
		entry = t.entry(heat)
	}
	entry.Source, entry.Lane = at.Source(), lane
	c.list.Entries = append(c.list.Entries, entry)
	c.readResult(at, entry)
}

// readResult reads what a team ran, where the file has it.
func (c *competition) readResult(at text.Value, e entry.Entry) {
	o := e.Result()
	place, performance := c.word(at, "place", "rank"), c.word(at, "performance", "result")
	if place == "0" { // not placed, as some write it
		place = ""
	}
	if place == "" && performance == "" {
		return
	}
	switch {
	case !o.SetRank(place):
		c.wrong(fmt.Errorf("%s: place %q: want a place, DQ, DNF or DNS; its result is left open", at.Field("place", "rank").Location(), relay.Shortened(place)))
	case !o.SetTime(performance):
		c.wrong(fmt.Errorf("%s: performance %q: want a time, DQ, DNF or DNS; its result is left open", at.Field("performance", "result").Location(), relay.Shortened(performance)))
	case e.Unnumbered:
		c.left++
	default:
		c.list.Officials = append(c.list.Officials, o)
	}
}

// find is the team that a number means: by its own code, else by its number or
// its club where that has only one team.
func find(teams []team, number string) *team {
	var found []*team
	for i := range teams {
		switch at := slices.Index(teams[i].numbers, number); {
		case number == "" || at < 0:
		case at == 0:
			return &teams[i]
		default:
			found = append(found, &teams[i])
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}
