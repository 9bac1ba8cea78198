package link

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"baton/relay"
)

// memory is a hub in memory.
type memory struct {
	mu     sync.Mutex
	name   string
	events []relay.Event
	at     map[relay.ID]int
	came   chan struct{} // closed at the next event
	away   bool
	full   bool // takes nothing
	pushed int  // how often it was asked to
}

var errAway = errors.New("out of reach")

func newMemory(name string) *memory {
	return &memory{name: name, at: map[relay.ID]int{}, came: make(chan struct{})}
}

func (m *memory) Holds(context.Context) (h Holding, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.away {
		return h, errAway
	}
	h.Name, h.Last = m.name, uint64(len(m.events))
	for id := range m.at {
		h.IDs = append(h.IDs, id)
	}
	return h, nil
}

func (m *memory) Push(_ context.Context, events []relay.Event) (refused []relay.ID, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pushed++
	if m.full {
		m.mu.Unlock()
		time.Sleep(5 * time.Millisecond) // it does not say so at once
		m.mu.Lock()
	}
	if m.away || m.full {
		return nil, errAway
	}
	for _, e := range events {
		if i, there := m.at[e.ID]; there {
			if m.events[i].Hash != e.Hash {
				refused = append(refused, e.ID)
			}
			continue
		}
		m.at[e.ID] = len(m.events)
		m.events = append(m.events, e)
	}
	close(m.came)
	m.came = make(chan struct{})
	return refused, nil
}

// again is the hub after it was stopped and started, of whose set the disk has
// spoiled something.
func (m *memory) again(random *rand.Rand) *memory {
	m.mu.Lock()
	defer m.mu.Unlock()
	o := newMemory(m.name)
	for n, e := range m.events {
		if e.ID.IsZero() || random.IntN(20) == 0 {
			e = relay.Event{}
		} else {
			o.at[e.ID] = n
		}
		o.events = append(o.events, e)
	}
	return o
}

// pulledAtOnce is few, so that tests see more than one batch.
const pulledAtOnce = 7

func (m *memory) Pull(ctx context.Context, since uint64) ([]relay.Event, uint64, error) {
	for {
		m.mu.Lock()
		came, away := m.came, m.away
		some := m.events[min(int(since), len(m.events)):]
		m.mu.Unlock()
		if away {
			return nil, since, errAway
		}
		if len(some) > 0 {
			some = some[:min(len(some), pulledAtOnce)]
			next := since + uint64(len(some))
			if some = slices.DeleteFunc(slices.Clone(some), func(e relay.Event) bool { return e.ID.IsZero() }); len(some) == 0 {
				since = next
				continue
			}
			return some, next, nil
		}
		select {
		case <-came:
		case <-ctx.Done():
			return nil, since, nil
		}
	}
}

// desk is a laptop whose disk is a map.
type desk struct {
	*Link
	t    *testing.T
	pen  relay.Author
	mu   sync.Mutex
	held map[relay.ID]relay.Event
}

func newDesk(t *testing.T, meet relay.Origin, name string) *desk {
	d := &desk{t: t, pen: relay.Author{Origin: relay.NewOrigin()}, held: map[relay.ID]relay.Event{}}
	d.Link = New(meet, Status{Station: name, Spot: relay.Everywhere}, time.Now)
	d.Begin(nil, d.receive)
	d.writes(&relay.Opened{Meet: meet})
	return d
}

// receive stores what came, as a session does; nothing comes twice.
func (d *desk) receive(events []relay.Event) {
	d.mu.Lock()
	for _, e := range events {
		if _, twice := d.held[e.ID]; twice {
			d.t.Errorf("%s comes twice", e.ID)
		}
		d.held[e.ID] = e
	}
	d.mu.Unlock()
	d.Stored(events)
}

func (d *desk) writes(facts ...relay.Fact) {
	d.t.Helper()
	for _, f := range facts {
		e, err := d.pen.Next(relay.Header{Station: "one"}, f)
		if err != nil {
			d.t.Fatal(err)
		}
		d.receive([]relay.Event{e})
	}
}

func (d *desk) notes(n int) {
	d.t.Helper()
	for i := range n {
		d.writes(&relay.Note{Text: fmt.Sprint("note ", i)})
	}
}

func (d *desk) holds() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.held)
}

// carries links a desk to a hub until the test or stop ends it.
func (d *desk) carries(c Carrier) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			_ = d.Carry(ctx, c, true) // it is tried again
			time.Sleep(time.Millisecond)
		}
	}()
	stop = func() { cancel(); <-ended }
	d.t.Cleanup(stop)
	return stop
}
