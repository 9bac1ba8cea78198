package watch_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/watch"
)

// yard is a folder at the timing computer, with a clock moved by hand.
type yard struct {
	t      *testing.T
	dir    string
	now    time.Time
	folder *watch.Folder
}

func newYard(t *testing.T) *yard {
	y := &yard{t: t, dir: t.TempDir(), now: time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)}
	y.folder = watch.New(y.dir, func(path string) bool { return strings.HasSuffix(path, ".evt") }, func() time.Time { return y.now })
	return y
}

// write writes a file, last changed at the clock's time.
func (y *yard) write(name, content string) {
	y.t.Helper()
	path := filepath.Join(y.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		y.t.Fatal(err)
	}
	if err := os.Chtimes(path, y.now, y.now.Truncate(2*time.Second)); err != nil {
		y.t.Fatal(err)
	}
}

// after looks again some seconds later and wants these files.
func (y *yard) after(seconds float64, want ...string) {
	y.t.Helper()
	y.now = y.now.Add(time.Duration(seconds * float64(time.Second)))
	ready, err := y.folder.Look()
	if err != nil {
		y.t.Fatal(err)
	}
	for i := range ready {
		ready[i] = filepath.Base(ready[i])
	}
	if !slices.Equal(ready, want) {
		y.t.Errorf("at %s: %v, want %v", y.now.Format("04:05"), ready, want)
	}
}

func TestAFinishedFileIsGivenOnceAndAgainWhenItChanges(t *testing.T) {
	y := newYard(t)
	y.write("lynx.evt", "1,1,1\n")
	y.write("notes.doc", "x\n")
	y.after(0)
	y.after(1, "lynx.evt")
	y.after(1)
	y.after(60)
	y.write("lynx.evt", "1,1,1\n1,1,2\n")
	y.after(0)
	y.after(1, "lynx.evt")
	y.after(1)
}

func TestAFileThatStillGrowsIsWaitedFor(t *testing.T) {
	y := newYard(t)
	y.write("lynx.evt", "1,1,1\n")
	y.after(0)
	y.write("lynx.evt", "1,1,1\n1,1,2\n")
	y.after(1)
	y.write("lynx.evt", "1,1,1\n1,1,2\n1,1,3\n")
	y.after(1)
	y.after(1, "lynx.evt")
}

func TestAFileThatEndsInMidLineIsGivenOnlyAfterFiveQuietSeconds(t *testing.T) {
	y := newYard(t)
	y.write("lynx.evt", "1,1,1\n1,1")
	y.after(0)
	y.after(1)
	y.after(3.9)
	y.after(0.1, "lynx.evt")
	y.after(1)
}

func TestAFileThatWasNotFinishedComesAgain(t *testing.T) {
	y := newYard(t)
	y.write("lynx.evt", "1,1,1\n")
	y.after(0)
	y.after(1, "lynx.evt")
	y.folder.Again(filepath.Join(y.dir, "lynx.evt"))
	y.after(1)
	y.after(4, "lynx.evt")
	y.folder.Again(filepath.Join(y.dir, "lost.evt"))
	y.after(9)
}

func TestALaneSwapInTheSameTwoSecondsIsSeen(t *testing.T) {
	y := newYard(t)
	y.write("lynx.evt", ",,3,Peak\n")
	y.after(0)
	y.after(1, "lynx.evt")
	y.write("lynx.evt", ",,4,Peak\n")
	y.after(0.5)
	y.after(1, "lynx.evt")
}

func TestAFileTakenAwayAndPutBackIsNew(t *testing.T) {
	y := newYard(t)
	y.write("lynx.evt", "1,1,1\n")
	y.after(0)
	y.after(1, "lynx.evt")
	relaytest.NoError(t, os.Remove(filepath.Join(y.dir, "lynx.evt")))
	y.after(1)
	y.write("lynx.evt", "1,1,1\n")
	y.after(1)
	y.after(1, "lynx.evt")
}

func TestAFolderPulledOutIsToldAndComesBack(t *testing.T) {
	y := newYard(t)
	away := y.dir + "-away"
	y.write("lynx.evt", "1,1,1\n")
	y.after(0)
	y.after(1, "lynx.evt")
	relaytest.NoError(t, os.Rename(y.dir, away))
	if _, err := y.folder.Look(); err == nil || !strings.Contains(err.Error(), "cannot look into the folder") {
		t.Errorf("%v", err)
	}
	relaytest.NoError(t, os.Rename(away, y.dir))
	y.after(1)
	y.write("relays.evt", "1,1,1\n")
	y.after(1)
	y.after(1, "relays.evt")
}

func TestAFolderNamedLikeAListIsLeftAlone(t *testing.T) {
	y := newYard(t)
	relaytest.NoError(t, os.Mkdir(filepath.Join(y.dir, "old.evt"), 0o700))
	y.after(0)
	y.after(9)
}
