package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/results"
)

func TestARaceIsOfficialOnceAllItsTeamsHaveOfficialResults(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Write(&relay.TeamSet{Team: relaytest.Team(3), Scratched: relaytest.Ptr(true)})
	k.Write(&relay.Official{Team: relaytest.Team(1), Time: relaytest.Ptr(relaytest.Secs(49.96)), Rank: 1})
	relaytest.Want(t, "one of two", k.State().Status, relay.Scheduled)
	k.Write(&relay.Official{Team: relaytest.Team(2), Status: "DQ"})
	relaytest.Want(t, "both, timed by nobody", k.State().Status, relay.Settled)
	relaytest.Want(t, "what the runner of leg 4 does", k.State().Waiting(k.State().Team(relaytest.Team(1)), 4, k.Instant()).State, relay.IsFinished)
	relaytest.Want(t, "and of leg 2", k.State().Waiting(k.State().Team(relaytest.Team(1)), 2, k.Instant()).State, relay.HandedOff)
	k.Write(relay.NewRaceStatus(relay.KindReopened, "protest"))
	relaytest.Want(t, "reopened", k.State().Status, relay.Scheduled)
	k.Write(&relay.Official{Team: relaytest.Team(2), Time: relaytest.Ptr(relaytest.Secs(51))})
	relaytest.Want(t, "after the officials' last word", k.State().Status, relay.Settled)
}

func TestARaceThatOthersTimedIsNotOfferedAsTheNext(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	for _, id := range []relay.RaceID{"2-1-1", "3-1-1"} {
		k.Race = id
		format := relay.FormatID("4x100")
		k.Write(&relay.RaceSet{Format: &format})
		k.Write(&relay.TeamSet{Team: relay.TeamID(id), Lane: relaytest.Ptr(1)})
		k.Write(&relay.TeamSet{Team: relay.TeamID(id) + "b", Lane: relaytest.Ptr(2)})
	}
	k.Race = "2-1-1"
	relaytest.Want(t, "next", k.Meet.Next("1-1-1").ID, "2-1-1")
	k.Write(&relay.Official{Team: "2-1-1", Status: "DNS"})
	relaytest.Want(t, "one known not to start", k.Meet.Next("1-1-1").ID, "2-1-1")
	k.Write(&relay.Official{Team: "2-1-1", Time: relaytest.Ptr(relaytest.Secs(50))})
	relaytest.Want(t, "one has a time", k.Meet.Next("1-1-1").ID, "3-1-1")
}

func TestAnUnpressedFinishBesideAnOfficialTimeIsIn(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	k.Gun(1)
	for leg := 1; leg <= 4; leg++ {
		for i, key := range []string{"1", "2", "3"} {
			if leg < 4 || key != "3" {
				k.At(1 + 12*float64(leg) + 0.3*float64(i)).Press(key)
			}
		}
	}
	relaytest.Want(t, "one is waited for", k.State().Status, relay.Running)
	k.Write(&relay.Official{Team: relaytest.Team(3), Time: relaytest.Ptr(relaytest.Secs(48.9))})
	r := k.State()
	relaytest.Want(t, "its official time is in", r.Status, relay.Finished)
	relaytest.Want(t, "nothing is still to come", len(r.StillToCome()), 0)
	relaytest.Want(t, "said so", results.Reliance(r), "Provisional")
}
