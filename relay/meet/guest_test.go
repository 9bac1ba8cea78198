package meet

import (
	"sync"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// visitor is a guest that remembers what it was told.
type visitor struct {
	mu      sync.Mutex
	held    int
	stored  []relay.Event
	receive func([]relay.Event)
	ended   bool
}

func (v *visitor) Begin(held []relay.Event, receive func([]relay.Event)) {
	v.held, v.receive = len(held), receive
}

func (v *visitor) Stored(events []relay.Event) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.stored = append(v.stored, events...)
}

func (v *visitor) End() { v.ended = true }

func (v *visitor) told() []relay.Event {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.stored
}

func TestAGuestIsToldWhatIsOnDiskAndWhatItBringsIsSaved(t *testing.T) {
	here, there := newPen(), newPen()
	before := []relay.Event{here.next(t, &relay.Opened{Meet: relay.Origin{1}})}
	log, v := &shelf{events: before, blocked: make(chan struct{})}, &visitor{}
	close(log.blocked)
	r, err := ReadLog(log)
	if err != nil {
		t.Fatal(err)
	}
	come := make(chan []relay.Event, 10)
	s := Open(r, Config{Opened: time.Now(), Guests: []Guest{v}, Receive: func(events []relay.Event) { come <- events }})
	own := s.Write("", time.Now(), &relay.Note{Text: "own"})
	relaytest.Until(t, "told of its own two", func() bool { return len(v.told()) == 2 })
	brought := append(there.notes(t, 3), before...)
	v.receive(brought)
	s.Receive(<-come)
	s.Receive(brought) // again: nothing happens
	relaytest.Until(t, "told of the three it brought", func() bool { return len(v.told()) == 5 })
	s.Close(10 * time.Second)
	if got := log.held(); len(got) != 6 || v.held != 1 || !v.ended || v.told()[1].ID != own[0] {
		t.Errorf("%d events in the file, want 6; the guest: %+v", len(got), v)
	}
	if n := s.State.Len(); n != 6 {
		t.Errorf("%d events in the state", n)
	}
}

func TestAStationSaysWhoItIsOnceAndWhenThatChanges(t *testing.T) {
	r, err := ReadLog(&shelf{})
	if err != nil {
		t.Fatal(err)
	}
	s := Open(r, Config{Desk: relay.Desk{Station: "one", Spot: "200"}, Opened: time.Now()})
	defer s.Close(time.Second)
	joins := func() (n int) {
		for _, e := range s.State.Events() {
			if e.Kind == relay.KindStation {
				n++
			}
		}
		return n
	}
	s.Join("Back", time.Now())
	s.Join("Back", time.Now())
	if got := s.State.Station("one"); joins() != 1 || got != (relay.Station{ID: "one", Name: "Back", Spot: "200"}) {
		t.Errorf("%d facts, %+v", joins(), got)
	}
	s.Desk.Spot = "100"
	s.Join("Top", time.Now())
	if got := s.State.StationName("one"); joins() != 2 || got != "Top" || s.State.StationName("other") != "other" {
		t.Errorf("%d facts, %s", joins(), got)
	}
}
