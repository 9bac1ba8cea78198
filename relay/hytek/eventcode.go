package hytek

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"baton/relay"
	"baton/relay/entry"
)

// eventCode is a relay's event code: the length of all legs and what kind of
// relay it is. 400 is a 4×100, 1600 a 4×400, 1600S a sprint medley, 3200D a
// distance medley, 240H shuttle hurdles.
type eventCode struct {
	written string
	total   float64 // metres, or yards
	kind    string  // S, D, H, or empty for equal legs
	yards   bool
}

var codeShape = regexp.MustCompile(`^([1-9][0-9]{1,5})([SDH]?)$`)

var errNoCode = errors.New("an event code as 400, 1600S, 3200D or 240H")

func readEvent(s string, yards bool) (eventCode, error) {
	found := codeShape.FindStringSubmatch(strings.ToUpper(strings.TrimSuffix(s, ".0")))
	if found == nil {
		return eventCode{written: s}, errNoCode
	}
	total, err := strconv.ParseFloat(found[1], 64)
	return eventCode{s, total, found[2], yards}, err
}

// format is the format a code stands for, with the legs where the format leaves
// them open. Where it may be another one, guessed says why.
func (c eventCode) format(mixed bool) (id relay.FormatID, legs []relay.Distance, guessed string) {
	switch c.kind {
	case "S":
		id = relay.FormatID("smr" + strconv.FormatFloat(c.total, 'f', -1, 64))
		if f, ok := relay.FormatByID(id); ok && !c.yards {
			return f.ID, nil, ""
		}
		return "", nil, fmt.Sprintf("event code %s is a sprint medley of unknown legs", c.written)
	case "D":
		id, total := relay.FormatID("dmr"), 4000.0
		if c.total != total || c.yards {
			return id, nil, fmt.Sprintf("event code %s is a distance medley, likely 1200-400-800-1600, but that is %g m", c.written, total)
		}
		return id, nil, ""
	}
	legs = slices.Repeat([]relay.Distance{c.leg()}, 4)
	id = "custom"
	for _, f := range relay.Formats() {
		if f.Hurdles == (c.kind == "H") && f.Order == "" && len(f.Legs) == 4 && (f.Hurdles || slices.Equal(f.Legs, legs)) {
			id = f.ID
			break
		}
	}
	return c.equalLegs(id, legs, mixed)
}

// equalLegs settles a relay whose legs are all as long.
func (c eventCode) equalLegs(id relay.FormatID, legs []relay.Distance, mixed bool) (relay.FormatID, []relay.Distance, string) {
	if mixed {
		id = entry.Mixed(id)
	}
	if f, _ := relay.FormatByID(id); slices.Equal(f.Legs, legs) {
		legs = nil
	}
	switch {
	case c.yards:
		return id, legs, fmt.Sprintf("event code %s in yards, likely 4×%g yards", c.written, c.total/4)
	case id == "custom":
		return id, legs, fmt.Sprintf("event code %s is not a usual relay, likely 4×%g m", c.written, c.total/4)
	}
	return id, legs, ""
}

func (c eventCode) leg() relay.Distance {
	const yard = 0.9144
	metres := c.total / 4
	if c.yards {
		metres *= yard
	}
	return relay.FromMetres(math.Max(metres, 1))
}

// title is what people call the race.
func (c eventCode) title() string {
	unit := "m"
	if c.yards {
		unit = "yards"
	}
	switch c.kind {
	case "S":
		return fmt.Sprintf("sprint medley %g %s", c.total, unit)
	case "D":
		return fmt.Sprintf("distance medley %g %s", c.total, unit)
	case "H":
		return fmt.Sprintf("shuttle hurdles 4×%g %s", c.total/4, unit)
	}
	return fmt.Sprintf("4×%g %s", c.total/4, unit)
}
