package lan

import (
	"net"
	"net/netip"
	"slices"
	"sync"
)

// seats is a listener that keeps so many connections at a time. Where all are taken
// whoever has the most of them makes room: one guest who takes all there are keeps
// nobody out, however often he comes back.
type seats struct {
	net.Listener
	most int

	mu    sync.Mutex
	taken int
	by    map[string][]*seated // by whose they are, the newest last
}

// Seats has a listener keep so many connections at a time, and hang up on the rest.
func Seats(l net.Listener, most int) net.Listener {
	return &seats{Listener: l, most: most, by: map[string][]*seated{}}
}

// Accept gives the next connection there is room for.
func (s *seats) Accept() (net.Conn, error) {
	for {
		c, err := s.Listener.Accept()
		if err != nil {
			return nil, err
		}
		one := &seated{Conn: c, at: s, who: whose(c.RemoteAddr())}
		leaves := s.seat(one)
		if leaves != nil {
			leaves.Conn.Close()
		}
		if leaves != one {
			return one, nil
		}
	}
}

// seat gives a connection its seat, and gives the one that has to leave for it:
// itself, where nobody has more than whoever it is from would.
func (s *seats) seat(one *seated) (leaves *seated) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.taken == s.most {
		most := s.by[one.who]
		for _, all := range s.by {
			if len(all) > len(most) {
				most = all
			}
		}
		if len(most) <= len(s.by[one.who])+1 {
			return one
		}
		leaves = most[len(most)-1]
		s.leave(leaves)
	}
	s.by[one.who] = append(s.by[one.who], one)
	s.taken++
	return leaves
}

// leave frees a seat; the caller holds mu.
func (s *seats) leave(one *seated) {
	all := s.by[one.who]
	i := slices.Index(all, one)
	if i < 0 {
		return // it left before
	}
	s.taken--
	if s.by[one.who] = slices.Delete(all, i, i+1); len(all) == 1 {
		delete(s.by, one.who)
	}
}

// whose says which connections are one guest's: those from one address; by IPv6,
// where a laptop has as many as it likes, those from one network.
func whose(at net.Addr) string {
	from, err := netip.ParseAddrPort(at.String())
	if err != nil {
		return at.String()
	}
	ip, bits := from.Addr().Unmap().WithZone(""), 32
	if ip.Is6() {
		bits = 64
	}
	return netip.PrefixFrom(ip, bits).Masked().String()
}

// seated is a connection that makes room when it is closed.
type seated struct {
	net.Conn
	at  *seats
	who string
}

// Close closes the connection and makes room.
func (s *seated) Close() error {
	s.at.mu.Lock()
	s.at.leave(s)
	s.at.mu.Unlock()
	return s.Conn.Close()
}
