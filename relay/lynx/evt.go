// Package lynx reads what FinishLynx and the meet programs beside it write:
// lynx.evt, the start list; lynx.sch, the running order; lynx.ppl, the people.
//
// In a lynx.evt a row whose first field is filled begins a race: event, round,
// heat, name and, as tenth field, the distance in metres. Rows with an empty
// first field are its competitors. A relay is told by their shape, not by the
// race's name: no id, no first name, the team where the last name stands, and as
// affiliation a code and a squad, "HORI  A". A line that begins with ; is a
// comment.
//
// A file is taken whole or not at all: a line that cannot be read is an error
// with file, line and column. What is no relay is left out, and said so.
package lynx

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/text"
)

// ErrUnfinished says that a file ends in mid-line: the program that writes it
// is not done, or its disk was pulled.
var ErrUnfinished = text.ErrUnfinished

// ErrNoRaces says that nothing in the file looks like a race.
var ErrNoRaces = errors.New("no race in it; is it a lynx.evt?")

// The fields of a race's row and of a competitor's.
const (
	fieldEvent, fieldName, fieldDistance                        = 0, 3, 9
	fieldID, fieldLane, fieldLast, fieldFirst, fieldAffiliation = 1, 2, 3, 4, 5
)

// race is a race's row and the competitors below it.
type race struct {
	source string
	event  int
	round  int
	heat   int
	name   string
	metres float64
	rows   []row
}

// row is one line of a file.
type row struct{ text.Row }

// Read reads a lynx.evt: one entry for every team of every relay in it. The
// name stands in sources and errors.
func Read(name string, r io.Reader) (relay.StartList, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return relay.StartList{}, err
	}
	faults := text.Faults{Name: name}
	races := readRaces(rows, &faults)
	if len(races) == 0 {
		return relay.StartList{}, fmt.Errorf("%s: %w", name, ErrNoRaces)
	}
	var list relay.StartList
	for _, race := range races {
		found, left := race.entries(&faults)
		list.Entries = append(list.Entries, found...)
		list.Skipped = append(list.Skipped, left...)
	}
	if err := faults.Err(); err != nil {
		return relay.StartList{}, err
	}
	return list, nil
}

// readRows splits a file into its rows, without comments and empty lines.
func readRows(name string, r io.Reader) ([]row, error) {
	content, err := text.Read(name, r)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(content, "\n") {
		return nil, fmt.Errorf("%s: %w", name, ErrUnfinished)
	}
	var rows []row
	for _, r := range text.Rows(name, content, ',', ';') {
		rows = append(rows, row{r})
	}
	return rows, nil
}

// readRaces gathers the rows of each race. Where not one race's row can be read
// the file is of another kind: there are none.
func readRaces(rows []row, faults *text.Faults) []*race {
	var races []*race
	understood := false
	for _, row := range rows {
		switch {
		case row.begins() && row.Broken == nil:
			race, ok := readRace(row, faults)
			races, understood = append(races, race), understood || ok
		case row.begins():
			faults.AddError(row.Broken)
		case len(races) == 0:
			faults.Add(row.Source, "a competitor before the first race; is the file's beginning missing?")
		default:
			last := races[len(races)-1]
			last.rows = append(last.rows, row)
		}
	}
	if !understood {
		return nil
	}
	return races
}

// begins tells a race's row from a competitor's.
func (r row) begins() bool { return r.Field(fieldEvent) != "" }

// readRace reads a race's row. One that is wrong still takes the rows below it,
// which must not fall to the race before.
func readRace(row row, faults *text.Faults) (r *race, ok bool) {
	r = &race{source: row.Source, name: row.Field(fieldName)}
	if r.event, r.round, r.heat, ok = row.numbers(faults); !ok {
		return r, false
	}
	if distance := row.Field(fieldDistance); distance != "" {
		metres, err := strconv.ParseFloat(distance, 64)
		if err != nil || !(metres >= 0 && metres < 1e6) {
			row.Wrong(faults, fieldDistance, "a race's distance in metres")
		}
		r.metres = metres
	}
	return r, true
}

// numbers are the event, round and heat that a row begins with.
func (r row) numbers(faults *text.Faults) (event, round, heat int, ok bool) {
	var n [3]int
	for i, what := range []string{"event", "round", "heat"} {
		value, err := strconv.Atoi(r.Field(i))
		if err != nil || value < 0 {
			r.Wrong(faults, i, "a race's "+what+" number")
			return 0, 0, 0, false
		}
		n[i] = value
	}
	return n[0], n[1], n[2], true
}
