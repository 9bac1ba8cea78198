package meet

import (
	"testing"
	"time"

	"baton/relay"
)

// ticking is a clock against the hub's that a test sets.
type ticking struct {
	known   *relay.Clock
	dropped int
}

func (c *ticking) Offset(time.Time, int64) *relay.Clock { return c.known }

func (c *ticking) Drop(time.Duration) { c.known = nil; c.dropped++ }

func TestWhatIsKnownOfTheHubsClockGoesWithEachEvent(t *testing.T) {
	r, err := ReadLog(&shelf{})
	if err != nil {
		t.Fatal(err)
	}
	opened := time.Now()
	hub := &ticking{}
	s := Open(r, Config{Opened: opened, Clock: hub})
	defer s.Close(time.Second)
	at := opened.Add(time.Minute)
	last := func() relay.Event {
		e, _ := s.State.Event(s.Write("", at, &relay.Note{Text: "now"})[0])
		return e
	}
	if e := last(); e.Clock != nil {
		t.Errorf("nothing is known, and %+v goes with the event", e.Clock)
	}
	hub.known = &relay.Clock{Offset: int64(2 * time.Second), Bound: 5, Age: 7}
	e := last()
	if e.Clock == nil || *e.Clock != *hub.known {
		t.Errorf("%+v", e.Clock)
	}
	if got, want := s.Instant(at), relay.Instant(at.UnixNano()+int64(2*time.Second)); got != want {
		t.Errorf("instant %d, want %d", got, want)
	}
	if got := s.MonoOf(s.Instant(at)); got != s.Mono(at) {
		t.Errorf("there and back: %d, want %d", got, s.Mono(at))
	}
	s.ClockGap("sleep", time.Second, at)
	if hub.dropped != 1 {
		t.Error("after a sleep the offset is still trusted")
	}
}
