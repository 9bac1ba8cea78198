package relay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Way is how much of a race is run in lanes: "lanes" (all of it), "none", or
// "break3" (legs 1 and 2, and the beginning of leg 3, which breaks for the
// inside). Zone lengths of some rulebooks follow from it.
type Way string

// The two ways that name no leg.
const (
	allInLanes Way = "lanes"
	noLanes    Way = "none"
)

const breakWord = "break"

// breaks is the leg that leaves its lane on the way; 0 where none does.
func (w Way) breaks() int {
	leg, found := strings.CutPrefix(string(w), breakWord)
	n, err := strconv.Atoi(leg)
	if !found || err != nil || n < 1 || n > MaxLegs {
		return 0
	}
	return n
}

// String is the way in a coach's words: "all in lanes", "leg 3 breaks".
func (w Way) String() string {
	switch {
	case w == allInLanes:
		return "all in lanes"
	case w == noLanes:
		return "no lanes"
	case w.breaks() > 0:
		return fmt.Sprintf("leg %d breaks", w.breaks())
	}
	return string(w)
}

// runsInLanes reports whether a leg is run in lanes from its first metre to its
// last.
func (w Way) runsInLanes(leg int) bool {
	return w == allInLanes || leg < w.breaks()
}

// WayChoice is how a meet runs all its races of a format.
type WayChoice struct {
	Format FormatID `json:"format"`
	Way    Way      `json:"way"`
}

// ParseWay reads how a race of a format is run as people write it: "lanes", "leg
// 3 breaks", "break 3", "no lanes". Errors list what the format allows.
func (f Format) ParseWay(s string) (Way, error) {
	text := strings.ToLower(strings.Join(strings.Fields(s), " "))
	var ways []string
	for _, w := range f.Ways {
		if text == string(w) || text == w.String() || strings.ReplaceAll(text, " ", "") == string(w) {
			return w, nil
		}
		ways = append(ways, fmt.Sprintf("%s (%s)", string(w), w))
	}
	return "", fmt.Errorf("%q is not a way to run a %s: want one of %s", s, f.Name, strings.Join(ways, ", "))
}

// takesWay reports whether races of the format are run that way: a choice made
// for another format is none.
func (f Format) takesWay(w Way) bool { return slices.Contains(f.Ways, w) }

// usualWay is how the format is run where nobody has chosen.
func (f Format) usualWay() Way {
	if len(f.Ways) == 0 {
		return noLanes
	}
	return f.Ways[0]
}
