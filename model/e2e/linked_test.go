package e2e

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
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

// laptop is a machine with a station on it.
type laptop struct {
	*Home
	args []string
	term *Term
}

func (l *laptop) start() { l.term = l.Start(Usual, nil, l.args...) }

// joinLine is what another laptop joins by, as a screen says it.
var joinLine = regexp.MustCompile(`baton join ([0-9A-Z-]+)`)

// fourLaptops is a hub behind a gate, and three that joined it, the race running.
func fourLaptops(t *testing.T) (all []*laptop, way *gate) {
	hub, at := newMeeting(t), freePort(t)
	way = newGate(t, at)
	homes := []*Home{hub.Home, NewHome(t, baton), NewHome(t, baton), NewHome(t, baton)}
	return together(homes, []string{at, "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0"}, "--at", way.listener.Addr().String()), way
}

// together are machines that time one race, the first of them its hub; more is what
// the hub is told besides.
func together(homes []*Home, listen []string, more ...string) (all []*laptop) {
	first := &laptop{Home: homes[0], args: append([]string{"serve", file, "--race", race, "--name", "Start", "--listen", listen[0]}, more...)}
	first.start()
	first.term.WaitFor("baton join ", soon)
	code := joinLine.FindStringSubmatch(first.term.Screen())[1]
	all = []*laptop{first}
	for i, place := range []string{"100", "200", "300"} {
		l := &laptop{Home: homes[i+1], args: []string{"join", code, file, "--place", place, "--name", "At " + place, "--listen", listen[i+1]}}
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
	return all
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

// crew are laptops that are pressed by dice, and how often they were.
type crew struct {
	t       *testing.T
	random  *rand.Rand
	all     []*laptop
	pressed int
}

// press presses some of the laptops for a while.
func (c *crew) press(during time.Duration, some ...*laptop) {
	for end := time.Now().Add(during); time.Now().Before(end); time.Sleep(time.Duration(c.random.Int64N(2e8))) {
		some[c.random.IntN(len(some))].term.Press(fmt.Sprint(1 + c.random.IntN(9)))
		c.pressed++
	}
}

// but are all laptops but one.
func (c *crew) but(one *laptop) []*laptop {
	return slices.DeleteFunc(slices.Clone(c.all), func(l *laptop) bool { return l == one })
}

func (c *crew) agree(what string, some ...*laptop) {
	c.t.Helper()
	agree(c.t, what, some, c.pressed)
}

// leave ends all programs and holds their files against each other.
func (c *crew) leave() {
	c.t.Helper()
	digests(c.t, c.all)
	for _, l := range c.all {
		l.term.Press("ctrl+c")
		l.term.Wait(soon)
	}
	same(c.t, c.all, c.pressed)
}

// digests waits until the logs of running programs have the same events, and says
// how long that took.
func digests(t *testing.T, all []*laptop) {
	t.Helper()
	begun := time.Now()
	for {
		sums := map[string]bool{}
		for _, l := range all {
			lines := strings.Split(l.Run("log", file), "\n")
			slices.Sort(lines)
			sums[fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(lines, "\n"))))[:16]] = true
		}
		if len(sums) == 1 {
			t.Logf("one digest of all events, %v, within %v", slices.Collect(maps.Keys(sums)), time.Since(begun).Round(10*time.Millisecond))
			return
		}
		if time.Since(begun) > soon {
			t.Fatalf("the logs have %d digests", len(sums))
		}
	}
}

func TestFourLaptopsEndWithOneLogWhateverIsCutAndKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("four programs take their time")
	}
	all, way := fourLaptops(t)
	c := &crew{t, rand.New(rand.NewPCG(*dice, 1)), all, 1} // the gun
	phase := *linked / 8
	c.press(phase, all...)
	for _, w := range []struct {
		is  weather
		was string
	}{{shut, "closed"}, {gone, "black-holed"}, {slow, "slow"}} {
		way.set(w.is)
		c.press(phase, all...) // the hub alone, the others by the next hub
		way.set(clear)
		c.agree("the link no longer "+w.was, all...)
	}

	victim := all[1+c.random.IntN(3)]
	victim.term.Kill9()
	c.press(phase, c.but(victim)...)
	victim.start()
	victim.term.WaitFor("⇄3", soon)
	c.agree("a killed one back", all...)

	all[0].term.Kill9()
	c.press(phase, all[1:]...)
	c.agree("the hub killed", all[1:]...)
	all[0].start()
	c.agree("the hub back", all...)

	all[0].term.Kill9()
	ok(t, os.RemoveAll(all[0].Dir)) // the meet, its keys and its settings: another laptop in its place
	ok(t, os.Mkdir(all[0].Dir, 0o700))
	c.press(phase, all[1:]...)
	c.agree("the hub killed for good", all[1:]...)
	all[0].args = []string{"join", shownCode(all[1]), file, "--race", race, "--name", "Start", "--listen", "127.0.0.1:0"}
	all[0].start()
	all[0].term.WaitFor("⇄3", soon)
	c.press(phase, all...)
	c.agree("another laptop in the hub's place", all...)
	c.leave()
}

// shownCode is the code that a running laptop lets others join by.
func shownCode(l *laptop) string {
	l.term.Press("esc")
	l.term.WaitFor("leave", soon)
	for at := chosen(l.term.Screen()); at != "leave"; at = chosen(l.term.Screen()) {
		l.term.Press("up")
		l.term.WaitUntil("the line above "+at, soon, func(screen string) bool { return chosen(screen) != at })
	}
	l.term.Press("enter")
	l.term.WaitFor("enter time it", soon) // the keys one by one: esc and enter in one burst are another key
	l.term.Press("t")
	l.term.WaitFor("next place", soon)
	code := joinLine.FindStringSubmatch(l.term.Screen())[1]
	l.term.Press("esc")
	l.term.WaitFor("enter time it", soon)
	l.term.Press("enter")
	l.term.WaitFor("LIVE", soon)
	return code
}

// chosen is the line of a menu that enter would do.
func chosen(screen string) string {
	if line := regexp.MustCompile(`│▸ (\S+)`).FindStringSubmatch(screen); line != nil {
		return line[1]
	}
	return ""
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
