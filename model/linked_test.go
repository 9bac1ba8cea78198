package model

import (
	"testing"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
)

// others are the laptops that time the meet too; a test speaks for them.
type others struct {
	*link.Link
	out string
}

func (o *others) Code() string                 { return "AAAAA-BBBBB" }
func (o *others) ShutOut(station string) error { o.out = station; return nil }
func (o *others) Trouble() string              { return "" }

// sitAmong is a desk whose meet several time, its race armed.
func sitAmong(t *testing.T, hub bool) (*desk, *others) {
	d := sit(t, "4x100", 4)
	o := &others{Link: link.New(d.r.Session.MeetID(), link.Here{Station: "test", Place: relay.Everywhere}, func() time.Time { return d.now })}
	o.Leads(hub)
	d.r.Link = o
	d.send(tickMsg(d.now))
	d.r.Go(ui.Page{Kind: ui.Timing, Race: "1-1-1"})
	return d, o
}

func TestTheHubsScreenSaysHowToJoinUntilSomebodyHas(t *testing.T) {
	d, o := sitAmong(t, true)
	d.shows("LANES · all ⇄0", "others join with: baton join AAAAA-BBBBB")
	o.Hear(link.Here{Station: "two", Name: "Back", Place: "200"})
	d.wait(1)
	d.shows("⇄1")
	d.press("esc", "end", "up", "enter", "down")
	d.shows("Stations", "this laptop", "Back, 200 m: linked", "not compared; enter: shut it out")
	d.press("enter", "down", "enter")
	d.wants("shut out", o.out, "two")
	d.r.Go(ui.Page{Kind: ui.Races})
	d.shows("others join with: baton join AAAAA-BBBBB")
}

func TestAJoinedScreenFollowsTheHubAndIsLeftWhereItsKeeperTurned(t *testing.T) {
	d, o := sitAmong(t, false)
	hub := func(race relay.RaceID) {
		o.Hear(link.Here{Station: "hub", Place: "0", Hub: true, Race: race})
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
	d, _ := sitAmong(t, false)
	d.press("space").wait(12).press("1")
	d.shows("CUT", "key 1 ex 1")
	d.wants("lane 1", d.passes(1), "12.0 - - -")
}
