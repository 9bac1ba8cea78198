// Package sample is the meet that baton shows where there is no other yet: an
// afternoon of made-up schools, complete enough to try every key on.
//
// It imports the domain, relay/csv and relay/entry. Begin with Setup.
package sample

import (
	_ "embed"
	"fmt"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/entry"
)

// What the sample meet is called and whose rules it is run under.
const (
	Name                      = "Sample meet"
	Rulebook relay.RulebookID = "nfhs"
)

// FirstRace is the race that a first start shows armed, and that the demo runs:
// a 4×100 m of nine teams in lanes 1 to 9.
const FirstRace relay.RaceID = "12-1-3"

// The school whose coach holds the laptop: its first squad is pinned.
const (
	ownSchool = "Northside"
	ownSquad  = "A"
)

// startList is a start list as people type them, in running order.
//
//go:embed start-list.csv
var startList []byte

// Part is what sets up one part of the sample meet: the facts, in the order to
// write them, and the race their events name, empty for the meet itself.
type Part struct {
	Race  relay.RaceID
	Facts []relay.Fact
}

// Setup is what sets up the sample meet. The start list goes the way of every
// import, so a team's identity follows from the meet's. The list is part of the
// program: a broken one is a bug, and panics.
func Setup(meet relay.Origin) []Part {
	list, err := csv.Read("start-list.csv", string(startList))
	if err != nil || len(list.Skipped) > 0 {
		panic(fmt.Sprintf("sample: %v %v", err, list.Skipped))
	}
	name, book := Name, Rulebook
	parts := []Part{{Facts: []relay.Fact{&relay.MeetSet{Name: &name, Rulebook: &book}}}}
	races := 0
	for _, c := range entry.PlanImport(meet, nil, list.Entries) {
		if c.What == entry.ChangeRefused {
			panic("sample: " + c.Text)
		}
		switch f := c.Facts[0].(type) {
		case *relay.RaceSet:
			races++
			order := races
			f.Order = &order
		case *relay.TeamSet:
			c.Facts = append(c.Facts, coached(c.Race, f)...)
		}
		parts = append(parts, Part{c.Race, c.Facts})
	}
	return parts
}

// coached is what the coach of the own squad has set besides the start list: it
// stays on the screen, and the first race's runners are at their zones.
func coached(race relay.RaceID, t *relay.TeamSet) []relay.Fact {
	if t.Name == nil || t.Squad == nil || *t.Name != ownSchool || *t.Squad != ownSquad {
		return nil
	}
	pinned := true
	t.Pinned = &pinned
	if race != FirstRace {
		return nil
	}
	var here []relay.Fact
	for leg := 1; leg <= 4; leg++ {
		here = append(here, relay.NewPresence(relay.KindCheckedIn, relay.Presence{Team: t.Team, Leg: leg}))
	}
	return here
}
