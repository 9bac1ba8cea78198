package meet

import (
	"errors"
	"slices"

	"baton/relay"
)

// poll delivers what other programs have written.
func (w *Writer) poll(t *turn) {
	err := safely(func() error { return w.look(t) })
	if err != nil {
		t.looked = false // whatever it was, ask for it again
	}
	if errors.Is(err, ErrGone) {
		w.gone(t, err)
		return
	}
	w.mu.Lock()
	same := (err == nil) == (w.pollErr == nil)
	w.mu.Unlock()
	if !same {
		w.during(t, func() { w.pollErr = err })
	}
}

func (w *Writer) look(t *turn) error {
	changed, err := t.log.Changed()
	if err != nil || t.looked && !changed {
		return err
	}
	t.looked = false
	w.mu.Lock()
	from := t.cursor
	w.mu.Unlock()
	events, to, err := t.log.Since(from)
	if err != nil {
		return err
	}
	if others := w.notMine(events); len(others) > 0 && !t.over() {
		w.know(others)
		w.listeners.Deliver(others)
		w.listeners.Stored(others)
	}
	t.looked = true
	w.mu.Lock()
	t.cursor = to
	w.mu.Unlock()
	return nil
}

func (w *Writer) notMine(events []relay.Event) []relay.Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.DeleteFunc(events, func(e relay.Event) bool {
		return w.mine.Has(e.ID) || w.along.Has(e.ID)
	})
}
