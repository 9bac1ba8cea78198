// Package ssh shows spectators a screen over ssh, and nothing else: no shell, no
// command, no forwarding, no files. Who may look is anybody, or whom the laptop's
// ssh folder names. It serves by charmbracelet/wish and knows no screen: what is
// shown is handed to it, and it imports nothing of baton. Begin with Door.
package ssh

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/ssh"
	"github.com/charmbracelet/wish"
	gossh "golang.org/x/crypto/ssh"
)

// Limits of what visitors may take: a board a connection, so that whoever lets
// connections in says how many look on.
const (
	mostTyped    = 1 << 20          // bytes that one connection may send: keys, and what ssh itself says
	quietTime    = 2 * time.Minute  // a terminal that takes nothing for as long is gone
	wholeTime    = 12 * time.Hour   // a day at the track
	wrongTime    = 2 * time.Second  // after a wrong password
	mostPassword = 1 << 10          // bytes of the file
	byeTime      = time.Second / 10 // to hang up at the end
)

// What the ssh folder may hold, beside the host key that is made there.
const (
	hostKey     = "host_key"
	keysFile    = "authorized_keys"
	passwordTxt = "password"
)

// Terminal is a spectator's: what is typed is read from it, what is shown is
// written to it.
type Terminal struct {
	io.ReadWriter
	Term          string // as TERM says
	Env           []string
	Width, Height int
	Resized       <-chan Size // closed when the spectator has gone
}

// Size is a terminal's new size in cells.
type Size struct{ Width, Height int }

// Anybody is who may look where the folder names nobody.
const Anybody = "anybody"

// Door lets spectators in. Open makes one.
type Door struct {
	server *ssh.Server
	show   func(Terminal)
	inside atomic.Int64
	who    string
}

// Open prepares a door whose keys lie in a folder, made if it is not there; show
// shows a spectator the board until they leave. Errors are of the folder.
func Open(folder string, show func(Terminal)) (*Door, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("the folder of the host key: %w", err)
	}
	d := &Door{show: show, who: Anybody}
	options := []ssh.Option{
		wish.WithHostKeyPath(filepath.Join(folder, hostKey)), wish.WithVersion("baton"),
		wish.WithIdleTimeout(quietTime), wish.WithMaxTimeout(wholeTime),
		wish.WithMiddleware(d.session), ssh.WrapConn(metered),
	}
	admission, err := d.admission(folder)
	if err != nil {
		return nil, err
	}
	if d.server, err = wish.NewServer(append(options, admission...)...); err != nil {
		return nil, fmt.Errorf("ssh in %s: %w", folder, err)
	}
	d.server.ChannelHandlers = map[string]ssh.ChannelHandler{"session": d.channel}
	d.server.SessionRequestCallback = func(_ ssh.Session, kind string) bool { return kind == "shell" }
	return d, nil
}

// admission is who may look: those whose keys or password the folder has, else
// anybody.
func (d *Door) admission(folder string) (options []ssh.Option, err error) {
	keys := filepath.Join(folder, keysFile)
	if _, err := os.Stat(keys); err == nil {
		options, d.who = append(options, wish.WithAuthorizedKeys(keys)), "whose keys "+keys+" has"
	}
	password, err := readPassword(filepath.Join(folder, passwordTxt))
	if err != nil {
		return nil, err
	}
	if password != "" {
		d.who = strings.TrimPrefix(d.who+" or who knows the password", Anybody+" or ")
		options = append(options, wish.WithPasswordAuth(func(_ ssh.Context, typed string) bool {
			if subtle.ConstantTimeCompare([]byte(typed), []byte(password)) == 1 {
				return true
			}
			time.Sleep(wrongTime)
			return false
		}))
	}
	return options, nil
}

// readPassword is the file's first line; a file that is there and has none is an
// error, lest the door stand open by mistake.
func readPassword(path string) (string, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("ssh: %w", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostPassword))
	line, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if line = strings.TrimSpace(line); line == "" && err == nil {
		err = errors.New("it is empty; write the password into its first line, or remove it")
	}
	if err != nil {
		return "", fmt.Errorf("ssh: %s: %w", path, err)
	}
	return line, nil
}

// Who says who may look.
func (d *Door) Who() string { return d.who }

// Watching is how many look now.
func (d *Door) Watching() int { return int(d.inside.Load()) }

// Serve lets spectators in until Close. Errors are those of the listener.
func (d *Door) Serve(l net.Listener) error {
	err := d.server.Serve(l)
	if errors.Is(err, ssh.ErrServerClosed) {
		return nil
	}
	return err
}

// Close sends everybody home within a moment.
func (d *Door) Close() {
	soon, cancel := context.WithTimeout(context.Background(), byeTime)
	defer cancel()
	if d.server.Shutdown(soon) != nil {
		d.server.Close()
	}
}

// begunKey says of a connection that it has its session.
type begunKey struct{}

// channel lets a connection have one session: channels cost nothing to open, and
// memory to keep.
func (d *Door) channel(server *ssh.Server, conn *gossh.ServerConn, asked gossh.NewChannel, ctx ssh.Context) {
	ctx.Lock()
	begun := ctx.Value(begunKey{}) != nil
	ctx.SetValue(begunKey{}, true)
	ctx.Unlock()
	if begun {
		_ = asked.Reject(gossh.ResourceShortage, "one board a connection") // who has gone needs no answer
		return
	}
	ssh.DefaultSessionHandler(server, conn, asked, ctx)
}

// session shows the board in one session; the shell that would come next there is
// not.
func (d *Door) session(ssh.Handler) ssh.Handler {
	return func(s ssh.Session) {
		defer d.inside.Add(-1)
		d.inside.Add(1)
		pty, resized, ok := s.Pty()
		if !ok {
			wish.Fatalln(s, "the board needs a terminal: ssh -t")
			return
		}
		d.show(Terminal{
			ReadWriter: s, Term: pty.Term, Env: s.Environ(), Width: pty.Window.Width, Height: pty.Window.Height,
			Resized: sizes(resized, s.Context().Done()),
		})
		if err := s.Exit(0); err != nil {
			return // the spectator has gone already
		}
	}
}

// sizes passes a terminal's new sizes on.
func sizes(from <-chan ssh.Window, gone <-chan struct{}) <-chan Size {
	to := make(chan Size)
	go func() {
		defer close(to)
		for {
			select {
			case w, ok := <-from:
				if !ok {
					return
				}
				select {
				case to <- Size{w.Width, w.Height}:
				case <-gone:
					return
				}
			case <-gone:
				return
			}
		}
	}()
	return to
}
