package model

import (
	"testing"

	"baton/model/ui"
	"baton/relay"
)

func TestHowARaceIsRunIsChosenWithTheZonesInSight(t *testing.T) {
	d := sit(t, "4x200", 2)
	nfhs := relay.RulebookID("nfhs")
	d.r.Session.Write("", d.now, &relay.MeetSet{Rulebook: &nfhs})
	d.r.Go(ui.Page{Kind: ui.Races})
	d.shows("zone 1 is taken as 30 m: 20 m if leg 1 breaks", "w says how it is run")
	d.press("w").shows("how is it run", "zones under NFHS", "all in lanes: 30 30 30 m", "leg 3 breaks: 30 30 20? m", "leg 1 breaks: 20? 20 20 m")
	d.press("right", "enter", "enter")
	d.wants("the race", string(d.first().Way), "break3")
	d.wants("its last zone", d.first().Zones[2].Length().String(), "20")
	d.shows("zone 3 is taken as 20 m: 30 m if leg 3 counts as in lanes")
	d.press("w")
	d.press("right", "enter", "right", "enter")
	d.wants("the race, by the meet", string(d.first().Way), "break1")
	d.wants("and every other", d.r.Session.State.Race("1-1-1").Zones[0].Length().String(), "20")
}

func TestARelayThatIsRunOneWayIsNotAskedAbout(t *testing.T) {
	d := sit(t, "4x100", 2)
	d.r.Go(ui.Page{Kind: ui.Races})
	d.press("w").shows("a 4×100 m is run one way: all in lanes")
}

func TestANewRaceIsAskedHowItIsRunWhereItMatters(t *testing.T) {
	t.Parallel()
	d := newRace(t)
	d.press("right", "enter").shows("▸ how is it run", "leg 3 breaks")
	d.press("right", "enter").shows("▸ name, if any").press("enter", "enter", "enter")
	d.wants("the new race", string(d.r.Session.State.Race("3-1-1").Way), "break3")
}
