// Package lynx reads what FinishLynx and the meet programs beside it write:
// lynx.evt, the start list; lynx.sch, the running order; lynx.ppl, the people.
//
// In a lynx.evt a row whose first field is filled begins a race: event, round,
// heat, name and, as tenth field, the distance in metres. Rows with an empty
// first field, or that begin with a tab or a blank instead of it, are its
// competitors. Whether they are a relay's teams no single cell tells, for many
// programs give every row a bib: the race's name and distance, squads in the
// affiliations ("HORI  A"), and that nobody has a first name speak for one. What
// does not look like a relay is read all the same, and marked: the meet may know
// it as one, or a person say so. A line that begins with ; is a comment.
//
// A line or a field that cannot be read costs itself alone: it is named with
// file, line, column and word, and the others count.
//
// It imports the domain, relay/entry, relay/results and relay/text. Begin with
// Read; results are read in lif.go and written in lif_write.go, sch.go is the
// running order, ppl.go the people.
package lynx

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"baton/relay/entry"
	"baton/relay/text"
)

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
	lost   bool // its row cannot be read, so that its competitors have no race
	rows   []row
}

// row is one line of a file, its fields where they usually stand.
type row struct {
	text.Row
	moved int // how many fields a blank at the row's beginning stands for
}

// Read reads a lynx.evt: one entry for every team of every race in it. The name
// stands in sources and errors.
func Read(name string, r io.Reader) (entry.StartList, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return entry.StartList{}, err
	}
	var list entry.StartList
	races := readRaces(rows, &list)
	if len(races) == 0 {
		return entry.StartList{}, fmt.Errorf("%s: %w", name, ErrNoRaces)
	}
	for _, race := range races {
		race.read(&list)
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
		return nil, fmt.Errorf("%s: %w", name, text.ErrUnfinished)
	}
	comma, comment := separator(content)
	var rows []row
	for _, r := range text.Rows(name, content, comma, comment) {
		if !r.Empty() {
			rows = append(rows, inPlace(r))
		}
	}
	return rows, nil
}

// separator is what a file's fields are separated by: a comma, as FinishLynx
// writes it, or what a spreadsheet has made of it. Where that is a semicolon, no
// line is a comment.
func separator(content string) (comma, comment rune) {
	commas, semicolons, tabs := strings.Count(content, ","), strings.Count(content, ";"), strings.Count(content, "\t")
	lines := strings.Count(content, "\n")
	switch {
	case semicolons > commas && semicolons > 2*lines: // whose commas are decimals
		return ';', 0
	case commas >= lines || commas >= semicolons && commas >= tabs:
		return ',', ';'
	case semicolons >= tabs:
		return ';', 0
	}
	return '\t', ';'
}

// inPlace puts the fields of a row where they usually stand. One that begins with
// a blank or a tab has it instead of the empty first field and its comma, so that
// the team stands where the lane would, or in that field.
func inPlace(r text.Row) row {
	if r.Blank && r.Broken == nil && !entry.IsNumber(r.Field(2)) {
		return row{Row: r, moved: 1}
	}
	return row{Row: r}
}

// Field is the i-th field from 0 of where it usually stands.
func (r row) Field(i int) string { return r.Row.Field(i - r.moved) }

// Wrong is what to say of a field that is not what should stand there.
func (r row) Wrong(i int, want string) entry.Skipped { return r.Row.Wrong(i-r.moved, want) }

// readRaces gathers the rows of each race. Where not one race's row can be read
// the file is of another kind: there are none.
func readRaces(rows []row, list *entry.StartList) []*race {
	var races []*race
	understood := false
	for _, row := range rows {
		switch {
		case row.begins() && len(races) > 0 && row.garbled():
			wrong := row.Wrong(fieldEvent, "nothing, or a race's event number,")
			if row.Broken != nil {
				wrong = row.Torn()
			}
			list.Skip(wrong)
		case row.begins():
			race, wrong := readRace(row)
			races, understood = append(races, race), understood || !race.lost
			list.Skip(wrong...)
		case len(races) == 0:
			list.Fault(row.Source, "a competitor before the first race; is the file's beginning missing?")
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

// begins reports whether a row is a race's, not a competitor's.
func (r row) begins() bool { return r.Field(fieldEvent) != "" }

// garbled tells apart a competitor's row that begins with something by mistake and a
// race's row of which a number cannot be read: that one has two others, or the
// fields of a race.
func (r row) garbled() bool {
	numbers := 0
	for i := range 3 {
		if entry.IsNumber(r.Field(i)) {
			numbers++
		}
	}
	return numbers < 2 && len(r.Fields) <= fieldDistance
}

// readRace reads a race's row. One that is wrong still takes the rows below it,
// which must not fall to the race before.
func readRace(row row) (r *race, wrong []entry.Skipped) {
	r = &race{source: row.Source, name: row.Field(fieldName)}
	if row.Broken != nil {
		r.lost = true
		return r, []entry.Skipped{row.Torn()}
	}
	var bad *entry.Skipped
	if r.event, r.round, r.heat, bad = row.numbers(); bad != nil {
		r.lost = true
		return r, []entry.Skipped{*bad}
	}
	var ok bool
	if r.metres, ok = readMetres(row.Field(fieldDistance)); !ok {
		wrong = append(wrong, row.Wrong(fieldDistance, "a race's distance in metres"))
	}
	return r, wrong
}

// readMetres reads a distance as lists have it: "400", "400m", "400,0"; none is 0.
func readMetres(s string) (metres float64, ok bool) {
	if s == "" {
		return 0, true
	}
	s = strings.TrimSpace(strings.TrimRight(strings.ToLower(s), "metrs. "))
	metres, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(metres >= 0 && metres < 1e6) {
		return 0, false
	}
	return metres, true
}

// numbers are the event, round and heat that a row begins with, or what is wrong
// with them.
func (r row) numbers() (event, round, heat int, wrong *entry.Skipped) {
	var n [3]int
	for i, what := range []string{"event", "round", "heat"} {
		read := entry.ReadNumber
		if what == "heat" {
			read = entry.ReadHeat
		}
		var ok bool
		if n[i], ok = read(r.Field(i)); !ok {
			bad := r.Wrong(i, "a race's "+what+" number")
			return 0, 0, 0, &bad
		}
	}
	return n[0], n[1], n[2], nil
}
