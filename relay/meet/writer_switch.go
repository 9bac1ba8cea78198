package meet

import (
	"errors"
	"fmt"
	"time"

	"baton/relay"
)

// SwitchTo carries on into another log, as when the disk of the first is lost:
// it gets the whole meet, and what is not saved yet, before this returns, and
// all that follows. Where the old log can no longer be read it gets all that
// was read of it and handed over here. The error wraps
// ErrOtherMeet where the other log holds another meet; on any error saving goes
// on to the old one. Reading and writing wait for the disks: call it beside the
// screen. The old log stays its owner's to close.
func (w *Writer) SwitchTo(log Log) error {
	old := w.pause()
	whole := w.recall(old)
	handed, queued := w.kept()
	if err := fill(log, append(whole, handed...)); err != nil {
		w.resume(old)
		return fmt.Errorf("cannot carry on in %s: %w", log.Path(), err)
	}
	w.mu.Lock()
	for i := range handed { // what the old log has besides is delivered from the new one
		w.along.Add(handed[i].ID)
	}
	stored := w.queue[:queued]
	w.queue, w.since = w.queue[queued:], w.since[queued:]
	w.saved += queued
	w.saveErr, w.pollErr, w.gather, w.closing = nil, nil, true, false
	w.begin(log, 0)
	w.turn.loose = true
	w.wakeUp()
	w.mu.Unlock()
	w.tellStored(stored)
	w.tell()
	return nil
}

// recall reads the whole of the old log, if it answers in time.
func (w *Writer) recall(old *turn) []relay.Event {
	read := make(chan []relay.Event, 1)
	go func() {
		var events []relay.Event
		err := safely(func() (err error) {
			events, _, err = old.log.Since(0)
			return err
		})
		if err != nil {
			events = nil
		}
		read <- events
	}()
	select {
	case events := <-read:
		return events
	case <-time.After(w.pace.read):
		return nil
	}
}

// kept is everything that is known here, and how much of it is not saved yet.
func (w *Writer) kept() (handed []relay.Event, queued int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.held.All(), len(w.queue)
}

// fill writes a meet into a log that is empty or holds the same meet.
func fill(log Log, events []relay.Event) error {
	there, _, err := log.Since(0)
	if err != nil {
		return err
	}
	ours, known := meetOf(events)
	if theirs, ok := meetOf(there); ok && known && theirs != ours {
		return ErrOtherMeet
	}
	if len(events) == 0 {
		return nil
	}
	err = log.Append(events)
	if errors.Is(err, ErrAlarm) {
		return fmt.Errorf("it holds another version of this meet: %w", err)
	}
	return err
}

// meetOf is the meet that events belong to, from the first that says so.
func meetOf(events []relay.Event) (id relay.Origin, ok bool) {
	for i := range events {
		if opened, ok := events[i].Fact.(*relay.Opened); ok {
			return opened.Meet, true
		}
	}
	return id, false
}
