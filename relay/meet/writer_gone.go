package meet

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"baton/relay"
)

// know adds what was read to what is known of the meet, so that another file can
// be given all of it.
func (w *Writer) know(events []relay.Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.held.Add(events...)
}

// enqueue puts events at the queue's end; the caller holds mu.
func (w *Writer) enqueue(events []relay.Event) {
	now := time.Now()
	for range events {
		w.since = append(w.since, now)
	}
	w.queue = append(w.queue, events...)
}

// gone takes back that anything was saved: the file that it was written to is
// not where it was. All that was handed here is to be written again, to what now
// lies there once that is the same meet.
func (w *Writer) gone(t *turn, err error) {
	if t.tried.IsZero() {
		t.tried = time.Now().Add(-w.pace.retry) // at once
	}
	w.during(t, func() {
		w.saveErr = err
		if w.saved == 0 {
			return
		}
		left := map[relay.ID]bool{} // not to be written, or not again: one may be read and handed over
		for _, id := range w.aside {
			left[id] = true
		}
		w.saved, w.queue, w.since = 0, nil, nil
		w.enqueue(slices.DeleteFunc(w.held.All(), func(e relay.Event) bool {
			known := left[e.ID]
			left[e.ID] = true
			return known || !w.mine.Has(e.ID)
		}))
	})
}

// moveIn writes to the file that now lies where the meet lay whatever of the
// meet it lacks, and has its other events read from the beginning. An event that
// the file has another version of stays out, and raises its alarm if it is ours.
func (w *Writer) moveIn(t *turn) error {
	w.mu.Lock()
	all := w.held.All()
	t.cursor = 0
	w.mu.Unlock()
	t.looked = false
	err := t.log.Append(all)
	for i := 0; errors.Is(err, ErrAlarm) && i < len(all); i++ {
		if one := t.log.Append(all[i : i+1]); one != nil && !errors.Is(one, ErrAlarm) {
			return one
		}
	}
	if err == nil || errors.Is(err, ErrAlarm) {
		t.lacks = false
		return nil
	}
	return err
}

// stalled is the error of events that wait for a disk longer than one takes; the
// caller holds mu.
func (w *Writer) stalled() error {
	if len(w.since) == 0 {
		return nil
	}
	if waits := time.Since(w.since[0]); waits >= w.pace.stall {
		return fmt.Errorf("%w for %d s", errStalled, int(waits.Seconds()))
	}
	return nil
}

// stalls has it said if something handed over a while ago still waits: a disk
// that hangs holds the Writer's own goroutine.
func (w *Writer) stalls() {
	w.mu.Lock()
	stalled := w.stalled() != nil
	w.mu.Unlock()
	if stalled {
		w.tell()
	}
}

// ends reports whether the Writer was closed: the last look at the file then
// comes before it is through.
func (w *Writer) ends() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.closing
}
