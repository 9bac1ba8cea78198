package e2e

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"
)

// How long a link is cut, or a cable drawn, in the middle of the race:
//
//	go test ./model/e2e -run ThreeTime -v -cut 40s
var cutFor = flag.Duration("cut", 4*time.Second, "how long a link is cut in the middle of a race")

// A race timed by the hub, a laptop that joined and a phone; the link cut in the
// middle of it, the hub killed at its end.
func TestThreeTimeOneRaceThoughTheLinkIsCutAndTheHubKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("two programs, a browser and two legs take their time")
	}
	needsChromium(t)
	m := newMeeting(t)
	at, phones := freePort(t), freePort(t)
	way := newGate(t, at)
	hub := &laptop{Home: m.Home, args: []string{"serve", file, "--name", "Start", "--listen", at, "--at", way.listener.Addr().String(), "--phones", phones}}
	hub.start()
	hub.term.WaitFor("codes: t", soon)
	hub.term.Press("t", "right", "right")
	hub.term.WaitFor("/#100.", soon)
	hub.term.WaitFor("next place", soon)
	url := shownURL.FindString(hub.term.Screen())
	hub.term.Press("esc")
	hub.term.WaitFor("baton join", soon)
	code := joinLine.FindStringSubmatch(hub.term.Screen())[1]
	hub.term.Press("enter")
	hub.term.WaitFor("ARMED", soon)
	back := &laptop{Home: NewHome(t, baton), args: []string{"join", code, file, "--place", "200", "--name", "Back", "--listen", "127.0.0.1:0"}}
	back.start()
	back.term.WaitFor("⇄1", soon)
	phone := newHandset(t, url)
	phone.touch(lane(9)) // before the gun: the key is tried
	hub.term.Press("space")
	gun := time.Now()
	after := func(s float64) { time.Sleep(time.Until(gun.Add(time.Duration(s * float64(time.Second))))) }
	back.term.WaitFor("LIVE", soon)

	after(9)
	for n := 1; n <= 3; n++ {
		phone.touch(lane(n))
	}
	hub.term.Press("4", "5", "6", "7", "8")
	all := []*laptop{hub, back}
	agree(t, "pressed on the phone and at the hub", all, 1+1+3+5)
	way.set(shut)
	cut := time.Now()
	after(18)
	for n := 1; n <= 3; n++ {
		back.term.Press(fmt.Sprint(n))
		hub.term.Press(fmt.Sprint(n + 3)) // it sees all: their second exchange
	}
	back.term.WaitFor("link cut", soon)
	time.Sleep(time.Until(cut.Add(*cutFor)))
	way.set(clear)
	agree(t, "the link back", all, 1+1+3+5+6)

	hub.term.Kill9()
	back.term.Press("7", "8")
	phone.touch(lane(9))
	if text := phone.says(); !strings.Contains(text, "1 waiting") {
		t.Errorf("the phone does not keep what it cannot send:\n%s", text)
	}
	hub.args = append(hub.args, "--race", race)
	hub.start()
	agree(t, "the hub killed, and back", all, 1+1+3+5+6+2+1)
	for _, l := range all {
		l.term.Press("ctrl+c")
		l.term.Wait(soon)
	}
	for _, format := range []string{"csv", "md"} {
		if at := firstDifference(hub.Run("export", file, "--format", format), back.Run("export", file, "--format", format)); at != "" {
			t.Errorf("%s of the two differs: %s", format, at)
		}
	}
	times := (&meeting{hub.Home, t}).cumulative()
	for n := 1; n <= 8; n++ {
		for leg := range 2 {
			if times[n][leg] == nil {
				t.Errorf("lane %d has no exchange %d", n, leg+1)
			}
		}
	}
}

// lane is the button of a lane on a phone.
func lane(n int) string { return fmt.Sprintf(`[data-key="%d"]`, n) }
