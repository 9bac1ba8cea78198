package meet

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestEverythingHandedOverIsSavedInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log, p := &shelf{}, newPen()
		w := newWriter(log, 0, Listeners{}, quick)
		var all []relay.Event
		for _, n := range rapid.SliceOfN(rapid.IntRange(1, 9), 0, 12).Draw(t, "bursts") {
			burst := p.notes(t, n)
			all = append(all, burst...)
			w.Write(burst...)
		}
		if left := w.Close(10 * time.Second); left != 0 {
			t.Fatalf("%d left unsaved", left)
		}
		same(t, "log", log.held(), all)
		if s := w.State(); s.Handed != len(all) || s.Saved != len(all) || s.Err != nil || !s.Oldest.ID.IsZero() {
			t.Fatalf("state %+v", s)
		}
	})
}

func TestAPressNeverWaitsForADiskThatDoesNotAnswer(t *testing.T) {
	log, p := &shelf{blocked: make(chan struct{})}, newPen()
	w := newWriter(log, 0, Listeners{}, quick)
	all := p.notes(t, 100)
	for _, e := range all { // would hang here
		w.Write(e)
	}
	if s := w.State(); s.Handed != 100 || s.Saved != 0 || s.Oldest.ID != all[0].ID {
		t.Fatalf("state %+v", s)
	}
	if left := w.Close(5 * time.Millisecond); left != 100 {
		t.Fatalf("%d left unsaved, want all 100", left)
	}
	close(log.blocked)
}

func TestWhatIsQueuedMeanwhileGoesIntoOneTransaction(t *testing.T) {
	log, p := &shelf{blocked: make(chan struct{})}, newPen()
	w := newWriter(log, 0, Listeners{}, quick)
	w.Write(p.notes(t, 1)...)
	time.Sleep(5 * time.Millisecond)
	w.Write(p.notes(t, 20)...)
	w.Write(p.notes(t, 20)...)
	close(log.blocked)
	w.Close(10 * time.Second)
	if len(log.batches) > 2 {
		t.Fatalf("%v events a transaction, want at most two transactions", log.batches)
	}
}

func TestAfterAFullDiskHasRoomAgainSavingCatchesUp(t *testing.T) {
	log, p := &shelf{fails: errors.New("the disk is full")}, newPen()
	var told sync.WaitGroup
	told.Add(1)
	var once sync.Once
	w := newWriter(log, 0, Listeners{Notify: func() { once.Do(told.Done) }}, quick)
	all := p.notes(t, 5)
	w.Write(all...)
	told.Wait()
	if s := w.State(); s.Err == nil || s.Saved != 0 || s.Oldest.ID != all[0].ID {
		t.Fatalf("state while full: %+v", s)
	}
	relaytest.Until(t, "a new connection is tried", func() bool {
		log.mu.Lock()
		defer log.mu.Unlock()
		return log.reopened > 0
	})
	more := p.notes(t, 3)
	w.Write(more...)
	log.set(func(s *shelf) { s.fails = nil })
	relaytest.Until(t, "all saved", func() bool { return w.State().Saved == 8 })
	if err := w.State().Err; err != nil {
		t.Fatalf("still complains: %v", err)
	}
	same(t, "log", log.held(), append(all, more...))
	w.Close(time.Second)
}

func TestAnAlarmSetsAsideTheOffendingEventAndNothingElse(t *testing.T) {
	p := newPen()
	there := p.notes(t, 1)
	forged, err := relay.New(there[0].ID, relay.Hash{}, relay.Header{}, &relay.Note{Text: "other"})
	if err != nil {
		t.Fatal(err)
	}
	log := &shelf{events: there}
	w := newWriter(log, 1, Listeners{}, quick)
	rest := p.notes(t, 4)
	w.Write(rest[0], rest[1], forged, rest[2], rest[3])
	relaytest.Until(t, "the rest saved", func() bool { return w.State().Saved == 4 })
	s := w.State()
	if !errors.Is(s.Err, ErrAlarm) || !slices.Equal(s.Aside, []relay.ID{forged.ID}) {
		t.Fatalf("state %+v", s)
	}
	w.Write(p.notes(t, 1)...)
	relaytest.Until(t, "a later one saved", func() bool { return w.State().Saved == 5 })
	if !errors.Is(w.State().Err, ErrAlarm) {
		t.Fatal("the alarm was forgotten")
	}
	if left := w.Close(time.Second); left != 1 {
		t.Fatalf("%d unsaved, want the one set aside", left)
	}
	same(t, "log", log.held()[:5], append(there, rest...))
}

func TestAPanicInTheStoreIsReportedAndSavingGoesOn(t *testing.T) {
	log, p := &shelf{panics: true}, newPen()
	w := newWriter(log, 0, Listeners{}, quick)
	w.Write(p.notes(t, 2)...)
	relaytest.Until(t, "the panic in the state", func() bool {
		err := w.State().Err
		return err != nil && strings.Contains(err.Error(), "a fault in the store")
	})
	log.set(func(s *shelf) { s.panics = false })
	relaytest.Until(t, "all saved", func() bool { s := w.State(); return s.Saved == 2 && s.Err == nil })
	w.Close(time.Second)
}

func TestWhoeverIsToldAndFailsHoldsUpNoSaving(t *testing.T) {
	for what, told := range map[string]Listeners{
		"of what is stored":   {Stored: func([]relay.Event) { panic("a fault of the listener") }},
		"of what has changed": {Notify: func() { panic("a fault of the listener") }},
	} {
		log, p := &shelf{}, newPen()
		w := newWriter(log, 0, told, quick)
		for n := 1; n <= 3; n++ {
			w.Write(p.notes(t, 2)...)
			relaytest.Until(t, what+", all saved", func() bool { return w.State().Saved == 2*n })
		}
		if left := w.Close(time.Second); left != 0 {
			t.Errorf("%s: %d left unsaved", what, left)
		}
	}
}

func TestAFaultBetweenTwoAttemptsEndsNoSaving(t *testing.T) {
	log, p := &shelf{}, newPen()
	w := newWriter(log, 0, Listeners{}, quick)
	w.mu.Lock()
	w.since = nil // as only a fault of the program could leave it
	w.mu.Unlock()
	all := p.notes(t, 2)
	w.mu.Lock()
	w.queue, w.handed = slices.Clone(all), 2
	w.mu.Unlock()
	relaytest.Until(t, "the fault in the state", func() bool {
		err := w.State().Err
		return err != nil && strings.Contains(err.Error(), "the program failed while saving")
	})
	w.mu.Lock()
	w.since = make([]time.Time, len(w.queue))
	w.mu.Unlock()
	relaytest.Until(t, "all saved", func() bool { return w.State().Saved == 2 })
	w.Close(time.Second)
}

func TestEventsOfAnotherProgramAreDeliveredAndOwnOnesAreNot(t *testing.T) {
	own, other := newPen(), newPen()
	log := &shelf{}
	got := make(chan relay.Event, 100)
	w := newWriter(log, 0, Listeners{Deliver: func(events []relay.Event) {
		for _, e := range events {
			got <- e
		}
	}}, quick)
	w.Write(own.notes(t, 3)...)
	relaytest.Until(t, "saved", func() bool { return w.State().Saved == 3 })
	theirs := other.notes(t, 2)
	log.set(func(s *shelf) { s.events = append(s.events, theirs...); s.foreign = true })
	same(t, "delivered", []relay.Event{<-got, <-got}, theirs)
	w.Close(time.Second)
	if len(got) != 0 {
		t.Fatalf("own event %v came back", (<-got).ID)
	}
}

func TestAFaultInTheReceiverLosesNoDelivery(t *testing.T) {
	theirs := newPen().notes(t, 2)
	got := make(chan []relay.Event, 100)
	first := true
	w := newWriter(&shelf{events: theirs}, 0, Listeners{Deliver: func(events []relay.Event) {
		if first {
			first = false
			panic("a fault in the receiver")
		}
		got <- events
	}}, quick)
	same(t, "delivered at the second try", <-got, theirs)
	relaytest.Until(t, "no error left", func() bool { return w.State().Err == nil })
	w.Close(time.Second)
}

func TestTheLogIsGatheredWhenIdleAndWhenAsked(t *testing.T) {
	count := func(s *shelf) int { s.mu.Lock(); defer s.mu.Unlock(); return s.checkpoints }
	log, p := &shelf{}, newPen()
	w := newWriter(log, 0, Listeners{}, quick)
	w.Write(p.notes(t, 1)...)
	relaytest.Until(t, "gathered when idle", func() bool { return count(log) == 1 })
	time.Sleep(3 * quick.idle)
	if n := count(log); n != 1 {
		t.Fatalf("gathered %d times with nothing new", n)
	}
	w.Close(time.Second)

	never := quick
	never.idle = time.Hour
	log = &shelf{}
	w = newWriter(log, 0, Listeners{}, never)
	w.Write(p.notes(t, 1)...)
	w.Checkpoint()
	relaytest.Until(t, "gathered when asked", func() bool { return count(log) == 1 })
	w.Write(p.notes(t, 1)...)
	w.Close(10 * time.Second)
	if n := count(log); n != 2 {
		t.Fatalf("gathered %d times, want once more at the end", n)
	}
}

func TestCarryingOnInAnotherFileTakesTheWholeMeetAndTheUnsavedRest(t *testing.T) {
	p := newPen()
	before := append([]relay.Event{p.next(t, &relay.Opened{Meet: relay.Origin{1}})}, p.notes(t, 3)...)
	old := &shelf{name: "old.meet", events: slices.Clone(before), fails: errors.New("the disk is full")}
	w := newWriter(old, 4, Listeners{Deliver: func([]relay.Event) { t.Error("own events delivered") }}, quick)
	w.know(before)
	unsaved := p.notes(t, 3)
	w.Write(unsaved...)
	relaytest.Until(t, "it fails", func() bool { return w.State().Err != nil })
	if left := w.Close(5 * time.Millisecond); left != 3 {
		t.Fatalf("%d unsaved, want 3", left)
	}
	fresh := &shelf{name: "stick.meet"}
	relaytest.NoError(t, w.SwitchTo(fresh))
	after := p.notes(t, 2)
	w.Write(after...)
	if left := w.Close(10 * time.Second); left != 0 {
		t.Fatalf("%d unsaved in the new file", left)
	}
	same(t, "new file", fresh.held(), slices.Concat(before, unsaved, after))
	same(t, "old file", old.held(), before)
}

func TestWithTheOldDiskStuckTheNewFileGetsAllThatWasTimedHere(t *testing.T) {
	p := newPen()
	old := &shelf{blocked: make(chan struct{})}
	defer close(old.blocked)
	w := newWriter(old, 0, Listeners{}, quick)
	timed := append([]relay.Event{p.next(t, &relay.Opened{Meet: relay.Origin{1}})}, p.notes(t, 3)...)
	w.Write(timed...)
	fresh := &shelf{}
	relaytest.NoError(t, w.SwitchTo(fresh))
	more := p.notes(t, 1)
	w.Write(more...)
	if left := w.Close(10 * time.Second); left != 0 {
		t.Fatalf("%d unsaved", left)
	}
	same(t, "new file", fresh.held(), append(timed, more...))
}

func TestAnotherMeetsFileIsRefusedAndSavingGoesOnToTheOldOne(t *testing.T) {
	p, q := newPen(), newPen()
	old := &shelf{events: []relay.Event{p.next(t, &relay.Opened{Meet: relay.Origin{1}})}}
	theirs := &shelf{events: []relay.Event{q.next(t, &relay.Opened{Meet: relay.Origin{2}})}}
	w := newWriter(old, 1, Listeners{}, quick)
	if err := w.SwitchTo(theirs); !errors.Is(err, ErrOtherMeet) {
		t.Fatalf("error %v, want ErrOtherMeet", err)
	}
	w.Write(p.notes(t, 2)...)
	if left := w.Close(10 * time.Second); left != 0 {
		t.Fatalf("%d unsaved", left)
	}
	if len(old.held()) != 3 || len(theirs.held()) != 1 {
		t.Fatalf("old file %d events, other meet's %d; want 3 and 1", len(old.held()), len(theirs.held()))
	}
}
