package link

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing/synctest"
	"time"

	"baton/relay"
	"baton/relay/meet"
)

// laptop is a station of a simulated day: its clock, its file, and the program
// while it runs.
type laptop struct {
	day      *day
	n        int
	id       string
	place    relay.Spot
	skew     time.Duration // of its wall clock at the day's beginning
	drift    float64
	steps    time.Duration         // by which its wall clock was set since
	naps     [][2]time.Duration    // when it fell asleep and woke up
	wakes    time.Duration         // from its last sleep
	asleep   atomic.Pointer[start] // the program that slept with it, until it notices
	disk     *disk
	before   []*disk // that it went on from
	run      atomic.Pointer[start]
	back     time.Duration // when it is started again
	gave     moment        // the digit after its last m
	undid    time.Duration // when Backspace was last pressed
	spaced   time.Duration // and the space bar
	reviewed time.Duration // when something was set right here
	hub      *memory       // of its last program, as that left it
	spare    []relay.Event // what stood in its file before an older copy was put there
	strokes  map[relay.RaceID][]stroke
	modes    map[relay.RaceID]relay.Mode
}

// start is one start of the program.
type start struct {
	of      *laptop
	at      time.Duration // true time, as it began
	steps   time.Duration // by which the wall clock was set before
	opened  time.Time
	id      relay.Origin
	mono    int64 // of the laptop, as the program began
	dead    atomic.Bool
	quit    bool // it was left properly: nothing of it may be lost
	session *meet.Session
	handle  *handle
	link    *Link
	hub     *memory
	cancel  context.CancelFunc
	ways    sync.WaitGroup
	asks    chan struct{} // to compare clocks now
	read    int           // events in the file as the program began
	others  int           // of other programs, delivered since

	mu        sync.Mutex
	inbox     []func(*meet.Session)
	follows   int // the laptop whose hub it is linked to, -1 for none
	since     time.Duration
	measures  measures
	acked     map[relay.ID]relay.Hash
	announced []string // what was found wrong beside the driver
}

// local is what a laptop's wall clock says at a true time.
func (l *laptop) local(at time.Duration) time.Time {
	return noon.Add(l.skew + l.steps + at + time.Duration(l.drift*float64(at)))
}

// monotonic is its monotonic clock, which stands still while it sleeps.
func (l *laptop) monotonic(at time.Duration) int64 {
	awake := at
	for _, nap := range l.naps {
		awake -= max(0, min(at, nap[1])-nap[0])
	}
	at = awake
	return int64(at) + int64(l.drift*float64(at))
}

// now is what its program takes for now: the wall clock as it was at its start,
// and monotonic time since.
func (s *start) now() time.Time {
	at := s.of.day.now()
	return s.opened.Add(time.Duration(s.of.monotonic(at) - s.mono))
}

var noon = time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)

// program is the one that runs, nil where none does.
func (l *laptop) program() *start { return l.run.Load() }

// up reports whether a keeper can press a key.
func (l *laptop) up() bool { return l.program() != nil && l.day.now() >= l.wakes }

// awaits waits while the laptop sleeps.
func (l *laptop) awaits() {
	for now := l.day.now(); now < l.wakes; now = l.day.now() {
		time.Sleep(l.wakes - now)
	}
}

// begin starts the program: it reads its file, and links.
func (l *laptop) begin() {
	d := l.day
	s := &start{of: l, at: d.now(), steps: l.steps, opened: l.local(d.now()), mono: l.monotonic(d.now()), follows: -1, acked: map[relay.ID]relay.Hash{}, asks: make(chan struct{}, 1)}
	l.disk.synced = len(l.disk.rows.events) // the system has done so by now
	s.handle = &handle{disk: l.disk, run: s, random: d.dice()}
	read, err := meet.ReadLog(s.handle)
	if err != nil {
		panic(err)
	}
	s.link = New(d.meet, Status{Station: l.id, Spot: l.place}, s.now)
	s.read = read.State.Len()
	if s.hub = newMemory(fmt.Sprint("hub of ", l.id, " at ", d.now())); l.hub != nil && d.random.IntN(2) == 0 {
		s.hub = l.hub.again(d.random)
		d.did("set spoiled")
	}
	l.hub = s.hub
	if l.n == 0 {
		s.link.Clock().Leads(fmt.Sprint("clock of ", l.id, " at ", d.now()))
		s.link.Leads(true)
	}
	s.session = meet.Open(read, meet.Config{
		Desk: relay.Desk{Station: l.id, Spot: l.place, Mode: relay.Lanes}, Version: "simulated", Opened: s.opened, Clock: s.link.Clock(),
		Deliver: func(events []relay.Event) { s.post(func(m *meet.Session) { s.takes(m, events) }) },
		Receive: func(events []relay.Event) { s.post(func(m *meet.Session) { m.Receive(events) }) },
		Guests:  []meet.Guest{s.link, witness{s}},
	})
	s.id = s.session.Write("", s.now(), &relay.StationJoined{Name: "At " + string(l.place)})[0].Origin
	d.byOrigin[s.id] = s
	d.did("start")
	l.run.Store(s)
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.ways.Go(func() { s.leads(ctx) })
	dice := d.dice()
	s.ways.Go(func() { s.followOn(ctx, dice) })
	s.ways.Go(func() { s.speaks(ctx) })
}

// post brings something to the session, which is for one goroutine.
func (s *start) post(do func(*meet.Session)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inbox = append(s.inbox, do)
}

// takes is what another program wrote to the file.
func (s *start) takes(m *meet.Session, events []relay.Event) {
	held := m.State.Len()
	for _, e := range events {
		if e.ID.Origin == s.id {
			s.of.day.say("%s: %s was written here, and comes back as another's", s.of.id, e.ID)
		}
	}
	m.Take(events)
	s.others += m.State.Len() - held
}

// handed is how many events were the session's to save: those that were neither
// in the file as it began nor brought there by others.
func (s *start) handed() int { return s.session.State.Len() - s.read - s.others }

func (s *start) drain() {
	s.mu.Lock()
	inbox := s.inbox
	s.inbox = nil
	s.mu.Unlock()
	for _, do := range inbox {
		do(s.session)
	}
}

// witness is a guest that remembers what was called saved, and looks whether it
// is on the disk then.
type witness struct{ *start }

func (w witness) Begin(held []relay.Event, _ func([]relay.Event)) { w.Stored(held) }

func (w witness) End() {}

func (w witness) Stored(events []relay.Event) {
	var missing []relay.ID
	w.of.day.now()
	for _, e := range events {
		if !w.of.disk.keeps(e.ID) && !slices.ContainsFunc(w.of.before, func(d *disk) bool { return d.keeps(e.ID) }) {
			missing = append(missing, e.ID)
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range events {
		w.acked[e.ID] = e.Hash
	}
	if len(missing) > 0 {
		w.announced = append(w.announced, fmt.Sprintf("%s: %d of %d events are called saved at %v, and are not on the disk", w.of.id, len(missing), len(events), w.of.day.now()))
	}
}

// ends kills the program between two steps: nothing that it still does has an
// effect. With the power goes what was not synced.
func (l *laptop) ends(power bool) {
	s := l.program()
	if s == nil {
		return
	}
	s.dead.Store(true)
	s.stop()
	s.session.Close(0)
	synctest.Wait()
	l.day.did("killed")
	if power {
		l.day.did("power cut")
		if n := l.disk.lose(); n > 0 {
			l.day.did("events forgotten")
		}
	}
	l.left()
}

func (s *start) stop() {
	s.cancel()
	s.hub.mu.Lock()
	s.hub.away = true
	close(s.hub.came)
	s.hub.came = make(chan struct{})
	s.hub.mu.Unlock()
	s.ways.Wait()
	synctest.Wait()
}

// left notes what of the program is to be remembered.
func (l *laptop) left() {
	l.disk.mu.Lock()
	_ = l.disk.add(l.disk.backup) // whoever put another file there puts the first one back
	l.disk.moved, l.disk.backup = false, nil
	l.disk.mu.Unlock()
	l.day.note(l.program())
	l.run.Store(nil)
}

// leaves quits the program properly: it says itself what is not saved.
func (l *laptop) leaves() {
	s := l.program()
	s.drain()
	handed := s.session.Saved()
	s.stop()
	l.day.did("quit")
	unsaved := s.session.Close(3 * time.Second)
	synctest.Wait()
	if unsaved == 0 && len(handed.Aside) == 0 {
		s.quit = true
	}
	s.dead.Store(true)
	l.left()
}

// origin is what the program signs with.
func (s *start) origin() relay.Origin { return s.id }

// true is the true time at which its monotonic clock said so.
func (s *start) true(mono int64) time.Duration {
	low, high := s.at, s.of.day.now()
	for high-low > time.Microsecond {
		if mid := low + (high-low)/2; s.of.monotonic(mid)-s.mono < mono {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}
