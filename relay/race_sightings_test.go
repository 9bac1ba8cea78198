package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestAPassSeenBySeveralIsToldWithWhoSawItWhen(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	k.Clock = &relay.Clock{Bound: 1}
	k.Do(relay.Arm{})
	k.Do(relay.Fire{Key: "space"})
	back := relaytest.Station(t, k.Meet, 2, "two", "200")
	back.Clock = k.Clock
	back.Write(&relay.StationJoined{Name: "Back"})
	press := func(who *relaytest.Keeper, at float64) {
		who.Now = relaytest.Secs(at)
		who.Press("1")
	}
	press(k, 12.5)
	press(k, 25.3)
	press(back, 25.1)
	race := k.Meet.Race(k.Race)
	if got, want := race.Sightings("t1", 1), "ex 2 2 sightings, 0.20 s apart: Back 25.10 (counts), one 25.30"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := race.Sightings("t1", 0); got != "" {
		t.Errorf("seen by one: %q", got)
	}
}
