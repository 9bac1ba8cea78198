// Package serve opens what others may look at while a meet is open: the board as
// a web page. Nothing listens unless it was asked for, and only where it was
// asked to. Begin with Listen. It imports the board and what serves it; the
// screen of the laptop that serves knows none of it but meet.Guest.
package serve

import (
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"time"

	"baton/relay/board"
	"baton/relay/meet"
	"baton/relay/web"
)

// Asked is what a meet is to be served on: addresses as host:port or :port;
// empty for nothing.
type Asked struct {
	Web string // the page for spectators
}

// Nothing reports whether nothing was asked for.
func (a Asked) Nothing() bool { return a == Asked{} }

// Check says what is wrong with an address, before anything is opened.
func (a Asked) Check() error {
	return checkAddress("--web", a.Web)
}

func checkAddress(flag, address string) error {
	if address == "" {
		return nil
	}
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil || port == "" {
		return fmt.Errorf("%s %s: want a port, as :8080, or an address of this laptop with one, as 192.168.1.20:8080", flag, address)
	}
	return nil
}

// Served is a meet that is being served.
type Served struct {
	board *board.Board
	site  *web.Site
	lines []string
}

// Listen opens the addresses asked for, for the meet of a file; now is the
// clock. Errors name the flag.
func Listen(a Asked, path string, now func() time.Time) (*Served, error) {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	s := &Served{board: board.New(name)}
	if a.Web != "" {
		l, err := listen("--web", a.Web)
		if err != nil {
			return nil, err
		}
		s.site = web.New(s.board, now)
		s.lines = append(s.lines, urls(l.Addr())...)
		go func() { _ = s.site.Serve(l) }() // a listener that fails leaves the meet as it is
	}
	return s, nil
}

func listen(flag, address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w (is another program there? any port from 1024 on will do, as :8080)", flag, address, err)
	}
	return l, nil
}

// Guests are what the session is to tell.
func (s *Served) Guests() []meet.Guest { return []meet.Guest{s.board} }

// Lines are the addresses, as they are typed into a browser; the likeliest of a
// kind first.
func (s *Served) Lines() []string { return s.lines }

// Says is where the board is and how many look at it, in a line.
func (s *Served) Says() string {
	return fmt.Sprintf("board at %s · %d watching", strings.Join(s.lines, " "), s.site.Watching())
}

// Close hangs up.
func (s *Served) Close() { s.site.Close() }
