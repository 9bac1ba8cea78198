package link

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"baton/relay"
	"baton/relay/meet"
)

var _ meet.Log = (*handle)(nil)

// keeps reports whether an event would be there after a power cut.
func (d *disk) keeps(id relay.ID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	at, there := d.rows.at[id]
	return d.moved || there && at < d.synced
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
func (d *disk) lose() (lost int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	lost = len(d.rows.events) - d.synced
	d.cutTo(d.synced)
	return lost
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
	for wait := h.disk.hanging(h.run.of.day.now()); wait > 0; wait = h.disk.hanging(h.run.of.day.now()) {
		h.run.of.day.did("kept waiting by a disk")
		time.Sleep(wait)
	}
}

// hanging is how much longer it does not answer.
func (d *disk) hanging(now time.Duration) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.hangs - now
}

// Append commits, syncs and acknowledges, and the power may go before each.
func (h *handle) Append(events []relay.Event) error {
	h.takes()
	torn := h.run.of.day.now() < h.run.of.day.calmFrom && h.random.IntN(60) == 0
	if torn && h.random.IntN(2) == 0 {
		h.run.of.day.did("torn, and not there")
		return errTorn
	}
	if err := h.commits(events); err != nil {
		return err
	}
	h.takes()
	if err := h.syncs(); err != nil || !torn {
		return err
	}
	h.run.of.day.did("torn, and there")
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
		h.run.of.day.did("refused by a full disk")
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

func (h *handle) Path() string { return "simulated.meet" }

func (h *handle) ReadOnly() string { return "" }

func (h *handle) Close() error { return nil }
