package lynx

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"baton/relay"
	"baton/relay/results"

	"golang.org/x/text/encoding/charmap"
)

// The lengths of the rows that are written: those of FinishLynx's own files, as
// far as the meaning of their fields is known.
const (
	raceFields   = 11
	resultFields = 15
)

// ResultsName is the name FinishLynx gives a race's file: "012-1-03.lif". An id
// that names no race is refused: the path made of it could lead anywhere.
func ResultsName(id relay.RaceID) (string, error) {
	event, round, heat, err := id.Parts()
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%03d-%d-%02d.lif", event, round, heat), nil
}

// WriteResults writes one race's results as FinishLynx does, for a meet program
// to read: official times to 0.001 s or, taken by hand, to 0.1 s; the keeper's
// own to 0.01 s, with the splits that add up to them; the gap is to the team
// before, between the times as they stand. Lines end in CRLF; the text is
// Windows-1252 where that has all its letters, else UTF-8 with a byte-order mark.
// The start's time of day is the timing computer's where it is known, else the
// keeper's gun in the zone. Errors are those of w.
func WriteResults(w io.Writer, r *relay.Race, zone *time.Location) error {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{raceRow(r, zone)}
	var before time.Duration
	for _, res := range results.Results(r) {
		rows = append(rows, resultRow(r, res, before, zone))
		if res.Rank > 0 {
			before = printed(res)
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	_, err := w.Write(encode(b.String()))
	return err
}

func raceRow(r *relay.Race, zone *time.Location) []string {
	row := make([]string, raceFields)
	event, round, heat, _ := r.ID.Parts() // zeros beside an id that says more
	row[fieldEvent], row[1], row[2] = strconv.Itoa(event), strconv.Itoa(round), strconv.Itoa(heat)
	row[fieldName], row[fieldDistance] = nameOf(r), relay.Total(r.Legs).String()
	row[fieldStart] = startOf(r, zone, 100*time.Microsecond)
	return row
}

func resultRow(r *relay.Race, res results.Result, before time.Duration, zone *time.Location) []string {
	row := make([]string, resultFields)
	row[fieldPlace], row[fieldLane] = string(res.Code), laneOf(res.Team)
	row[fieldLast], row[fieldAffiliation] = oneLine(res.Team.Name), affiliation(res.Team)
	row[fieldSplits], row[fieldRowStart] = printSplits(res), startOf(r, zone, time.Millisecond)
	if res.Code != relay.In {
		return row
	}
	if res.Rank > 0 {
		row[fieldPlace] = strconv.Itoa(res.Rank)
	}
	row[fieldTime] = printTotal(res)
	if res.Finished {
		row[fieldDelta] = relay.Thousandths(printed(res) - before)
	}
	return row
}

// nameOf is what the race is called. A name that stands for one nobody gave is
// plain letters: programs that read the file break on others.
func nameOf(r *relay.Race) string {
	if r.Name == "" || r.Name == r.Format.Name {
		return strings.ReplaceAll(r.Format.Name, "×", "x")
	}
	return oneLine(r.Name)
}

// printed is a total as the file has it, which for an official time is to what
// it was measured.
func printed(res results.Result) time.Duration {
	if res.Official && !res.Hand {
		return *res.Team.Official.Time
	}
	return res.Total
}

// printTotal prints a total to what it was measured to, which is how a reader
// tells hand times from photo-finish times.
func printTotal(res results.Result) string {
	if res.Official && !res.Hand {
		return relay.Thousandths(printed(res))
	}
	return res.Time()
}

// printSplits prints the exchanges and the finish as pairs of time from the gun
// and time since the pair before, up to the first that is not known: which leg a
// pair is of is told by its position alone.
func printSplits(res results.Result) string {
	var pairs []string
	for _, leg := range res.Legs {
		if !leg.Known {
			break
		}
		pairs = append(pairs, relay.Hundredths(leg.At)+" ("+relay.Hundredths(leg.Took)+")")
	}
	return strings.Join(pairs, ",")
}

// affiliation is a team's code padded to six with its squad, "HORI  A". The name
// stands for a code where there is none, so that no squad is lost.
func affiliation(t *relay.Team) string {
	code := oneLine(t.Code)
	switch {
	case t.Squad == "":
		return code
	case code == "":
		code = oneLine(t.Name)
	}
	return fmt.Sprintf("%-5s %s", code, oneLine(t.Squad))
}

func laneOf(t *relay.Team) string {
	if key, unbound := t.ID.Unbound(); unbound {
		if key == "0" {
			return "10"
		}
		return strings.TrimLeft(key, "0")
	}
	if t.Lane == 0 {
		return ""
	}
	return strconv.Itoa(t.Lane)
}

// startOf is the start's time of day, rounded up to a unit as FinishLynx rounds
// it; empty where it is not known.
func startOf(r *relay.Race, zone *time.Location, unit time.Duration) string {
	var since time.Duration
	switch gun, run := r.Gun(); {
	case r.OfficialStart != nil:
		since = *r.OfficialStart
	case run:
		since = sinceMidnight(gun.Time().In(zone))
	default:
		return ""
	}
	text := relay.TimeOfDay(relay.RoundUp(since, unit))
	if unit == time.Millisecond {
		text = text[:len(text)-1]
	}
	return text
}

// sinceMidnight is a time of day as a clock on the wall shows it, whatever the
// hours since midnight were.
func sinceMidnight(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second + time.Duration(t.Nanosecond())
}

// oneLine keeps a name on one line, as every row of the file is.
func oneLine(s string) string { return strings.Join(strings.Fields(relay.Harmless(s)), " ") }

// encode gives the bytes of a file that a program without Unicode reads too.
// Windows-1252 that could be taken for UTF-8 is not used.
func encode(s string) []byte {
	narrow, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil || narrow != s && utf8.ValidString(narrow) {
		return []byte("\ufeff" + s)
	}
	return []byte(narrow)
}
