package terminal

import (
	"errors"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// errLeft says that reading was ended from within.
var errLeft = errors.New("the keyboard was left")

// source is where bytes of the terminal come from.
type source interface {
	// wait waits for bytes, for ever where the limit is below zero, and reports
	// whether there are any. It looks before it waits: bytes that came while the
	// program stood still are no silence.
	wait(limit time.Duration) (bool, error)
	// read reads what there is.
	read(p []byte) (int, error)
	// leave ends a wait with errLeft.
	leave()
	close() error
	// unmarked says how many characters at once are a paste where none is marked; 0
	// where all are.
	unmarked() int
}

// keyboard reads the terminal and stamps what it reads, whatever else the
// program is doing: what is read waits in a queue of its own.
type keyboard struct {
	from   source
	now    func() time.Time
	stuck  func() // told when ctrl+c is not taken
	lost   func() // told when the terminal is gone
	framer framer
	done   chan struct{} // closed when nothing more is read

	mu    sync.Mutex
	some  *sync.Cond
	queue []tea.Msg
	over  bool
}

// plainPaste is one character more than two digits for each of sixteen lanes: so
// many at once are a paste where the terminal was not asked to mark them.
const plainPaste = 33

// heedTime is how long ctrl+c may wait for the program to take it. Longer means
// that the program hangs, and is ended from outside.
const heedTime = 350 * time.Millisecond

func newKeyboard(from source, now func() time.Time, stuck, lost func()) *keyboard {
	k := &keyboard{from: from, now: now, stuck: stuck, lost: lost, done: make(chan struct{})}
	k.framer.guess = from.unmarked()
	k.some = sync.NewCond(&k.mu)
	return k
}

// run reads until it is left or the terminal is gone.
func (k *keyboard) run() {
	defer close(k.done)
	buf := make([]byte, 4096)
	for {
		some, err := k.from.wait(k.framer.patience())
		if err == nil && !some {
			k.add(k.framer.silence())
			continue
		}
		n := 0
		if err == nil {
			n, err = k.from.read(buf)
		}
		at := k.now()
		switch {
		case errors.Is(err, errLeft):
			return
		case err != nil:
			k.lost()
			return
		}
		if n > 0 { // a key going up is none
			k.add(k.framer.feed(buf[:n], at))
		}
	}
}

// add queues messages, in order.
func (k *keyboard) add(msgs []tea.Msg) {
	if len(msgs) == 0 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, msg := range msgs {
		if s, ok := msg.(Stamped); ok && s.Key.Type == tea.KeyCtrlC {
			msg = leaving{s, time.AfterFunc(heedTime, k.stuck)}
		}
		k.queue = append(k.queue, msg)
	}
	k.some.Signal()
}

// leaving is ctrl+c on its way, and who acts where it does not arrive.
type leaving struct {
	Stamped
	alarm *time.Timer
}

// next waits for the next message; false means that there will be none.
func (k *keyboard) next() (tea.Msg, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for len(k.queue) == 0 && !k.over {
		k.some.Wait()
	}
	if k.over {
		return nil, false
	}
	msg := k.queue[0]
	k.queue = k.queue[1:]
	return msg, true
}

// deliver gives the program what was read, one message after the other.
func (k *keyboard) deliver(send func(tea.Msg)) {
	for {
		msg, ok := k.next()
		if !ok {
			return
		}
		l, leaves := msg.(leaving)
		if !leaves {
			send(msg)
			continue
		}
		send(l.Stamped)
		l.alarm.Stop()
	}
}

// leave ends the reading, and waits a moment for it: what is typed from now on
// is somebody else's.
func (k *keyboard) leave() {
	k.mu.Lock()
	k.over = true
	k.some.Broadcast()
	k.mu.Unlock()
	k.from.leave()
	select {
	case <-k.done:
		_ = k.from.close()
	case <-time.After(endLimit):
	}
}
