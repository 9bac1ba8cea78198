package model

import (
	"testing"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
	"baton/relay/relaytest"
)

// others are the laptops that time the meet too; a test speaks for them.
type others struct {
	*link.Link
	out     string
	deaf    bool   // it does not listen
	trouble string // why it did not reach the hub
}

func (o *others) Code() string                 { return "AAAAA-BBBBB" }
func (o *others) Admits() bool                 { return !o.deaf }
func (o *others) ShutOut(station string) error { o.out = station; return nil }
func (o *others) Trouble() string              { return o.trouble }

// sitAmong is a desk whose meet several time, its race armed.
func sitAmong(t *testing.T, hub bool) (*desk, *others) {
	d := sit(t, "4x100", 4)
	o := &others{Link: link.New(d.r.Session.MeetID(), link.Status{Station: "test", Spot: relay.Everywhere}, func() time.Time { return d.now })}
	o.Leads(hub)
	d.r.Link = o
	d.send(tickMsg(d.now))
	d.r.Go(ui.Page{Kind: ui.Timing, Race: "1-1-1"})
	return d, o
}

func TestTheHubsScreenSaysHowToJoinUntilSomebodyHas(t *testing.T) {
	d, o := sitAmong(t, true)
	d.shows("LANES · all ⇄0", "others join with: baton join AAAAA-BBBBB")
	o.Hear(link.Status{Station: "two", Name: "Back", Spot: "200"})
	d.wait(1)
	d.shows("⇄1")
	d.press("esc", "end", "up", "enter", "down")
	d.shows("Stations", "this laptop", "Back, 200 m: linked", "nothing waits there; clock not", "compared; enter: shut it out")
	d.press("enter", "down", "enter")
	d.wants("shut out", o.out, "two")
	d.r.Go(ui.Page{Kind: ui.Races})
	d.shows("others join with: baton join AAAAA-BBBBB")
}

// Who was shut out, or has a code of yesterday, is told so where the stations stand: the
// banner alone says that the link is cut.
func TestTheStationsSayWhyTheHubIsNotReached(t *testing.T) {
	d, o := sitAmong(t, false)
	o.trouble = "the hub does not let\x1b this laptop in"
	d.wait(5).send(tickMsg(d.now))
	d.press("esc", "end", "up", "enter")
	d.shows("link cut for 5 s", "this laptop", "the hub does not let this laptop")
}

func TestAJoinedScreenFollowsTheHubAndIsLeftWhereItsKeeperTurned(t *testing.T) {
	d, o := sitAmong(t, false)
	hub := func(race relay.RaceID) {
		o.Hear(link.Status{Station: "hub", Spot: "0", Hub: true, Race: race})
		d.wait(0.3)
		d.view()
	}
	shown := func(want relay.RaceID) {
		t.Helper()
		d.wants("the race shown", string(d.race().ID), string(want))
	}
	hub("1-1-1")
	shown("1-1-1")
	hub("2-1-1")
	shown("2-1-1")
	d.press("space") // it runs here: not left before the hub's race has its gun
	hub("1-1-1")
	shown("2-1-1")
	d.press("esc", "home")
	d.press("down", "down", "down", "enter") // ended here
	hub("1-1-1")
	shown("1-1-1")
	d.press("f2") // turned away
	shown("2-1-1")
	hub("1-1-1")
	shown("2-1-1")
}

func TestACutLinkIsToldAndHoldsUpNoKey(t *testing.T) {
	d, o := sitAmong(t, false)
	d.shows("LANES · all linking")
	d.press("space").wait(9.9)
	d.shows("CUT", "link cut for 9 s").lacks("others join here")
	d.wait(2.1).press("1")
	d.shows("CUT", "link cut for 12 s: timing goes on here; others join here (esc)", "key 1 ex 1")
	o.deaf = true
	d.lacks("others join here")
	d.wants("lane 1", d.passes(1), "12.0 - - -")
}

func TestAStationThatFallsSilentIsNamedForAMinute(t *testing.T) {
	d, o := sitAmong(t, true)
	hear := func(station, name string) { o.Hear(link.Status{Station: station, Name: name, Spot: "200"}) }
	hear("two", "Back")
	d.wait(3)
	d.lacks("no word")
	d.wait(1)
	d.shows("no word from Back, 200 m for 4 s: times from there come later")
	hear("three", "Ann at 200 m")
	d.wait(5)
	d.shows("no word from Ann at 200 m and Back, 200 m for 5 s")
	hear("two", "Back")
	d.wait(1)
	d.shows("no word from Ann at 200 m for 6 s")
	hear("two", "Back")
	d.wait(59)
	d.shows("no word from Back, 200 m for 59 s")
	d.wait(3)
	d.lacks("no word")
}

func TestTwoLaptopsOfOneNameAreToldApartAndAPhoneIsSaidToBeOne(t *testing.T) {
	d, o := sitAmong(t, true)
	for _, s := range []relay.Station{{ID: "two", Name: "mac", Spot: "200"}, {ID: "three", Name: "mac", Spot: "0"}} {
		joinsAs(d, s)
		o.Hear(link.Status{Station: s.ID, Name: s.Name, Spot: s.Spot})
	}
	joinsAs(d, relay.Station{ID: relay.PhonePrefix + "1", Name: "phone 1 at 100 m", Spot: "100"})
	d.wait(1)
	d.press("esc", "end", "up", "enter")
	d.shows("mac at 200 m: linked", "mac at finish: linked", "phone 1 at 100 m: a phone")
	d.press("esc", "esc", "end", "up", "up", "enter")
	d.shows("lanes of mac at 200 m's times")
	d.lacks("lanes of phone")
}

// following is a desk among others, and a word for what the hub shows.
func following(t *testing.T) (d *desk, hub func(relay.RaceID), shown func(relay.RaceID)) {
	d, o := sitAmong(t, false)
	hub = func(race relay.RaceID) {
		o.Hear(link.Status{Station: "hub", Spot: "0", Hub: true, Race: race})
		d.wait(0.3)
		d.view()
	}
	shown = func(want relay.RaceID) {
		t.Helper()
		d.wants("the race shown", string(d.race().ID), string(want))
	}
	hub("1-1-1")
	return d, hub, shown
}

// gunAt is the hub's gun in a race.
func gunAt(d *desk, two *theirs, race relay.RaceID) {
	two.writes(race, 0, &relay.Gun{Key: "space"})
	d.wait(0.3)
}

func TestNobodyIsTurnedToAnotherRaceWhileTyping(t *testing.T) {
	d, hub, shown := following(t)
	two := joins(d)
	d.press("space").wait(20).press("d")
	gunAt(d, two, "2-1-1")
	hub("2-1-1")
	shown("1-1-1")
	d.press("3") // the drop is of the race in which it was begun
	hub("2-1-1")
	shown("2-1-1")
	d.press("4")
	for race, want := range map[relay.RaceID]string{"1-1-1": "3", "2-1-1": "4"} {
		keys := ""
		for _, k := range d.r.Session.State.Race(race).Marks() {
			keys += k.Key
		}
		d.wants("the digits of "+string(race), keys, want)
	}
}

func TestANextHubThatLooksAtAnOldRaceTurnsNobodyBack(t *testing.T) {
	d, hub, shown := following(t)
	two := joins(d)
	gunAt(d, two, "1-1-1")
	d.wait(60)
	hub("2-1-1") // armed there; here the first still runs
	shown("1-1-1")
	gunAt(d, two, "2-1-1")
	hub("2-1-1")
	shown("2-1-1")
	hub("1-1-1") // it still runs, and began before
	shown("2-1-1")
	two.writes("1-1-1", 0, relay.NewRaceStatus(relay.KindClosed, ""))
	two.writes("2-1-1", 0, relay.NewRaceStatus(relay.KindClosed, ""))
	hub("1-1-1")
	shown("2-1-1")
}

func TestWhoeverWasCutOffIsTurnedOnceLinkedAgain(t *testing.T) {
	d, hub, shown := following(t)
	two := joins(d)
	gunAt(d, two, "1-1-1")
	d.wait(12).press("1").wait(10) // silent meanwhile: the hub goes on, and nothing of it comes
	shown("1-1-1")
	d.press("2")
	gunAt(d, two, "2-1-1") // linked again
	hub("2-1-1")
	shown("2-1-1")
	d.press("f2")
	shown("1-1-1")
	d.wants("lane 1", d.passes(1)[:4], "12.3")
}

// Start fired while its link was cut, 7 s before this screen's keeper did.
func TestTwoGunsTooFarApartAreAskedAboutOnTheLiveScreen(t *testing.T) {
	for answer, want := range map[string]int{"one start": 1, "two starts": 2} {
		d, o := sitAmong(t, true)
		d.wait(7).press("space")
		start := joinsAs(d, relay.Station{ID: "two", Name: "Start", Spot: "0"})
		start.writes("1-1-1", -7, &relay.Gun{Key: "space"})
		o.Hear(link.Status{Station: "two", Name: "Start", Spot: "0"})
		d.wait(0.3)
		d.shows("! Start's gun and ", ", 7.0 s later: one start? esc, two guns")
		d.press("esc", "home", "down", "down", "enter").shows("not now", "one start", "two starts")
		d.press("down")
		if want == 2 {
			d.press("down")
		}
		d.press("enter").lacks("two guns")
		relaytest.Want(t, answer, len(d.race().Starts), want)
	}
}
