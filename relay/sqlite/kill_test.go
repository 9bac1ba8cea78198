package sqlite

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
)

// The environment of a test binary that is run again as a station that times.
const (
	stationFile  = "BATON_TEST_STATION_FILE"  // the meet it writes to
	stationCount = "BATON_TEST_STATION_COUNT" // events it writes, or empty: until it is killed
	stationSync  = "BATON_TEST_STATION_SYNC"  // another synchronous mode, as a control
)

func TestMain(m *testing.M) {
	if path := os.Getenv(stationFile); path != "" {
		if err := runStation(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// runStation appends presses one by one and says "saved n" when the nth of its
// origin has been acknowledged.
func runStation(path string) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	if mode := os.Getenv(stationSync); mode != "" {
		if _, err := f.db.Exec("PRAGMA synchronous = " + mode); err != nil {
			return err
		}
	}
	count, err := strconv.ParseInt(os.Getenv(stationCount), 10, 64)
	if err != nil {
		count = 1 << 40
	}
	author := relay.Author{Origin: relay.NewOrigin()}
	fmt.Println("origin", author.Origin)
	for seq := int64(1); seq <= count; seq++ {
		var fact relay.Fact = &relay.Press{Keyed: relay.Keyed{Key: "3", Rune: "3", Mode: relay.Lanes}}
		if seq == 1 {
			fact = &relay.Opened{Meet: sampleMeet}
		}
		e, err := author.Next(relay.Header{Race: "12-1-3", Station: "finish"}, fact)
		if err != nil {
			return err
		}
		if err := f.Append([]relay.Event{e}); err != nil {
			return err
		}
		fmt.Println("saved", seq)
		if seq%40 == 0 {
			if err := f.Checkpoint(); err != nil {
				return err
			}
		}
	}
	return nil
}

// station is this test binary as another program that writes to path.
func station(t *testing.T, path string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(append(os.Environ(), stationFile+"="+path), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

// acknowledged reads what a station said: its origin and the last event saved.
func acknowledged(t *testing.T, out io.Reader) (origin relay.Origin, last int64) {
	t.Helper()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "origin":
			relaytest.NoError(t, origin.UnmarshalText([]byte(rest)))
		case "saved":
			if n, err := strconv.ParseInt(rest, 10, 64); err == nil {
				last = n
			}
		}
	}
	return origin, last
}

// countOf is how many events of an origin a meet gives, which must be its first.
func countOf(t *testing.T, f *File, origin relay.Origin) int64 {
	t.Helper()
	events, _ := since(t, f, 0)
	var n int64
	for _, e := range events {
		if e.ID.Origin == origin {
			n++
			if e.ID.Seq != n {
				t.Fatalf("event %s where %d was expected", e.ID, n)
			}
		}
	}
	return n
}

func TestAKilledProgramLosesNothingItCalledSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "friday.meet")
	draw := rand.New(rand.NewPCG(4, 100))
	for round := range 6 {
		cmd := station(t, path)
		var out bytes.Buffer
		cmd.Stdout = &out
		relaytest.NoError(t, cmd.Start())
		time.Sleep(time.Duration(60+draw.IntN(120)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		origin, last := acknowledged(t, &out)
		f := open(t, path)
		if n := countOf(t, f, origin); n < last {
			t.Fatalf("round %d: %d saved, %d found", round, last, n)
		}
		if d := f.Damage(); len(d) > 0 {
			t.Fatalf("round %d: %v", round, d)
		}
		closed(t, f)
		t.Logf("round %d: killed after %d saved", round, last)
	}
}

func TestTwoProgramsWriteToOneFileAtOnce(t *testing.T) {
	path := inDir(t)
	f := open(t, path)
	cmds := []*exec.Cmd{station(t, path, stationCount+"=100"), station(t, path, stationCount+"=100")}
	outs := make([]bytes.Buffer, len(cmds))
	for i, cmd := range cmds {
		cmd.Stdout = &outs[i]
		relaytest.NoError(t, cmd.Start())
	}
	for i, cmd := range cmds {
		relaytest.NoError(t, cmd.Wait())
		origin, last := acknowledged(t, &outs[i])
		if n := countOf(t, f, origin); n != 100 || last != 100 {
			t.Fatalf("program %d: %d saved, %d found, want 100", i, last, n)
		}
	}
	if changed, err := f.Changed(); !changed || err != nil {
		t.Fatalf("their writing was not seen (%v)", err)
	}
	if d := f.Damage(); len(d) > 0 {
		t.Fatalf("damage: %v", d)
	}
}
