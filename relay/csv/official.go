package csv

import (
	stdcsv "encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/text"
)

// officialColumns are those of a list of official results, in any order.
var officialColumns = []string{"event", "round", "heat", "lane", "team", "code", "squad", "place", "time", "status", "watch1", "watch2", "watch3"}

// outcomes are the columns that make a list one of results: it has at least one.
var outcomes = []string{"place", "time", "status", "watch1"}

// IsOfficial tells a list of official results from a start list by its header
// row: results have a time, a place, a status or watches, and no format.
func IsOfficial(content string) bool {
	in := newReader(content)
	header, err := in.Read()
	if err != nil {
		return false
	}
	titles := titlesOf(header)
	return !slices.Contains(titles, "format") && slices.ContainsFunc(outcomes, func(o string) bool { return slices.Contains(titles, o) })
}

// ReadOfficial reads official results that people type in a spreadsheet: event,
// round and heat (1 where missing), lane or team, and a time, a place, a status
// (DQ, DNF, DNS, SCR) or the times of up to three watches, from which the
// official hand time is made. A time given to tenths was taken by hand. It is
// taken whole or not at all; errors name file, line and column.
func ReadOfficial(name string, r io.Reader) ([]relay.OfficialRow, error) {
	content, err := text.Read(name, r)
	if err != nil {
		return nil, err
	}
	in := newReader(content)
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: no header row; want event, lane, time, and more of %s", name, strings.Join(officialColumns, ", "))
	}
	titles := titlesOf(header)
	for _, title := range titles {
		if title != "" && !slices.Contains(officialColumns, title) {
			return nil, fmt.Errorf("%s:1: unknown column %q; known are %s", name, title, strings.Join(officialColumns, ", "))
		}
	}
	if !slices.Contains(titles, "event") {
		return nil, fmt.Errorf("%s:1: no column %q; needed are event and lane or team", name, "event")
	}
	return readOfficialRows(name, in, titles)
}

func titlesOf(header []string) []string {
	titles := make([]string, len(header))
	for i, title := range header {
		titles[i] = strings.ToLower(strings.TrimSpace(title))
	}
	return titles
}

func readOfficialRows(name string, in *stdcsv.Reader, titles []string) ([]relay.OfficialRow, error) {
	var rows []relay.OfficialRow
	faults := text.Faults{Name: name}
	eachRow(name, in, &faults, func(fields []string) {
		line, _ := in.FieldPos(0)
		o := officialRow{OfficialRow: relay.OfficialRow{Source: fmt.Sprintf("%s:%d", name, line)}}
		o.who.entry.Round, o.who.entry.Heat = 1, 1
		for i, value := range fields {
			line, at := in.FieldPos(i)
			if value = strings.TrimSpace(value); value == "" {
				continue
			}
			if err := o.set(titles, i, value); err != nil {
				faults.Add(fmt.Sprintf("%s:%d:%d", name, line, at), "%w", err)
			}
		}
		o.check(&faults)
		rows = append(rows, o.OfficialRow)
	})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s: no result below the header row", name)
	}
	return rows, nil
}

// officialRow is one result while it is read: who it is of stands in the
// columns that start lists have too.
type officialRow struct {
	relay.OfficialRow
	who     row
	watches []time.Duration
}

// set puts one filled field in its place.
func (o *officialRow) set(titles []string, i int, value string) (err error) {
	if i >= len(titles) || titles[i] == "" {
		return fmt.Errorf("%q stands under no column; name it in the header row", value)
	}
	switch c := (column{what: titles[i]}); c.what {
	case "place":
		o.Place, err = number(c, value)
	case "status":
		o.Status, err = status(value)
	case "time":
		o.Time, err = aTime(c, value)
		o.Hand = relay.TimeUnit(value) == relay.Tenth
	case "watch1", "watch2", "watch3":
		var watch time.Duration
		watch, err = aTime(c, value)
		o.watches = append(o.watches, watch)
	default:
		err = o.who.set(c, value)
	}
	return err
}

func status(value string) (relay.Out, error) {
	switch out := relay.Out(strings.ToUpper(value)); out {
	case relay.Disqualified, relay.DidNotFinish, relay.DidNotStart, relay.Scratched:
		return out, nil
	case "OK":
		return relay.In, nil
	}
	return "", fmt.Errorf("status %q: want DQ, DNF, DNS, SCR or OK", value)
}

// check looks at the row as a whole, says whose it is, and makes its time from
// its watches.
func (o *officialRow) check(faults *text.Faults) {
	e := o.who.entry
	o.Event, o.Round, o.Heat, o.Lane, o.Team, o.Code, o.Squad = e.Event, e.Round, e.Heat, e.Lane, e.Team, e.Code, e.Squad
	hand, watched := relay.HandTime(o.watches...)
	switch {
	case o.Event == 0:
		faults.Add(o.Source, "no event")
	case o.Lane == 0 && o.Team == "" && o.Code == "":
		faults.Add(o.Source, "neither a lane nor a team")
	case watched && o.Time > 0:
		faults.Add(o.Source, "both a time and watches; give one of them")
	case watched:
		o.Time, o.Hand = hand, true
	}
}
