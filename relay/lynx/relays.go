package lynx

import (
	"strings"
	"unicode/utf8"

	"baton/relay"
	"baton/relay/entry"
)

// id is the race as people call it, for reasons.
func (r *race) id() string {
	return strings.TrimSpace(string(relay.MakeRaceID(r.event, r.round, r.heat)) + " " + r.name)
}

// read adds the race's teams to a list, or why there are none.
func (r *race) read(list *entry.StartList) {
	switch {
	case r.lost && len(r.rows) > 0:
		list.Fault(r.rows[0].Source, relay.Count(len(r.rows), "row")+" below a race's row that cannot be read")
		return
	case r.lost:
		return
	case len(r.rows) == 0:
		list.Leave(r.source, r.id()+": no teams in it")
		return
	}
	format, reason, sure := entry.GuessFormat(r.name, r.metres)
	race := entry.Entry{
		Event: r.event, Round: r.round, Heat: r.heat, Race: r.name,
		Format: format, Legs: entry.GuessLegs(format, r.name, r.metres),
		Individual: !looksLikeRelay(r.rows, entry.NamesRelay(r.name) || format != "" && sure),
	}
	if !sure {
		race.Guessed = reason
	}
	for _, row := range r.rows {
		r.readTeam(row, race, list)
	}
}

// looksLikeRelay reports whether a race's rows can be a relay's: where its name
// says so, all but those with first names, or several of those a lane; else all
// of them, where some have a squad and nobody has a first name.
func looksLikeRelay(rows []row, named bool) bool {
	athletes, squads, whole := 0, 0, 0
	for _, row := range rows {
		if row.Broken != nil {
			continue
		}
		whole++
		if row.isAthlete() {
			athletes++
		} else if _, squad := splitAffiliation(row.Field(fieldAffiliation)); squad != "" {
			squads++
		}
	}
	if named {
		return athletes < whole || whole == 0 || lanesShared(rows)
	}
	return athletes == 0 && squads > 0
}

// lanesShared reports whether every lane has several rows: a relay's runners, one
// a row.
func lanesShared(rows []row) bool {
	lanes := map[string]int{}
	for _, row := range rows {
		lanes[row.Field(fieldLane)]++
	}
	for lane, n := range lanes {
		if lane == "" || n < relay.MinLegs {
			return false
		}
	}
	return len(lanes) > 0
}

// isAthlete reports whether a row has a first name. A squad where the first name
// stands is none, and a bib says nothing: teams have them too.
func (r row) isAthlete() bool { return r.Field(fieldFirst) != "" && !isSquad(r.Field(fieldFirst)) }

// isSquad reports whether a word is a squad's: a letter, a number, a Roman one.
func isSquad(s string) bool {
	return utf8.RuneCountInString(s) == 1 || strings.Trim(s, "IV") == "" && len(s) <= 3
}

// readTeam adds a row's team, from the race they share. What is wrong with a
// field costs that field; a row with a first name is marked as an athlete's.
func (r *race) readTeam(row row, race entry.Entry, list *entry.StartList) {
	if row.Broken != nil {
		if !race.Individual { // of an individual event nobody needs it
			list.Skip(row.Torn())
		}
		return
	}
	listed := race
	listed.Source, listed.Hip, listed.RunnerIDs, listed.Athlete = row.Source, row.Field(fieldID), row.further(), row.isAthlete()
	listed.Team, listed.Code, listed.Squad = row.team()
	var wrong []entry.Skipped
	if listed.Lane, wrong = row.lane(); !race.Individual {
		list.Skip(wrong...)
	}
	if listed.Lane == 0 && listed.Team == "" && listed.Code == "" && listed.Hip == "" {
		list.Leave(row.Source, r.id()+": neither a lane nor a team")
		return
	}
	list.Entries = append(list.Entries, listed)
}

// team is whose a row is: the name, the code and the squad. Where the affiliation
// is a code alone, the squad may end the name, or stand where the first name
// does.
func (r row) team() (name, code, squad string) {
	name = r.Field(fieldLast)
	code, squad = splitAffiliation(r.Field(fieldAffiliation))
	switch first := r.Field(fieldFirst); {
	case r.isAthlete():
		name = strings.TrimSpace(first + " " + name)
	case squad == "" && first != "":
		squad = first
	case squad == "" && code != "":
		name, squad = entry.SplitSquad(name)
	}
	return name, code, squad
}

// lane is the row's, 0 for none, and what is wrong with it.
func (r row) lane() (lane int, wrong []entry.Skipped) {
	lane, ok := entry.ReadLane(r.Field(fieldLane))
	if !ok && r.Field(fieldLane) != "" {
		wrong = []entry.Skipped{r.Wrong(fieldLane, "a lane or hip number")}
	}
	if !ok {
		lane = 0
	}
	return lane, wrong
}

// further are the fields after a team's affiliation: among them may be the ids
// of its runners.
func (r row) further() (ids []string) {
	for i := fieldAffiliation + 1 - r.moved; i < len(r.Fields); i++ {
		if r.Fields[i] != "" {
			ids = append(ids, r.Fields[i])
		}
	}
	return ids
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
