package relay

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// RaceID names one race of a meet: event-round-heat, as "12-1-3".
type RaceID string

// MakeRaceID is the id of a heat.
func MakeRaceID(event, round, heat int) RaceID {
	return RaceID(fmt.Sprintf("%d-%d-%d", event, round, heat))
}

// Parts are the race's event, round and heat numbers.
func (r RaceID) Parts() (event, round, heat int, err error) {
	first, rest, two := strings.Cut(string(r), "-")
	second, third, three := strings.Cut(rest, "-")
	if !two || !three || strings.Contains(third, "-") {
		return 0, 0, 0, fmt.Errorf("race %q: want event-round-heat, as 12-1-3", string(r))
	}
	var n [3]int
	for i, f := range [3]string{first, second, third} { // asked of every race while races are sorted
		if n[i], err = strconv.Atoi(f); err != nil || n[i] < 0 {
			return 0, 0, 0, fmt.Errorf("race %q: want event-round-heat in numbers, as 12-1-3", string(r))
		}
	}
	return n[0], n[1], n[2], nil
}

// Named reports whether the id is written as MakeRaceID writes it. What is not
// names no race: it may come from a file that somebody made up, and a path that
// is made of it may lead anywhere.
func (r RaceID) Named() bool {
	event, round, heat, err := r.Parts()
	if err != nil {
		return false
	}
	var space [64]byte // no memory for what is asked of every event
	name := strconv.AppendInt(space[:0], int64(event), 10)
	name = strconv.AppendInt(append(name, '-'), int64(round), 10)
	name = strconv.AppendInt(append(name, '-'), int64(heat), 10)
	return string(name) == string(r)
}

// TeamID names a team in a race (an entry). It never changes: heat, lane and
// names are registers.
type TeamID string

// MakeTeamID is the identity of a team of an event's round: a hash of the
// meet, event, round, code (or else name) and squad as at the first import.
func MakeTeamID(meet Origin, event, round int, codeOrName, squad string) TeamID {
	return teamHash(meet.String(), "team", strconv.Itoa(event), strconv.Itoa(round),
		strings.ToLower(strings.TrimSpace(codeOrName)), strings.ToLower(strings.TrimSpace(squad)))
}

// namelessTeamID is the identity of a team without a name: its race and lane.
func namelessTeamID(meet Origin, race RaceID, lane int) TeamID {
	return teamHash(meet.String(), "lane", string(race), strconv.Itoa(lane))
}

func teamHash(parts ...string) TeamID {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return TeamID(hex.EncodeToString(sum[:8]))
}

// UnboundTeam is the row of a key that no team is bound to: "lane 6 ?".
func UnboundTeam(key string) TeamID { return TeamID("key:" + key) }

// Unbound gives the key of an UnboundTeam.
func (t TeamID) Unbound() (key string, ok bool) { return strings.CutPrefix(string(t), "key:") }

// LastName is the last word of a name: what a coach calls across the infield,
// and all that there is room for beside a clock.
func LastName(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// LastNames is the pair by last names, "Ruiz → Holt"; by whole names where the last
// ones are the same or missing.
func (p Pair) LastNames() string {
	short := Pair{LastName(p.Gives), LastName(p.Takes)}
	if short.Gives == "" || short.Takes == "" || strings.EqualFold(short.Gives, short.Takes) {
		return p.String()
	}
	return short.String()
}

// SameWord reports whether two cells of lists name the same thing.
func SameWord(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// NewTeamID is the identity a team gets where it is first named: by its code or
// else its name within the event and round, by race and lane where it has
// neither. It stays when heat, lane or names change. An error where the race is
// none.
func NewTeamID(meet Origin, race RaceID, lane int, code, name, squad string) (TeamID, error) {
	event, round, _, err := race.Parts()
	switch {
	case err != nil:
		return "", err
	case code == "" && name == "":
		return namelessTeamID(meet, race, lane), nil
	case code == "":
		code = name
	}
	return MakeTeamID(meet, event, round, code, squad), nil
}

// Pair is who gives the baton to whom.
type Pair struct{ Gives, Takes string }

// String is the pair as a coach reads it: "Ana Ruiz → Bea Holt".
func (p Pair) String() string { return p.Gives + " → " + p.Takes }

// runnerName tells runners apart as people read names.
type runnerName struct{ name, team string }

func nameOf(name, team string) runnerName { return runnerName{PlainName(name), PlainName(team)} }

// PlainName is a name as people tell names apart: capitals and blanks do not
// count.
func PlainName(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// samePerson reports whether two names of one team are one person's, as people
// read names.
func samePerson(a, b string) bool { return nameOf(a, "") == nameOf(b, "") }
