package relay

import (
	"errors"
	"testing"
)

func TestACheckInIsTakenBackAndASubstitutionStays(t *testing.T) {
	k := northside(t, "4x100")
	k.do(Attend{As: KindWrongZone, Team: team(1), Leg: 3})
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 3})
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 2})
	k.do(TakeBack{team(1), 3})
	want(t, "leg 3 was seen nowhere", k.one().Legs[2].Presence, Attendance{})
	want(t, "leg 2 stays checked in", k.one().Legs[1].Presence.State, KindCheckedIn)
	if err := k.refused(TakeBack{team(1), 3}); !errors.Is(err, ErrUnchanged) {
		t.Errorf("twice: %v", err)
	}
	k.do(Substitute{Team: team(1), Leg: 3, Runner: "Eva Roth", Reason: "ill"})
	k.do(Attend{As: KindMissing, Team: team(1), Leg: 3})
	k.do(TakeBack{team(1), 3})
	want(t, "who runs leg 3", k.one().Legs[2].Presence, Attendance{State: KindSubstituted, Runner: "Eva Roth", Reason: "ill"})
	k.do(Attend{As: KindCheckedIn, Team: team(1), Leg: 3})
	want(t, "checked in again", k.one().Legs[2].Presence.State, KindCheckedIn)
	k.gun(1)
	if err := k.refused(TakeBack{team(1), 3}); !errors.Is(err, ErrBegun) {
		t.Errorf("after the gun: %v", err)
	}
}

func TestALaneHasTheSameKeyAtTheCallAsOnceArmed(t *testing.T) {
	k := newKeeper(t, "4x800", 12)
	before, digits := k.state().LaneKeys()
	k.do(Arm{})
	after, same := k.state().LaneKeys()
	want(t, "digits", digits, 2)
	want(t, "digits once armed", same, 2)
	want(t, "lane 12", before["12"], team(12))
	for key, id := range after {
		want(t, "key "+key, before[key], id)
	}
}
