package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// bigList is a start list of so many races of eight teams, from an event on.
func bigList(from, races int) string {
	var b strings.Builder
	b.WriteString("event,format,lane,team,leg1,leg2,leg3,leg4\n")
	for event := from; event < from+races; event++ {
		for lane := 1; lane <= 8; lane++ {
			fmt.Fprintf(&b, "%d,4x100,%d,Team %d,Ana %d%d,Bea %d%d,Cara %d%d,Dee %d%d\n", event, lane, lane, event, lane, event, lane, event, lane, event, lane)
		}
	}
	return b.String()
}

// ended runs a command that is told to end, or killed, in mid-write: a moment
// after something beside what stood in the folder appears. It gives what is left
// there besides.
func (h *Home) ended(signal os.Signal, moment time.Duration, args ...string) (left []string) {
	h.t.Helper()
	before := len(h.files())
	cmd := h.command(nil, args...)
	ok(h.t, cmd.Start())
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		_ = cmd.Wait() // its end is what is waited for
	}()
	for len(h.files()) == before {
		select {
		case <-gone:
			return nil
		case <-time.After(time.Millisecond):
		}
	}
	time.Sleep(moment)
	_ = cmd.Process.Signal(signal) // it may be through
	<-gone
	for _, name := range h.files() {
		if strings.HasSuffix(name, ".new") || strings.Contains(name, ".tmp") || strings.Contains(name, ".new-") {
			left = append(left, name)
		}
	}
	return left
}

// files are what lies in the working directory.
func (h *Home) files() (names []string) {
	entries, err := os.ReadDir(h.Dir)
	ok(h.t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestACommandEndedInMidWriteLeavesNothingHalf(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no program is told to end there as it is here")
	}
	const races, teams = 60, 8
	signals := map[string]os.Signal{"killed": os.Kill, "told to end": syscall.SIGTERM}
	for what, signal := range signals {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			h := NewHome(t, baton)
			h.Write("list.csv", bigList(1, races))
			h.Write("more.csv", bigList(1001, races))
			h.Run("settings") // what it makes of itself
			moments := []time.Duration{time.Millisecond, 0, 5 * time.Millisecond, 20 * time.Millisecond}
			if testing.Short() {
				moments = moments[:1]
			}
			for _, moment := range moments {
				h.checkEnd(signal, h.ended(signal, moment, "import", "new.meet", "list.csv", "--yes"))
				if _, err := os.Stat(h.Path("new.meet")); err == nil {
					h.wantTeams("new.meet", races*teams)
				}
				h.Run("import", "new.meet", "list.csv", "--yes")
				h.ended(signal, moment, "import", "new.meet", "more.csv", "--yes")
				h.wantTeams("new.meet", races*teams, 2*races*teams)
				h.checkEnd(signal, h.ended(signal, moment, "export", "new.meet", "--format", "html", "-o", "out.html"))
				if page, err := os.ReadFile(h.Path("out.html")); err == nil && !strings.HasSuffix(strings.TrimSpace(string(page)), "</html>") {
					t.Errorf("half a page of %d bytes", len(page))
				}
				for _, name := range h.files() {
					if name != "list.csv" && name != "more.csv" && filepath.Ext(name) != "" {
						_ = os.Remove(h.Path(name)) // for the next one
					}
				}
			}
		})
	}
}

// checkEnd holds what a command left behind: only one that was killed may leave
// what it was writing, under a name that nothing takes for the file.
func (h *Home) checkEnd(signal os.Signal, left []string) {
	h.t.Helper()
	if signal != os.Kill && len(left) > 0 {
		h.t.Errorf("left: %v", left)
	}
	for _, name := range left {
		ok(h.t, os.Remove(h.Path(name)))
	}
}

// wantTeams holds that a meet is whole and has one of so many teams.
func (h *Home) wantTeams(name string, counts ...int) {
	h.t.Helper()
	if out, said, code := h.Try("check", name); code != 0 {
		h.t.Fatalf("%s is not whole: %s%s", name, out, said)
	}
	set := strings.Count(h.Run("log", name), `"kind":"team_set"`)
	for _, want := range counts {
		if set == want {
			return
		}
	}
	h.t.Errorf("%s has %d teams, want one of %v", name, set, counts)
}
