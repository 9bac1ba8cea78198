package ui

import (
	"testing"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/meet"
	"baton/relay/relaytest"
	"baton/relay/results"
)

func TestWhatARaceIsHeldAgainstIsWorkedOutOnceARefold(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	sh := &Shell{Session: &meet.Session{State: k.Meet}}
	worked := 0
	look := func(asked string) int {
		return Held(sh, k.State(), asked, func(results.Season) int { worked++; return worked })
	}
	relaytest.Want(t, "every frame", look("cost")+look("cost")+look("cost"), 3)
	relaytest.Want(t, "something else of it", look("gap"), 2)
	k.At(time.Minute.Seconds()).Write(&relay.Note{Text: "wind"})
	relaytest.Want(t, "after an event", look("cost"), 3)
	sh.Seasons.History = history.Of(k.Meet)
	relaytest.Want(t, "after the past was read", look("cost")+look("cost"), 8)
}
