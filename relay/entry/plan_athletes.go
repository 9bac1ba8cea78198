package entry

import (
	"fmt"
	"slices"
	"strings"
)

// gathered makes teams of athletes' rows that stand in relays: several of one lane
// and club are a team's runners, in their order; one beside a team's own row is a
// runner of it. One alone is a team only where a person, or the meet against the
// list, says that its race is a relay: else nobody can tell what it means, and a
// person is asked.
func gathered(entries []Entry) (teams []Entry, left []Change) {
	clubs := map[string][]Entry{}
	for _, e := range entries {
		if e.Athlete {
			clubs[e.club()] = append(clubs[e.club()], e)
		}
	}
	if len(clubs) == 0 {
		return entries, nil
	}
	owned := map[string]bool{}
	for _, e := range entries {
		owned[e.club()] = owned[e.club()] || !e.Athlete
	}
	for _, e := range entries {
		rows := clubs[e.club()]
		switch first := len(rows) > 0 && rows[0].Source == e.Source; {
		case !e.Athlete:
			teams = append(teams, e.with(rows))
		case owned[e.club()], len(rows) > 1 && !first:
		case len(rows) > 1:
			team := e
			team.Team, team.Hip, team.RunnerIDs = "", "", nil
			teams = append(teams, team.with(rows))
		case e.named || e.Individual: // the meet's word
			teams = append(teams, e)
		default:
			left = append(left, Change{What: ChangeRefused, Source: e.Source, Race: e.RaceID(), Text: e.alone()})
		}
	}
	return teams, left
}

// club is the team that an entry can be of, or a runner of: a lane, or a club
// where there are no lanes.
func (e Entry) club() string {
	if e.Lane > 0 {
		return fmt.Sprintf("%s lane %d %s", e.RaceID(), e.Lane, strings.ToLower(e.Code))
	}
	if e.Code == "" && e.Athlete {
		return e.Source
	}
	return strings.ToLower(fmt.Sprintf("%s %s/%s", e.RaceID(), e.Code, e.Squad))
}

// with adds athletes' rows to a team, as its runners.
func (e Entry) with(rows []Entry) Entry {
	e.Runners = slices.Clone(e.Runners)
	for _, row := range rows {
		e.Runners = append(e.Runners, Runner{Name: row.Team})
	}
	e.Athlete = false
	return e
}

// alone is what to say of an athlete's row among a relay's teams.
func (e Entry) alone() string {
	who := e.Team
	if e.Code != "" {
		who += ", " + e.Code
	}
	format := string(e.Format)
	if format == "" {
		format = "4x100"
	}
	return fmt.Sprintf("%s: %s is an athlete's row in a relay, left; --format %d=%s takes it as a team",
		entryLabel(Entry{Event: e.Event, Round: e.Round, Heat: e.Heat, Lane: e.Lane}), who, e.Event, format)
}
