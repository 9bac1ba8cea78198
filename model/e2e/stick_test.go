package e2e

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Two laptops without any link between them: one has the gun and nine hand-offs, the
// other, started on a copy of the meet, never hears the gun and presses the same nine.
// Merged from a stick its presses are times from that gun, as those that both saw say.
func TestAStickBringsWhatALaptopWithoutTheGunSaw(t *testing.T) {
	if testing.Short() {
		t.Skip("two programs, and a first leg, take their time")
	}
	first, second := newMeeting(t), &meeting{NewHome(t, baton), t}
	copied, err := os.ReadFile(first.Path(file))
	ok(t, err)
	second.Write(file, string(copied))
	all := []*laptop{{Home: first.Home, args: []string{file, "--race", race}}, {Home: second.Home, args: []string{file, "--race", race}}}
	for _, l := range all {
		l.start()
		l.term.WaitFor("ARMED", soon)
	}
	all[0].term.Press("space")
	gun := time.Now()
	all[0].term.WaitFor("LIVE", soon)
	time.Sleep(time.Until(gun.Add(8 * time.Second))) // nobody runs 100 m faster than 7.4 s
	for lane := range 9 {
		for _, l := range all {
			l.term.Press(strconv.Itoa(lane + 1))
		}
		time.Sleep(100 * time.Millisecond)
	}
	for i, l := range all {
		l.term.WaitFor([]string{"10 saved", "9 saved"}[i], soon) // the gun, too
		l.term.Press("ctrl+c")
		l.term.Wait(soon)
	}
	before := first.cumulative()
	said := first.Run("merge", file, second.Path(file))
	if !strings.Contains(said, "put right by 9 hand-offs that others saw too") {
		t.Errorf("merge says: %s", said)
	}
	after := first.cumulative()
	for lane := 1; lane <= 9; lane++ {
		if *before[lane][0] != *after[lane][0] {
			t.Errorf("lane %d was passed at %.3f, after merging at %.3f", lane, *before[lane][0], *after[lane][0])
		}
	}
	if n := strings.Count(first.Run("log", file, "--race", race), `"kind":"press"`); n != 18 {
		t.Errorf("%d presses are in the log, want 18", n)
	}
	if again := second.Run("merge", file, first.Path(file)); !strings.Contains(again, "put right by 9") || second.Run("export", file, "--format", "json") != first.Run("export", file, "--format", "json") {
		t.Errorf("merged the other way round it is another meet: %s", again)
	}
}
