package relay

import (
	"fmt"
	"strings"
)

// RulebookID names whose rules a meet is run under: wa, nfhs or ncaa.
type RulebookID string

// Rulebook is one body's rules as data: they change every season.
type Rulebook struct {
	ID          RulebookID          `json:"id"`
	Name        string              `json:"name"`
	Edition     string              `json:"edition"`
	Confidence  string              `json:"confidence"` // S read in a source, M from memory, D derived, C sources conflict
	CustomZone  Zone                `json:"custom_zone"`
	Zones       map[FormatID][]Zone `json:"zones"`
	Infractions []Infraction        `json:"infractions"`
}

// Infraction is something an umpire or a coach can report.
type Infraction struct {
	Key        string `json:"key"`
	What       string `json:"what"`
	Rule       string `json:"rule"`
	Confidence string `json:"confidence"`
	Note       string `json:"note"`
}

// Zone is a takeover zone about its scratch line, in the running direction.
type Zone struct {
	Before Distance // from the zone's first edge to the scratch line
	After  Distance // from the scratch line to its last edge
}

// Length is the zone's length.
func (z Zone) Length() Distance { return z.Before + z.After }

// String is the zone as the rule tables write it: "30(20)" is 30 m long, its
// scratch line 20 m in.
func (z Zone) String() string { return z.Length().String() + "(" + z.Before.String() + ")" }

// MarshalText writes the zone as String does.
func (z Zone) MarshalText() ([]byte, error) { return []byte(z.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (z *Zone) UnmarshalText(text []byte) error {
	var length, before float64
	if n, err := fmt.Sscanf(string(text), "%g(%g)", &length, &before); n != 2 || err != nil || before < 0 || length < before || length > 400 {
		return fmt.Errorf("zone %q: want length(metres before the scratch line), as 30(20)", text)
	}
	z.Before = FromMetres(before)
	z.After = FromMetres(length) - z.Before
	return nil
}

var rulebooks = loadRulebooks("wa", "nfhs", "ncaa")

func loadRulebooks(ids ...RulebookID) []Rulebook {
	books := make([]Rulebook, len(ids))
	for i, id := range ids {
		readData(string(id)+".json", &books[i])
	}
	return books
}

// DefaultRulebook is the one of a meet that names none.
const DefaultRulebook RulebookID = "wa"

// Rulebooks are all rulebooks the program knows.
func Rulebooks() []Rulebook { return rulebooks }

// RulebookByID finds a rulebook.
func RulebookByID(id RulebookID) (Rulebook, bool) {
	for _, b := range rulebooks {
		if strings.EqualFold(string(b.ID), string(id)) {
			return b, true
		}
	}
	return Rulebook{}, false
}

// Zone is the takeover zone of exchange n (from 1) of a format: a property of
// rulebook, format and exchange. Shuttle hurdles have none; a custom relay has
// the rulebook's usual one.
func (b Rulebook) Zone(f FormatID, n int) (Zone, bool) {
	zones, ok := b.Zones[f]
	if !ok {
		return b.CustomZone, true
	}
	if n < 1 || n > len(zones) {
		return Zone{}, false
	}
	return zones[n-1], true
}
