package csv

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// outcomes are the columns that make a list one of results: it has at least one.
var outcomes = []string{"place", "time", "status", "watch"}

// IsOfficial reports whether a list holds official results, by its header
// row: results have a time, a place, a status or watches, and no format.
func IsOfficial(content string) bool {
	head := beginning(content)
	h := split("", head, resultColumns).header
	return h.count > 0 && !split("", head, startList).header.has("format") && slices.ContainsFunc(outcomes, h.has)
}

// ReadOfficial reads official results that people type in a spreadsheet: event,
// round and heat (1 where missing), lane or team, and a time, a place, a status
// (DQ, DNF, DNS, SCR) or the times of up to three watches, from which the
// official hand time is made. A time given to tenths was taken by hand. A row
// with a word that is not known is left open; it is named with file, line and
// column.
func ReadOfficial(name, content string) (entry.StartList, error) {
	return readList(name, content, resultColumns, readOfficialRow)
}

// officialRow is one result while it is read: who it is of stands in the
// columns that start lists have too.
type officialRow struct {
	entry.OfficialRow
	who     row
	watches []time.Duration
}

// readOfficialRow reads one row into a list; one with a cell that cannot be read
// is left open, for half a result is a wrong one.
func readOfficialRow(t table, from text.Row, list *entry.StartList) {
	o := officialRow{OfficialRow: entry.OfficialRow{Source: from.Source}}
	o.who.entry.Round, o.who.entry.Heat = 1, 1
	wrong := t.eachCell(from, o.set)
	if err := o.check(); len(wrong) == 0 && err != nil {
		wrong = []entry.Skipped{{Source: from.Source, Why: err.Error(), Wrong: true}}
	}
	if list.Skip(wrong...); len(wrong) == 0 {
		list.Officials = append(list.Officials, o.OfficialRow)
	}
}

var (
	errNoCode = errors.New("want a place, DQ, DNF, DNS, SCR or OK")
	errTime   = errors.New("want seconds, minutes:seconds or hours:minutes:seconds, as 49.96 or 1:50.53")
)

// set puts one filled cell in its place.
func (o *officialRow) set(c column, cell string) error {
	switch c.what {
	case "place", "status":
		if !o.SetRank(cell) {
			return fmt.Errorf("%s %q: %w", c.what, relay.Shortened(cell), errNoCode)
		}
	case "time":
		if !o.SetTime(cell) {
			return fmt.Errorf("time %q: %w", relay.Shortened(cell), errTime)
		}
	case "watch":
		watch, err := aTime(c, cell)
		if err != nil {
			return err
		}
		if watch > 0 {
			o.watches = append(o.watches, watch)
		}
	case "splits": // their meaning is the other program's
	default:
		return o.who.set(c, cell)
	}
	return nil
}

// check looks at the row as a whole, says whose it is, and makes its time from
// its watches.
func (o *officialRow) check() error {
	e := o.who.entry
	o.Event, o.Round, o.Heat, o.Race, o.Lane, o.Team, o.Code, o.Squad, o.Hip = e.Event, e.Round, e.Heat, e.Race, e.Lane, e.Team, e.Code, e.Squad, e.Hip
	hand, watched := relay.HandTime(o.watches...)
	switch {
	case o.Event == 0:
		return errors.New("no event")
	case o.Lane == 0 && o.Team == "" && o.Code == "" && o.Hip == "":
		return errors.New("neither a lane nor a team")
	case watched && o.Time > 0:
		return errors.New("both a time and watches; give one of them")
	case watched:
		o.Time, o.Hand = hand, true
	}
	return nil
}
