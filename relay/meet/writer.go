package meet

import (
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
	queue   []relay.Event // handed, not yet saved, oldest first
	since   []time.Time   // when each of the queue was handed
	held    relay.Packed  // all that is known of the meet, for another file
	mine    relay.IDs     // handed here: never delivered back
	along   relay.IDs     // neither is what was only taken along to another file
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
	w := &Writer{listeners: listeners, pace: p}
	w.begin(log, cursor)
	return w
}

// Write hands events over to be saved, in order. It never waits, and never
// refuses: after Close they are counted as not saved.
func (w *Writer) Write(events ...relay.Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.handed += len(events)
	w.enqueue(events)
	w.held.Add(events...)
	for i := range events {
		w.mine.Add(events[i].ID)
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
