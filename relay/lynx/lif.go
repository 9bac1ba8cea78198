package lynx

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/text"
)

// ErrNoResults says that nothing in the file looks like a race's results.
var ErrNoResults = errors.New("no results in it; is it a .lif?")

// The fields of a .lif: of its first row, which is the race's, and of a result's
// row. Rows of 11, 15 and 17 fields are known; what a short one lacks is empty.
const (
	fieldStart                                     = 10
	fieldPlace, fieldTime, fieldDelta, fieldSplits = 0, 6, 8, 10
	fieldRowStart                                  = 11
)

// codes are what stands for a place where there is none. A false start
// disqualifies; NT is a team in the race without a time.
var codes = map[string]relay.Out{
	"DNS": relay.DidNotStart, "DNF": relay.DidNotFinish, "DQ": relay.Disqualified, "SCR": relay.Scratched,
	"FS": relay.Disqualified, "NT": relay.In,
}

// ReadResults reads a .lif: the results of one race. Athletes' rows are left
// out, for they are no relay's. A time given to tenths was taken by hand; the
// gap to the team before is never relied on. The name stands in sources and
// errors; a file that ends in mid-line wraps ErrUnfinished.
func ReadResults(name string, r io.Reader) ([]relay.OfficialRow, []relay.Skipped, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return nil, nil, err
	}
	faults := text.Faults{Name: name}
	if len(rows) < 2 || rows[0].Broken != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrNoResults)
	}
	race, ok := readRaceResults(rows[0], &faults)
	if !ok {
		return nil, nil, fmt.Errorf("%w; %w", faults.Err(), ErrNoResults)
	}
	var results []relay.OfficialRow
	var skipped []relay.Skipped
	for _, row := range rows[1:] {
		switch {
		case row.Broken != nil:
			faults.AddError(row.Broken)
		case row.isAthlete():
			skipped = append(skipped, relay.Skipped{Source: row.Source, Why: string(race.RaceID()) + ": an athlete's result"})
		default:
			result, left := row.result(race, &faults)
			results, skipped = append(results, result), append(skipped, left...)
		}
	}
	if err := faults.Err(); err != nil {
		return nil, nil, err
	}
	return results, skipped, nil
}

// readRaceResults reads the first row: what every result of the file shares.
func readRaceResults(row row, faults *text.Faults) (race relay.OfficialRow, ok bool) {
	race.Race = row.Field(fieldName)
	if race.Event, race.Round, race.Heat, ok = row.numbers(faults); !ok {
		return race, false
	}
	if start, err := relay.ParseTime(row.Field(fieldStart)); err == nil {
		race.Start = &start
	}
	return race, true
}

// result reads one team's row; splits that cannot be read leave it without.
func (r row) result(race relay.OfficialRow, faults *text.Faults) (relay.OfficialRow, []relay.Skipped) {
	out := race
	out.Source, out.Team = r.Source, r.Field(fieldLast)
	out.Code, out.Squad = splitAffiliation(r.Field(fieldAffiliation))
	var err error
	if out.Lane, err = parseLane(r.Field(fieldLane)); err != nil {
		r.Wrong(faults, fieldLane, "a lane or hip number")
	}
	if out.Place, out.Status, err = parsePlace(r.Field(fieldPlace)); err != nil {
		r.Wrong(faults, fieldPlace, "a place, DNS, DNF, DQ or SCR")
	}
	if printed := r.Field(fieldTime); printed != "" {
		if out.Time, err = relay.ParseTime(printed); err != nil {
			r.Wrong(faults, fieldTime, "a time, as 49.959 or 1:50.526,")
		}
		out.Hand = relay.TimeUnit(printed) == relay.Tenth
	}
	if out.Splits, err = parseSplits(r.Field(fieldSplits)); err != nil {
		return out, []relay.Skipped{{Source: r.Place(fieldSplits), Why: "its splits: " + err.Error()}}
	}
	return out, nil
}

// parsePlace reads a place or the code that stands for it.
func parsePlace(s string) (place int, out relay.Out, err error) {
	if s == "" {
		return 0, relay.In, nil
	}
	if out, known := codes[strings.ToUpper(s)]; known {
		return 0, out, nil
	}
	place, err = strconv.Atoi(s)
	if err == nil && place < 1 {
		err = strconv.ErrRange
	}
	return place, relay.In, err
}

// parseSplits reads "12.31 (12.31),24.02 (11.71)": times from the gun, each with
// the time since the one before, which may be missing.
func parseSplits(s string) ([]relay.OfficialSplit, error) {
	if s == "" {
		return nil, nil
	}
	var splits []relay.OfficialSplit
	var before time.Duration
	for _, pair := range strings.Split(s, ",") {
		at, took, given := strings.Cut(strings.TrimSuffix(strings.TrimSpace(pair), ")"), "(")
		split := relay.OfficialSplit{Unit: relay.TimeUnit(at)}
		var err error
		if split.At, err = relay.ParseTime(at); err != nil {
			return nil, err
		}
		if split.Took = split.At - before; given {
			split.Unit = relay.TimeUnit(took)
			if split.Took, err = relay.ParseTime(took); err != nil {
				return nil, err
			}
		}
		before = split.At
		splits = append(splits, split)
	}
	return splits, nil
}
