package meet

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestADiskThatHangsIsToldWithTheNumberAndWhy(t *testing.T) {
	log, p := &shelf{blocked: make(chan struct{})}, newPen()
	var told atomic.Int32
	w := newWriter(log, 0, Listeners{Notify: func() { told.Add(1) }}, quick)
	w.Write(p.notes(t, 3)...)
	if err := w.State().Err; err != nil {
		t.Fatalf("told at once: %v", err)
	}
	relaytest.Until(t, "it is told", func() bool { return errors.Is(w.State().Err, errStalled) && told.Load() > 0 })
	if s := w.State(); s.Handed != 3 || s.Saved != 0 {
		t.Fatalf("state %+v", s)
	}
	close(log.blocked)
	relaytest.Until(t, "all is well again", func() bool { s := w.State(); return s.Err == nil && s.Saved == 3 })
	w.Close(time.Second)
}

// TestTheTimeADiskMayTake is the second that the screen says "saved" for at most.
func TestTheTimeADiskMayTake(t *testing.T) {
	for waited, want := range map[time.Duration]bool{990 * time.Millisecond: false, 1010 * time.Millisecond: true} {
		w := &Writer{pace: usualPace, since: []time.Time{time.Now().Add(-waited)}}
		if err := w.stalled(); (err != nil) != want {
			t.Errorf("after %v: %v", waited, err)
		}
	}
	w := &Writer{pace: usualPace, since: []time.Time{time.Now().Add(-25 * time.Second)}}
	if err := w.stalled(); err == nil || !strings.Contains(err.Error(), "for 25 s") {
		t.Error(err)
	}
}

func TestWhatAnotherFileInTheMeetsPlaceLacksIsWrittenToIt(t *testing.T) {
	p, other := newPen(), newPen()
	before := other.notes(t, 4) // read at the opening
	log := &shelf{events: slices.Clone(before)}
	w := newWriter(log, 4, Listeners{}, quick)
	w.know(before)
	first := p.notes(t, 3)
	w.Write(first...)
	relaytest.Until(t, "saved", func() bool { return w.State().Saved == 3 })
	log.set(func(s *shelf) { s.events, s.fails = before[:2:2], fmt.Errorf("%w: it is another one", ErrGone) })
	second := p.notes(t, 2)
	w.Write(second...)
	relaytest.Until(t, "nothing counts as saved", func() bool { s := w.State(); return errors.Is(s.Err, ErrGone) && s.Saved == 0 && s.Handed == 5 })
	theirs := other.notes(t, 1)
	log.set(func(s *shelf) { s.events, s.fails, s.other, s.foreign = append(s.events, theirs...), nil, true, true })
	relaytest.Until(t, "saved again", func() bool { s := w.State(); return s.Err == nil && s.Saved == 5 })
	w.Close(time.Second)
	same(t, "the file", log.held(), slices.Concat(before[:2], theirs, before[2:], first, second))
}

func TestWhatWasBothReadAndHandedOverCountsOnceWhenTheFileIsGone(t *testing.T) {
	p, other := newPen(), newPen()
	log := &shelf{}
	w := newWriter(log, 0, Listeners{}, quick)
	merged := other.notes(t, 2)
	w.know(merged) // another program brought them, and a moment later the link
	w.Write(append(p.notes(t, 3), merged...)...)
	relaytest.Until(t, "saved", func() bool { return w.State().Saved == 5 })
	log.set(func(s *shelf) { s.events, s.fails = nil, fmt.Errorf("%w: it is another one", ErrGone) })
	w.Write(p.notes(t, 1)...)
	relaytest.Until(t, "nothing counts as saved", func() bool { s := w.State(); return errors.Is(s.Err, ErrGone) && s.Saved == 0 })
	log.set(func(s *shelf) { s.fails, s.other, s.foreign = nil, true, true })
	relaytest.Until(t, "all is well again", func() bool { return w.State().Err == nil })
	if s := w.State(); s.Saved != 6 || s.Handed != 6 {
		t.Errorf("%d of %d saved, want 6 of 6", s.Saved, s.Handed)
	}
	w.Close(time.Second)
}

// closing is a shelf that knows that it was closed.
type closing struct {
	shelf
	closed atomic.Bool
}

func (c *closing) Close() error { c.closed.Store(true); return nil }

func TestWhatWasOnlyTakenAlongIsNotCountedAsSaved(t *testing.T) {
	p, other := newPen(), newPen()
	before := other.notes(t, 4)
	log, next := &shelf{events: slices.Clone(before)}, &shelf{}
	w := newWriter(log, 4, Listeners{}, quick)
	w.know(before)
	w.Write(p.notes(t, 3)...)
	relaytest.Until(t, "saved", func() bool { return w.State().Saved == 3 })
	if err := w.SwitchTo(next); err != nil {
		t.Fatal(err)
	}
	next.set(func(s *shelf) { s.events, s.fails = nil, fmt.Errorf("%w: it is another one", ErrGone) })
	w.Write(p.notes(t, 1)...)
	relaytest.Until(t, "nothing counts as saved", func() bool { return w.State().Saved == 0 })
	next.set(func(s *shelf) { s.fails, s.other = nil, true })
	relaytest.Until(t, "saved again", func() bool { s := w.State(); return s.Err == nil && s.Saved == s.Handed })
	if s := w.State(); s.Handed != 4 || len(next.held()) != 8 {
		t.Errorf("%d of %d saved, the file holds %d", s.Saved, s.Handed, len(next.held()))
	}
	w.Close(time.Second)
}

func TestWhatAnotherProgramWroteJustBeforeASwitchIsDelivered(t *testing.T) {
	p, other := newPen(), newPen()
	before := other.notes(t, 2)
	log, next := &shelf{events: slices.Clone(before)}, &shelf{}
	came := make(chan relay.Event, 10)
	slow := quick
	slow.poll, slow.retry = time.Hour, time.Hour // it has not been looked for yet
	w := newWriter(log, 2, Listeners{Deliver: func(events []relay.Event) {
		for _, e := range events {
			came <- e
		}
	}}, slow)
	w.know(before)
	w.Write(p.notes(t, 1)...)
	relaytest.Until(t, "saved", func() bool { return w.State().Saved == 1 })
	theirs := other.notes(t, 1)
	log.set(func(s *shelf) { s.events, s.foreign = append(s.events, theirs...), true })
	<-w.pause().done // nobody looks at the pace meanwhile
	w.pace = quick
	if err := w.SwitchTo(next); err != nil {
		t.Fatal(err)
	}
	relaytest.Until(t, "it is delivered", func() bool { return len(came) > 0 })
	w.Close(time.Second)
	if e := <-came; e.ID != theirs[0].ID || len(came) > 0 {
		t.Errorf("%s came, and %d more; %s was theirs", e.ID, len(came), theirs[0].ID)
	}
}

func TestASessionThatEndsClosesTheLogsItWasIn(t *testing.T) {
	first, second := &closing{}, &closing{}
	r, err := ReadLog(first)
	if err != nil {
		t.Fatal(err)
	}
	s := Open(r, Config{Opened: time.Now()})
	relaytest.NoError(t, s.SwitchTo(second))
	s.Moved(second)
	if left := s.Close(5 * time.Second); left != 0 || !first.closed.Load() || !second.closed.Load() {
		t.Errorf("%d unsaved, closed %v %v", left, first.closed.Load(), second.closed.Load())
	}
}
