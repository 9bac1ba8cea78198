package relay

import (
	"math"
	"testing"
)

func TestACounterOutOfAllBoundsWinsNoRegisterForEver(t *testing.T) {
	for _, c := range []struct {
		counter int64
		before  string // what stands when it has been written
	}{{1<<53 - 1, "theirs"}, {1 << 53, "theirs"}, {1<<53 + 1, "ours"}, {1 << 60, "ours"}, {math.MaxInt64, "ours"}, {-1, "ours"}, {math.MinInt64, "ours"}} {
		k := newKeeper(t, "4x100", 1)
		k.write(&RaceSet{Name: ptr("ours")})
		them := station(t, k.meet, 0, "them", Everywhere) // an origin that loses every tie
		them.lamport = c.counter
		them.write(&RaceSet{Name: ptr("theirs")})
		want(t, "the name", k.state().Name, c.before)
		k.write(&RaceSet{Name: ptr("ours again")})
		k.write(&RaceSet{Name: ptr("ours at last")})
		if c.counter != 1<<53 {
			want(t, "put right", k.state().Name, "ours at last")
		}
		want(t, "counters stay within bounds", k.meet.Lamport() < 1<<53, true)
	}
}

func TestUndoStillUndoesAfterACounterOutOfAllBounds(t *testing.T) {
	for _, counter := range []int64{1<<53 - 1, 1 << 53, math.MaxInt64} {
		k := newKeeper(t, "4x100", 1)
		k.gun(0)
		them := station(t, k.meet, 9, "them", Everywhere)
		them.lamport = counter
		them.write(&Note{Text: "hello"})
		k.at(12).press("1")
		k.at(13).do(Undo{Key: "backspace"})
		want(t, "undone", k.passes(1), "- - - -")
		k.at(14).press("1")
		want(t, "pressed again", k.passes(1), "14.0 - - -")
	}
}
