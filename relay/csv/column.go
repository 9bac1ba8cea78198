package csv

import (
	"fmt"
	"slices"
	"strconv"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// column is one column of a list: what stands in it, and for which leg or watch
// (from 1; 0 where it is about the team).
type column struct {
	what string
	n    int
}

// The kinds of lists.
const (
	startList     = "start list"
	resultColumns = "results"
)

// byLeg are the columns that there may be one of for each leg, alternate or
// watch.
var byLeg = []string{"leg", "target", "pb", "distance", "alternate", "watch", "left", "beside"}

// leftAll are the columns whose cells are never read, and what is said of them.
var leftAll = []struct{ what, why string }{
	{"left", "columns of results, left"},
	{"beside", "columns that no race needs, left"},
}

// isLeft reports whether a column's cells are never read.
func (c column) isLeft() bool { return c.what == "left" || c.what == "beside" }

// titles are the columns as this package's own lists call them.
var titles = map[string]string{
	startList:     "event, round, heat, name, format, way, lane, team, code, squad, look, hip, seed, target, pinned, and leg1, target1, pb1, distance1, alternate1, … for each leg",
	resultColumns: "event, round, heat, lane, team, code, squad, hip, place, time, status, watch1, watch2, watch3",
}

// rowOf is what a row of each kind of list is.
var rowOf = map[string]string{startList: "team", resultColumns: "result"}

func (c column) String() string {
	if c.n > 0 {
		return c.what + strconv.Itoa(c.n)
	}
	return c.what
}

// columnNamed reads one title of a list of a kind.
func columnNamed(kind, title string) (column, bool) {
	what, n := entry.ColumnNamed(kind, title)
	c := column{what, n}
	switch {
	case what == "":
		return column{}, false
	case n > 0 && !slices.Contains(byLeg, what), n > relay.MaxLegs, what == "leg" && n == 0:
		return column{}, false
	}
	return c, true
}

// header is the row that names a table's columns.
type header struct {
	at      int // among the rows
	columns []column
	count   int
	again   map[int]column  // what columns hold that stand there twice
	wrong   []entry.Skipped // titles that are not known
}

// maxTitle is how many rows of titles, dates and blanks a table may have above
// its header row.
const maxTitle = 20

// findHeader finds the row that names the most columns of a kind.
func findHeader(rows []text.Row, kind string) (best header) {
	for i, row := range rows[:min(len(rows), maxTitle)] {
		if h := readHeader(row, kind); h.count > best.count {
			best = h
			best.at = i
		}
	}
	return best
}

// maxUnknown is how many unknown columns are told by name.
const maxUnknown = 8

// readHeader reads a row as one that names columns.
func readHeader(row text.Row, kind string) (h header) {
	var unknown []string
	for i, title := range row.Fields {
		c, ok := columnNamed(kind, title)
		switch {
		case title == "":
		case !ok:
			unknown = append(unknown, strconv.Quote(relay.Shortened(title)))
		case !c.isLeft() && slices.Contains(h.columns, c):
			if h.again == nil {
				h.again = map[int]column{}
			}
			h.again[i], c = c, column{what: "twice"}
		case c.what != "beside": // titles above a header have such words too
			h.count++
		}
		h.columns = append(h.columns, c)
	}
	if len(unknown) > 0 {
		h.wrong = append(h.wrong, entry.Skipped{Source: row.Source, Why: fmt.Sprintf("unknown column %s, left; known are %s", relay.Some(unknown, maxUnknown), titles[kind]), Wrong: true})
	}
	return h
}

func (h header) has(what string) bool {
	return slices.ContainsFunc(h.columns, func(c column) bool { return c.what == what })
}
