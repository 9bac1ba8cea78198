package entry

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
)

// FormatChoice is a format that a person gives a race whose start list does not
// tell it, with the legs where the format leaves them open.
type FormatChoice struct {
	ID   relay.FormatID
	Legs []relay.Distance
}

// ParseFormat reads a format as a person types it or a list has it: an id of the
// table of formats, as 4x800, its name, as 4×800 m, what GuessFormat is sure of,
// as "4 x 100m Relay" or 8x50, or the metres of each leg, as 100-200-300-400.
// Errors list what can be given.
func ParseFormat(s string) (FormatChoice, error) {
	typed := relay.Shortened(s)
	s = strings.ToLower(strings.TrimSpace(s))
	for _, f := range relay.Formats() {
		if len(f.Legs) > 0 && (string(f.ID) == s || guessWords(f.Name) == guessWords(s)) {
			return FormatChoice{ID: f.ID}, nil
		}
	}
	if legs := parseLegs(s); legs != nil {
		if id := formatOfLegs(legs); id != "custom" {
			return FormatChoice{ID: id}, nil
		}
		return FormatChoice{"custom", legs}, nil
	}
	if id, _, sure := GuessFormat(s, 0); sure && (id != "custom" || usualLegs(GuessLegs(id, s, 0))) {
		return FormatChoice{id, GuessLegs(id, s, 0)}, nil
	}
	var ids []string
	for _, f := range relay.Formats() {
		if len(f.Legs) > 0 {
			ids = append(ids, string(f.ID))
		}
	}
	return FormatChoice{}, fmt.Errorf("format %q: want one of %s, or the metres of %d to %d legs, as 100-200-300", typed, strings.Join(ids, ", "), relay.MinLegs, relay.MaxLegs)
}

// usualLegs reports whether legs are such as people run: 4x99 is a slip of the
// finger, 8x50 and 4x440 yards are not.
func usualLegs(legs []relay.Distance) bool {
	return !slices.ContainsFunc(legs, func(d relay.Distance) bool { return d < shortestSure || d%relay.Metre == 0 && d%(5*relay.Metre) != 0 })
}

// parseLegs reads "100-200-300", nil where it is none.
func parseLegs(s string) (legs []relay.Distance) {
	fields := strings.Split(s, "-")
	if len(fields) < relay.MinLegs || len(fields) > relay.MaxLegs {
		return nil
	}
	for _, field := range fields {
		metres, err := strconv.ParseFloat(field, 64)
		if err != nil || !(metres >= 1 && metres <= 100_000) {
			return nil
		}
		legs = append(legs, relay.FromMetres(metres))
	}
	if slices.Min(legs) < shortestSure && slices.Max(legs) >= shortestSure { // 4-100 is 4×100
		return nil
	}
	return legs
}
