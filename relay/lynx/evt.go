// Package lynx reads the start lists that FinishLynx and the meet programs
// beside it write: lynx.evt.
//
// A row whose first field is filled begins a race: event, round, heat, name and,
// as tenth field, the distance in metres. Rows with an empty first field are its
// competitors. A relay is told by their shape, not by the race's name: no id, no
// first name, the team where the last name stands, and as affiliation a code and
// a squad, "HORI  A". A line that begins with ; is a comment.
package lynx

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/text"
)

// ErrUnfinished says that the file ends in mid-line: the program that writes it
// is not done, or its disk was pulled.
var ErrUnfinished = errors.New("the file ends in mid-line, so it is still being written; try again in a moment")

// ErrNoRaces says that nothing in the file looks like a race.
var ErrNoRaces = errors.New("no race in it; is it a lynx.evt?")

// Skipped is a part of the file that was not taken, and why. Nothing is left
// out without one.
type Skipped struct {
	Source string // file:line, or file:line:column
	Why    string
}

// The fields of a race's row and of a competitor's.
const (
	fieldEvent, fieldRound, fieldHeat, fieldName, fieldDistance = 0, 1, 2, 3, 9
	fieldID, fieldLane, fieldLast, fieldFirst, fieldAffiliation = 1, 2, 3, 4, 5
)

// race is a race's row and the competitors below it.
type race struct {
	source string
	err    *Skipped // what is wrong with the race's own row
	event  int
	round  int
	heat   int
	name   string
	metres float64
	rows   []row
}

// row is one line of the file.
type row struct {
	source  string
	fields  []string
	columns []int // where each field begins in the line, from 1
}

// Read reads a lynx.evt: one entry for every team of every relay in it. The
// name stands in sources and errors.
func Read(name string, r io.Reader) ([]relay.Entry, []Skipped, error) {
	content, err := text.Read(name, r)
	if err != nil {
		return nil, nil, err
	}
	if !strings.HasSuffix(content, "\n") {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrUnfinished)
	}
	races, skipped := readRaces(name, content)
	if len(races) == 0 {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrNoRaces)
	}
	var entries []relay.Entry
	for _, race := range races {
		found, left := race.entries()
		entries = append(entries, found...)
		skipped = append(skipped, left...)
	}
	return entries, skipped, nil
}

// readRaces splits a file into its races.
func readRaces(name, content string) ([]*race, []Skipped) {
	var races []*race
	var skipped []Skipped
	for i, line := range strings.Split(content, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, ";") {
			continue
		}
		source := fmt.Sprintf("%s:%d", name, i+1)
		row, err := splitLine(source, line)
		switch {
		case err != nil:
			skipped = append(skipped, brokenLine(source, err))
		case row.field(fieldEvent) != "":
			races = append(races, readRace(row))
		case len(races) == 0:
			skipped = append(skipped, Skipped{source, "a competitor before the first race"})
		default:
			last := races[len(races)-1]
			last.rows = append(last.rows, row)
		}
	}
	return understood(races), skipped
}

// understood is no race at all where not one race's row could be read: then the
// file is of another kind.
func understood(races []*race) []*race {
	for _, r := range races {
		if r.err == nil {
			return races
		}
	}
	return nil
}

func splitLine(source, line string) (row, error) {
	r := csv.NewReader(strings.NewReader(line))
	fields, err := r.Read()
	columns := make([]int, len(fields))
	for i := range fields {
		_, columns[i] = r.FieldPos(i)
		fields[i] = strings.TrimSpace(fields[i])
	}
	return row{source, fields, columns}, err
}

func brokenLine(source string, err error) Skipped {
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		return Skipped{fmt.Sprintf("%s:%d", source, broken.Column), broken.Err.Error()}
	}
	return Skipped{source, err.Error()}
}

// readRace reads a race's row; what is wrong with it is kept, for the rows
// below must not fall to the race before.
func readRace(row row) *race {
	r := &race{source: row.source, name: row.field(fieldName)}
	for _, n := range []struct {
		what  string
		index int
		into  *int
	}{{"event", fieldEvent, &r.event}, {"round", fieldRound, &r.round}, {"heat", fieldHeat, &r.heat}} {
		value, err := strconv.Atoi(row.field(n.index))
		if err != nil || value < 0 {
			r.err = row.wrong(n.index, "a race's "+n.what+" number")
			return r
		}
		*n.into = value
	}
	if distance := row.field(fieldDistance); distance != "" {
		metres, err := strconv.ParseFloat(distance, 64)
		if err != nil || !(metres >= 0 && metres < 1e6) {
			r.err = row.wrong(fieldDistance, "a race's distance in metres")
		}
		r.metres = metres
	}
	return r
}

// field is the i-th field, empty beyond the row's end: rows come in several
// lengths.
func (r row) field(i int) string {
	if i < len(r.fields) {
		return r.fields[i]
	}
	return ""
}

func (r row) wrong(i int, want string) *Skipped {
	source := r.source
	if i < len(r.columns) {
		source = fmt.Sprintf("%s:%d", source, r.columns[i])
	}
	return &Skipped{source, fmt.Sprintf("%q stands where %s should be", r.field(i), want)}
}
