package relay_test

import (
	"fmt"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

func TestWhatHandOffsCostIsNotCalledSaved(t *testing.T) {
	for _, c := range []struct {
		what  string
		best  float64 // of each of four runners
		total float64
		want  string
	}{
		{"the usual", 12.9, 49.96, "1.64 s saved on flat bests (PB)"},
		{"slower than the flat bests", 12.3, 50.01, "0.81 s lost on flat bests (PB)"},
		{"an official time to the thousandth goes up first", 12.9, 49.951, "1.64 s saved on flat bests (PB)"},
		{"no bests", 0, 49.96, ""},
	} {
		k := relaytest.NewKeeper(t, "4x100", 1)
		for leg := 1; leg <= 4; leg++ {
			k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Runner: relaytest.Ptr(fmt.Sprint("Runner ", leg))})
			if c.best > 0 {
				k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Best: relaytest.Ptr(relaytest.Secs(c.best))})
			}
		}
		k.Write(&relay.Official{Team: relaytest.Team(1), Time: relaytest.Ptr(relaytest.Secs(c.total))})
		relaytest.Want(t, c.what, results.Saved(k.State(), results.Results(k.State())[0]), c.want)
	}
}
