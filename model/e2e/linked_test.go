package e2e

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// How long four programs are pressed, cut and killed, and by which dice:
//
//	go test ./model/e2e -run FourLaptops -v -linked 60s -dice 7
var (
	linked = flag.Duration("linked", 6*time.Second, "how long linked laptops are pressed")
	dice   = flag.Uint64("dice", 1, "the order of presses, cuts and kills")
)

// gate is a way to a port that can be closed: who is through is thrown out.
type gate struct {
	listener net.Listener
	to       string
	mu       sync.Mutex
	closed   bool
	through  []net.Conn
}

func newGate(t *testing.T, to string) *gate {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	g := &gate{listener: l, to: to}
	t.Cleanup(func() { l.Close(); g.set(true) })
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
	if err != nil || g.closed {
		g.mu.Unlock()
		conn.Close()
		if err == nil {
			on.Close()
		}
		return
	}
	g.through = append(g.through, conn, on)
	g.mu.Unlock()
	go func() { _, _ = io.Copy(on, conn); on.Close(); conn.Close() }()
	_, _ = io.Copy(conn, on)
	on.Close()
	conn.Close()
}

// set closes the gate or opens it.
func (g *gate) set(closed bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = closed
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

// laptop is a machine with a station on it.
type laptop struct {
	*Home
	args []string
	term *Term
}

func (l *laptop) start() { l.term = l.Start(Usual, nil, l.args...) }

// fourLaptops is a hub behind a gate, and three that joined it, the race running.
func fourLaptops(t *testing.T) (all []*laptop, way *gate) {
	hub := newMeeting(t)
	at := freePort(t)
	way = newGate(t, at)
	first := &laptop{Home: hub.Home, args: []string{"serve", file, "--race", race, "--name", "Start", "--listen", at, "--at", way.listener.Addr().String()}}
	first.start()
	first.term.WaitFor("baton join ", soon)
	code := regexp.MustCompile(`baton join ([0-9A-Z-]+)`).FindStringSubmatch(first.term.Screen())[1]
	all = []*laptop{first}
	for _, place := range []string{"100", "200", "300"} {
		l := &laptop{Home: NewHome(t, baton), args: []string{"join", code, file, "--place", place, "--name", "At " + place, "--listen", "127.0.0.1:0"}}
		l.start()
		all = append(all, l)
	}
	for _, l := range all {
		l.term.WaitFor("⇄3", soon)
	}
	first.term.Press("space")
	for _, l := range all {
		l.term.WaitFor("LIVE", soon)
	}
	return all, way
}

// agree waits until every screen calls as many presses saved, and says how long
// that took.
func agree(t *testing.T, what string, all []*laptop, want int) {
	t.Helper()
	begun := time.Now()
	for _, l := range all {
		l.term.WaitUntil(fmt.Sprintf("%s: %d saved", what, want), 2*soon, func(screen string) bool { return saved(screen) == want })
	}
	t.Logf("%s: %d presses on all laptops after %v", what, want, time.Since(begun).Round(10*time.Millisecond))
}

func TestFourLaptopsEndWithOneLogWhateverIsCutAndKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("four programs take their time")
	}
	random := rand.New(rand.NewPCG(*dice, 1))
	all, way := fourLaptops(t)
	pressed := 1 // the gun
	press := func(during time.Duration, some []*laptop) {
		for end := time.Now().Add(during); time.Now().Before(end); time.Sleep(time.Duration(random.Int64N(2e8))) {
			some[random.IntN(len(some))].term.Press(fmt.Sprint(1 + random.IntN(9)))
			pressed++
		}
	}
	press(*linked/4, all)
	way.set(true)
	press(*linked/4, all) // the hub alone, the others by the next hub
	way.set(false)
	press(*linked/4, all)
	agree(t, "linked again", all, pressed)

	victim := all[1+random.IntN(3)]
	victim.term.Kill9()
	press(*linked/8, slices.DeleteFunc(slices.Clone(all), func(l *laptop) bool { return l == victim }))
	victim.start()
	victim.term.WaitFor("⇄3", soon)
	agree(t, "a killed one back", all, pressed)

	all[0].term.Kill9()
	press(*linked/8, all[1:])
	agree(t, "the hub killed", all[1:], pressed)
	all[0].start()
	agree(t, "the hub back", all, pressed)
	for _, l := range all {
		l.term.Press("ctrl+c")
		l.term.Wait(soon)
	}
	same(t, all, pressed)
}

// same holds the four files against each other, and against what was pressed.
func same(t *testing.T, all []*laptop, pressed int) {
	var logs, exports []string
	for _, l := range all {
		lines := strings.Split(strings.TrimSpace(l.Run("log", file)), "\n")
		slices.Sort(lines)
		logs, exports = append(logs, strings.Join(lines, "\n")), append(exports, l.Run("export", file, "--format", "csv")) // JSON says what each runner is doing now
		n := 1
		for _, line := range lines {
			if strings.Contains(line, `"kind":"press"`) {
				n++
			}
		}
		if n != pressed {
			t.Errorf("%s holds %d presses, %d were made (-dice %d)", l.Dir, n, pressed, *dice)
		}
	}
	for _, export := range exports[1:] {
		if at := firstDifference(export, exports[0]); at != "" {
			t.Errorf("the files export different results (-dice %d): %s", *dice, at)
		}
	}
	// The last that leaves may have written after the others had left.
	for _, log := range logs[1:] {
		if common(log, logs[0]) < pressed {
			t.Errorf("the four logs differ (-dice %d)", *dice)
		}
	}
}

// firstDifference is the first line in which two texts differ, empty where none
// does.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d: %q, %q", i+1, x[i], y[i])
		}
	}
	if len(x) != len(y) {
		return fmt.Sprintf("%d lines, %d", len(x), len(y))
	}
	return ""
}

// common is how many lines two logs share.
func common(a, b string) (n int) {
	lines := map[string]bool{}
	for line := range strings.Lines(a) {
		lines[strings.TrimSpace(line)] = true
	}
	for line := range strings.Lines(b) {
		if lines[strings.TrimSpace(line)] {
			n++
		}
	}
	return n
}
