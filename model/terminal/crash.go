package terminal

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// CrashError is a bug that would have ended the program with the terminal in
// disorder: a message that ends it in order, and then the error Run returns.
type CrashError struct {
	Value any    // what the panic said
	Stack []byte // where it happened
	Path  string // the file that holds the stack; empty where none does
}

// Error says what is known and what to do; the stack is for a bug report.
func (c *CrashError) Error() string {
	text := fmt.Sprintf("baton crashed: %v (all that was shown as saved is in the meet file: open it again to go on)", c.Value)
	if c.Path != "" {
		text += fmt.Sprintf("\nwhere it happened is in %s: please send it to whoever gave you baton", c.Path)
	}
	return text
}

// Keep writes the stack into a file of its own in the first of some folders that
// can be written to; about says which program it was. Where none can be written
// to the stack is lost, and nothing else.
func (c *CrashError) Keep(about string, at time.Time, folders ...string) {
	text := fmt.Sprintf("%s\n%s %s/%s\n%v\n\n%s", about, at.Format(time.RFC3339), runtime.GOOS, runtime.GOARCH, c.Value, c.Stack)
	for _, folder := range folders {
		path := filepath.Join(folder, "baton-crash-"+at.Format("20060102-150405")+".txt")
		if os.MkdirAll(folder, 0o755) == nil && os.WriteFile(path, []byte(text), 0o600) == nil {
			c.Path = path
			return
		}
	}
}

// Sender is how the outside reaches a running program. Send waits until the
// program runs, and does nothing once it has ended.
type Sender interface{ Send(tea.Msg) }

// Go runs f beside the program. Where f panics the program ends, with the
// terminal restored and a *CrashError error.
func Go(to Sender, f func()) {
	go func() {
		defer rescue(func(c *CrashError) { to.Send(c) })
		f()
	}()
}

// rescue, deferred, reports a panic.
func rescue(report func(*CrashError)) {
	if r := recover(); r != nil {
		report(&CrashError{Value: r, Stack: debug.Stack()})
	}
}

// guard is a model that turns every panic of another into an orderly end.
type guard struct {
	tea.Model
	frame   string // the last one drawn
	crashed *CrashError
	send    func(tea.Msg)
}

func (g *guard) Init() (cmd tea.Cmd) {
	defer rescue(func(c *CrashError) { cmd = func() tea.Msg { return c } })
	return guardCmd(g.Model.Init())
}

func (g *guard) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	if c, ok := msg.(*CrashError); ok && g.crashed == nil {
		g.crashed = c
	}
	if g.crashed != nil {
		return g, tea.Quit
	}
	defer rescue(func(c *CrashError) { g.crashed, next, cmd = c, g, tea.Quit })
	g.Model, cmd = g.Model.Update(msg)
	return g, guardCmd(cmd)
}

func (g *guard) View() (frame string) {
	if g.crashed != nil {
		return g.frame
	}
	defer rescue(func(c *CrashError) {
		g.crashed, frame = c, g.frame
		go g.send(c)
	})
	g.frame = g.Model.View()
	return g.frame
}

// guardCmd makes a command's panic a message, and those of the commands it may
// return.
func guardCmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer rescue(func(c *CrashError) { msg = c })
		return guardAll(cmd())
	}
}

// guardAll guards the commands of a batch or a sequence; the type of the latter
// is Bubble Tea's own secret.
func guardAll(msg tea.Msg) tea.Msg {
	cmds := reflect.ValueOf(msg)
	if cmds.Kind() != reflect.Slice || cmds.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	for i := range cmds.Len() {
		cmd := cmds.Index(i)
		cmd.Set(reflect.ValueOf(guardCmd(cmd.Interface().(tea.Cmd))))
	}
	return msg
}
