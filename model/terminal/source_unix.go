//go:build !windows

package terminal

import (
	"errors"
	"io"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/sys/unix"
)

// tty is a terminal's keyboard. It is waited for with select, which some
// systems' terminals need where poll and kqueue do not know them.
type tty struct {
	file     *os.File
	fd       int
	out, end *os.File // a pipe that ends a wait
}

// openSource reads a terminal file. Here only bytes come from it: a signal says
// that the window has another size.
func openSource(f *os.File, _ func(tea.Msg)) (source, error) {
	end, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	return &tty{file: f, fd: int(f.Fd()), out: out, end: end}, nil
}

func (t *tty) wait(limit time.Duration) (bool, error) {
	for {
		var fds unix.FdSet
		end := int(t.end.Fd())
		fds.Set(t.fd)
		fds.Set(end)
		var timeout *unix.Timeval
		if limit >= 0 {
			tv := unix.NsecToTimeval(int64(limit))
			timeout = &tv
		}
		n, err := unix.Select(max(t.fd, end)+1, &fds, nil, nil, timeout)
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil:
			return false, err
		case n > 0 && fds.IsSet(end):
			return false, errLeft
		}
		return n > 0, nil
	}
}

func (t *tty) read(p []byte) (int, error) {
	for {
		n, err := unix.Read(t.fd, p)
		switch {
		case errors.Is(err, unix.EINTR), errors.Is(err, unix.EAGAIN):
			continue
		case err == nil && n == 0:
			return 0, io.EOF
		}
		return max(n, 0), err
	}
}

func (t *tty) unmarked() int { return 0 }

func (t *tty) leave() { _, _ = t.out.Write([]byte{0}) }

func (t *tty) close() error { return errors.Join(t.out.Close(), t.end.Close()) }

// Keyboard says how this console's keyboard is read; empty where there is
// nothing to say.
func Keyboard() string { return "" }
