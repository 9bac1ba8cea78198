package terminal

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// desk is a terminal at which somebody types what a test sends.
type desk struct {
	keys chan string
	left chan struct{}
	next string
}

func newDesk() *desk { return &desk{keys: make(chan string), left: make(chan struct{})} }

func (s *desk) wait(limit time.Duration) (bool, error) {
	var silence <-chan time.Time
	if limit >= 0 {
		silence = time.After(limit)
	}
	select {
	case s.next = <-s.keys:
		return true, nil
	case <-silence:
		return false, nil
	case <-s.left:
		return false, errLeft
	}
}

func (s *desk) read(p []byte) (int, error) { return copy(p, s.next), nil }
func (s *desk) leave()                     { close(s.left) }
func (s *desk) close() error               { return nil }
func (s *desk) unmarked() int              { return 0 }

// sit reads a terminal for a program that takes keys as send does, and gives what
// tells that it was ended from outside.
func sit(t *testing.T, send func(tea.Msg)) (*desk, <-chan time.Time) {
	from, ended := newDesk(), make(chan time.Time, 1)
	k := newKeyboard(from, time.Now, func() { ended <- time.Now() }, func() { t.Error("the terminal is lost") })
	go k.run()
	go k.deliver(send)
	t.Cleanup(k.leave)
	return from, ended
}

func TestCtrlCEndsAProgramThatHangs(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	for what, busyWith := range map[string]string{"with ctrl+c itself": "", "with a key before it": "1"} {
		from, ended := sit(t, func(tea.Msg) { <-hang })
		if busyWith != "" {
			from.keys <- busyWith
		}
		began := time.Now()
		from.keys <- "\x03"
		select {
		case at := <-ended:
			if took := at.Sub(began); took < heedTime {
				t.Errorf("%s: it was given only %s to take it", what, took)
			}
		case <-time.After(5 * time.Second):
			t.Errorf("%s: nothing ended it", what)
		}
	}
}

func TestCtrlCIsTheProgramsWhereItTakesIt(t *testing.T) {
	took := make(chan tea.Msg, 8)
	from, ended := sit(t, func(m tea.Msg) { took <- m })
	from.keys <- "1\x03"
	for _, want := range []string{"1", "ctrl+c"} {
		if m, ok := (<-took).(Stamped); !ok || m.Key.String() != want {
			t.Errorf("%+v, want %s", m, want)
		}
	}
	select {
	case <-ended:
		t.Error("it was ended from outside though it took ctrl+c")
	case <-time.After(2 * heedTime):
	}
}
