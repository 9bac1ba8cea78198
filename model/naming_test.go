package model

import (
	"testing"
	"time"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
)

// theirs are events that another laptop sends: its author goes on from what it has
// seen.
type theirs struct {
	d   *desk
	pen relay.Author
	// since is when it was opened; what it writes is so many seconds from now.
	since time.Time
	as    relay.Station
}

// joins is another laptop that has come to a desk's meet.
func joins(d *desk) *theirs { return joinsAs(d, relay.Station{ID: "two", Spot: "all"}) }

// joinsAs is another laptop or phone that has come, and who it is.
func joinsAs(d *desk, who relay.Station) *theirs {
	one := &theirs{d: d, pen: relay.Author{Meet: d.r.Session.State, Origin: relay.Origin{7, byte(len(who.ID))}}, since: d.now, as: who}
	one.writes("", 0, &relay.Opened{Meet: d.r.Session.MeetID()})
	if who.Name != "" {
		one.writes("", 0, &relay.StationJoined{Name: who.Name})
	}
	return one
}

// writes records a fact there, and sends it here.
func (s *theirs) writes(race relay.RaceID, at float64, f relay.Fact) {
	s.d.t.Helper()
	e, err := s.pen.Next(relay.Header{Race: race, Station: s.as.ID, Spot: s.as.Spot, Wall: s.d.now.UnixNano(), Mono: int64(s.d.now.Sub(s.since)) + int64(at*1e9)}, f)
	if err != nil {
		s.d.t.Fatal(err)
	}
	s.d.send(receivedMsg([]relay.Event{e}))
}

func (s *theirs) space(at float64) {
	s.writes("1-1-1", at, &relay.Press{Keyed: relay.Keyed{Attempt: s.d.r.Session.State.Race("1-1-1").Attempt(), Key: "space", Mode: relay.Times}})
}

func TestDigitsNameTheTimesOfTheStationChosenInTheMenu(t *testing.T) {
	d, o := sitAmong(t, false)
	o.Hear(link.Status{Station: "two", Name: "Line", Spot: "all", Hub: true, Race: "1-1-1"})
	d.wait(0.3)
	d.press("esc", "end", "up", "up", "enter")
	d.shows("Digits here are", "hand-offs, now", "lanes of Line's times")
	d.press("down", "enter")
	d.shows("NAMES two", "digits now name Line's times")
	d.press("tab").shows("the menu ends that")
	d.press("space").wait(12)
	d.press("3").shows("key 3 waits for its time")
	two := joins(d)
	two.space(0.5)
	two.space(0.8)
	if got := d.passes(3); got == "- - - -" {
		t.Errorf("lane 3 did not get its time: %s", got)
	}
	d.wait(1).shows("two's times, lanes in the order they passed")
	d.press("1").shows("time→1 ex 1")
	d.press("backspace").shows("undone:").wants("lane 1", d.passes(1), "- - - -")
	d.press("1")
	d.r.Go(ui.Page{Kind: ui.Review, Race: "1-1-1"})
	d.shows("named by", "ex 1")
}

func TestAPresserKnowsWhoNamesItsTimesAlsoWhileThatOneIsOutOfReach(t *testing.T) {
	d, o := sitAmong(t, true)
	o.Hear(link.Status{Station: "two", Name: "Top", Spot: "all", Names: "test"})
	d.press("space").wait(1)
	d.shows("space as each passes: Top says which lanes")
	d.wait(12).press("space").wait(0.3)
	d.shows("Top, out of reach, says which lanes; next is", "13.0")
	d.wait(600)
	d.lacks("says which lanes")
}

func TestEverybodyPressesAtOneSignalAndSeesByHowMuchTheyDiffer(t *testing.T) {
	d, o := sitAmong(t, false)
	o.Hear(link.Status{Station: "two", Name: "Line", Spot: "200", Hub: true, Race: "1-1-1", Waiting: 2})
	d.wait(0.3)
	two := joins(d)
	two.writes("", 0, &relay.StationJoined{Name: "Line"})
	d.press("esc", "end", "up", "enter").shows("Stations", "Line, 200 m: linked, 2 wait")
	d.press("end", "up").shows("do the clocks agree")
	d.press("enter").shows("Zero test", "ENTER at the signal", "Line: not pressed")
	d.press("enter")
	two.writes("", 0.04, &relay.ZeroTest{})
	d.shows("2 stations within 0.0", "agree as far as", "+0.04 s")
	d.wait(2).press("enter")
	two.writes("", 0.5, &relay.ZeroTest{})
	d.wait(1).shows("+0.50 s", "finger, or its clock")
	d.press("space").shows("LIVE").wait(12).press("1") // no timing key is taken by it
	d.wants("lane 1", d.passes(1), "12.0 - - -")
}
