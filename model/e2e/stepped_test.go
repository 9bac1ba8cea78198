package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// setClock is a laptop's clock that can be set while the program runs: so many seconds
// from the system's as the file clock of its home says. As with any clock that is set,
// the monotonic one goes on: seconds stand from bit 30 on in the first word of a time.
const setClock = `package terminal

import (
	"os"
	"path/filepath"
	"strconv"
	"time"
	"unsafe"
)

func Clock() func() time.Time {
	file := filepath.Join(os.Getenv("HOME"), "clock")
	return func() time.Time {
		now := time.Now()
		said, _ := os.ReadFile(file)
		seconds, _ := strconv.Atoi(string(said))
		(*struct {
			wall     uint64
			ext, loc uintptr
		})(unsafe.Pointer(&now)).wall += uint64(seconds) << 30
		return now
	}
}
`

// withSetClock is the program, with that clock built in.
func withSetClock(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" || baton == "" {
		t.Skip("no program here whose clock could be set")
	}
	top, err := filepath.Abs("../..")
	ok(t, err)
	source, err := os.ReadFile(filepath.Join(top, "main.go"))
	ok(t, err)
	dir := t.TempDir()
	replace := map[string]string{}
	for name, text := range map[string]string{
		"main.go":                       strings.ReplaceAll(string(source), "time.Now", "terminal.Clock()") + "\nvar _ time.Time\n",
		"model/terminal/clock_other.go": setClock,
	} {
		is := filepath.Join(dir, filepath.Base(name))
		ok(t, os.WriteFile(is, []byte(text), 0o600))
		replace[filepath.Join(top, name)] = is
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	ok(t, err)
	ok(t, os.WriteFile(filepath.Join(dir, "overlay"), overlay, 0o600))
	program := filepath.Join(dir, "baton")
	if said, err := exec.Command("go", "build", "-overlay", filepath.Join(dir, "overlay"), "-o", program, top).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return program
}

// A laptop's clock is set by an hour while it is linked, and back by two while it is
// not: its times stay where they were pressed.
func TestAClockThatIsSetInTheRaceMovesNoTime(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program, and a first leg takes its time")
	}
	program := withSetClock(t)
	hub, at := newMeeting(t), freePort(t)
	way := newGate(t, at)
	first := &laptop{Home: hub.Home, args: []string{"serve", file, "--race", race, "--name", "Start", "--listen", at, "--at", way.listener.Addr().String()}}
	first.start()
	first.term.WaitFor("baton join ", soon)
	second := &laptop{Home: NewHome(t, program), args: []string{"join", joinLine.FindStringSubmatch(first.term.Screen())[1], file, "--name", "Back", "--listen", "off"}}
	set := func(seconds, times int) {
		second.Write("clock", fmt.Sprint(seconds))
		for end := time.Now().Add(soon); strings.Count(second.Run("log", file), `"what":"step"`) < times; time.Sleep(200 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("the clock was set, and nothing of it is in the log:\n%s", second.term.Screen())
			}
		}
	}
	second.start()
	second.term.WaitFor("⇄1", soon)
	first.term.Press("space")
	gun := time.Now()
	second.term.WaitFor("LIVE", soon)
	time.Sleep(3 * time.Second) // a clock is watched from the program's first ticks on
	set(3600, 1)
	second.term.WaitFor("this laptop's clock", soon)
	way.set(shut)
	second.term.WaitFor("link cut", soon)
	set(-3600, 2)
	time.Sleep(time.Until(gun.Add(9 * time.Second)))
	begun := time.Since(gun)
	second.term.Press("1", "2", "3")
	second.term.WaitFor("key 3 ex 1", soon)
	ended := time.Since(gun)
	first.term.Press("4", "5", "6")
	way.set(clear)
	agree(t, "the link back", []*laptop{first, second}, 7)
	for _, l := range []*laptop{first, second} {
		l.term.Press("ctrl+c")
		l.term.Wait(soon)
	}
	for _, l := range []*laptop{first, second} {
		times := (&meeting{l.Home, t}).cumulative()
		for lane := 1; lane <= 3; lane++ {
			if p := times[lane][0]; p == nil || *p < begun.Seconds()-1 || *p > ended.Seconds()+1 {
				t.Errorf("lane %d was pressed between %v and %v, and has %v", lane, begun, ended, p)
			}
		}
	}
	if at := firstDifference(first.Run("export", file, "--format", "csv"), second.Run("export", file, "--format", "csv")); at != "" {
		t.Errorf("the two export different results: %s", at)
	}
}
