package relay_test

import (
	"errors"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestACheckInIsTakenBackAndASubstitutionStays(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	k.Do(relay.Attend{As: relay.KindWrongZone, Team: relaytest.Team(1), Leg: 3})
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 3})
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 2})
	k.Do(relay.ClearPresence{relaytest.Team(1), 3})
	relaytest.Want(t, "leg 3 was seen nowhere", k.One().Legs[2].Presence, relay.Attendance{})
	relaytest.Want(t, "leg 2 stays checked in", k.One().Legs[1].Presence.State, relay.KindCheckedIn)
	if err := k.Refused(relay.ClearPresence{relaytest.Team(1), 3}); !errors.Is(err, relay.ErrUnchanged) {
		t.Errorf("twice: %v", err)
	}
	k.Do(relay.Substitute{Team: relaytest.Team(1), Leg: 3, Runner: "Eva Roth", Reason: "ill"})
	k.Do(relay.Attend{As: relay.KindMissing, Team: relaytest.Team(1), Leg: 3})
	k.Do(relay.ClearPresence{relaytest.Team(1), 3})
	relaytest.Want(t, "who runs leg 3", k.One().Legs[2].Presence, relay.Attendance{State: relay.KindSubstituted, Runner: "Eva Roth", Reason: "ill"})
	k.Do(relay.Attend{As: relay.KindCheckedIn, Team: relaytest.Team(1), Leg: 3})
	relaytest.Want(t, "checked in again", k.One().Legs[2].Presence.State, relay.KindCheckedIn)
	k.Gun(1)
	if err := k.Refused(relay.ClearPresence{relaytest.Team(1), 3}); !errors.Is(err, relay.ErrBegun) {
		t.Errorf("after the gun: %v", err)
	}
}

func TestALaneHasTheSameKeyAtTheCallAsOnceArmed(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x800", 12)
	before, digits := k.State().LaneKeys()
	k.Do(relay.Arm{})
	after, same := k.State().LaneKeys()
	relaytest.Want(t, "digits", digits, 2)
	relaytest.Want(t, "digits once armed", same, 2)
	relaytest.Want(t, "lane 12", before["12"], relaytest.Team(12))
	for key, id := range after {
		relaytest.Want(t, "key "+key, before[key], id)
	}
}
