package relay

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	metresInMile = 1609.344
	metresInYard = 0.9144
)

// legsByName finds "4x100", "4 x 1 mile", "4 × 400 m", "8x50" in a race's name.
var legsByName = regexp.MustCompile(`\b(\d{1,2})\s*x\s*(?:(\d{1,5}(?:\.\d+)?)\s*)?(miles?|mi|met(?:er|re)s?|m|yards?|yds?|y|km|k)?\b`)

// GuessFormat tells a race's format from its name and its distance in metres (0
// where the file gives none), since start lists from timing programs name no
// format. The reason is for a person to judge; sure is false where another
// reading is likely enough to ask. No format at all: an empty id.
func GuessFormat(name string, metres float64) (id FormatID, reason string, sure bool) {
	words := guessWords(name)
	id, legs, reason := guessByWords(words, metres)
	if id == "" {
		id, reason, sure = guessByDistance(words, metres)
		return mixedForm(id, words), reason, sure
	}
	if total := Total(legs).Metres(); metres > 0 && math.Abs(total-metres) > 40 {
		return mixedForm(id, words), fmt.Sprintf("%s, but its distance is %g m", reason, metres), false
	}
	return mixedForm(id, words), reason, !strings.Contains(reason, "likely")
}

// GuessLegs gives the legs that a guessed format leaves open: of a custom relay
// and of shuttle hurdles other than 4×100. Nil where the format says them all.
func GuessLegs(id FormatID, name string, metres float64) []Distance {
	words := guessWords(name)
	switch named := namedLegs(words); {
	case id == "custom":
		return named
	case id == "shuttle" && len(named) > 0:
		return exceptUsual(id, named)
	case id == "shuttle" && metres > 0:
		return exceptUsual(id, slices.Repeat([]Distance{FromMetres(metres / 4)}, 4))
	}
	return nil
}

// exceptUsual is nil for the legs that the format has anyway.
func exceptUsual(id FormatID, legs []Distance) []Distance {
	if f, _ := FormatByID(id); slices.Equal(f.Legs, legs) {
		return nil
	}
	return legs
}

// guessWords is a name in one spelling: lower case, x for every cross, spaces
// for punctuation.
func guessWords(name string) string {
	name = strings.NewReplacer("×", "x", "*", "x", "-", " ", "–", " ", "_", " ", "(", " ", ")", " ", "'", "", "’", "").Replace(strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}

// guessByWords reads what the name says outright; legs are those it implies.
func guessByWords(words string, metres float64) (FormatID, []Distance, string) {
	legs := namedLegs(words)
	switch {
	case strings.Contains(words, "shuttle"):
		if legs == nil && metres > 0 {
			legs = slices.Repeat([]Distance{FromMetres(metres / 4)}, 4)
		}
		return "shuttle", legs, "its name says shuttle"
	case legs != nil:
		return formatOfLegs(legs), legs, fmt.Sprintf("its name says %dx%s", len(legs), legs[0])
	case hasWord(words, "dmr") || strings.Contains(words, "distance med"):
		return known("dmr", "its name says distance medley")
	case strings.Contains(words, "swedish"):
		return known("swedish", "its name says swedish medley")
	case hasWord(words, "smr") || strings.Contains(words, "sprint med"):
		return sprintMedley(words, metres)
	}
	return "", nil, ""
}

func known(id FormatID, reason string) (FormatID, []Distance, string) {
	f, _ := FormatByID(id)
	return id, f.Legs, reason
}

func sprintMedley(words string, metres float64) (FormatID, []Distance, string) {
	switch {
	case metres == 800 || hasWord(words, "800") && metres != 1600:
		return known("smr800", "its name says sprint medley, 800 m")
	case metres == 1600 || hasWord(words, "1600"):
		return known("smr1600", "its name says sprint medley, 1600 m")
	}
	return known("smr1600", "its name says sprint medley, likely the 1600 m one")
}

// guessByDistance falls back on the whole distance: sure only where the name
// speaks of a relay over it, as "Girls 400 Meter Relay".
func guessByDistance(words string, metres float64) (FormatID, string, bool) {
	medley := hasWord(words, "medley")
	for _, f := range Formats() {
		if len(f.Legs) == 0 || math.Abs(Total(f.Legs).Metres()-metres) > 0.5 || medley != isMedley(f) {
			continue
		}
		total := Total(f.Legs).String()
		if !medley && regexp.MustCompile(`\b`+total+` ?(m|meters?|metres?)? relay`).MatchString(words) {
			return f.ID, "its name says " + total + " m relay", true
		}
		return f.ID, fmt.Sprintf("it is %s m in all, likely %s; its name does not say", total, f.ID), false
	}
	return "", "neither its name nor its distance tells a relay", false
}

func isMedley(f Format) bool { return slices.Min(f.Legs) != slices.Max(f.Legs) }

// mixedForm is the format's mixed form where there is one and the name says so.
func mixedForm(id FormatID, words string) FormatID {
	if hasWord(words, "mixed") || hasWord(words, "mix") || hasWord(words, "coed") {
		if f, ok := FormatByID(id + "mix"); ok {
			return f.ID
		}
	}
	return id
}

// namedLegs are the legs of an "N x distance" in a name, nil where it has none.
func namedLegs(words string) []Distance {
	found := legsByName.FindStringSubmatch(words)
	if found == nil || found[2] == "" && !strings.HasPrefix(found[3], "mi") {
		return nil
	}
	count, _ := strconv.Atoi(found[1])
	length := 1.0
	if found[2] != "" {
		length, _ = strconv.ParseFloat(found[2], 64)
	}
	leg := FromMetres(length * unitMetres(found[3]))
	if count < MinLegs || count > MaxLegs || leg < Metre {
		return nil
	}
	return slices.Repeat([]Distance{leg}, count)
}

func unitMetres(unit string) float64 {
	switch {
	case strings.HasPrefix(unit, "mi"):
		return metresInMile
	case strings.HasPrefix(unit, "y"):
		return metresInYard
	case strings.HasPrefix(unit, "k"):
		return 1000
	}
	return 1
}

// formatOfLegs is the first format of the table with these legs, else custom.
func formatOfLegs(legs []Distance) FormatID {
	for _, f := range Formats() {
		if slices.Equal(f.Legs, legs) && !f.Hurdles {
			return f.ID
		}
	}
	return "custom"
}

func hasWord(words, word string) bool { return slices.Contains(strings.Fields(words), word) }
