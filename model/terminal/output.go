package terminal

import (
	"os"
	"sync"
	"time"
)

// Output is the terminal's screen behind a queue: writing to it never waits,
// since whoever draws holds up whoever reads keys. It never drops or reorders
// bytes while the program runs. It is a terminal file to Bubble Tea.
type Output struct {
	*os.File
	set Charset // that the terminal shows; set before anything is drawn

	mu      sync.Mutex
	filled  *sync.Cond // the queue has something
	empty   *sync.Cond // all of it has been written
	queue   []byte
	busy    bool   // the queue or the writer holds bytes
	held    bool   // a frame was held back while busy
	ringing bool   // a bell stands in the queue
	gone    bool   // the terminal took no more bytes: nobody will
	drained func() // told when a frame that was held back can be drawn
	lost    func() // told when the terminal is gone
}

// NewOutput puts a queue before a terminal; its writer runs as long as the
// program does.
func NewOutput(f *os.File) *Output {
	o := &Output{File: f}
	o.filled, o.empty = sync.NewCond(&o.mu), sync.NewCond(&o.mu)
	go o.run()
	return o
}

// Write queues p and never waits. It fails only once the terminal is gone.
func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.gone {
		return 0, os.ErrClosed
	}
	o.queue = append(o.queue, o.set.encode(p)...)
	o.wake()
	return len(p), nil
}

// WriteString is Write: the embedded file's own would go round the queue.
func (o *Output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

// Bell rings the terminal's bell between two frames, where the renderer cannot
// see it; bells that pile up behind a stalled terminal ring once.
func (o *Output) Bell() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.gone || o.ringing {
		return
	}
	o.ringing = true
	o.queue = append(o.queue, '\a')
	o.wake()
}

// wake sets the writer going; the lock is held.
func (o *Output) wake() {
	if len(o.queue) > 0 {
		o.busy = true
		o.filled.Signal()
	}
}

// Hold reports whether the terminal still has to take what was drawn, and asks to
// be notified when it no longer has.
func (o *Output) Hold() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.held = o.held || o.busy
	return o.busy
}

// tell sets who is told when the queue has emptied after a frame was held back
// (once each time), and when the terminal is gone.
func (o *Output) tell(drained, lost func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.drained, o.lost = drained, lost
}

// Drain waits until the terminal has taken everything, at most for limit, and
// reports whether it has. A terminal that is gone has nothing to wait for.
func (o *Output) Drain(limit time.Duration) bool {
	late := false
	timer := time.AfterFunc(limit, func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		late = true
		o.empty.Broadcast()
	})
	defer timer.Stop()
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.busy && !late {
		o.empty.Wait()
	}
	return !o.busy
}

// run is the writer.
func (o *Output) run() {
	for {
		if _, err := o.File.Write(o.take()); err != nil {
			o.close()
			return
		}
		o.settle()
	}
}

// take waits for bytes and takes all there are.
func (o *Output) take() []byte {
	o.mu.Lock()
	defer o.mu.Unlock()
	for len(o.queue) == 0 {
		o.filled.Wait()
	}
	taken := o.queue
	o.queue, o.ringing = nil, false
	return taken
}

// settle notes that what was taken is written.
func (o *Output) settle() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.queue) > 0 {
		return
	}
	o.busy = false
	o.empty.Broadcast()
	if o.held && o.drained != nil {
		go o.drained()
	}
	o.held = false
}

// close gives up on a terminal that takes no bytes: its window was closed.
func (o *Output) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.gone, o.busy, o.queue = true, false, nil
	o.empty.Broadcast()
	if o.lost != nil {
		go o.lost()
	}
}
