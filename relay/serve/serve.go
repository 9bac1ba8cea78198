// Package serve opens what others may look at while a meet is open: the board as
// a web page and in terminals, and a page on which phones time. Nothing listens
// unless it was asked for, and only where it was asked to. It imports the domain,
// the open meet (relay/meet, and relay/sqlite for one without a screen), relay/board
// and what serves it (relay/web, relay/ssh, relay/phone), relay/lan and
// relay/wholefile. The screen of the laptop that serves knows none of it but
// meet.Guest. Begin with Listen.
package serve

import (
	"cmp"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/board"
	"baton/relay/lan"
	"baton/relay/meet"
	"baton/relay/phone"
	"baton/relay/ssh"
	"baton/relay/web"
	"baton/relay/wholefile"
)

// Addresses is what a meet is to be served on: addresses as host:port or :port;
// empty for nothing.
type Addresses struct {
	Web    string // the page for spectators
	SSH    string // the board in a terminal
	Phones string // the page on which phones time
}

// Nothing reports whether nothing was asked for.
func (a Addresses) Nothing() bool { return a == Addresses{} }

// Check says what is wrong with an address, before anything is opened.
func (a Addresses) Check() error {
	return cmp.Or(checkAddress("--web", a.Web), checkAddress("--ssh", a.SSH), checkAddress("--phones", a.Phones))
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

// Host is what serving needs of the laptop.
type Host struct {
	Now    func() time.Time
	Clock  phone.Clock                           // that phones are told; needed where they time
	Folder string                                // where the keys of ssh and the secret of phones are kept
	Show   func(*board.Board) func(ssh.Terminal) // shows a board on a spectator's terminal
	Print  func(cells []string) []string         // a code as this terminal can have it, where no screen is shown; nil as it is
}

// Served is a meet that is being served.
type Served struct {
	board *board.Board
	print func(cells []string) []string
	site  *web.Site
	door  *ssh.Door
	hub   *phone.Hub
	at    net.Addr // of the hub
	lines []string
	first []string // of lines, the likeliest of each kind
}

// Listen opens the addresses asked for, for the meet of a file. Errors name the
// flag.
func Listen(a Addresses, path string, h Host) (*Served, error) {
	s := &Served{board: board.New(wholefile.Title(path)), print: h.Print}
	for _, way := range []struct {
		address string
		open    func(address string, h Host) error
	}{{a.Web, s.openWeb}, {a.SSH, s.openSSH}, {a.Phones, s.openPhones}} {
		if way.address == "" {
			continue
		}
		if err := way.open(way.address, h); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

func (s *Served) openWeb(address string, h Host) error {
	l, err := listen("--web", address, mostPages)
	if err != nil {
		return err
	}
	s.site = web.New(s.board, h.Now)
	s.reached(urls(l.Addr()))
	go func() { _ = s.site.Serve(l) }() // a listener that fails leaves the meet as it is
	return nil
}

func (s *Served) openSSH(address string, h Host) error {
	l, err := listen("--ssh", address, mostTerminals)
	if err != nil {
		return err
	}
	if s.door, err = ssh.Open(filepath.Join(h.Folder, "ssh"), h.Show(s.board)); err != nil {
		l.Close()
		return fmt.Errorf("--ssh %s: %w", address, err)
	}
	s.reached(commands(l.Addr()))
	go func() { _ = s.door.Serve(l) }() // likewise
	return nil
}

func (s *Served) openPhones(address string, h Host) error {
	own, err := ownSecret(filepath.Join(h.Folder, "phones.key"))
	if err != nil {
		return fmt.Errorf("--phones %s: %w", address, err)
	}
	l, err := listen("--phones", address, mostPhones)
	if err != nil {
		return err
	}
	s.hub, s.at = phone.New(s.board, own, h.Clock), l.Addr()
	go func() { _ = s.hub.Serve(l) }() // likewise
	return nil
}

// The most connections to an address at a time: whoever has most of them is hung up on
// where more come.
const (
	mostPages     = 1000
	mostTerminals = 30
	mostPhones    = 200
)

func listen(flag, address string, most int) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w (is another program there? any port from 1024 on will do, as :8080)", flag, address, err)
	}
	return lan.Seats(l, most), nil
}

// Guests are what the session is to tell.
func (s *Served) Guests() []meet.Guest {
	if s.hub == nil {
		return []meet.Guest{s.board}
	}
	return []meet.Guest{s.board, s.hub}
}

// Lines are the addresses, as they are typed into a browser or a terminal; the
// likeliest of a kind first.
func (s *Served) Lines() []string { return s.lines }

// reached takes the addresses of one kind.
func (s *Served) reached(lines []string) {
	s.lines = append(s.lines, lines...)
	s.first = append(s.first, lines[:min(1, len(lines))]...)
}

// Where is the likeliest address of each kind in a line, and where the codes are:
// nothing that changes while the meet is served.
func (s *Served) Where() string {
	var said []string
	if len(s.first) > 0 {
		said = append(said, "board at "+strings.Join(s.first, ", "))
	}
	if s.site != nil || s.hub != nil {
		said = append(said, "codes: t")
	}
	return strings.Join(said, " · ")
}

// Status is where the board is, who may look and how many do, and how many phones
// time, in a line.
func (s *Served) Status() string {
	var said []string
	if s.site != nil || s.door != nil {
		said = append(said, s.watched())
	}
	if s.hub != nil {
		said = append(said, relay.Count(s.hub.Linked(), "phone")+" linked")
	}
	return strings.Join(said, " · ")
}

func (s *Served) watched() string {
	watching := 0
	said := "board at " + strings.Join(s.lines, ", ")
	if s.site != nil {
		watching += s.site.Watching()
	}
	if s.door != nil {
		watching += s.door.Watching()
		if who := s.door.Who(); who != ssh.Anybody {
			said += " for " + who
		}
	}
	return fmt.Sprintf("%s · %d watching", said, watching)
}

// Close hangs up.
func (s *Served) Close() {
	if s.site != nil {
		s.site.Close()
	}
	if s.door != nil {
		s.door.Close()
	}
	if s.hub != nil {
		s.hub.Close()
	}
}
