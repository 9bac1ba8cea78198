package serve

import (
	"net"
	"sync"
)

// bounded is a listener that keeps so many connections at a time and hangs up on
// the rest at once: they cost nothing, and those that are there go on.
type bounded struct {
	net.Listener
	room chan struct{}
}

func newBounded(l net.Listener, most int) *bounded {
	return &bounded{Listener: l, room: make(chan struct{}, most)}
}

// Accept gives the next connection there is room for.
func (b *bounded) Accept() (net.Conn, error) {
	for {
		c, err := b.Listener.Accept()
		if err != nil {
			return nil, err
		}
		select {
		case b.room <- struct{}{}:
			return &seated{Conn: c, leave: sync.OnceFunc(func() { <-b.room })}, nil
		default:
			c.Close()
		}
	}
}

// seated is a connection that makes room when it is closed.
type seated struct {
	net.Conn
	leave func()
}

// Close closes the connection and makes room.
func (s *seated) Close() error {
	defer s.leave()
	return s.Conn.Close()
}
