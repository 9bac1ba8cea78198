package terminal

import (
	"errors"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
	"github.com/erikgeiser/coninput"
	"golang.org/x/sys/windows"
)

// console is the keyboard of a Windows console, read event by event: what is
// waited for is the event itself, no poll.
type console struct {
	in      windows.Handle
	end     windows.Handle // an event that ends a wait
	records records
	pending []byte // made of events, not read yet
	send    func(tea.Msg)
	w, h    int
}

// inputModes are what the keyboard is read with: all events, no line editing, no
// marking with the mouse, which would stop the program.
const inputModes = windows.ENABLE_WINDOW_INPUT | windows.ENABLE_EXTENDED_FLAGS

// openSource reads a console; send is told when its window has another size.
// Where the console has VT input it marks pastes and sends the keys' sequences.
func openSource(f *os.File, send func(tea.Msg)) (source, error) {
	c := &console{in: windows.Handle(f.Fd()), send: send}
	if _, err := setInput(c.in); err != nil {
		return nil, err
	}
	end, err := windows.CreateEvent(nil, 1, 0, nil)
	c.end = end
	return c, err
}

// setInput sets a console's input and reports whether it has VT input.
func setInput(in windows.Handle) (vt bool, err error) {
	if windows.SetConsoleMode(in, inputModes|windows.ENABLE_VIRTUAL_TERMINAL_INPUT) == nil {
		return true, nil
	}
	return false, windows.SetConsoleMode(in, inputModes)
}

// Keyboard says how this console's keyboard is read; empty where there is
// nothing to say.
func Keyboard() string {
	in := windows.Handle(os.Stdin.Fd())
	var before uint32
	if windows.GetConsoleMode(in, &before) != nil {
		return ""
	}
	vt, err := setInput(in)
	_ = windows.SetConsoleMode(in, before) // as it was found
	switch {
	case err != nil:
		return "this console's keyboard cannot be read: " + err.Error()
	case vt:
		return "VT input: pastes are told from keys"
	}
	return "key events, since this console has no VT input: a paste is typed as keys (Windows Terminal tells them apart)"
}

func (c *console) wait(limit time.Duration) (bool, error) {
	if len(c.pending) > 0 {
		return true, nil
	}
	ms := uint32(windows.INFINITE)
	if limit >= 0 {
		ms = uint32(limit / time.Millisecond)
	}
	which, err := windows.WaitForMultipleObjects([]windows.Handle{c.end, c.in}, false, ms)
	switch {
	case err != nil && !errors.Is(err, windows.WAIT_TIMEOUT):
		return false, err
	case which == windows.WAIT_OBJECT_0:
		return false, errLeft
	}
	return which == windows.WAIT_OBJECT_0+1, nil
}

// mostEvents is how many events are taken at once.
const mostEvents = 256

func (c *console) read(p []byte) (int, error) {
	if len(c.pending) == 0 {
		events, err := coninput.ReadNConsoleInputs(c.in, mostEvents)
		if err != nil {
			return 0, err
		}
		for _, e := range events {
			event := e.Unwrap()
			if _, resized := event.(coninput.WindowBufferSizeEventRecord); resized {
				c.resized()
			}
			c.pending = append(c.pending, c.records.bytes(event)...)
		}
	}
	n := copy(p, c.pending)
	c.pending = c.pending[n:]
	return n, nil
}

// resized gives the window's size where it has changed: the event says that
// of the buffer.
func (c *console) resized() {
	w, h, err := term.GetSize(os.Stdout.Fd())
	if err != nil || w == c.w && h == c.h {
		return
	}
	c.w, c.h = w, h
	go c.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// onePaste is more characters than there are lanes to press at once, and fewer
// than are worth pasting.
const onePaste = 10

// unmarked: consoles before Windows 11 have VT input but mark no paste.
func (c *console) unmarked() int { return onePaste }

func (c *console) leave() { _ = windows.SetEvent(c.end) }

func (c *console) close() error { return windows.CloseHandle(c.end) }
