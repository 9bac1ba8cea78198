package e2e

import (
	"bufio"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"testing"
	"time"
)

// spectators is how many pages look on while a race is timed.
const spectators = 200

// BenchmarkSpectators measures one laptop that is looked at by nobody and by two
// hundred pages on the same machine, in one run: what a key's stamp comes to, and
// how long a press takes to every page, on disk first.
func BenchmarkSpectators(b *testing.B) {
	for _, n := range []int{0, spectators} {
		b.Run(map[int]string{0: "stamp-alone", spectators: "stamp-watched"}[n], func(b *testing.B) {
			for range b.N {
				m, p, address := servedRace(b)
				watch(b, address, n)
				quantiles(b, m.stamps(p, presses))
			}
		})
	}
	b.Run("press-to-pages", func(b *testing.B) {
		for range b.N {
			_, p, address := servedRace(b)
			pages := watch(b, address, spectators)
			quantiles(b, pages.arrivals(b, p, 50))
		}
	})
}

// servedRace is a race that is run on a laptop that serves it.
func servedRace(b *testing.B) (*meeting, *Term, string) {
	b.Helper()
	address := free(b)
	m := newMeeting(b)
	p := m.Start(Usual, nil, "serve", file, "--web", address, "--listen", free(b))
	p.WaitFor("board at", soon)
	p.Press("enter")
	p.WaitFor("ARMED", soon)
	p.Press("space")
	p.WaitFor("✓ 1 saved", soon)
	return m, p, address
}

// stamps types so many digits and gives how late each was stamped.
func (m *meeting) stamps(p *Term, n int) []time.Duration {
	from := saved(p.Screen())
	typed := make([]time.Time, n)
	for i := range typed {
		time.Sleep(time.Duration(2+rand.IntN(6)) * time.Millisecond)
		typed[i] = time.Now()
		p.Type("5")
	}
	waitSaved(p, from, n)
	took := make([]time.Duration, n)
	for i, e := range m.events("press") {
		took[i] = e.at().Sub(typed[i])
	}
	return took
}

// pages are open pages, each with when it was told of a change.
type pages struct {
	mu   sync.Mutex
	told [][]time.Time
}

// watch opens pages and waits until each shows the board.
func watch(b *testing.B, address string, n int) *pages {
	b.Helper()
	all := &pages{told: make([][]time.Time, n)}
	for i := range n {
		c, err := net.Dial("tcp", address)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { c.Close() })
		if _, err := c.Write([]byte("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")); err != nil {
			b.Fatal(err)
		}
		go all.read(i, c)
	}
	all.wait(b, 1)
	return all
}

func (p *pages) read(i int, c net.Conn) {
	for lines := bufio.NewReaderSize(c, 64<<10); ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		if strings.HasPrefix(line, "data: {") {
			p.mu.Lock()
			p.told[i] = append(p.told[i], time.Now())
			p.mu.Unlock()
		}
	}
}

// wait waits until each page was told so often.
func (p *pages) wait(b *testing.B, n int) {
	b.Helper()
	all := func() bool {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, told := range p.told {
			if len(told) < n {
				return false
			}
		}
		return true
	}
	for end := time.Now().Add(soon); !all(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			b.Fatal("a page is not told")
		}
	}
}

// arrivals presses keys one by one and gives how long each took to each page.
func (p *pages) arrivals(b *testing.B, t *Term, n int) []time.Duration {
	b.Helper()
	var took []time.Duration
	for range n {
		time.Sleep(time.Duration(60+rand.IntN(60)) * time.Millisecond)
		p.mu.Lock()
		before := len(p.told[0])
		p.mu.Unlock()
		typed := time.Now()
		t.Type("5")
		p.wait(b, before+1)
		p.mu.Lock()
		for _, told := range p.told {
			took = append(took, told[before].Sub(typed))
		}
		p.mu.Unlock()
	}
	return took
}
