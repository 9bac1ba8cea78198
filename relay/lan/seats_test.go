package lan

import (
	"fmt"
	"net"
	"strings"
	"testing"

	"baton/relay/relaytest"
)

// queue is a listener at which connections come from addresses that a test says.
type queue chan *caller

type caller struct {
	net.Conn
	from   string
	closed bool
}

func (c *caller) RemoteAddr() net.Addr {
	at, _ := net.ResolveTCPAddr("tcp", c.from)
	return at
}

func (c *caller) Close() error {
	c.closed = true
	return nil
}

func (q queue) Accept() (net.Conn, error) { return <-q, nil }
func (q queue) Close() error              { return nil }
func (q queue) Addr() net.Addr            { return nil }

// arrive has connections come from addresses, one after the other, and then one from
// 10.9.9.9, and says which of the first are still there: "10.0.0.1 2, 10.0.0.2 1".
func arrive(most int, from ...string) string {
	in := make(queue, len(from)+1)
	l := Seats(in, most)
	var all []*caller
	for _, address := range append(from, "10.9.9.9:1") {
		c := &caller{from: address}
		all = append(all, c)
		in <- c
	}
	for last := all[len(all)-1]; ; {
		c, _ := l.Accept()
		if c.(*seated).Conn == last {
			break
		}
	}
	var order, said []string
	left := map[string]int{}
	for _, c := range all[:len(from)] {
		host, _, _ := net.SplitHostPort(c.from)
		if _, known := left[host]; !known {
			order, left[host] = append(order, host), 0
		}
		if !c.closed {
			left[host]++
		}
	}
	for _, host := range order {
		said = append(said, fmt.Sprintf("%s %d", host, left[host]))
	}
	return strings.Join(said, ", ")
}

func TestOneGuestWhoTakesAllTheRoomKeepsNobodyOut(t *testing.T) {
	many := func(n int, from string) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprintf("%s:%d", from, 1000+i))
		}
		return all
	}
	for _, c := range []struct {
		what string
		from []string
		want string
	}{
		{"room for all", many(3, "10.0.0.1"), "10.0.0.1 3"},
		{"all taken by one", many(100, "10.0.0.1"), "10.0.0.1 3"},
		{"one who was there first", append([]string{"10.0.0.2:1"}, many(100, "10.0.0.1")...), "10.0.0.2 1, 10.0.0.1 2"},
		{"many who come one after the other", append(many(4, "10.0.0.1"), "10.0.0.2:1", "10.0.0.3:1"), "10.0.0.1 1, 10.0.0.2 1, 10.0.0.3 1"},
		{"as many addresses as one likes", []string{"[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::3]:1", "[2001:db8::4]:1"}, "2001:db8::1 1, 2001:db8::2 1, 2001:db8::3 1, 2001:db8::4 0"},
	} {
		relaytest.Want(t, c.what, arrive(4, c.from...), c.want)
	}
}

func TestWhoLeavesMakesRoom(t *testing.T) {
	in := make(queue, 3)
	l := Seats(in, 1)
	first, second := &caller{from: "10.0.0.1:1"}, &caller{from: "10.0.0.2:1"}
	in <- first
	c, _ := l.Accept()
	c.Close()
	c.Close()
	in <- second
	if next, _ := l.Accept(); next.(*seated).Conn != second || second.closed {
		t.Error("there is no room once somebody has gone")
	}
	relaytest.Want(t, "taken", l.(*seats).taken, 1)
}
