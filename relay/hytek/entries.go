// Package hytek reads the relay entries that Hy-Tek's Meet Manager and what
// feeds it exchange as a semicolon file: its Q rows, with up to eight runners a
// team.
//
// A Q row holds: Q, team code, team name, squad letter, gender (F, M or X), age
// of the relay, event code, entry time, M or E (metres or yards), division,
// prior place, status (S: scratched), note, two spare fields, then eight fields
// a runner: last name, first name, initial, gender, birth date, age, school year,
// competitor number. Empty fields at the end may be missing. Runners beyond the
// legs are alternates. Event codes are in eventcode.go.
//
// A row or a field that cannot be read costs itself alone, and is named.
//
// The rows name neither events nor heats nor lanes: they fill the races that a
// start list has brought.
//
// It imports the domain, relay/entry and relay/text. Begin with Read.
package hytek

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// errNoRelays says that the file has no Q row.
var errNoRelays = errors.New("no relay in it; relays are rows that begin with Q")

// The fields of a Q row.
const (
	fieldKind, fieldCode, fieldTeam, fieldSquad, fieldGender, fieldAge, fieldEvent = 0, 1, 2, 3, 4, 5, 6
	fieldTime, fieldMeasure, fieldDivision, fieldStatus                            = 7, 8, 9, 11
	firstRunner, runnerFields                                                      = 15, 8
)

var rowKinds = regexp.MustCompile(`^"?[ACDEHIQRT]"?;`)

// Is recognises a file of this kind by its first row, or by a relay entry below it.
func Is(content string) bool {
	lines := strings.SplitN(strings.TrimLeft(content, " \t\r\n"), "\n", maxLook)
	return rowKinds.MatchString(lines[0]) || slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, "Q;") })
}

// maxLook is how many lines are looked at for the kind of a file.
const maxLook = 20

// Read reads the relay entries of a semicolon file's text. The name stands in sources
// and errors.
func Read(name, content string) (entry.StartList, error) {
	var list entry.StartList
	var rest, old others
	for _, row := range text.Rows(name, content, ';', 0) {
		switch kind := strings.Trim(row.Field(fieldKind), `"`); {
		case kind == "R":
			old.add(row.Source)
		case kind != "Q":
			rest.add(row.Source)
		case row.Broken != nil:
			list.Skip(row.Torn())
		default:
			readEntry(row, &list)
		}
	}
	if len(list.Entries) == 0 && len(list.Skipped) == 0 {
		return entry.StartList{}, fmt.Errorf("%s: %w", name, errNoRelays)
	}
	rest.leave(&list, "row that is not a relay entry", "rows that are not relay entries")
	old.leave(&list, "relay entry of the older kind, R; write it as a Q row", "relay entries of the older kind, R; write them as Q rows")
	return list, nil
}

// readEntry reads a Q row into a list. An event code or a team that cannot be
// read costs the row, for nothing says where it belongs; any other field costs
// itself.
func readEntry(row text.Row, list *entry.StartList) {
	e := entry.Entry{
		Source: row.Source, Unnumbered: true, Code: row.Field(fieldCode), Team: row.Field(fieldTeam),
		Squad: row.Field(fieldSquad), Runners: readRunners(row),
	}
	if e.Code == "" && e.Team == "" {
		list.Skip(row.Wrong(fieldCode, "a team's code or name"))
		return
	}
	code, err := readEvent(row.Field(fieldEvent), strings.EqualFold(row.Field(fieldMeasure), "E"))
	if err != nil {
		list.Skip(row.Wrong(fieldEvent, err.Error()))
		return
	}
	var ok bool
	if e.Gender, ok = readGender(row.Field(fieldGender)); !ok {
		list.Skip(row.Wrong(fieldGender, "F, M or X"))
	}
	if e.Scratched, ok = readStatus(row.Field(fieldStatus)); !ok {
		list.Skip(row.Wrong(fieldStatus, "a status, as S for scratched,"))
	}
	if e.Seed, ok = readSeed(row.Field(fieldTime)); !ok {
		list.Skip(row.Wrong(fieldTime, "an entry time, as 49.96 or 1:50.53,"))
	}
	e.Format, e.Legs, e.Guessed = code.format(e.Gender == "X")
	e.Race = raceName(e.Gender, code.title(), row.Field(fieldAge), row.Field(fieldDivision))
	list.Entries = append(list.Entries, e)
}

// readGender reads F, M or X, and what other programs write for them.
func readGender(s string) (gender string, ok bool) {
	switch strings.ToUpper(s) {
	case "F", "W", "G":
		return "F", true
	case "M", "B":
		return "M", true
	case "X":
		return "X", true
	case "":
		return "", false
	}
	gender = entry.GenderOf(s)
	return gender, gender != ""
}

// readStatus reads whether a relay is scratched. Any other letter of Hy-Tek's says
// how it scores.
func readStatus(s string) (scratched, ok bool) {
	if strings.EqualFold(s, "S") {
		return true, true
	}
	p, ok := entry.ReadRank(s)
	return p.Out == relay.Scratched || p.Out == relay.DidNotStart, ok || len(s) == 1
}

// readSeed reads an entry time; one that says how it was taken, or on what track,
// has a letter more.
func readSeed(s string) (time.Duration, bool) {
	seed := strings.TrimRight(s, "hHyYmMfFpP ")
	if p, ok := entry.ReadRank(s); seed == "" || ok && p.Rank == 0 {
		return 0, true
	}
	t, err := entry.ParseTime(seed)
	return t, err == nil
}

// readRunners are a row's runners by leg; one that is missing leaves its leg
// open.
func readRunners(row text.Row) (runners []entry.Runner) {
	for at := firstRunner; at < len(row.Fields); at += runnerFields {
		name := strings.TrimSpace(row.Field(at+1) + " " + row.Field(at))
		if entry.Nobody(name) {
			name = ""
		}
		runners = append(runners, entry.Runner{Name: name})
	}
	for len(runners) > 0 && runners[len(runners)-1].Name == "" {
		runners = runners[:len(runners)-1]
	}
	return runners
}

var genders = map[string]string{"F": "Women", "M": "Men", "X": "Mixed"}

// raceName is what to call a race that only these rows know: "Women 4×100 m,
// 13-14, division 2".
func raceName(gender, title, age, division string) string {
	name := strings.TrimSpace(genders[gender] + " " + title)
	if age != "" {
		name += ", " + age
	}
	if division != "" {
		name += ", division " + division
	}
	return name
}

// others are rows that are not relay entries: how many, and where the first of
// them stands.
type others struct {
	rows   int
	source string
}

func (o *others) add(source string) {
	o.rows++
	o.source = cmp.Or(o.source, source)
}

func (o others) leave(list *entry.StartList, one, many string) {
	if o.rows > 0 {
		list.Leave(o.source, relay.CountOf(o.rows, one, many))
	}
}
