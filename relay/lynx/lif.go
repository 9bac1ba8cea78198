package lynx

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"baton/relay/entry"
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

// ReadResults reads a .lif: the results of one race, or of several one after
// another. Athletes' rows and those of individual events are read too, and marked,
// for the meet may know the race as a relay. A time given to tenths was taken by
// hand; the gap to the team before is never relied on. A row with a word that is
// not known is named and left open. The name stands in sources and errors; a file
// that ends in mid-line wraps text.ErrUnfinished.
func ReadResults(name string, r io.Reader) ([]entry.OfficialRow, []entry.Skipped, error) {
	rows, err := readRows(name, r)
	if err != nil {
		return nil, nil, err
	}
	if len(rows) < 2 || rows[0].Broken != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, ErrNoResults)
	}
	var results []entry.OfficialRow
	var skipped []entry.Skipped
	for len(rows) > 0 {
		race, wrong := readRaceResults(rows[0])
		if wrong != nil {
			return nil, nil, fmt.Errorf("%s: %s; %w", wrong.Source, wrong.Why, ErrNoResults)
		}
		end := 1
		for end < len(rows) && !rows[end].beginsRace() {
			end++
		}
		found, left := resultsOf(race, rows[:end])
		results, skipped = append(results, found...), append(skipped, left...)
		rows = rows[end:]
	}
	return results, skipped, nil
}

// clockShape is a time of day.
var clockShape = regexp.MustCompile(`^\d{1,2}:\d\d:\d\d(\.\d+)?$`)

// beginsRace reports whether a row further down is another race's first, as where
// the files of several heats were put into one.
func (r row) beginsRace() bool {
	_, _, _, wrong := r.numbers()
	return r.Broken == nil && wrong == nil && r.Field(fieldName) != "" && clockShape.MatchString(r.Field(fieldStart))
}

// resultsOf reads the results of one race, whose row is the first.
func resultsOf(race entry.OfficialRow, rows []row) (results []entry.OfficialRow, skipped []entry.Skipped) {
	metres, _ := readMetres(rows[0].Field(fieldDistance))
	_, _, sure := entry.GuessFormat(race.Race, metres)
	race.Individual = !looksLikeRelay(rows[1:], sure || entry.NamesRelay(race.Race))
	for _, row := range rows[1:] {
		if row.Broken != nil {
			skipped = append(skipped, row.Torn())
			continue
		}
		result, left := row.result(race)
		skipped = append(skipped, left...)
		if result != nil {
			results = append(results, *result)
		}
	}
	return results, skipped
}

// readRaceResults reads the first row: what every result of the file shares.
func readRaceResults(row row) (race entry.OfficialRow, wrong *entry.Skipped) {
	race.Race = row.Field(fieldName)
	if race.Event, race.Round, race.Heat, wrong = row.numbers(); wrong != nil {
		return race, wrong
	}
	if start, err := entry.ParseTime(row.Field(fieldStart)); err == nil {
		race.Start = &start
	}
	return race, nil
}

// result reads one row, nil where a word in it is not known; splits that cannot
// be read leave it without.
func (r row) result(race entry.OfficialRow) (*entry.OfficialRow, []entry.Skipped) {
	out := race
	out.Source, out.Hip, out.Athlete = r.Source, r.Field(fieldID), r.isAthlete()
	out.Team, out.Code, out.Squad = r.team()
	var wrong []entry.Skipped
	if out.Lane, wrong = r.lane(); wrong != nil {
		return nil, wrong
	}
	if !out.SetRank(r.Field(fieldPlace)) {
		return nil, []entry.Skipped{r.Wrong(fieldPlace, "a place, DNS, DNF, DQ or SCR")}
	}
	if r.cutTime() {
		return nil, []entry.Skipped{r.Wrong(fieldTime, "a time, as 49.959 or 1:50.526 (its fraction stands in the next field),")}
	}
	if !out.SetTime(r.Field(fieldTime)) {
		return nil, []entry.Skipped{r.Wrong(fieldTime, "a time, as 49.959 or 1:50.526,")}
	}
	var err error
	if out.Splits, err = parseSplits(r.Field(fieldSplits)); err != nil {
		return &out, []entry.Skipped{{Source: r.Location(fieldSplits - r.moved), Why: "its splits: " + err.Error(), Wrong: true}}
	}
	return &out, nil
}

// wholeTime and fraction are what a time with a decimal comma becomes where
// commas part the fields.
var (
	wholeTime = regexp.MustCompile(`^(\d+:)*\d{1,2}$`)
	fraction  = regexp.MustCompile(`^\d{1,3}$`)
)

// cutTime reports whether a time seems to have lost its fraction to a comma: 50
// and 12 are no 50.00.
func (r row) cutTime() bool {
	return wholeTime.MatchString(r.Field(fieldTime)) && fraction.MatchString(r.Field(fieldTime+1))
}

// parseSplits reads "12.31 (12.31),24.02 (11.71)": times from the gun, each with
// the time since the one before, which may be missing.
func parseSplits(s string) ([]entry.OfficialSplit, error) {
	if s == "" {
		return nil, nil
	}
	var splits []entry.OfficialSplit
	var before time.Duration
	for _, pair := range strings.Split(s, ",") {
		at, took, given := strings.Cut(strings.TrimSuffix(strings.TrimSpace(pair), ")"), "(")
		split := entry.OfficialSplit{Unit: entry.TimeUnit(at)}
		var err error
		if split.At, err = entry.ParseTime(at); err != nil {
			return nil, err
		}
		if split.Took = split.At - before; given {
			split.Unit = entry.TimeUnit(took)
			if split.Took, err = entry.ParseTime(took); err != nil {
				return nil, err
			}
		}
		before = split.At
		splits = append(splits, split)
	}
	return splits, nil
}
