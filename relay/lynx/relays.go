package lynx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"baton/relay"
)

// id is the race as people call it, for reasons.
func (r *race) id() string {
	return strings.TrimSpace(string(relay.MakeRaceID(r.event, r.round, r.heat)) + " " + r.name)
}

// entries are the race's teams, or why there are none.
func (r *race) entries() ([]relay.Entry, []Skipped) {
	leave := func(why string) ([]relay.Entry, []Skipped) {
		return nil, []Skipped{{r.source, r.id() + ": " + why}}
	}
	format, reason, sure := relay.GuessFormat(r.name, r.metres)
	switch {
	case r.err != nil:
		return nil, []Skipped{{r.err.Source, r.err.Why + r.leftToo()}}
	case len(r.rows) == 0:
		return leave("no teams in it")
	case !r.isRelay(format != "" && sure):
		return leave("an individual event" + r.leftToo())
	case format == "":
		return leave(reason + "; give its format in a CSV start list" + r.leftToo())
	}
	race := relay.Entry{
		Event: r.event, Round: r.round, Heat: r.heat, Race: r.name,
		Format: format, Legs: relay.GuessLegs(format, r.name, r.metres),
	}
	if !sure {
		race.Guessed = reason
	}
	return r.teams(race)
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
	athletes, squads := 0, 0
	for _, row := range r.rows {
		if row.isAthlete() {
			athletes++
		} else if _, squad := splitAffiliation(row.field(fieldAffiliation)); squad != "" {
			squads++
		}
	}
	if athletes == len(r.rows) {
		return false
	}
	return named || athletes == 0 && squads > 0
}

func (r row) isAthlete() bool { return r.field(fieldID) != "" || r.field(fieldFirst) != "" }

// teams makes an entry of every row, from the race they share.
func (r *race) teams(race relay.Entry) (entries []relay.Entry, skipped []Skipped) {
	for _, row := range r.rows {
		if row.isAthlete() {
			skipped = append(skipped, Skipped{row.source, r.id() + ": an athlete's row in a relay"})
			continue
		}
		lane, err := parseLane(row.field(fieldLane))
		if err != nil {
			skipped = append(skipped, *row.wrong(fieldLane, "a lane or hip number"))
			continue
		}
		entry := race
		entry.Source, entry.Lane, entry.Team = row.source, lane, row.field(fieldLast)
		entry.Code, entry.Squad = splitAffiliation(row.field(fieldAffiliation))
		if entry.Lane == 0 && entry.Team == "" && entry.Code == "" {
			skipped = append(skipped, Skipped{row.source, r.id() + ": neither a lane nor a team"})
			continue
		}
		entries = append(entries, entry)
	}
	return entries, skipped
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
