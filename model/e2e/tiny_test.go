package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baton/model/terminal"
	_ "baton/views" // settles the background, which Bubble Tea else asks the terminal for
)

// childMode is set where this binary is run again, as the program on a pty.
const childMode = "TERMINAL_TEST_CHILD"

// child runs a tiny program, which ends as the caller of Run is to end it.
func child(mode string) int {
	out := terminal.NewOutput(os.Stdout)
	m := &tiny{mode: mode, out: out, frames: terminal.Frames{Out: out}}
	err := terminal.Run(m, terminal.Options{
		Output:   out,
		Now:      time.Now,
		Started:  func(to terminal.Sender) { m.to = to },
		Shutdown: func() { m.note("shutdown") },
	})
	var crash *terminal.CrashError
	switch {
	case errors.Is(err, terminal.ErrNoTerminal):
		fmt.Fprintln(os.Stderr, "baton:", err)
		return 2
	case errors.As(err, &crash):
		crash.Keep("tiny", time.Now(), "/dev/null/none", os.Getenv("FOLDER"))
		fmt.Println(strings.ReplaceAll(crash.Error(), "\n", "\r\n"))
		return 1
	case err != nil:
		return 3
	}
	return 0
}

// tiny is a program that shows the keys it got, under a screen that changes all
// over fifty times a second until z is pressed.
type tiny struct {
	mode   string
	out    *terminal.Output
	to     terminal.Sender
	frames terminal.Frames
	size   tea.WindowSizeMsg
	keys   []string
	frame  int
	still  bool
}

type tick struct{}

func again() tea.Cmd { return tea.Tick(20*time.Millisecond, func(time.Time) tea.Msg { return tick{} }) }

func (m *tiny) Init() tea.Cmd { return again() }

func (m *tiny) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case tick:
		if m.frame++; !m.still {
			return m, again()
		}
	case terminal.Stamped:
		return m, m.press(terminal.Split(msg, terminal.US))
	}
	return m, nil
}

func (m *tiny) press(keys []terminal.Key) tea.Cmd {
	for _, k := range keys {
		m.keys = append(m.keys, k.Name)
		m.note(fmt.Sprintf("%s %d", k.Name, k.At.UnixNano()))
		switch k.Name {
		case "z":
			m.still, m.frame = true, 0
		case "q":
			return tea.Quit
		case "b":
			m.out.Bell()
		case "x":
			return m.misbehave()
		}
	}
	return nil
}

// misbehave does what the mode names.
func (m *tiny) misbehave() tea.Cmd {
	boom := func() tea.Msg { panic("boom") }
	switch m.mode {
	case "update":
		panic("boom")
	case "command":
		return boom
	case "batch":
		return tea.Batch(again(), boom)
	case "sequence":
		return tea.Sequence(again(), boom)
	case "goroutine":
		terminal.Go(m.to, func() { panic("boom") })
	case "hang":
		select {}
	}
	return nil
}

func (m *tiny) View() string {
	if m.mode == "view" && len(m.keys) > 0 && m.keys[len(m.keys)-1] == "x" {
		panic("boom")
	}
	return m.frames.View(m.fresh)
}

func (m *tiny) fresh() string {
	var b strings.Builder
	fmt.Fprintf(&b, "keys: %s", strings.Join(m.keys, " "))
	for y := 1; y < m.size.Height; y++ {
		fmt.Fprintf(&b, "\n\x1b[3%dm%s\x1b[0m", (m.frame+y)%8, strings.Repeat(string(rune('a'+(m.frame+y)%26)), m.size.Width))
	}
	return b.String()
}

// note writes a line where the test can read it whatever the screen does.
func (m *tiny) note(line string) {
	f, err := os.OpenFile(os.Getenv("NOTES"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	fmt.Fprintln(f, line)
}

// running is the tiny program on a terminal, and its notes.
type running struct {
	*Term
	notes  string
	folder string // what a crash leaves
}

func start(t *testing.T, mode string, env ...string) *running {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no pseudo terminals on this system")
	}
	folder := t.TempDir()
	notes := folder + "/notes"
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append([]string{"TERM=tmux-256color", childMode + "=" + mode, "NOTES=" + notes, "FOLDER=" + folder}, env...)...)
	return &running{Term: Launch(t, Usual, cmd), notes: notes, folder: folder}
}

// noted are the lines noted so far.
func (r *running) noted(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile(r.notes)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

// stamps are the keys noted so far and their stamps.
func (r *running) stamps(t *testing.T) (names []string, at []time.Time) {
	t.Helper()
	for _, line := range r.noted(t) {
		name, ns, ok := strings.Cut(line, " ")
		if !ok {
			continue
		}
		var n int64
		if _, err := fmt.Sscan(ns, &n); err != nil {
			t.Fatal(err)
		}
		names, at = append(names, name), append(at, time.Unix(0, n))
	}
	return names, at
}
