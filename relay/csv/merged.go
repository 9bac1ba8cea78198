package csv

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// settle says what columns hold whose titles mean the same, by their cells: the
// number and the name of an event, a club and its squad or its team. What that
// does not tell is left and named.
func (t *table) settle() {
	for i, c := range t.header.columns {
		again, twice := t.header.again[i]
		if !twice || c.what != "twice" {
			continue
		}
		first := slices.Index(t.header.columns, again)
		switch titles := t.above[t.header.at]; {
		case strings.EqualFold(titles.Field(first), titles.Field(i)):
			t.twice(i)
		case again.what == "event" && !t.header.has("name") && t.all(first, entry.IsNumber) && !t.all(i, entry.IsNumber):
			t.header.columns[i] = column{what: "name"}
		case again.what == "event" && !t.header.has("name") && t.all(i, entry.IsNumber):
			t.header.columns[first], t.header.columns[i] = column{what: "name"}, again
		case again.what == "team" && t.kind != resultColumns && !t.header.has("squad") && t.all(i, isLetter):
			t.header.columns[i] = column{what: "squad"}
		case again.what == "team" && t.begins(first, i):
			t.header.columns[first], t.header.columns[i] = column{what: "beside"}, again
		default:
			t.twice(i)
		}
	}
}

// twice names a column that is there already.
func (t *table) twice(i int) {
	row := t.above[t.header.at]
	t.header.wrong = append(t.header.wrong, entry.Skipped{Source: row.Location(i), Why: fmt.Sprintf("column %q is there twice; its cells are left", relay.Shortened(row.Field(i))), Wrong: true})
}

// all reports whether the filled cells of a column are all of a kind, and some
// are filled.
func (t *table) all(column int, are func(string) bool) bool {
	filled := 0
	for _, row := range t.rows {
		if cell := row.Field(column); cell != "" {
			filled++
			if !are(unquoted(cell)) {
				return false
			}
		}
	}
	return filled > 0
}

// isLetter reports whether a cell can be a squad's: A, II, 3.
func isLetter(cell string) bool { return utf8.RuneCountInString(cell) <= 2 || cell == "III" }

// begins reports whether each cell of a column begins with the one of another:
// a club's team after the club.
func (t *table) begins(club, team int) bool {
	for _, row := range t.rows {
		if !strings.HasPrefix(row.Field(team), row.Field(club)) {
			return false
		}
	}
	return len(t.rows) > 0
}

// shared are the columns that rows of one race share.
var shared = []string{"event", "round", "heat", "race", "name", "format", "way"}

// filled are the rows, where cells of a race are merged with what stands in the
// first of them: a spreadsheet writes merged cells once. A list is of that kind
// where no row repeats the event of the one above it.
func (t table) filled() []text.Row {
	if !t.merged() {
		return t.rows
	}
	rows := slices.Clone(t.rows)
	for i := 1; i < len(rows); i++ {
		if rows[i].Broken != nil || rows[i].Empty() || t.cell(rows[i], "event") != "" || t.cell(rows[i], "team")+t.cell(rows[i], "lane") == "" {
			continue
		}
		fields := slices.Clone(rows[i].Fields)
		for at, c := range t.header.columns {
			if slices.Contains(shared, c.what) && at < len(fields) && fields[at] == "" {
				fields[at] = rows[i-1].Field(at)
			}
		}
		rows[i].Fields = fields
	}
	return rows
}

// merged reports whether events stand in the first row of each of their races
// only.
func (t table) merged() bool {
	blank, last := false, ""
	for i, row := range t.rows {
		event := t.cell(row, "event")
		switch {
		case event == "" && i == 0, event != "" && event == last:
			return false
		case event == "":
			blank = true
		default:
			last = event
		}
	}
	return blank
}

// below is what to say of a row that names nobody and no event, as a total or a
// date below the list.
func (t table) below(row text.Row) (left entry.Skipped, ok bool) {
	if row.Broken != nil || row.Empty() || entry.IsNumber(t.cell(row, "event")) || t.cell(row, "race") != "" {
		return left, false
	}
	for _, what := range []string{"team", "lane", "code", "hip", "leg"} {
		if t.cell(row, what) != "" {
			return left, false
		}
	}
	said := strings.Join(strings.Fields(strings.Join(row.Fields, " ")), " ")
	return entry.Skipped{Source: row.Source, Why: "no team in it, left: " + relay.Shortened(said)}, true
}
