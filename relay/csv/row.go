package csv

import (
	stdcsv "encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/relay"
)

// maxNumber bounds events, rounds, heats and lanes: beyond it a column is mixed
// up with another.
const maxNumber = 99999

// row is one team while it is read.
type row struct {
	entry  relay.Entry
	faults []error
	way    string            // how much is run in lanes, as written
	given  map[column]string // where each filled field stands, file:line:column
}

// readRow reads the row that the reader gave last.
func readRow(name string, in *stdcsv.Reader, columns []column, fields []string) *row {
	line, _ := in.FieldPos(0)
	r := &row{given: map[column]string{}}
	r.entry = relay.Entry{Source: fmt.Sprintf("%s:%d", name, line), Round: 1, Heat: 1}
	for i, value := range fields {
		line, at := in.FieldPos(i)
		source := fmt.Sprintf("%s:%d:%d", name, line, at)
		switch value = strings.TrimSpace(value); {
		case value == "":
		case i >= len(columns) || columns[i].what == "":
			r.fault(source, fmt.Errorf("%q stands under no column; name it in the header row", value))
		default:
			r.given[columns[i]] = source
			if err := r.set(columns[i], value); err != nil {
				r.fault(source, err)
			}
		}
	}
	r.check()
	return r
}

func (r *row) fault(source string, err error) {
	r.faults = append(r.faults, fmt.Errorf("%s: %w", source, err))
}

// set puts one filled field in its place.
func (r *row) set(c column, value string) (err error) {
	e := &r.entry
	switch c.what {
	case "event":
		e.Event, err = number(c, value)
	case "round":
		e.Round, err = number(c, value)
	case "heat":
		e.Heat, err = number(c, value)
	case "lane":
		e.Lane, err = number(c, value)
	case "name":
		e.Race = value
	case "format":
		e.Format, err = formatID(value)
	case "team":
		e.Team = value
	case "code":
		e.Code = value
	case "squad":
		e.Squad = value
	case "look":
		e.Look = value
	case "way":
		r.way = value
	default:
		return r.setLeg(c, value)
	}
	return err
}

// setLeg puts a runner's field, or the team's target, in its place.
func (r *row) setLeg(c column, value string) (err error) {
	if c.what == "target" && c.leg == 0 {
		r.entry.Target, err = aTime(c, value)
		return err
	}
	if c.what == "distance" {
		return r.setDistance(c, value)
	}
	for len(r.entry.Runners) < c.leg {
		r.entry.Runners = append(r.entry.Runners, relay.EntryRunner{})
	}
	runner := &r.entry.Runners[c.leg-1]
	switch c.what {
	case "leg":
		runner.Name = value
	case "target":
		runner.Target, err = aTime(c, value)
	case "pb":
		runner.Best, err = aTime(c, value)
	}
	return err
}

func (r *row) setDistance(c column, value string) error {
	metres, err := strconv.ParseFloat(strings.Replace(value, ",", ".", 1), 64)
	if err != nil || !(metres >= 1 && metres <= 100_000) {
		return fmt.Errorf("%s %q: want metres, as 400", c, value)
	}
	for len(r.entry.Legs) < c.leg {
		r.entry.Legs = append(r.entry.Legs, 0)
	}
	r.entry.Legs[c.leg-1] = relay.FromMetres(metres)
	return nil
}

func number(c column, value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > maxNumber {
		return 0, fmt.Errorf("%s %q: want a whole number", c, value)
	}
	return n, nil
}

func aTime(c column, value string) (time.Duration, error) {
	d, err := relay.ParseTime(value)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", c, err)
	}
	return d, nil
}

func formatID(value string) (relay.FormatID, error) {
	id := relay.FormatID(strings.ToLower(value))
	if _, ok := relay.FormatByID(id); ok {
		return id, nil
	}
	var ids []string
	for _, f := range relay.Formats() {
		ids = append(ids, string(f.ID))
	}
	return "", fmt.Errorf("format %q: want one of %s", value, strings.Join(ids, ", "))
}

// check looks at the row as a whole, once each of its fields is right.
func (r *row) check() {
	if len(r.faults) > 0 {
		return
	}
	for _, c := range []column{{what: "event"}, {what: "format"}} {
		if r.given[c] == "" {
			r.fault(r.entry.Source, fmt.Errorf("no %s", c))
			return
		}
	}
	if r.entry.Team == "" && r.entry.Lane == 0 {
		r.fault(r.entry.Source, fmt.Errorf("neither a team nor a lane"))
	}
	r.checkWay()
	r.checkLegs()
}

// checkWay reads how the race is run, which depends on its format.
func (r *row) checkWay() {
	if r.way == "" {
		return
	}
	format, _ := relay.FormatByID(r.entry.Format)
	way, err := format.ParseWay(r.way)
	if err != nil {
		r.fault(r.given[column{what: "way"}], err)
		return
	}
	r.entry.Way = way
}

// checkLegs holds distances and runners against the format.
func (r *row) checkLegs() {
	format, _ := relay.FormatByID(r.entry.Format)
	legs := len(format.Legs)
	switch distances := len(r.entry.Legs); {
	case distances > 0 && legs > 0 && !format.Hurdles:
		r.fault(r.entry.Source, fmt.Errorf("distances are given, but a %s has its own; for other legs use custom", format.ID))
		return
	case distances > 0 && legs > 0 && distances != legs:
		r.fault(r.entry.Source, fmt.Errorf("%d distances for the %d legs of %s", distances, legs, format.ID))
		return
	case legs == 0 && distances < relay.MinLegs:
		r.fault(r.entry.Source, fmt.Errorf("a custom relay needs distance1, distance2, … in metres, for %d to %d legs", relay.MinLegs, relay.MaxLegs))
		return
	case legs == 0:
		legs = distances
	}
	for i, leg := range r.entry.Legs {
		if leg == 0 {
			r.fault(r.entry.Source, fmt.Errorf("no distance%d, though later legs have one", i+1))
		}
	}
	for _, c := range slices.SortedFunc(maps.Keys(r.given), compareColumns) {
		if c.leg > legs {
			r.fault(r.given[c], fmt.Errorf("%s in a relay of %d legs", c, legs))
		}
	}
}
