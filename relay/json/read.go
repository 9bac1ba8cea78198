package json

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// errNoRaces says that an export holds no race with a team in it.
var errNoRaces = errors.New("no team in it; is it an export of baton?")

// Is reports whether a JSON file is an export of baton.
func Is(v text.Value) bool { return v.Field("format").Known() && v.Field("races").Known() }

// Read reads an export back as a start list: the races, their teams and lanes,
// and who runs which leg. What the teams ran is not read. Errors name file, line
// and column.
func Read(v text.Value) (entry.StartList, error) {
	var version int
	if err := v.Field("format").Into(&version); err != nil {
		return entry.StartList{}, err
	}
	if version != 1 {
		return entry.StartList{}, fmt.Errorf("%s: format %d; this baton reads format 1, a newer one may read it", v.Field("format").Location(), version)
	}
	var list entry.StartList
	timed := 0
	for _, at := range v.Field("races").Items() {
		race, err := readRace(at)
		if err != nil {
			list.Skip(text.Wrong(err))
			continue
		}
		entries := at.Field("entries").Items()
		if len(entries) == 0 {
			list.Leave(at.Source(), string(race.RaceID())+": no teams in it")
		}
		for _, at := range entries {
			entry, err := readEntry(at, race)
			if err != nil {
				list.Skip(text.Wrong(err))
				continue
			}
			list.Entries = append(list.Entries, entry)
			official, recorded := readOfficial(at, entry)
			if official != nil {
				list.Officials = append(list.Officials, *official)
			}
			if recorded {
				timed++
			}
		}
	}
	if timed > 0 {
		list.Leave(v.Name(), "the recorded times of "+relay.Count(timed, "team")+"; a list brings official results only, a meet's own copy all (baton merge)")
	}
	if len(list.Entries) == 0 && len(list.Skipped) == 0 {
		return entry.StartList{}, fmt.Errorf("%s: %w", v.Name(), errNoRaces)
	}
	return list, nil
}

// readOfficial is a team's official result, nil where there is none, and whether
// it has times that somebody recorded.
func readOfficial(at text.Value, e entry.Entry) (official *entry.OfficialRow, recorded bool) {
	var team struct {
		Official *float64 `json:"official_s"`
		Total    *float64 `json:"total_s"`
	}
	if at.Into(&team) != nil {
		return nil, false
	}
	recorded = team.Total != nil
	if team.Official == nil || !(*team.Official > 0 && *team.Official < 1e6) {
		return nil, recorded
	}
	row := e.Result()
	row.Time = time.Duration(math.Round(*team.Official*1000)) * time.Millisecond
	return &row, recorded
}

// readRace reads what all teams of a race share.
func readRace(at text.Value) (entry.Entry, error) {
	var race struct {
		ID     relay.RaceID   `json:"id"`
		Name   text.Word      `json:"name"`
		Format relay.FormatID `json:"format"`
	}
	if err := at.Into(&race); err != nil {
		return entry.Entry{}, err
	}
	e := entry.Entry{Race: string(race.Name), Format: race.Format}
	var err error
	if e.Event, e.Round, e.Heat, err = race.ID.Parts(); err != nil {
		return e, fmt.Errorf("%s: %w", at.Field("id").Location(), err)
	}
	if race.Format == "" {
		e.Guessed = "the export does not say its format"
	} else if _, ok := relay.FormatByID(race.Format); !ok {
		return e, fmt.Errorf("%s: this baton does not know format %q", at.Field("format").Location(), race.Format)
	}
	return e, nil
}

// readEntry reads one team of a race.
func readEntry(at text.Value, race entry.Entry) (entry.Entry, error) {
	var team struct {
		Lane       text.Word   `json:"lane"`
		Team       text.Word   `json:"team"`
		Code       text.Word   `json:"code"`
		Squad      text.Word   `json:"squad"`
		Status     text.Word   `json:"status"`
		Alternates []text.Word `json:"alternates"`
	}
	if err := at.Into(&team); err != nil {
		return race, err
	}
	e := race
	e.Source, e.Team, e.Code, e.Squad = at.Source(), string(team.Team), string(team.Code), string(team.Squad)
	e.Scratched = string(team.Status) == string(relay.Scratched)
	for _, name := range team.Alternates {
		e.Alternates = append(e.Alternates, string(name))
	}
	if lane, ok := entry.ReadLane(string(team.Lane)); ok {
		e.Lane = lane
	} else if team.Lane != "" {
		return e, fmt.Errorf("%s: lane %q: want a whole number; the team is left", at.Field("lane").Location(), relay.Shortened(string(team.Lane)))
	}
	if e.Lane == 0 && e.Team == "" && e.Code == "" {
		return e, fmt.Errorf("%s: neither a team nor a lane", at.Location())
	}
	return e, readLegs(at.Field("legs"), &e)
}

// readLegs reads who runs which leg, and the legs where the format leaves them
// open.
func readLegs(at text.Value, e *entry.Entry) error {
	format, _ := relay.FormatByID(e.Format)
	var legs []relay.Distance
	for i, at := range at.Items() {
		var leg struct {
			Leg      int       `json:"leg"`
			Runner   text.Word `json:"runner"`
			Distance text.Word `json:"distance_m"`
		}
		if err := at.Into(&leg); err != nil {
			return err
		}
		if leg.Leg != i+1 || leg.Leg > relay.MaxLegs {
			return fmt.Errorf("%s: leg %d stands where leg %d should be, of at most %d", at.Location(), leg.Leg, i+1, relay.MaxLegs)
		}
		metres, err := strconv.ParseFloat(string(leg.Distance), 64)
		if err != nil || !(metres >= 1 && metres <= 100_000) {
			return fmt.Errorf("%s: distance_m %q: want metres, as 400", at.Location(), leg.Distance)
		}
		legs = append(legs, relay.FromMetres(metres))
		e.Runners = append(e.Runners, entry.Runner{Name: string(leg.Runner)})
	}
	switch {
	case len(legs) == 0:
	case slices.Equal(legs, format.Legs):
	case len(format.Legs) == 0 || format.Hurdles:
		e.Legs = legs
	case len(legs) != len(format.Legs):
		return fmt.Errorf("%s: %d legs in a %s", at.Location(), len(legs), format.ID)
	}
	if len(format.Legs) == 0 && len(legs) < relay.MinLegs && e.Format != "" {
		return fmt.Errorf("%s: a custom relay needs its legs", e.Source)
	}
	return nil
}
