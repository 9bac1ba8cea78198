package relay

import (
	"errors"
	"testing"
)

func TestAProvisionalDQEndsNothingUntilItIsUpheld(t *testing.T) {
	k := newKeeper(t, "4x100", 3)
	for leg := 1; leg <= 4; leg++ {
		k.write(&LineupSet{Team: team(1), Leg: leg, Target: ptr(secs(12.5))})
	}
	k.gun(0)
	for i, key := range []string{"1", "2", "3"} {
		k.at(12.5 + 0.1*float64(i)).press(key)
	}
	k.at(13)
	prefix := k.write(NewIncident(KindDQ, Incident{Keyed: Keyed{Attempt: k.state().Attempt(), Rune: "x"}}))
	k.at(13.5).stroke(Stroke{Key: "1", Rune: "1", Prefix: prefix})
	state := func(leg int) WaitState { return k.state().Waiting(k.state().Team(team(1)), leg, k.instant()).State }
	row := func() *Team { return k.state().Team(team(1)) }

	k.at(21)
	want(t, "leg 2 runs on", state(2), HasBaton)
	want(t, "leg 3 gets ready", state(3), GetReady)
	want(t, "leg 4", state(4), Loose)
	_, predicted := k.state().Where(row(), k.instant())
	want(t, "its baton is predicted", predicted, true)
	want(t, "its place, for now", k.state().Places()[team(1)], 1)
	want(t, "beside it", row().InDoubt(), "DQ?")
	want(t, "the others' places without it", k.state().PlacesIfUpheld()[team(2)], 1)
	for i, key := range []string{"2", "3"} {
		for leg := range 3 {
			k.at(25 + 12.5*float64(leg) + 0.1*float64(i)).press(key)
		}
	}
	want(t, "the race waits for it", k.state().Status, Running)
	k.at(60).write(&Decision{Report: prefix, Decision: Dismissed})
	want(t, "dismissed", row().InDoubt(), "")
	k.at(61).write(&Decision{Report: prefix, Decision: Upheld})
	want(t, "upheld", row().Out, Disqualified)
	want(t, "upheld, leg 3", state(3), IsOut)
	want(t, "and waited for no longer", k.state().Status, Finished)
	want(t, "no place", k.state().Places()[team(1)], 0)
	k.at(62).do(Reinstate{Team: team(1)})
	want(t, "put back", row().Out, In)
}

func TestATeamUnderAProvisionalDQCanBePutBackAtOnce(t *testing.T) {
	k := newKeeper(t, "4x100", 2)
	k.gun(0)
	k.at(12).write(NewIncident(KindDQ, Incident{Keyed: Keyed{Key: "1"}}))
	k.at(14).do(Reinstate{Team: team(1)})
	want(t, "nothing is pending", k.state().Team(team(1)).InDoubt(), "")
	want(t, "nobody is out", errors.Is(k.refused(Reinstate{Team: team(1)}), ErrNotOut), true)
}
