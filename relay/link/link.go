package link

import (
	"context"
	"slices"
	"sync"
	"time"

	"baton/relay"
)

// Link is what a laptop shares of its open meet, by as many carriers as are
// within reach. It is a guest of the meet (meet.Guest): what is on disk goes
// out, and what comes in is handed to the session, which stores it. A key never
// waits for it, and nothing of it is needed to time a race.
type Link struct {
	now   func() time.Time
	clock *Clock

	mu       sync.Mutex
	book     *book
	receive  func([]relay.Event)
	sides    map[string]*side // by the name of the set
	wake     chan struct{}    // closed when there is more to push
	alarm    error
	me       Status
	heard    map[string]hearing // by station
	linkedAt time.Time          // when the hub was last within reach, as far as is known; before that, the beginning
	heardAt  time.Time          // when anything last came by it
	linkedBy time.Time          // since when the hub has been within reach, where it is
	linked   string             // the set of the hub that is followed, empty while it is out of reach
}

// side is one shared set as it is known here.
type side struct {
	name  string
	there relay.IDs // known to be in it
	since uint64    // how far it has been read
	next  int       // those stored here before it are in it

	followed bool // what the screen says of the link is said of this one
}

// New is the link of a laptop in a meet. Its Here says who it is; now is its
// clock.
func New(meet relay.Origin, me Status, now func() time.Time) *Link {
	return &Link{now: now, clock: newClock(now), book: newBook(meet), receive: func([]relay.Event) {}, sides: map[string]*side{}, wake: make(chan struct{}), me: me, heard: map[string]hearing{}, linkedAt: now()}
}

// Clock is this laptop's clock against the one that the meet goes by.
func (l *Link) Clock() *Clock { return l.clock }

// Begin takes the meet as it was read.
func (l *Link) Begin(held []relay.Event, receive func([]relay.Event)) {
	l.mu.Lock()
	l.receive = receive
	l.mu.Unlock()
	l.Stored(held)
}

// Stored takes events that are on disk now.
func (l *Link) Stored(events []relay.Event) {
	l.mu.Lock()
	freed := l.book.store(events)
	receive := l.receive
	close(l.wake)
	l.wake = make(chan struct{})
	l.mu.Unlock()
	if len(freed) > 0 {
		go receive(freed) // not on the goroutine that saves
	}
}

// End is the end of the session.
func (l *Link) End() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.receive = func([]relay.Event) {}
}

// Carry shares the meet by a carrier until ctx ends or the carrier fails, whose
// error it returns. It may run for several carriers at once: what came by one
// goes out by the others. The one that leads to the hub is followed: what the
// screen says of the link is said of it, and that only once it has taken what
// was waiting. Servers that have lost their majority let themselves be read, and
// take nothing.
func (l *Link) Carry(ctx context.Context, c Carrier, followed bool) error {
	s, err := l.meet(ctx, c)
	if err != nil {
		return err
	}
	if s.followed = followed; followed {
		defer l.reached("")
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var ways sync.WaitGroup
	failed := make(chan error, 2)
	for _, way := range []func(context.Context, Carrier, *side) error{l.pushOn, l.pullOn} {
		ways.Go(func() { failed <- way(ctx, c, s); stop() })
	}
	ways.Wait()
	return <-failed // the other ended because this one did
}

func (l *Link) pushOn(ctx context.Context, c Carrier, s *side) error {
	for {
		l.mu.Lock()
		wake := l.wake
		l.mu.Unlock()
		if err := l.push(ctx, c, s); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-wake:
		}
	}
}

func (l *Link) pullOn(ctx context.Context, c Carrier, s *side) error {
	for {
		if err := l.pull(ctx, c, s); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// meet finds out which set a carrier leads to, and what is in it.
func (l *Link) meet(ctx context.Context, c Carrier) (*side, error) {
	held, err := c.Holds(ctx)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.sides[held.Name]
	if s == nil {
		s = &side{name: held.Name}
		l.sides[s.name] = s
	}
	lacks := false
	s.next, s.there = 0, relay.IDs{}
	slices.SortFunc(held.IDs, relay.ID.Compare)
	for _, id := range held.IDs {
		s.there.Add(id)
		c := l.book.chains[id.Origin]
		lacks = lacks || c == nil || !c.has(id.Seq)
	}
	if lacks && s.since >= held.Last {
		s.since = 0 // all was read, and something was missed
	}
	return s, nil
}

// has reports whether an event is here.
func (c *chain) has(seq int64) bool {
	_, ok := c.hash(seq)
	return ok
}

// pushMost is how many events go out at a time.
const pushMost = 200

// push sends what the set lacks, the oldest first.
func (l *Link) push(ctx context.Context, c Carrier, s *side) error {
	for {
		batch, upTo := l.toPush(s)
		if len(batch) == 0 {
			l.takes(s)
			return nil
		}
		refused, err := c.Push(ctx, batch)
		if err != nil {
			return err
		}
		l.mu.Lock()
		for i := range batch {
			s.there.Add(batch[i].ID)
		}
		s.next = max(s.next, upTo)
		if len(refused) > 0 {
			l.alarm = alarmAt(refused[0])
		}
		l.mu.Unlock()
		l.takes(s)
	}
}

// takes notes that a set takes what is pushed.
func (l *Link) takes(s *side) {
	if s.followed {
		l.reached(s.name)
	}
}

// toPush is the next of what the set lacks, and how far in the order stored
// here it will then have everything.
func (l *Link) toPush(s *side) (batch []relay.Event, upTo int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	batch, upTo = l.book.stored.Next(s.next, pushMost, func(id relay.ID) bool { return !s.there.Has(id) })
	if len(batch) == 0 {
		s.next = upTo
	}
	return batch, upTo
}

// pull takes what has come into the set.
func (l *Link) pull(ctx context.Context, c Carrier, s *side) error {
	l.mu.Lock()
	since := s.since
	l.mu.Unlock()
	events, next, err := c.Pull(ctx, since)
	if err != nil {
		return err
	}
	l.mu.Lock()
	if s.since == since {
		s.since = next
	}
	for i := range events {
		s.there.Add(events[i].ID)
	}
	fresh, alarm := l.book.take(events)
	if alarm != nil {
		l.alarm = alarm
	}
	receive := l.receive
	l.mu.Unlock()
	if len(fresh) > 0 {
		receive(fresh)
	}
	return nil
}
