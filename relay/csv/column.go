package csv

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
)

// column is one column of a start list: what stands in it, and for which leg
// (from 1; 0 where it is about the team).
type column struct {
	what string
	leg  int
}

var (
	needed   = []string{"event", "format", "lane", "team"}
	teamWide = []string{"event", "round", "heat", "name", "format", "lane", "team", "code", "squad", "look", "target", "way"}
	byLeg    = regexp.MustCompile(`^(leg|target|pb|distance)([1-9][0-9]?)$`)
)

func (c column) String() string {
	if c.leg > 0 {
		return c.what + strconv.Itoa(c.leg)
	}
	return c.what
}

func compareColumns(a, b column) int {
	return cmp.Or(cmp.Compare(a.leg, b.leg), cmp.Compare(a.what, b.what))
}

// readHeader tells the columns by their names, in either case.
func readHeader(name string, header []string) ([]column, error) {
	var columns []column
	var unknown []string
	for _, title := range header {
		c, ok := readColumn(title)
		if !ok {
			unknown = append(unknown, strconv.Quote(strings.TrimSpace(title)))
		}
		if ok && c.what != "" && slices.Contains(columns, c) {
			return nil, fmt.Errorf("%s:1: column %q stands there twice", name, c)
		}
		columns = append(columns, c)
	}
	if len(unknown) > 0 {
		return nil, fmt.Errorf("%s:1: unknown column %s; known are %s, and leg1, target1, pb1, distance1, … for each leg",
			name, strings.Join(unknown, ", "), strings.Join(teamWide, ", "))
	}
	for _, want := range needed {
		if !slices.Contains(columns, column{what: want}) {
			return nil, fmt.Errorf("%s:1: no column %q; needed are %s", name, want, strings.Join(needed, ", "))
		}
	}
	return columns, nil
}

// readColumn reads one title. A column without one is no fault as long as
// nothing stands in it.
func readColumn(title string) (column, bool) {
	title = strings.ToLower(strings.TrimSpace(title))
	if title == "" || slices.Contains(teamWide, title) {
		return column{what: title}, true
	}
	found := byLeg.FindStringSubmatch(title)
	if found == nil {
		return column{}, false
	}
	leg, err := strconv.Atoi(found[2])
	return column{what: found[1], leg: leg}, err == nil && leg <= relay.MaxLegs
}
