package relay_test

import (
	"errors"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestAProvisionalDQEndsNothingUntilItIsUpheld(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 3)
	for leg := 1; leg <= 4; leg++ {
		k.Write(&relay.LineupSet{Team: relaytest.Team(1), Leg: leg, Target: relaytest.Ptr(relaytest.Secs(12.5))})
	}
	k.Gun(0)
	for i, key := range []string{"1", "2", "3"} {
		k.At(12.5 + 0.1*float64(i)).Press(key)
	}
	k.At(13)
	prefix := k.Write(relay.NewIncident(relay.KindDQ, relay.Incident{Keyed: relay.Keyed{Attempt: k.State().Attempt(), Rune: "x"}}))
	k.At(13.5).Stroke(relay.Stroke{Key: "1", Rune: "1", Prefix: prefix})
	state := func(leg int) relay.WaitState {
		return k.State().Waiting(k.State().Team(relaytest.Team(1)), leg, k.Instant()).State
	}
	row := func() *relay.Team { return k.State().Team(relaytest.Team(1)) }

	k.At(21)
	relaytest.Want(t, "leg 2 runs on", state(2), relay.HasBaton)
	relaytest.Want(t, "leg 3 gets ready", state(3), relay.GetReady)
	relaytest.Want(t, "leg 4", state(4), relay.Loose)
	_, predicted := k.State().Where(row(), k.Instant())
	relaytest.Want(t, "its baton is predicted", predicted, true)
	relaytest.Want(t, "its place until the referee decides", k.State().Ranks()[relaytest.Team(1)], 1)
	relaytest.Want(t, "beside it", row().InDoubt(), "DQ?")
	relaytest.Want(t, "the others' places without it", k.State().RanksIfUpheld()[relaytest.Team(2)], 1)
	for i, key := range []string{"2", "3"} {
		for leg := range 3 {
			k.At(25 + 12.5*float64(leg) + 0.1*float64(i)).Press(key)
		}
	}
	relaytest.Want(t, "the race waits for it", k.State().Status, relay.Running)
	k.At(60).Write(&relay.Decision{Report: prefix, Decision: relay.Dismissed})
	relaytest.Want(t, "dismissed", row().InDoubt(), "")
	k.At(61).Write(&relay.Decision{Report: prefix, Decision: relay.Upheld})
	relaytest.Want(t, "upheld", row().Out, relay.Disqualified)
	relaytest.Want(t, "upheld, leg 3", state(3), relay.IsOut)
	relaytest.Want(t, "and waited for no longer", k.State().Status, relay.Finished)
	relaytest.Want(t, "no place", k.State().Ranks()[relaytest.Team(1)], 0)
	k.At(62).Do(relay.Reinstate{Team: relaytest.Team(1)})
	relaytest.Want(t, "put back", row().Out, relay.In)
}

func TestATeamUnderAProvisionalDQCanBePutBackAtOnce(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 2)
	k.Gun(0)
	k.At(12).Write(relay.NewIncident(relay.KindDQ, relay.Incident{Keyed: relay.Keyed{Key: "1"}}))
	k.At(14).Do(relay.Reinstate{Team: relaytest.Team(1)})
	relaytest.Want(t, "nothing is pending", k.State().Team(relaytest.Team(1)).InDoubt(), "")
	relaytest.Want(t, "nobody is out", errors.Is(k.Refused(relay.Reinstate{Team: relaytest.Team(1)}), relay.ErrNotOut), true)
}
