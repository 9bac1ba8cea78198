package nats

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/link"
	"baton/relay/relaytest"
)

// laptop is a station without a screen: a log in memory, and its part in the
// network.
type laptop struct {
	*Net
	t      *testing.T
	pen    relay.Author
	mu     sync.Mutex
	events map[relay.ID]relay.Event
}

func (l *laptop) receive(events []relay.Event) {
	l.mu.Lock()
	for _, e := range events {
		l.events[e.ID] = e
	}
	l.mu.Unlock()
	l.Stored(events)
}

// notes records remarks.
func (l *laptop) notes(n int) {
	l.t.Helper()
	for range n {
		e, err := l.pen.Next(relay.Header{Station: l.config.Me.Station}, &relay.Note{Text: "seen"})
		if err != nil {
			l.t.Fatal(err)
		}
		l.receive([]relay.Event{e})
	}
}

func (l *laptop) opened(meet relay.Origin) relay.Event {
	l.t.Helper()
	e, err := l.pen.Next(relay.Header{Station: l.config.Me.Station}, &relay.Opened{Meet: meet})
	if err != nil {
		l.t.Fatal(err)
	}
	return e
}

func (l *laptop) holds() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.events)
}

func configFor(t *testing.T, station string) Config {
	return Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", Me: link.Status{Station: station, Spot: relay.Everywhere}, Now: time.Now}
}

func open(t *testing.T, n *Net, held []relay.Event) *laptop {
	l := &laptop{Net: n, t: t, pen: relay.Author{Origin: relay.NewOrigin()}, events: map[relay.ID]relay.Event{}}
	for _, e := range held {
		l.events[e.ID] = e
	}
	n.Begin(held, l.receive)
	l.receive([]relay.Event{l.opened(n.Meet)})
	t.Cleanup(n.End)
	return l
}

func serving(t *testing.T, meet relay.Origin) *laptop {
	t.Helper()
	n, err := Serve(configFor(t, "hub"), meet, "Spring Meet")
	if err != nil {
		t.Fatal(err)
	}
	return open(t, n, nil)
}

func joined(t *testing.T, code, station string) *laptop {
	t.Helper()
	c, err := ParseCode(code)
	if err != nil {
		t.Fatal(err)
	}
	config := configFor(t, station)
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	in, err := Knock(ctx, config, c)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	events, err := in.Fetch(ctx)
	if err != nil {
		t.Fatal(err)
	}
	n, err := in.Join(config)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, n, events)
}

// patience has room for what servers of a cluster do one after the other when one
// is gone, on a loaded machine: two elections of 4 to 9 s each, and timeouts
// between them. No speed is asserted; what it took is logged.
const patience = time.Minute

func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	begun := time.Now()
	for !holds() {
		if time.Since(begun) > patience {
			t.Fatalf("not in %v: %s", patience, what)
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Logf("%s: %v", what, time.Since(begun).Round(time.Millisecond))
}

func TestWhatOneLaptopRecordsAllHave(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	hub.notes(5)
	a, b := joined(t, hub.Code(), "a"), joined(t, hub.Code(), "b")
	a.notes(20)
	b.notes(30)
	hub.notes(5)
	all := []*laptop{hub, a, b}
	until(t, "all have 63 events", func() bool { return hub.holds() == 63 && a.holds() == 63 && b.holds() == 63 })
	for _, l := range all {
		if got, want := l.Status().Heads, hub.Status().Heads; !slices.Equal(got, want) {
			t.Errorf("%s: heads %v, the hub's are %v", l.config.Me.Station, got, want)
		}
	}
	until(t, "everybody has heard of everybody", func() bool { return len(a.State(nil).Stations) == 3 && len(hub.State(nil).Stations) == 3 })
	until(t, "a knows the hub's clock", func() bool { bound, ok := a.Clock().Bound(); return ok && bound < 50*time.Millisecond })
	if c := hub.Clock().Offset(time.Now(), time.Now().UnixNano()); c == nil || c.Bound != 0 {
		t.Errorf("the hub's own clock: %+v", c)
	}
	if s := a.State(nil); !s.Linked || s.Waiting != 0 || s.Alarm != nil {
		t.Errorf("%+v", s)
	}
}

func TestWithTheHubGoneTheOthersGoOnWithTheNext(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	hub.notes(5)
	a, b := joined(t, hub.Code(), "a"), joined(t, hub.Code(), "b")
	until(t, "all know where all listen", func() bool {
		return len(a.roster.inOrder()) == 3 && len(b.roster.inOrder()) == 3
	})
	hub.End()
	a.notes(10)
	b.notes(10)
	until(t, "the two go on without the hub", func() bool { return a.holds() == 28 && b.holds() == 28 })
}

func TestAWrongOrOldCodeIsRefusedInOneSentence(t *testing.T) {
	hub := serving(t, relay.NewOrigin())
	hub.notes(1)
	old := hub.Code()
	a := joined(t, old, "a")
	until(t, "the hub knows a", func() bool { return len(hub.roster.inOrder()) == 2 })
	relaytest.NoError(t, hub.ShutOut("a"))
	until(t, "a is shut out", func() bool { return strings.Contains(a.Trouble(), "does not let this laptop in") })
	c, err := ParseCode(old)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Knock(context.Background(), configFor(t, "b"), c); err == nil || !strings.Contains(err.Error(), "no longer valid") {
		t.Errorf("the old code: %v", err)
	}
	c.Pin[0]++
	if _, err := Knock(context.Background(), configFor(t, "b"), c); err == nil || !strings.Contains(err.Error(), "another hub") {
		t.Errorf("another hub's code: %v", err)
	}
	joined(t, hub.Code(), "c")
}
