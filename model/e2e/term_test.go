package e2e

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// Size is a terminal's size in cells.
type Size struct{ Cols, Rows int }

// Usual is the size every screen must fit.
var Usual = Size{Cols: 80, Rows: 24}

// Term is a program running on a terminal of its own.
type Term struct {
	t      testing.TB
	cmd    *exec.Cmd
	pty    *os.File // the terminal's side
	tty    *os.File // the program's side, kept to look at its settings
	screen *emulator
	before *term.State
	stall  sync.Mutex // held while the terminal is stalled
	wrote  []byte     // all that the program has written; stall guards it
	exited chan struct{}
	hangup sync.Once
}

// Launch starts a command on a new terminal and skips the test where the
// system has none. The test's end kills what still runs.
func Launch(t testing.TB, size Size, cmd *exec.Cmd) *Term {
	t.Helper()
	return launch(t, size, cmd, newEmulator(size, nil))
}

// launch is Launch on a terminal of a kind of its own.
func launch(t testing.TB, size Size, cmd *exec.Cmd, screen *emulator) *Term {
	t.Helper()
	master, tty, err := pty.Open()
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip("no pseudo terminals on this system")
	}
	ok(t, err)
	ok(t, pty.Setsize(master, winsize(size)))
	before, err := term.GetState(tty.Fd())
	ok(t, err)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = ownTerminal()
	ok(t, cmd.Start())
	p := &Term{t: t, cmd: cmd, pty: master, tty: tty, before: before,
		screen: screen, exited: make(chan struct{})}
	go p.read()
	go func() {
		_ = cmd.Wait() // how it ended stands in ProcessState
		close(p.exited)
	}()
	t.Cleanup(p.cleanup)
	return p
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func winsize(s Size) *pty.Winsize { return &pty.Winsize{Cols: uint16(s.Cols), Rows: uint16(s.Rows)} }

// read is the terminal taking what the program writes, a little at a time so
// that a stall is felt at once.
func (p *Term) read() {
	buf := make([]byte, 1024)
	for {
		p.stall.Lock()
		p.stall.Unlock() //nolint:staticcheck // the lock is a gate
		n, err := p.pty.Read(buf)
		if err != nil {
			return
		}
		p.stall.Lock()
		p.screen.feed(buf[:n])
		p.wrote = append(p.wrote, buf[:n]...)
		p.stall.Unlock()
	}
}

func (p *Term) cleanup() {
	if p.running() {
		_ = p.cmd.Process.Kill()
	}
	p.Hangup()
	<-p.exited
}

func (p *Term) running() bool {
	select {
	case <-p.exited:
		return false
	default:
		return true
	}
}

// Type writes bytes as one burst, as keys hit together arrive.
func (p *Term) Type(bytes string) {
	p.t.Helper()
	_, err := p.pty.WriteString(bytes)
	ok(p.t, err)
}

// keyBytes are what a terminal sends for the keys that type nothing.
var keyBytes = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"f2": "\x1bOQ", "ctrl+c": "\x03",
}

// Press presses keys by name, one after the other; what is no name is typed.
func (p *Term) Press(names ...string) {
	p.t.Helper()
	for _, name := range names {
		if bytes, known := keyBytes[name]; known {
			p.Type(bytes)
		} else {
			p.Type(name)
		}
		time.Sleep(20 * time.Millisecond) // else two keys could be read as one burst
	}
}

// Paste pastes a text the way terminals mark pastes.
func (p *Term) Paste(text string) { p.Type("\x1b[200~" + text + "\x1b[201~") }

// Stall makes the terminal take no more bytes, as a hung one or a frozen ssh.
func (p *Term) Stall() { p.stall.Lock() }

// Resume ends a stall.
func (p *Term) Resume() { p.stall.Unlock() }

// Resize changes the window's size.
func (p *Term) Resize(size Size) {
	p.t.Helper()
	p.screen.resize(size)
	ok(p.t, pty.Setsize(p.pty, winsize(size)))
}

// Hangup closes the terminal's window.
func (p *Term) Hangup() {
	p.hangup.Do(func() {
		_ = p.tty.Close()
		_ = p.pty.Close()
	})
}

// Wrote is all that the program has written so far.
func (p *Term) Wrote() string {
	p.stall.Lock()
	defer p.stall.Unlock()
	return string(p.wrote)
}

// Screen is what stands on the screen, without trailing spaces and lines.
func (p *Term) Screen() string { return p.screen.screen() }

// Cells are the screen's cells with their colours, row by row.
func (p *Term) Cells() [][]vt10x.Glyph { return p.screen.cells() }

// Bells is how often the terminal's bell has rung.
func (p *Term) Bells() int { return p.screen.rung() }

// Restored says what of the terminal the program has not given back as it
// found it; empty if nothing.
func (p *Term) Restored() string {
	var left []string
	now, err := term.GetState(p.tty.Fd())
	ok(p.t, err)
	if *now != *p.before {
		left = append(left, "raw mode")
	}
	for flag, name := range map[vt10x.ModeFlag]string{
		vt10x.ModeAltScreen: "alternate screen", vt10x.ModeHide: "hidden cursor", vt10x.ModeFocus: "focus reports",
		vt10x.ModeMouseMask: "mouse reports", vt10x.ModeAppKeypad: "application keypad", vt10x.ModeAppCursor: "application cursor keys",
	} {
		if p.screen.mode()&flag != 0 {
			left = append(left, name)
		}
	}
	if p.screen.mode()&vt10x.ModeWrap == 0 {
		left = append(left, "no wrapping")
	}
	return strings.Join(left, ", ")
}

// WaitFor waits until a text stands on the screen and fails with the whole
// screen if it does not come.
func (p *Term) WaitFor(text string, limit time.Duration) {
	p.t.Helper()
	p.WaitUntil("\""+text+"\"", limit, func(screen string) bool { return strings.Contains(screen, text) })
}

// WaitUntil waits until the screen is as told, and fails with the whole screen
// if it does not come to be.
func (p *Term) WaitUntil(what string, limit time.Duration, is func(screen string) bool) {
	p.t.Helper()
	late := time.After(limit)
	for {
		next := p.screen.next()
		if is(p.Screen()) {
			return
		}
		select {
		case <-next:
		case <-late:
			p.t.Fatalf("waited %v for %s; the screen is\n%s", limit, what, p.framed())
		}
	}
}

// framed is the screen with a border, as printed on failure.
func (p *Term) framed() string {
	rule := strings.Repeat("─", 80)
	state := "it still runs"
	if !p.running() {
		state = "it has ended: " + p.cmd.ProcessState.String()
	}
	return rule + "\n" + p.Screen() + "\n" + rule + "\n" + state
}

// Signal sends the program a signal.
func (p *Term) Signal(s os.Signal) {
	p.t.Helper()
	ok(p.t, p.cmd.Process.Signal(s))
}

// Kill9 ends the program as a power cut would, and waits for that.
func (p *Term) Kill9() {
	p.Signal(syscall.SIGKILL)
	<-p.exited
}

// Pid is the program's process id.
func (p *Term) Pid() int { return p.cmd.Process.Pid }

// Wait waits for the program's end and gives its exit code, -1 if a signal
// ended it; it fails with the whole screen if the program does not end.
func (p *Term) Wait(limit time.Duration) int {
	p.t.Helper()
	select {
	case <-p.exited:
	case <-time.After(limit):
		p.t.Fatalf("waited %v for the program's end; the screen is\n%s", limit, p.framed())
	}
	return p.cmd.ProcessState.ExitCode()
}
