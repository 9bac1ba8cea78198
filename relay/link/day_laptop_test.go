package link

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"baton/relay"
	"baton/relay/meet"
)

// laptop is a station of a simulated day: its clock, its file, and the program
// while it runs.
type laptop struct {
	day     *day
	n       int
	id      string
	place   relay.Spot
	skew    time.Duration // of its wall clock at the day's beginning
	drift   float64
	steps   time.Duration      // by which its wall clock was set since
	naps    [][2]time.Duration // when it fell asleep and woke up
	wakes   time.Duration      // from its last sleep
	disk    *disk
	before  []*disk // that it went on from
	run     atomic.Pointer[start]
	back    time.Duration // when it is started again
	gave    moment        // the digit after its last m
	undid   time.Duration // when Backspace was last pressed
	spaced  time.Duration // and the space bar
	strokes map[relay.RaceID][]stroke
	modes   map[relay.RaceID]relay.Mode
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

	mu        sync.Mutex
	inbox     []func(*meet.Session)
	follows   int // the laptop whose hub it is linked to, -1 for none
	since     time.Duration
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
	return s.opened.Add(time.Duration(s.of.monotonic(s.of.day.now()) - s.mono))
}

var noon = time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)

// program is the one that runs, nil where none does.
func (l *laptop) program() *start { return l.run.Load() }

// up reports whether a keeper can press a key.
func (l *laptop) up() bool { return l.program() != nil && l.day.now() >= l.wakes }

// awaits waits while the laptop sleeps.
func (l *laptop) awaits() {
	for wait := l.wakes - l.day.now(); wait > 0; wait = l.wakes - l.day.now() {
		time.Sleep(wait)
	}
}

// begin starts the program: it reads its file, and links.
func (l *laptop) begin() {
	d := l.day
	s := &start{of: l, at: d.now(), steps: l.steps, opened: l.local(d.now()), mono: l.monotonic(d.now()), follows: -1, acked: map[relay.ID]relay.Hash{}}
	l.disk.synced = len(l.disk.rows.events) // the system has done so by now
	s.handle = &handle{disk: l.disk, run: s, random: d.dice()}
	read, err := meet.ReadLog(s.handle)
	if err != nil {
		panic(err)
	}
	s.link = New(d.meet, Status{Station: l.id, Spot: l.place}, s.now)
	s.hub = newMemory(fmt.Sprint("hub of ", l.id, " at ", d.now()))
	if l.n == 0 {
		s.link.Clock().Leads(s.hub.name)
		s.link.Leads(true)
	}
	s.session = meet.Open(read, meet.Config{
		Desk: relay.Desk{Station: l.id, Spot: l.place, Mode: relay.Lanes}, Version: "simulated", Opened: s.opened, Clock: s.link.Clock(),
		Deliver: func(events []relay.Event) { s.post(func(m *meet.Session) { m.Take(events) }) },
		Receive: func(events []relay.Event) { s.post(func(m *meet.Session) { m.Receive(events) }) },
		Guests:  []meet.Guest{s.link, witness{s}},
	})
	s.id = s.session.Write("", s.now(), &relay.StationJoined{Name: "At " + string(l.place)})[0].Origin
	d.byOrigin[s.id] = s
	l.run.Store(s)
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.ways.Go(func() { s.leads(ctx) })
	s.ways.Go(func() { s.followOn(ctx) })
	s.ways.Go(func() { s.speaks(ctx) })
}

// post brings something to the session, which is for one goroutine.
func (s *start) post(do func(*meet.Session)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.inbox = append(s.inbox, do)
}

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
func (w witness) End()                                            {}

func (w witness) Stored(events []relay.Event) {
	var missing []relay.ID
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

// keeps reports whether an event would be there after a power cut.
func (d *disk) keeps(id relay.ID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	at, there := d.rows.at[id]
	return d.moved || there && at < d.synced
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
	if power {
		l.disk.lose()
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
	unsaved := s.session.Close(3 * time.Second)
	if unsaved == 0 && len(handed.Aside) == 0 {
		s.quit = true
	}
	s.dead.Store(true)
	l.left()
}

// table is what a file holds.
type table struct {
	events []relay.Event
	at     map[relay.ID]int
}

// disk is one that forgets, at a power cut, what was not synced; that fills,
// tears and hangs.
type disk struct {
	mu      sync.Mutex
	rows    table
	synced  int
	full    bool
	hangs   time.Duration // until when it does not answer
	moved   bool          // another file lies there now
	away    time.Duration // until when nothing lies there
	backup  []relay.Event // what lay there before
	changes int
	merged  []relay.Event // by other programs
}

func newDisk(events ...relay.Event) *disk {
	d := &disk{rows: table{at: map[relay.ID]int{}}}
	d.add(events)
	d.synced = len(d.rows.events)
	return d
}

// add puts in what is not there.
func (d *disk) add(events []relay.Event) (alarm error) {
	for _, e := range events {
		if at, there := d.rows.at[e.ID]; there {
			if d.rows.events[at].Hash != e.Hash {
				return fmt.Errorf("%w: %s", meet.ErrAlarm, e.ID)
			}
		}
	}
	for _, e := range events {
		if _, there := d.rows.at[e.ID]; !there {
			d.rows.at[e.ID] = len(d.rows.events)
			d.rows.events = append(d.rows.events, e)
		}
	}
	return nil
}

// lose is the power cut.
func (d *disk) lose() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cutTo(d.synced)
}

func (d *disk) cutTo(n int) {
	for _, e := range d.rows.events[n:] {
		delete(d.rows.at, e.ID)
	}
	d.rows.events = d.rows.events[:n:n]
	d.synced = min(d.synced, n)
}

// aside reports whether an event is in a file that somebody put aside and never
// put back, as when the program had gone on elsewhere.
func (d *disk) aside(id relay.ID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.ContainsFunc(d.backup, func(e relay.Event) bool { return e.ID == id })
}

func (d *disk) held() []relay.Event {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]relay.Event{}, d.rows.events...)
}

func (d *disk) size() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.rows.events)
}

// merge is what another program adds to the file.
func (d *disk) merge(events []relay.Event) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.moved || d.full {
		return
	}
	_ = d.add(events)
	d.synced = len(d.rows.events)
	d.merged = append(d.merged, events...)
	d.changes++
}

// handle is a file as a program has it open: a meet.Log.
type handle struct {
	disk   *disk
	run    *start
	random *rand.Rand
	seen   int // changes of others
}

var (
	errFull = errors.New("the disk is full")
	errTorn = errors.New("the disk fails")
)

// takes is the time a disk takes to do something.
func (h *handle) takes() {
	h.run.of.awaits()
	time.Sleep(time.Duration(h.random.Int64N(int64(4 * time.Millisecond))))
	for wait := h.disk.hangs - h.run.of.day.now(); wait > 0; wait = h.disk.hangs - h.run.of.day.now() {
		time.Sleep(wait)
	}
}

// Append commits, syncs and acknowledges, and the power may go before each.
func (h *handle) Append(events []relay.Event) error {
	h.takes()
	torn := h.run.of.day.now() < h.run.of.day.calmFrom && h.random.IntN(60) == 0
	if torn && h.random.IntN(2) == 0 {
		return errTorn
	}
	if err := h.commits(events); err != nil {
		return err
	}
	h.takes()
	if err := h.syncs(); err != nil || !torn {
		return err
	}
	return errTorn // and yet it is there
}

func (h *handle) commits(events []relay.Event) error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	switch {
	case h.run.dead.Load():
		return errTorn
	case h.disk.moved:
		return meet.ErrGone
	case h.disk.full:
		return errFull
	}
	return h.disk.add(events)
}

func (h *handle) syncs() error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	switch {
	case h.run.dead.Load():
		return errTorn
	case h.disk.moved:
		return meet.ErrGone // it went to the file that lay there before
	}
	h.disk.synced = len(h.disk.rows.events)
	return nil
}

func (h *handle) Since(cursor int64) ([]relay.Event, int64, error) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	all := h.disk.rows.events
	return append([]relay.Event{}, all[min(int(cursor), len(all)):]...), int64(len(all)), nil
}

func (h *handle) Changed() (bool, error) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if h.disk.moved {
		return false, meet.ErrGone
	}
	changed := h.disk.changes > h.seen
	h.seen = h.disk.changes
	return changed, nil
}

// Reopen finds whatever lies there now.
func (h *handle) Reopen() (other bool, err error) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	other = h.disk.moved && !h.run.dead.Load() && h.run.of.day.now() >= h.disk.away
	h.disk.moved = h.disk.moved && !other
	return other, nil
}

func (h *handle) Checkpoint() error { return nil }
func (h *handle) Path() string      { return "simulated.meet" }
func (h *handle) ReadOnly() string  { return "" }
func (h *handle) Close() error      { return nil }

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
