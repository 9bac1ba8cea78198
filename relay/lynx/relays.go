package lynx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"baton/relay"
	"baton/relay/text"
)

// id is the race as people call it, for reasons.
func (r *race) id() string {
	return strings.TrimSpace(string(relay.MakeRaceID(r.event, r.round, r.heat)) + " " + r.name)
}

// entries are the race's teams, or why there are none.
func (r *race) entries(faults *text.Faults) ([]relay.Entry, []relay.Skipped) {
	leave := func(why string) ([]relay.Entry, []relay.Skipped) {
		return nil, []relay.Skipped{{Source: r.source, Why: r.id() + ": " + why}}
	}
	format, reason, sure := relay.GuessFormat(r.name, r.metres)
	switch {
	case len(r.rows) == 0:
		return leave("no teams in it")
	case !r.isRelay(format != "" && sure):
		return leave("an individual event" + r.leftToo())
	}
	race := relay.Entry{
		Event: r.event, Round: r.round, Heat: r.heat, Race: r.name,
		Format: format, Legs: relay.GuessLegs(format, r.name, r.metres),
	}
	if !sure {
		race.Guessed = reason
	}
	return r.teams(race, faults)
}

func (r *race) leftToo() string {
	if len(r.rows) == 1 {
		return " (1 row left out)"
	}
	return fmt.Sprintf(" (%d rows left out)", len(r.rows))
}

// isRelay tells a relay by the shape of its rows. Where the race is named as a
// relay, one odd row, or teams without squads, do not make it an individual
// event.
func (r *race) isRelay(named bool) bool {
	athletes, squads, rows := 0, 0, 0
	for _, row := range r.rows {
		if row.Broken != nil {
			continue
		}
		rows++
		if row.isAthlete() {
			athletes++
		} else if _, squad := splitAffiliation(row.Field(fieldAffiliation)); squad != "" {
			squads++
		}
	}
	if athletes == rows && rows > 0 {
		return false
	}
	return named || athletes == 0 && squads > 0
}

func (r row) isAthlete() bool { return r.Field(fieldID) != "" || r.Field(fieldFirst) != "" }

// teams makes an entry of every row, from the race they share.
func (r *race) teams(race relay.Entry, faults *text.Faults) (entries []relay.Entry, skipped []relay.Skipped) {
	for _, row := range r.rows {
		switch {
		case row.Broken != nil:
			faults.AddError(row.Broken)
			continue
		case row.isAthlete():
			skipped = append(skipped, relay.Skipped{Source: row.Source, Why: r.id() + ": an athlete's row in a relay"})
			continue
		}
		lane, err := parseLane(row.Field(fieldLane))
		if err != nil {
			row.Wrong(faults, fieldLane, "a lane or hip number")
			continue
		}
		entry := race
		entry.Source, entry.Lane, entry.Team, entry.RunnerIDs = row.Source, lane, row.Field(fieldLast), row.further()
		entry.Code, entry.Squad = splitAffiliation(row.Field(fieldAffiliation))
		if entry.Lane == 0 && entry.Team == "" && entry.Code == "" {
			skipped = append(skipped, relay.Skipped{Source: row.Source, Why: r.id() + ": neither a lane nor a team"})
			continue
		}
		entries = append(entries, entry)
	}
	return entries, skipped
}

// further are the fields after a team's affiliation: among them may be the ids
// of its runners.
func (r row) further() (ids []string) {
	for i := fieldAffiliation + 1; i < len(r.Fields); i++ {
		if r.Fields[i] != "" {
			ids = append(ids, r.Fields[i])
		}
	}
	return ids
}

// parseLane reads a lane; none is 0.
func parseLane(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	lane, err := strconv.Atoi(s)
	if err == nil && lane < 0 {
		err = strconv.ErrRange
	}
	return lane, err
}

// splitAffiliation splits "HORI  A" and "MTNR A" at the last space into code and
// squad. A squad is a letter or number; anything longer belongs to the code.
func splitAffiliation(s string) (code, squad string) {
	space := strings.LastIndexByte(s, ' ')
	if space < 0 || utf8.RuneCountInString(s[space+1:]) > 2 {
		return s, ""
	}
	return strings.TrimSpace(s[:space]), s[space+1:]
}
