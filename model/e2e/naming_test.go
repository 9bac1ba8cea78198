package e2e

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"
)

// One laptop presses space, another says which lanes those were, and in the middle
// of it the link between them is cut.
func TestOnePressesAndAnotherNamesThoughTheLinkIsCut(t *testing.T) {
	if testing.Short() {
		t.Skip("two programs, and a first leg, take their time")
	}
	hub := newMeeting(t)
	at := freePort(t)
	way := newGate(t, at)
	presser := &laptop{Home: hub.Home, args: []string{"serve", file, "--race", race, "--name", "Start", "--listen", at, "--at", way.listener.Addr().String()}}
	presser.start()
	presser.term.WaitFor("baton join ", soon)
	code := joinLine.FindStringSubmatch(presser.term.Screen())[1]
	namer := &laptop{Home: NewHome(t, baton), args: []string{"join", code, file, "--name", "Top", "--names", "start", "--listen", "off"}}
	namer.start()
	namer.term.WaitFor("NAMES Start", soon)
	presser.term.WaitFor("⇄1", soon)
	presser.term.Press("space")
	gun := time.Now()
	namer.term.WaitFor("LIVE", soon)
	presser.term.WaitFor("Top says which lanes", soon)
	time.Sleep(time.Until(gun.Add(8 * time.Second))) // nobody runs 100 m faster than 7.4 s

	lanes := rand.New(rand.NewPCG(*dice, 2)).Perm(9)
	press := func(n int) {
		for range n {
			presser.term.Press("space")
			time.Sleep(300 * time.Millisecond) // a key that comes again within 0.1 s is held
		}
	}
	name := func(some []int) {
		for _, lane := range some {
			namer.term.Press(strconv.Itoa(lane + 1))
		}
	}
	press(4)
	namer.term.WaitFor("next is", soon)
	name(lanes[:3])
	way.set(shut)
	namer.term.WaitFor("CUT", soon)
	press(5)
	name(lanes[3:])
	namer.term.WaitFor("Start is out of reach", soon)
	way.set(clear)
	agree(t, "linked again", []*laptop{presser, namer}, 1+9+9)
	for _, l := range []*laptop{presser, namer} {
		l.term.Press("ctrl+c")
		l.term.Wait(soon)
	}
	for _, l := range []*laptop{presser, namer} {
		times := (&meeting{l.Home, t}).cumulative()
		for i, lane := range lanes {
			first := times[lane+1][0]
			if first == nil {
				t.Fatalf("lane %d, the %dth that was named, has no time (-dice %d)", lane+1, i+1, *dice)
			}
			if i > 0 && *first <= *times[lanes[i-1]+1][0] {
				t.Errorf("lane %d has %.2f, and lane %d before it %.2f", lane+1, *first, lanes[i-1]+1, *times[lanes[i-1]+1][0])
			}
		}
	}
	if a, b := presser.Run("export", file, "--format", "csv"), namer.Run("export", file, "--format", "csv"); a != b {
		t.Error("the two files export different results")
	}
	if n := strings.Count(presser.Run("log", file), `"kind":"naming"`); n != 9 {
		t.Errorf("%d lanes named are in the log, want 9", n)
	}
}
