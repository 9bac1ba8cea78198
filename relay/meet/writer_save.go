package meet

import (
	"baton/relay"
	"errors"
	"slices"
	"time"
)

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
		left := slices.DeleteFunc(w.held.All(), func(e relay.Event) bool { return e.ID == bad.ID && e.Hash == bad.Hash })
		w.held = relay.Packed{}
		w.held.Add(left...)
	})
}

func (w *Writer) failed(t *turn, err error) {
	t.tried = time.Now()
	w.during(t, func() { w.saveErr = err })
}

// checkpoint gathers the log into one file. Failing is no loss, what is saved
// is durable without; it is tried again after another idle time.
func (w *Writer) checkpoint(t *turn) {
	t.loose = safely(t.log.Checkpoint) != nil
	t.written = time.Now()
}
