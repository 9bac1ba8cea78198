// Package json writes results for other programs, and reads them back as start
// lists. Its shape is stable: format 1 only ever gains fields. Seconds are
// numbers with exactly millisecond precision, and what is not known is null. It
// carries results; the lossless form of a meet is its .meet file.
//
// It imports the domain, relay/entry, relay/results and relay/text. Begin with
// Write, then entry.go: a team; read.go takes such a file as a start list.
package json

import (
	"bytes"
	stdjson "encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"baton/relay"
	"baton/relay/results"
)

// Info is what an export says of the meet as a whole.
type Info struct {
	Name     string
	Rulebook relay.Rulebook
	Now      relay.Instant  // for what waiting runners are doing
	Zone     *time.Location // of the timing computer's time of day; UTC where nil
	Season   results.Season // what teams and pairs did in other races; nil for nothing
}

// Write writes races as one JSON object, ended by a newline. Errors are those
// of w.
func Write(w io.Writer, meet Info, races []*relay.Race) error {
	if meet.Zone == nil {
		meet.Zone = time.UTC
	}
	out := document{Format: 1, Meet: meetJSON{orNull(meet.Name), meet.Rulebook.ID}, Races: []raceJSON{}}
	for _, r := range races {
		out.Races = append(out.Races, newRace(meet, r))
	}
	var text bytes.Buffer
	enc := stdjson.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := w.Write(relay.HarmlessJSON(text.Bytes()))
	return err
}

type document struct {
	Format int        `json:"format"`
	Meet   meetJSON   `json:"meet"`
	Races  []raceJSON `json:"races"`
}

type meetJSON struct {
	Name     *string          `json:"name"`
	Rulebook relay.RulebookID `json:"rulebook"`
}

type raceJSON struct {
	ID            relay.RaceID   `json:"id"`
	Event         int            `json:"event"`
	Round         int            `json:"round"`
	Heat          int            `json:"heat"`
	Name          *string        `json:"name"`
	Format        relay.FormatID `json:"format"`
	Status        relay.Status   `json:"status"`
	Gun           *string        `json:"gun"`
	GunFrom       *string        `json:"gun_from"`
	GunCorrection *seconds       `json:"gun_correction_s"`
	OfficialStart *string        `json:"official_start"`
	Entries       []entryJSON    `json:"entries"`
	Unassigned    []openJSON     `json:"unassigned"`
	Doubtful      []doubtJSON    `json:"doubtful"`
}

type openJSON struct {
	At   seconds `json:"at_s"`
	Near *string `json:"near"`
}

type doubtJSON struct {
	Lane *int       `json:"lane"`
	At   seconds    `json:"at_s"`
	Why  relay.Role `json:"why"`
}

func newRace(meet Info, r *relay.Race) raceJSON {
	event, round, heat, _ := r.ID.Parts() // zeros beside an id that says more
	out := raceJSON{
		ID: r.ID, Event: event, Round: round, Heat: heat, Name: orNull(r.Name), Format: r.Format.ID, Status: r.Status,
		Entries: []entryJSON{}, Unassigned: []openJSON{}, Doubtful: []doubtJSON{},
	}
	if r.Counting >= 0 {
		start := r.Starts[r.Counting]
		out.Gun = orNull(start.At.Time().UTC().Round(time.Millisecond).Format("2006-01-02T15:04:05.000Z07:00"))
		out.GunFrom, out.GunCorrection = orNull(gunFrom(start)), timed(start.Corrected)
	}
	out.OfficialStart = officialStart(r, meet.Zone)
	places, corrected := results.Standings(r), results.Calibrate(r)
	printed, accounts := results.Results(r), results.Ledgers(r, meet.Season)
	for _, t := range r.Teams {
		i := slices.IndexFunc(printed, func(res results.Result) bool { return res.Team == t })
		entry := newEntry(meet, r, printed[i], places[t.ID], corrected)
		entry.Ledger, entry.NoLedger = newLedger(accounts[t.ID])
		out.Entries = append(out.Entries, entry)
	}
	for _, m := range r.Marks() {
		switch m.Role {
		case relay.Open:
			out.Unassigned = append(out.Unassigned, openJSON{seconds(m.Time), orNull(m.Near)})
		case relay.Double, relay.Extra, relay.After:
			out.Doubtful = append(out.Doubtful, doubtJSON{laneOf(r, m.Team), seconds(m.Time), m.Role})
		default: // in nobody's doubt
		}
	}
	return out
}

// gunFrom is where the gun's instant comes from.
func gunFrom(s relay.Start) string {
	switch {
	case s.Estimated:
		return "estimated"
	case !s.Beside.IsZero():
		return "official"
	}
	return "press"
}

// officialStart is the start by the timing computer, to 0.1 ms. The computer
// gives a time of day; the day, and the time zone, are the keeper's gun's, and
// where there was none it stands without them.
func officialStart(r *relay.Race, zone *time.Location) *string {
	if r.OfficialStart == nil {
		return nil
	}
	start, run := r.Gun()
	if !run {
		return orNull(time.Time{}.Add(*r.OfficialStart).Format("15:04:05.0000"))
	}
	gun := start.Time().In(zone)
	day := time.Date(gun.Year(), gun.Month(), gun.Day(), 0, 0, 0, 0, zone)
	official := clockTime(day, *r.OfficialStart)
	for _, other := range []int{-1, 1} { // a race about midnight
		if at := clockTime(day.AddDate(0, 0, other), *r.OfficialStart); at.Sub(gun).Abs() < official.Sub(gun).Abs() {
			official = at
		}
	}
	return orNull(official.Format("2006-01-02T15:04:05.0000Z07:00"))
}

// clockTime is a day's instant at which a clock on the wall shows a time.
func clockTime(day time.Time, since time.Duration) time.Time {
	h, m, s := int(since/time.Hour), int(since/time.Minute%60), int(since/time.Second%60)
	return time.Date(day.Year(), day.Month(), day.Day(), h, m, s, int(since%time.Second), day.Location())
}

func laneOf(r *relay.Race, id relay.TeamID) *int {
	if t := r.Team(id); t != nil {
		return orNull(t.Lane)
	}
	return nil
}

// seconds is a time as a number of seconds with three decimals.
type seconds time.Duration

// MarshalJSON writes 12.4 s as 12.400.
func (s seconds) MarshalJSON() ([]byte, error) {
	ms := int64(relay.RoundHalfUp(time.Duration(s), time.Millisecond) / time.Millisecond)
	sign := ""
	if ms < 0 {
		sign, ms = "-", -ms
	}
	return fmt.Appendf(nil, "%s%d.%03d", sign, ms/1000, ms%1000), nil
}

// fraction is a part of one, with three decimals.
type fraction float64

// MarshalJSON writes 1.1206 as 1.121.
func (f fraction) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%.3f", float64(f)), nil }

func timed(d time.Duration) *seconds {
	s := seconds(d)
	return &s
}

// timedIf is a time where it is known, else null.
func timedIf(d time.Duration, ok bool) *seconds {
	if !ok {
		return nil
	}
	return timed(d)
}

func timedPtr(d *time.Duration) *seconds {
	if d == nil {
		return nil
	}
	return timed(*d)
}

// orNull is null for what a race leaves empty.
func orNull[V comparable](v V) *V {
	var nothing V
	if v == nothing {
		return nil
	}
	return &v
}

// metres is a distance as a number, to the millimetre.
func metres(d relay.Distance) stdjson.Number { return stdjson.Number(d.String()) }
