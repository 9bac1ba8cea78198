package meet

import (
	"fmt"
	"time"
)

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

// begin starts a turn; the caller holds mu or is alone.
func (w *Writer) begin(log Log, cursor int64) {
	w.turn = &turn{
		log: log, cursor: cursor,
		wake: make(chan struct{}, 1), quit: make(chan struct{}), done: make(chan struct{}),
	}
	go w.run(w.turn)
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

// safely makes a panic an error like another: reported, and tried again.
func safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the program failed while saving: %v", p)
		}
	}()
	return do()
}

// pause ends the present turn and waits a while for it to be through with the
// disk.
func (w *Writer) pause() *turn {
	w.mu.Lock()
	old := w.turn
	old.end()
	w.mu.Unlock()
	select {
	case <-old.done:
	case <-time.After(w.pace.read):
	}
	return old
}

// resume begins another turn on the log of one that was paused.
func (w *Writer) resume(old *turn) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.begin(old.log, old.cursor)
	w.wakeUp()
}
