package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

// Another keeper's gun is here before who stands at the start has pressed.
func TestTheGunOfTheStartPlaceCountsThoughAnothersCameFirst(t *testing.T) {
	for _, c := range []struct {
		name  string
		spot  relay.Spot
		after float64
		guns  int
		first string // exchange 1, pressed 13 s after the first gun
	}{
		{"at the start, 0.4 s later", "0", 0.4, 2, "12.6 - - -"},
		{"at the start, 2 s later", "0", 2, 2, "11.0 - - -"},
		{"at the start, later: a time", "0", 2.001, 1, "13.0 - - -"},
		{"at the start, 2 s before, though it came later", "0", -2, 2, "15.0 - - -"},
		{"elsewhere: that gun again", "200", 0.4, 1, "13.0 - - -"},
		{"at all places: that gun again", relay.Everywhere, 0.4, 1, "13.0 - - -"},
	} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		k.Clock = &relay.Clock{Bound: 1}
		k.Gun(10)
		start := relaytest.Station(t, k.Meet, 2, "start", c.spot)
		start.Clock = k.Clock
		space := func(at float64) relay.ID {
			start.At(at)
			if start.Refused(relay.Fire{Key: "space"}) == nil {
				return start.Do(relay.Fire{Key: "space"})[0]
			}
			return start.Press("space")
		}
		id := space(10 + c.after)
		k.At(23).Press("1")
		relaytest.Want(t, c.name, len(k.State().Starts[0].Guns), c.guns)
		relaytest.Want(t, c.name, k.Passes(1), c.first)
		if c.guns == 2 {
			relaytest.Want(t, c.name+": counts", k.State().Attempt(), id)
			relaytest.Want(t, "pressed once more", k.Role(space(10+c.after+1)), relay.Witness)
		}
	}
}
