package meet

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"baton/relay"
)

// shelf is a Log in memory whose disk can fail, block or panic.
type shelf struct {
	mu          sync.Mutex
	name        string
	events      []relay.Event
	fails       error         // what Append answers
	blocked     chan struct{} // Append and Since wait until it is closed
	panics      bool
	foreign     bool // another program has written
	other       bool // what Reopen answers once
	checkpoints int
	reopened    int
	batches     []int
}

func (s *shelf) wait() {
	s.mu.Lock()
	blocked := s.blocked
	s.mu.Unlock()
	if blocked != nil {
		<-blocked
	}
}

func (s *shelf) Append(events []relay.Event) error {
	s.wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.panics {
		panic("a fault in the store")
	}
	if s.fails != nil {
		return s.fails
	}
	fresh := slices.Clone(s.events)
	for _, e := range events {
		at := slices.IndexFunc(fresh, func(o relay.Event) bool { return o.ID == e.ID })
		switch {
		case at < 0:
			fresh = append(fresh, e)
		case fresh[at].Hash != e.Hash:
			return fmt.Errorf("%w: %s", ErrAlarm, e.ID)
		}
	}
	s.events = fresh
	s.batches = append(s.batches, len(events))
	return nil
}

func (s *shelf) Since(cursor int64) ([]relay.Event, int64, error) {
	s.wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.events[cursor:]), int64(len(s.events)), nil
}

func (s *shelf) Changed() (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.foreign
	s.foreign = false
	return was, nil
}

func (s *shelf) Checkpoint() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.checkpoints++
	return nil
}

func (s *shelf) Reopen() (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reopened++
	other := s.other
	s.other = false
	return other, nil
}

func (s *shelf) Path() string     { return s.name }
func (s *shelf) ReadOnly() string { return "" }
func (s *shelf) Close() error     { return nil }

func (s *shelf) set(change func(*shelf)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s)
}

func (s *shelf) held() []relay.Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.events)
}

var quick = pace{poll: 2 * time.Millisecond, retry: 4 * time.Millisecond, idle: 20 * time.Millisecond, read: 50 * time.Millisecond, stall: 30 * time.Millisecond}

// pen makes the events of one origin.
type pen struct{ relay.Author }

func newPen() *pen { return &pen{relay.Author{Origin: relay.NewOrigin()}} }

func (p *pen) next(t fataler, f relay.Fact) relay.Event {
	e, err := p.Next(relay.Header{Station: "finish", Wall: p.Seq + 1}, f)
	if err != nil {
		t.Fatalf("event: %v", err)
	}
	return e
}

func (p *pen) notes(t fataler, n int) []relay.Event {
	var events []relay.Event
	for range n {
		events = append(events, p.next(t, &relay.Note{Text: "note"}))
	}
	return events
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

func ids(events []relay.Event) []relay.ID {
	var list []relay.ID
	for _, e := range events {
		list = append(list, e.ID)
	}
	return list
}

func same(t fataler, what string, got, want []relay.Event) {
	t.Helper()
	if !slices.Equal(ids(got), ids(want)) {
		t.Fatalf("%s: got %v, want %v", what, ids(got), ids(want))
	}
}
