package model

import (
	"testing"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/link"
)

// theirs are events that another laptop sends: its author goes on from what it has
// seen.
type theirs struct {
	d   *desk
	pen relay.Author
}

func (s *theirs) space(at float64) {
	d := s.d
	m := d.r.Session.State
	e, err := s.pen.Next(relay.Header{Race: "1-1-1", Station: "two", Place: "all", Wall: d.now.UnixNano(), Mono: int64(at * 1e9)},
		&relay.Press{Keyed: relay.Keyed{Attempt: m.Race("1-1-1").Attempt(), Key: "space", Mode: relay.Times}})
	if err != nil {
		d.t.Fatal(err)
	}
	d.send(receivedMsg([]relay.Event{e}))
}

func TestDigitsNameTheTimesOfTheStationChosenInTheMenu(t *testing.T) {
	d, o := sitAmong(t, false)
	o.Hear(link.Here{Station: "two", Name: "Line", Place: "all", Hub: true, Race: "1-1-1"})
	d.wait(0.3)
	d.press("esc", "end", "up", "up", "enter")
	d.shows("Digits here are", "hand-offs, now", "lanes of Line's times")
	d.press("down", "enter")
	d.shows("NAMES two", "digits now name Line's times")
	d.press("tab").shows("the menu ends that")
	d.press("space").wait(12)
	d.press("3").shows("key 3 waits for its time")
	two := &theirs{d: d, pen: relay.Author{Meet: d.r.Session.State, Origin: relay.Origin{7}}}
	opened, err := two.pen.Next(relay.Header{Station: "two", Place: "all", Wall: d.now.UnixNano()}, &relay.Opened{Meet: d.r.Session.MeetID()})
	if err != nil {
		t.Fatal(err)
	}
	d.send(receivedMsg([]relay.Event{opened}))
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
