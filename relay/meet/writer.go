package meet

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"baton/relay"
)

// Writer saves a meet's events in the background, so that a press never waits
// for a disk. What it has been handed stays in memory until the log has it: a
// log that fails is tried again and again, and nothing is given up.
//
// It does not close the log. Its owner does, after Close, and only where
// nothing was left unsaved: closing waits for a disk that does not answer.
type Writer struct {
	listeners Listeners
	pace      pace

	mu      sync.Mutex
	turn    *turn
	queue   []relay.Event     // handed, not yet saved, oldest first
	since   []time.Time       // when each of the queue was handed
	held    []relay.Event     // all that is known of the meet, for another file
	mine    map[relay.ID]bool // never delivered back: whether it was handed here, or only taken along to another file
	handed  int
	saved   int
	aside   []relay.ID // set aside by an alarm
	alarm   error
	saveErr error // of the last attempt to save
	pollErr error // of the last look for other programs' events
	gather  bool  // a checkpoint was asked for
	closing bool
}

// pace is how often a Writer does what.
type pace struct {
	poll  time.Duration // looks for what other programs wrote
	retry time.Duration // tries again after an error
	idle  time.Duration // without a write: gathers the log into one file
	read  time.Duration // waits for the old log when switching to another
	stall time.Duration // a disk that takes longer to save does not answer
}

var usualPace = pace{poll: 250 * time.Millisecond, retry: 500 * time.Millisecond, idle: 2 * time.Second, read: 2 * time.Second, stall: time.Second}

// turn is one log's time with the Writer's goroutine. A turn stuck in a disk is
// left behind, and the next one begins without it.
type turn struct {
	log     Log
	cursor  int64 // read with mu held
	wake    chan struct{}
	quit    chan struct{} // closed: the turn is over
	done    chan struct{} // closed by the goroutine when it has gone
	looked  bool          // Since was asked at least once
	written time.Time     // last write
	loose   bool          // written since the last checkpoint
	tried   time.Time     // last attempt that failed, zero after a success
	lacks   bool          // the log is in another file now, which may lack events
}

// WriterState is what the screen says of saving: "17 saved", or "NOT SAVED 3".
type WriterState struct {
	Handed int         // events given to Write
	Saved  int         // of these, those that are durable
	Err    error       // why not all are, or what else is wrong; nil while all is well
	Oldest relay.Event // the oldest that waits to be saved; its ID is zero where none does
	Aside  []relay.ID  // events the log has another version of: never saved, reported in Err
}

// Listeners is whom a Writer tells what. All are called on its goroutine, and saving
// waits for them; each may be nil.
type Listeners struct {
	Deliver func([]relay.Event) // events that other programs wrote
	Notify  func()              // State has changed
	Stored  func([]relay.Event) // events that are durable now, other programs' included
}

// NewWriter starts to save to log, whose events up to cursor the caller has
// read.
func NewWriter(log Log, cursor int64, listeners Listeners) *Writer {
	return newWriter(log, cursor, listeners, usualPace)
}

func newWriter(log Log, cursor int64, listeners Listeners, p pace) *Writer {
	if listeners.Deliver == nil {
		listeners.Deliver = func([]relay.Event) {}
	}
	if listeners.Notify == nil {
		listeners.Notify = func() {}
	}
	if listeners.Stored == nil {
		listeners.Stored = func([]relay.Event) {}
	}
	w := &Writer{listeners: listeners, pace: p, mine: map[relay.ID]bool{}}
	w.begin(log, cursor)
	return w
}

// begin starts a turn; the caller holds mu or is alone.
func (w *Writer) begin(log Log, cursor int64) {
	w.turn = &turn{
		log: log, cursor: cursor,
		wake: make(chan struct{}, 1), quit: make(chan struct{}), done: make(chan struct{}),
	}
	go w.run(w.turn)
}

// Write hands events over to be saved, in order. It never waits, and never
// refuses: after Close they are counted as not saved.
func (w *Writer) Write(events ...relay.Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.handed += len(events)
	w.enqueue(events)
	w.held = append(w.held, events...)
	for i := range events {
		w.mine[events[i].ID] = true
	}
	time.AfterFunc(w.pace.stall, w.stalls)
	w.wakeUp()
}

// Checkpoint asks to gather the log into one file once all is saved, as at the
// end of a race. It does not wait for it.
func (w *Writer) Checkpoint() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.gather = true
	w.wakeUp()
}

// wakeUp has the goroutine look now; the caller holds mu.
func (w *Writer) wakeUp() {
	select {
	case w.turn.wake <- struct{}{}:
	default: // it has been told already
	}
}

// State says how saving goes. It may be asked from any goroutine and does not
// wait for the disk.
func (w *Writer) State() WriterState {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := WriterState{Handed: w.handed, Saved: w.saved, Aside: slices.Clone(w.aside)}
	if len(w.queue) > 0 {
		s.Oldest = w.queue[0]
	}
	for _, err := range []error{w.saveErr, w.stalled(), w.alarm, w.pollErr} {
		if s.Err == nil {
			s.Err = err
		}
	}
	return s
}

// Close saves what is left, gathers the log into one file and stops. It returns
// within limit whatever the disk does, with the number of events not saved,
// those set aside included. SwitchTo starts a closed Writer again.
func (w *Writer) Close(limit time.Duration) (unsaved int) {
	w.mu.Lock()
	w.closing = true
	now := w.turn
	w.wakeUp()
	w.mu.Unlock()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-now.done:
	case <-timer.C:
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	now.end()
	return w.handed - w.saved
}

// end ends a turn; the caller holds the Writer's mu.
func (t *turn) end() {
	if !t.over() {
		close(t.quit)
	}
}

func (t *turn) over() bool {
	select {
	case <-t.quit:
		return true
	default:
		return false
	}
}

// run is the Writer's goroutine.
func (w *Writer) run(t *turn) {
	defer close(t.done)
	tick := time.NewTicker(min(w.pace.poll, w.pace.retry))
	defer tick.Stop()
	for {
		woken := false
		select {
		case <-t.quit:
			return
		case <-t.wake:
			woken = true
		case <-tick.C:
		}
		if t.over() || w.steadily(t, woken) {
			return
		}
	}
}

// steadily is step, of which nothing ends the goroutine: a fault of the program's
// own is told, and what waits is tried again.
func (w *Writer) steadily(t *turn, woken bool) (through bool) {
	err := safely(func() error {
		through = w.step(t, woken)
		return nil
	})
	if err != nil {
		w.failed(t, err)
	}
	return through
}

// step does what is due and reports whether the Writer is through.
func (w *Writer) step(t *turn, woken bool) (through bool) {
	if woken || time.Since(t.tried) >= w.pace.retry {
		w.save(t)
	}
	if !woken || w.ends() {
		w.poll(t)
	}
	empty, gather, closing := w.wanted(t)
	if empty && t.loose && (gather || closing || time.Since(t.written) >= w.pace.idle) {
		w.checkpoint(t)
	}
	return closing && empty
}

// safely makes a panic an error like another: reported, and tried again.
func safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the program failed while saving: %v", p)
		}
	}()
	return do()
}

// wanted says what else is to be done, and forgets that a checkpoint was asked
// for once it can be made.
func (w *Writer) wanted(t *turn) (empty, gather, closing bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	empty, gather, closing = len(w.queue) == 0, w.gather, w.closing
	if empty && w.turn == t {
		w.gather = false
	}
	return empty, gather, closing
}

// save writes what is queued in one transaction.
func (w *Writer) save(t *turn) {
	w.mu.Lock()
	batch, gone := slices.Clone(w.queue), errors.Is(w.saveErr, ErrGone)
	w.mu.Unlock()
	if len(batch) == 0 && !gone {
		return
	}
	err := w.attempt(t, batch)
	switch {
	case err == nil:
		w.stored(t, len(batch))
	case errors.Is(err, ErrGone):
		w.gone(t, err)
		t.tried = time.Now()
	case errors.Is(err, ErrAlarm):
		w.saveSingly(t, batch)
	default:
		w.failed(t, err)
	}
}

// attempt appends, after a failure on a new connection where the log can make
// one: the disk may have been away. Whether that helped is seen by appending.
func (w *Writer) attempt(t *turn, events []relay.Event) error {
	return safely(func() error {
		if log, ok := t.log.(reopener); ok && !t.tried.IsZero() {
			other, _ := log.Reopen()
			t.lacks = t.lacks || other
		}
		if t.lacks {
			if err := w.moveIn(t); err != nil {
				return err
			}
		}
		return t.log.Append(events)
	})
}

// saveSingly saves a batch with an alarm in it: the offending events are set
// aside, and only those.
func (w *Writer) saveSingly(t *turn, batch []relay.Event) {
	for i := range batch {
		err := w.attempt(t, batch[i:i+1])
		switch {
		case err == nil:
			w.stored(t, 1)
		case errors.Is(err, ErrAlarm):
			w.setAside(t, batch[i], err)
		default:
			w.failed(t, err)
			return
		}
	}
}

// stored notes that the oldest n of the queue are durable.
func (w *Writer) stored(t *turn, n int) {
	t.written, t.loose, t.tried = time.Now(), true, time.Time{}
	var stored []relay.Event
	w.during(t, func() {
		stored = w.queue[:n]
		w.queue, w.since = w.queue[n:], w.since[n:]
		w.saved += n
		w.saveErr = nil
	})
	w.tellStored(stored)
}

// setAside takes the oldest of the queue out of it: the log has another version.
func (w *Writer) setAside(t *turn, bad relay.Event, err error) {
	w.during(t, func() {
		w.queue, w.since = w.queue[1:], w.since[1:]
		w.aside = append(w.aside, bad.ID)
		w.alarm, w.saveErr = err, nil
		w.held = slices.DeleteFunc(w.held, func(e relay.Event) bool { return e.ID == bad.ID && e.Hash == bad.Hash })
	})
}

func (w *Writer) failed(t *turn, err error) {
	t.tried = time.Now()
	w.during(t, func() { w.saveErr = err })
}

// during changes the state in the name of a turn, unless another has begun, and
// says so.
func (w *Writer) during(t *turn, change func()) {
	if w.changed(t, change) {
		w.tell()
	}
}

func (w *Writer) changed(t *turn, change func()) (current bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.turn != t || t.over() {
		return false
	}
	change()
	return true
}

// tell says that the state has changed.
func (w *Writer) tell() { w.call(w.listeners.Notify) }

// tellStored says which events are durable now.
func (w *Writer) tellStored(events []relay.Event) { w.call(func() { w.listeners.Stored(events) }) }

// call tells somebody something; one who fails is no reason to stop saving.
func (w *Writer) call(listener func()) {
	if err := safely(func() error { listener(); return nil }); err != nil {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.pollErr = err
	}
}

// checkpoint gathers the log into one file. Failing is no loss, what is saved
// is durable without; it is tried again after another idle time.
func (w *Writer) checkpoint(t *turn) {
	t.loose = safely(t.log.Checkpoint) != nil
	t.written = time.Now()
}
