package relay

import (
	"fmt"
	"testing"
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
		k := newKeeper(t, "4x100", 1)
		for leg := 1; leg <= 4; leg++ {
			k.write(&LineupSet{Team: team(1), Leg: leg, Runner: ptr(fmt.Sprint("Runner ", leg))})
			if c.best > 0 {
				k.write(&LineupSet{Team: team(1), Leg: leg, Best: ptr(secs(c.best))})
			}
		}
		k.write(&Official{Team: team(1), Time: ptr(secs(c.total))})
		want(t, c.what, k.state().Saved(Results(k.state())[0]), c.want)
	}
}
