package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestANewRaceIsTheNextEventsAndTellsTeamsOfOneNameApart(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Race = k.Meet.FreeRace()
	relaytest.Want(t, "id", k.Race, "2-1-1")
	race := relay.NewRace{Format: "4x400", Name: " Mixed ", Teams: []relay.InLane{{3, "Peak"}, {4, "peak"}, {5, ""}}}
	k.Do(race)
	relaytest.RefusedAs(t, "there already", k.Refused(race), relay.ErrHasRace)
	r := k.State()
	relaytest.Want(t, "name", r.Name, "Mixed")
	relaytest.Want(t, "teams", len(r.Teams), 3)
	relaytest.Want(t, "the second of a name", r.Teams[1].Squad, "B")
}

func TestResultsAreMadeOfficialAndOpenedAgain(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	relaytest.RefusedAs(t, "open already", k.Refused(relay.Reopen{}), relay.ErrOpen)
	k.Do(relay.Settle{})
	relaytest.Want(t, "settled", k.State().Status, relay.Settled)
	relaytest.RefusedAs(t, "twice", k.Refused(relay.Settle{}), relay.ErrSettled)
	k.Do(relay.Reopen{})
	relaytest.Want(t, "reopened", k.State().Status, relay.Finished)
	relaytest.RefusedAs(t, "a stranger's result", k.Refused(relay.TypeOfficial{relay.Official{Team: "none"}}), relay.ErrNoTeam)
}
