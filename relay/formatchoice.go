package relay

import (
	"fmt"
	"strconv"
	"strings"
)

// FormatChoice is a format that a person gives a race whose start list does not
// tell it, with the legs where the format leaves them open.
type FormatChoice struct {
	ID   FormatID
	Legs []Distance
}

// ParseFormat reads a format as a person types it: an id of the table of
// formats, as 4x800, or the metres of each leg, as 100-200-300-400. Errors list
// what can be given.
func ParseFormat(s string) (FormatChoice, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if f, ok := FormatByID(FormatID(s)); ok && len(f.Legs) > 0 {
		return FormatChoice{ID: f.ID}, nil
	}
	if legs := parseLegs(s); legs != nil {
		if id := formatOfLegs(legs); id != "custom" {
			return FormatChoice{ID: id}, nil
		}
		return FormatChoice{"custom", legs}, nil
	}
	var ids []string
	for _, f := range Formats() {
		if len(f.Legs) > 0 {
			ids = append(ids, string(f.ID))
		}
	}
	return FormatChoice{}, fmt.Errorf("format %q: want one of %s, or the metres of %d to %d legs, as 100-200-300", s, strings.Join(ids, ", "), MinLegs, MaxLegs)
}

// parseLegs reads "100-200-300", nil where it is none.
func parseLegs(s string) (legs []Distance) {
	fields := strings.Split(s, "-")
	if len(fields) < MinLegs || len(fields) > MaxLegs {
		return nil
	}
	for _, field := range fields {
		metres, err := strconv.ParseFloat(field, 64)
		if err != nil || !(metres >= 1 && metres <= 100_000) {
			return nil
		}
		legs = append(legs, FromMetres(metres))
	}
	return legs
}
