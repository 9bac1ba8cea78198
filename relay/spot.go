package relay

import (
	"fmt"
	"strconv"
	"strings"
)

// Spot is where on the oval a station stands: "all", or the metres from
// the finish line in the running direction, as "200".
type Spot string

// Everywhere is the spot that sees every exchange, lap and the finish.
const Everywhere Spot = "all"

// farthest is as many metres from the finish line as a spot is read.
const farthest = 1e6

// sight is how far along the track a station sees: the 4×mile's exchanges lie up
// to 28 m from the finish line and belong to it.
const sight = 45 * Metre

// On gives where on the oval the spot is, from the finish line; ok is false for one
// that sees everything.
func (p Spot) On() (at Distance, ok bool) {
	m, err := strconv.ParseFloat(string(p), 64)
	if err != nil || !(m >= -farthest && m <= farthest) {
		return 0, false
	}
	return OnOval(FromMetres(m)), true
}

// sees reports whether what lies there on the oval is in this spot's sight.
func (p Spot) sees(spot Distance) bool {
	at, ok := p.On()
	if !ok {
		return true
	}
	apart := OnOval(spot - at)
	return apart <= sight || Lap-apart <= sight
}

// OnOval is a distance from the finish line, taken round the track.
func OnOval(d Distance) Distance { return ((d % Lap) + Lap) % Lap }

// Says is a spot in a word or two: "200 m", "finish", "all".
func (p Spot) Says() string {
	at, on := p.On()
	switch {
	case !on:
		return string(Everywhere)
	case at == 0:
		return "finish"
	}
	return at.String() + " m"
}

// ParseSpot reads a spot as people say it: "all", "finish", "200", "200 m".
func ParseSpot(text string) (Spot, error) {
	p := Spot(strings.TrimSpace(strings.TrimSuffix(strings.ToLower(text), "m")))
	if p == "finish" || p == "start" {
		p = "0"
	}
	at, on := p.On()
	switch {
	case p == Everywhere:
		return p, nil
	case !on || strings.HasPrefix(string(p), "-"):
		return "", fmt.Errorf("place %q: want all, finish, or metres from the finish line along the oval, as 200", text)
	}
	return Spot(at.String()), nil
}
