package board

import (
	"sync"

	"baton/relay"
)

// inbox holds what a board was told and has not taken in yet. Who puts something
// in never waits, however long a fold takes.
type inbox struct {
	mu     sync.Mutex
	events []relay.Event
	closed bool
	wake   chan struct{}
}

func (i *inbox) put(events []relay.Event) {
	i.mu.Lock()
	i.events = append(i.events, events...)
	i.mu.Unlock()
	i.wakeUp()
}

func (i *inbox) close() {
	i.mu.Lock()
	i.closed = true
	i.mu.Unlock()
	i.wakeUp()
}

func (i *inbox) wakeUp() {
	select {
	case i.wake <- struct{}{}:
	default: // it has been woken already
	}
}

// take waits for events; open is false once the inbox is closed and empty.
func (i *inbox) take() (events []relay.Event, open bool) {
	for range i.wake {
		i.mu.Lock()
		events, i.events = i.events, nil
		closed := i.closed
		i.mu.Unlock()
		if len(events) > 0 {
			if closed {
				i.wakeUp()
			}
			return events, true
		}
		if closed {
			return nil, false
		}
	}
	return nil, false
}
