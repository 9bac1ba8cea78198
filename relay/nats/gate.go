package nats

import (
	"context"
	"errors"
	"io"
	"net"
	"time"
)

// pass lets those through to the server who have a seat at the gate, until that is
// closed. The server itself counts connections, not whose they are.
func (h *hub) pass() {
	for {
		guest, err := h.gate.Accept()
		switch {
		case errors.Is(err, net.ErrClosed):
			return
		case err != nil: // this laptop has too much open just now
			pause(context.Background(), retry)
			continue
		}
		go func() {
			defer guest.Close()
			inside, err := net.Dial("tcp", h.server.Addr().String())
			if err != nil {
				return // the hub ends
			}
			go handOn(inside, guest)
			handOn(guest, inside)
		}()
	}
}

// takeTime is how long a guest who reads nothing keeps a seat.
const takeTime = 10 * time.Second

// handOn hands what one says on to the other, and ends both.
func handOn(to, from net.Conn) {
	defer from.Close()
	defer to.Close()
	_, _ = io.Copy(hurried{to}, from) // whatever ended it, the two are told by the connection's end
}

// hurried is a connection whose other end must take what is written.
type hurried struct{ net.Conn }

// Write gives up on who takes nothing.
func (h hurried) Write(b []byte) (int, error) {
	if err := h.SetWriteDeadline(time.Now().Add(takeTime)); err != nil {
		return 0, err
	}
	return h.Conn.Write(b)
}
