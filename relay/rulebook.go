package relay

import (
	"fmt"
	"slices"
	"strings"
)

// RulebookID names whose rules a meet is run under: wa, nfhs or ncaa.
type RulebookID string

// Rulebook is one body's rules as data: they change every season.
type Rulebook struct {
	ID          RulebookID          `json:"id"`
	Name        string              `json:"name"`
	InLanes     *lanesRule          `json:"in_lanes"` // where lengths follow the lanes; else Zones
	Zones       map[FormatID][]Zone `json:"zones"`    // by format, one an exchange
	Doubts      []zoneDoubt         `json:"doubts"`
	Infractions []Infraction        `json:"infractions"`
}

// lanesRule gives the zone of an exchange by how its incoming runner runs: Zone
// where the leg is no longer than UpTo and run in lanes, else Else.
type lanesRule struct {
	UpTo float64 `json:"up_to_m"`
	Zone Zone    `json:"zone"`
	Else Zone    `json:"else"`
}

// covers reports whether a leg is short enough for the longer zone.
func (l *lanesRule) covers(leg Distance) bool { return leg <= FromMetres(l.UpTo) }

// zoneDoubt is what is not sure of a zone's length, in few words.
type zoneDoubt struct {
	Formats  []FormatID `json:"formats"`
	Exchange int        `json:"exchange"`
	Says     string     `json:"says"`
}

// Infraction is something an umpire or a coach can report.
type Infraction struct {
	Key  string `json:"key"`
	What string `json:"what"`
	Rule string `json:"rule"`
	Note string `json:"note"`
}

// otherInfraction is told in free text, under no rule.
const otherInfraction = "other"

// Cited is the infraction's rule as it is told: its number, or that it is not
// known. An empty field would look like a rulebook without such a rule. What is
// told in free text has none.
func (i Infraction) Cited() string {
	if i.Rule == "" && i.Key != "" && i.Key != otherInfraction {
		return "number not known"
	}
	return i.Rule
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

// Rulebooks are all rulebooks the program knows: the caller's own list.
func Rulebooks() []Rulebook { return slices.Clone(rulebooks) }

// RulebookByID finds a rulebook.
func RulebookByID(id RulebookID) (Rulebook, bool) {
	for _, b := range rulebooks {
		if strings.EqualFold(string(b.ID), string(id)) {
			return b, true
		}
	}
	return Rulebook{}, false
}

// usualZone is the zone of a relay that a rulebook says nothing of.
var usualZone = Zone{Before: 10 * Metre, After: 10 * Metre}

// zone is the takeover zone of exchange n (from 1) of a race: a property of
// rulebook, format, exchange and of how much is run in lanes.
func (b Rulebook) zone(f Format, legs []Distance, way Way, n int) Zone {
	if l := b.InLanes; l != nil {
		if l.covers(legs[n-1]) && way.runsInLanes(n) {
			return l.Zone
		}
		return l.Else
	}
	if zones := b.Zones[f.ID]; n <= len(zones) {
		return zones[n-1]
	}
	return usualZone
}

// zoneDoubt is what is not sure of the length of an exchange's zone: "20 m if leg
// 2 breaks"; empty where it is. Chosen reports whether somebody said how the race
// is run.
func (b Rulebook) zoneDoubt(f Format, legs []Distance, way Way, chosen bool, n int) string {
	for _, d := range b.Doubts {
		if d.Exchange == n && slices.Contains(d.Formats, f.ID) {
			return d.Says
		}
	}
	l, now := b.InLanes, b.zone(f, legs, way, n)
	switch {
	case l == nil && n > len(b.Zones[f.ID]):
		return "assumed: no rule names it"
	case l != nil && way.breaks() == n && l.covers(legs[n-1]):
		return fmt.Sprintf("%s m if leg %d counts as in lanes", l.Zone.Length(), n)
	case chosen:
		return ""
	}
	var ways []string
	var other Zone
	for _, w := range f.Ways {
		if z := b.zone(f, legs, w, n); z != now {
			ways, other = append(ways, w.String()), z
		}
	}
	if len(ways) == 0 {
		return ""
	}
	return fmt.Sprintf("%s m if %s", other.Length(), strings.Join(ways, " or "))
}
