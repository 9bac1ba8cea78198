package e2e

import (
	"bytes"
	"math/rand/v2"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"
)

// weather is what a link does to what goes over it.
type weather int

const (
	clear weather = iota
	slow          // every piece comes 20 to 100 ms late
	gone          // it is taken and does not come until the weather is better, as on a black-holed link
	shut          // who is through is thrown out, nobody is let in
)

// gate is a way to a port over a link whose weather can be set.
type gate struct {
	listener net.Listener
	to       string
	mu       sync.Mutex
	changed  *sync.Cond
	weather  weather
	through  []net.Conn
}

func newGate(t *testing.T, to string) *gate {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	g := &gate{listener: l, to: to}
	g.changed = sync.NewCond(&g.mu)
	t.Cleanup(func() { l.Close(); g.set(shut) })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go g.pass(conn)
		}
	}()
	return g
}

func (g *gate) pass(conn net.Conn) {
	on, err := net.Dial("tcp", g.to)
	g.mu.Lock()
	defer g.mu.Unlock()
	if err != nil || g.weather == shut {
		conn.Close()
		if err == nil {
			on.Close()
		}
		return
	}
	g.through = append(g.through, conn, on)
	go g.carry(on, conn)
	go g.carry(conn, on)
}

// piece is what is under way on a link.
type piece struct {
	bytes []byte
	due   time.Time
}

// carry brings what is read to the other side, in order.
func (g *gate) carry(to, from net.Conn) {
	under := make(chan piece, 1000)
	go func() {
		defer to.Close()
		for p := range under {
			time.Sleep(time.Until(p.due))
			g.wait()
			if _, err := to.Write(p.bytes); err != nil {
				from.Close()
			}
		}
	}()
	defer close(under)
	buf := make([]byte, 16<<10)
	for {
		n, err := from.Read(buf)
		if err != nil {
			return
		}
		under <- piece{bytes.Clone(buf[:n]), time.Now().Add(g.late())}
	}
}

// wait is until something comes through.
func (g *gate) wait() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.weather == gone {
		g.changed.Wait()
	}
}

// late is how long a piece takes.
func (g *gate) late() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.weather != slow {
		return 0
	}
	return 20*time.Millisecond + rand.N(80*time.Millisecond)
}

// set changes the weather.
func (g *gate) set(w weather) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.weather = w
	g.changed.Broadcast()
	if w != shut {
		return
	}
	for _, c := range g.through {
		c.Close()
	}
	g.through = nil
}

// freePort is a port of this machine that nobody listens at.
func freePort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	defer l.Close()
	return netip.MustParseAddrPort(l.Addr().String()).String()
}
