package terminal

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"
)

// ErrNoTerminal says that there is nothing to draw on or to read keys from; the
// command was wrong rather than the work.
var ErrNoTerminal = errors.New("no terminal: the screen and the keys need one (run baton in a terminal window; `baton help` lists the commands that need none)")

// errStuck says that the screen did not end when told to and was left behind.
var errStuck = errors.New("the screen did not end in time (all that was shown as saved is in the meet file: open it again to go on)")

// How long the end of a program may take, from the moment it is decided.
const (
	endLimit   = 600 * time.Millisecond // for the screen to end
	drainLimit = 900 * time.Millisecond // for the terminal to take the last bytes
)

// Options are what Run needs besides the model.
type Options struct {
	Output   *Output
	Plain    bool // the model writes its lines to Output itself: nothing is drawn, and no mode is touched
	Now      func() time.Time
	Started  func(Sender) // given the program before it runs: Send from a goroutine of your own
	Shutdown func()       // closes the log, once the screen has ended; it is never cut short
}

// Run draws a model on the terminal until it quits, the terminal is closed or a
// signal ends it (then there is no error: nobody did anything wrong). A bug is
// a *CrashError. Keys reach the model as Stamped. However it ends, the terminal is
// given back and Shutdown has run.
func Run(model tea.Model, o Options) error {
	files := []*os.File{os.Stdin, o.Output.File}
	if o.Plain {
		files = files[:1] // lines can go anywhere
	}
	before, err := saveTerminal(files...)
	if err != nil {
		return err
	}
	o.Output.set = CharsetOf(Locale())
	s := newSession(model, o)
	stop := s.heedSignals()
	defer stop()
	keys, err := s.listen(o.Now)
	if err != nil {
		before.restore()
		return err
	}
	err = s.run(before)
	keys.leave()
	if o.Shutdown != nil {
		o.Shutdown()
	}
	o.Output.Drain(max(time.Until(s.ended.Add(drainLimit)), 0))
	return err
}

// session is one run of a program.
type session struct {
	program *tea.Program
	guard   *guard
	out     *Output
	plain   bool
	once    sync.Once
	ending  chan struct{} // closed when the end is decided
	ended   time.Time     // when that was
	stopped atomic.Bool   // from outside
}

func newSession(model tea.Model, o Options) *session {
	s := &session{guard: &guard{Model: model}, out: o.Output, plain: o.Plain, ending: make(chan struct{})}
	show := tea.ProgramOption(func(p *tea.Program) {
		tea.WithAltScreen()(p)
		tea.WithReportFocus()(p)
	})
	if o.Plain {
		show = tea.WithoutRenderer()
	}
	s.program = tea.NewProgram(s.guard,
		tea.WithInput(nil), // keys come as messages: see listen
		tea.WithOutput(o.Output),
		show,
		tea.WithoutSignalHandler(),
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			if _, quit := msg.(tea.QuitMsg); quit {
				s.end()
			}
			return msg
		}))
	s.guard.send = s.program.Send
	o.Output.tell(func() { s.program.Send(Drained{}) }, s.stop)
	if o.Started != nil {
		o.Started(s.program)
	}
	return s
}

// listen reads the keyboard from now on.
func (s *session) listen(now func() time.Time) (*keyboard, error) {
	if _, err := term.MakeRaw(os.Stdin.Fd()); err != nil {
		return nil, fmt.Errorf("the keyboard cannot be read key by key: %w", err)
	}
	from, err := openSource(os.Stdin, s.program.Send)
	if err != nil {
		return nil, fmt.Errorf("the keyboard cannot be read: %w", err)
	}
	if !s.out.set.UTF8() {
		from = speaking{from, s.out.set}
	}
	keys := newKeyboard(from, now, s.stop, s.stop)
	if s.plain && keys.framer.guess == 0 {
		keys.framer.guess = plainPaste
	}
	Go(s.program, keys.run)
	Go(s.program, func() { keys.deliver(s.program.Send) })
	return keys, nil
}

// run waits for the program to end, but not for ever once its end is decided.
// Whatever ends it, the terminal is given back.
func (s *session) run(before savedTerminal) error {
	s.draw(begin)
	defer func() {
		before.restore()
		s.draw(end)
	}()
	done := make(chan error, 1)
	go func() {
		_, err := s.program.Run()
		done <- err
	}()
	select {
	case err := <-done:
		s.end()
		return s.verdict(err)
	case <-s.ending:
	}
	select {
	case err := <-done:
		return s.verdict(err)
	case <-time.After(endLimit):
		s.draw(leave)
		return errStuck
	}
}

// draw gives the terminal a control sequence, where it is drawn on.
func (s *session) draw(sequence string) {
	if !s.plain {
		_, _ = s.out.WriteString(sequence)
	}
}

// verdict is what the end of the program means to whoever started it.
func (s *session) verdict(err error) error {
	switch {
	case s.guard.crashed != nil:
		return s.guard.crashed
	case s.stopped.Load() || err == nil:
		return nil
	}
	return fmt.Errorf("the screen ended: %w", err)
}

// end notes that the program is to end, and when that was decided.
func (s *session) end() {
	s.once.Do(func() {
		s.ended = time.Now()
		close(s.ending)
	})
}

// stop ends the program from outside, the way it ends by itself: Bubble Tea's
// Kill closes the keyboard under its own reader.
func (s *session) stop() {
	s.stopped.Store(true)
	s.end()
	go s.program.Quit()
}

// heedSignals ends the program in order on a signal that would end it in
// disorder. More of them change nothing: the log is being closed.
func (s *session) heedSignals() (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, endSignals...)
	go func() {
		select {
		case <-signals:
			s.stop()
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// savedTerminal is how keyboard and screen were found.
type savedTerminal map[*os.File]*term.State

// saveTerminal notes how the terminal is set, or says that there is none.
func saveTerminal(files ...*os.File) (savedTerminal, error) {
	saved := make(savedTerminal)
	for _, f := range files {
		state, err := term.GetState(f.Fd())
		if err != nil {
			return nil, ErrNoTerminal
		}
		saved[f] = state
	}
	return saved, nil
}

func (s savedTerminal) restore() {
	for f, state := range s {
		_ = term.Restore(f.Fd(), state) // the terminal may be gone
	}
}
