package ssh

import (
	"errors"
	"net"

	"github.com/charmbracelet/ssh"
)

var errTooMuch = errors.New("a spectator sent more than keys")

// meter is a connection that ends once it has sent more than any spectator types.
type meter struct {
	net.Conn
	left int
}

func metered(_ ssh.Context, c net.Conn) net.Conn { return &meter{Conn: c, left: mostTyped} }

// Read reads what is allowed still. It is called by one goroutine.
func (m *meter) Read(b []byte) (int, error) {
	if m.left <= 0 {
		return 0, errTooMuch
	}
	n, err := m.Conn.Read(b)
	m.left -= n
	return n, err
}
