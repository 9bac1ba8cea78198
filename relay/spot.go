package relay

import "strconv"

// Place is a spot on the oval where a station stands: "all", or the metres from
// the finish line in the running direction, as "200".
type Place string

// Everywhere is the place that sees every exchange, lap and the finish.
const Everywhere Place = "all"

// farthest is as many metres from the finish line as a spot can be told.
const farthest = 1e6

// sight is how far along the track a place sees: the 4×mile's exchanges lie up
// to 28 m from the finish line and belong to it.
const sight = 45 * Metre

// On gives the spot on the oval, from the finish line; ok is false for a place
// that sees everything.
func (p Place) On() (spot Distance, ok bool) {
	m, err := strconv.ParseFloat(string(p), 64)
	if err != nil || !(m >= -farthest && m <= farthest) {
		return 0, false
	}
	return OnOval(FromMetres(m)), true
}

// sees reports whether a spot on the oval is in this place's sight.
func (p Place) sees(spot Distance) bool {
	at, ok := p.On()
	if !ok {
		return true
	}
	apart := OnOval(spot - at)
	return apart <= sight || Lap-apart <= sight
}

// OnOval is a distance from the finish line, taken round the track.
func OnOval(d Distance) Distance { return ((d % Lap) + Lap) % Lap }
