package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// soon is how long anything may take on a busy machine; nothing is measured.
const soon = 20 * time.Second

// baton is the built program; empty where the module has none.
var baton string

// TestMain is the tests, or the tiny program that one of them runs on a pty.
func TestMain(m *testing.M) {
	if mode := os.Getenv(childMode); mode != "" {
		os.Exit(child(mode))
	}
	os.Exit(withProgram(m.Run))
}

// withProgram builds the program once for all tests.
func withProgram(run func() int) int {
	if _, err := os.Stat("../../main.go"); err != nil {
		return run()
	}
	dir, err := os.MkdirTemp("", "baton")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	baton = filepath.Join(dir, "baton")
	if runtime.GOOS == "windows" {
		baton += ".exe"
	}
	build := exec.Command("go", "build", "-o", baton, "../..")
	if said, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "the program does not build: %v\n%s", err, said)
		return 1
	}
	return run()
}

// meeting is a machine with a meet of one 4×100 m, nine teams in nine lanes.
type meeting struct {
	*Home
	t testing.TB
}

// The meet's file and its race.
const (
	file = "spring.meet"
	race = "7-1-1"
)

func newMeeting(t testing.TB) *meeting {
	t.Helper()
	if baton == "" {
		t.Skip("the module has no program to run")
	}
	m := &meeting{Home: NewHome(t, baton), t: t}
	m.Write("lanes.csv", startList())
	m.Run("import", file, "lanes.csv", "--yes")
	return m
}

// startList is a heat of nine teams.
func startList() string {
	teams := []string{"Northside", "Riverton", "Lakewood", "Peak", "Boulder", "Ashford", "Millbrook", "Harbor", "Fairview"}
	var b strings.Builder
	b.WriteString("event,round,heat,name,format,lane,team,squad,leg1,leg2,leg3,leg4\n")
	for i, team := range teams {
		fmt.Fprintf(&b, "7,1,1,Girls 4x100 Meter Relay,4x100,%d,%s,A", i+1, team)
		for leg := range 4 {
			fmt.Fprintf(&b, ",%s %s", []string{"Ana", "Bea", "Cara", "Dee"}[leg], team)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// open shows the race and waits for its board.
func (m *meeting) open(env ...string) *Term {
	m.t.Helper()
	p := m.Start(Usual, env, file, "--race", race)
	p.WaitFor("Fairview", soon)
	return p
}

// live opens the race and fires the gun.
func (m *meeting) live(env ...string) *Term {
	m.t.Helper()
	p := m.open(env...)
	p.WaitFor("ARMED", soon)
	before := saved(p.Screen())
	p.Press("space")
	p.WaitFor("LIVE", soon)
	waitSaved(p, before, 1) // else a test would take the gun's for its own first press's
	return p
}

// logged is one event as `baton log` prints it.
type logged struct {
	Kind      string `json:"kind"`
	Key       string `json:"key"`
	Wall      int64  `json:"wall_ns"`
	Mono      int64  `json:"mono_ns"`
	Estimated bool   `json:"estimated"`
}

func (e logged) at() time.Time { return time.Unix(0, e.Wall) }

// all are the logged events.
func (m *meeting) all() (found []logged) {
	m.t.Helper()
	for line := range strings.Lines(m.Run("log", file)) {
		var e logged
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			m.t.Fatalf("%v in %s", err, line)
		}
		found = append(found, e)
	}
	return found
}

// events are the logged events of one kind.
func (m *meeting) events(kind string) []logged {
	m.t.Helper()
	return slices.DeleteFunc(m.all(), func(e logged) bool { return e.Kind != kind })
}

// keys are the keys of the logged presses, in order.
func (m *meeting) keys() string {
	m.t.Helper()
	var keys strings.Builder
	for _, e := range m.events("press") {
		keys.WriteString(e.Key)
	}
	return keys.String()
}

var savedCount = regexp.MustCompile(`✓ ?(\d+)`)

// saved is the number of presses the screen says are saved, -1 if it says none.
func saved(screen string) int {
	m := savedCount.FindStringSubmatch(screen)
	if m == nil {
		return -1
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return -1
	}
	return n
}

// waitSaved waits until the screen says that so many more are saved.
func waitSaved(p *Term, before, more int) {
	p.t.Helper()
	p.WaitUntil(fmt.Sprintf("%d more saved than %d", more, before), soon, func(screen string) bool {
		return saved(screen) >= before+more
	})
}

// result is what the tests read of `baton export --format json`.
type result struct {
	Races []struct {
		Entries []struct {
			Lane int
			Legs []struct {
				Leg        int
				Cumulative *float64 `json:"cumulative_s"`
			}
		}
	}
}

// cumulative are the teams' times at the end of each leg in seconds, by lane
// and leg; nil where unknown.
func (m *meeting) cumulative() map[int][]*float64 {
	m.t.Helper()
	var r result
	if err := json.Unmarshal([]byte(m.Run("export", file, "--race", race, "--format", "json")), &r); err != nil {
		m.t.Fatal(err)
	}
	if len(r.Races) != 1 {
		m.t.Fatalf("%d races exported, want 1", len(r.Races))
	}
	times := make(map[int][]*float64)
	for _, e := range r.Races[0].Entries {
		for _, l := range e.Legs {
			times[e.Lane] = append(times[e.Lane], l.Cumulative)
		}
	}
	return times
}
