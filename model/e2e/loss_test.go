package e2e

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestClosingTheWindowKeepsEveryPress(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Type("123")
	waitSaved(p, before, 3)
	p.Hangup()
	p.Wait(soon)
	if keys := m.keys(); keys != "123" {
		t.Errorf("the log holds the keys %q, want 123", keys)
	}
	m.Run("check", file)
	m.open().WaitFor("LIVE", soon)
}

func TestASignalKeepsEveryPressAndGivesTheTerminalBack(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		t.Run(s.String(), func(t *testing.T) {
			m := newMeeting(t)
			p := m.live()
			before := saved(p.Screen())
			p.Type("45")
			waitSaved(p, before, 2)
			p.Signal(s)
			p.Wait(soon)
			given(t, p)
			if keys := m.keys(); keys != "45" {
				t.Errorf("the log holds the keys %q, want 45", keys)
			}
		})
	}
}

// given waits until the terminal is as it was found.
func given(t *testing.T, p *Term) {
	t.Helper()
	settle(t, func() bool { return p.Restored() == "" }, func() string { return "left behind: " + p.Restored() })
}

func TestLeavingAtOnceAndComingBackResumesTheRace(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	before := saved(p.Screen())
	p.Type("1")
	waitSaved(p, before, 1)
	p.Press("ctrl+c")
	if code := p.Wait(soon); code != 0 {
		t.Errorf("exit code %d", code)
	}
	given(t, p)
	p = m.open()
	p.WaitFor("LIVE", soon)
	before = saved(p.Screen())
	p.Type("2")
	waitSaved(p, before, 1)
	if keys := m.keys(); keys != "12" {
		t.Errorf("the log holds the keys %q, want 12", keys)
	}
}

func TestABlockedTerminalDoesNotHoldUpLeaving(t *testing.T) {
	m := newMeeting(t)
	p := m.live()
	block(p)
	defer p.Resume()
	p.Press("ctrl+c")
	p.Wait(5 * time.Second)
	m.Run("check", file)
}

// block stalls the terminal and has the screen drawn anew until the terminal
// holds all it can.
func block(p *Term) {
	p.Stall()
	for i := range 40 {
		p.Resize(Size{100 + i%2, 40})
		time.Sleep(25 * time.Millisecond)
	}
}

func TestAPowerCutLosesNothingShownAsSaved(t *testing.T) {
	times := 100
	if testing.Short() {
		times = 5
	}
	m := newMeeting(t)
	m.live().Kill9()
	promised := 0
	for i := range times {
		p := m.open()
		before := saved(p.Screen())
		p.Type("12345"[:1+i%5])
		waitSaved(p, before, 1+i%5)
		promised += 1 + i%5
		p.Type("6789") // and these may be lost
		p.Kill9()
		if logged := strings.Map(promisedKey, m.keys()); len(logged) < promised {
			t.Fatalf("after %d power cuts %d presses are logged of the %d shown as saved", i+1, len(logged), promised)
		}
	}
	m.Run("check", file)
}

// promisedKey keeps the keys whose presses were waited for.
func promisedKey(r rune) rune {
	if r <= '5' {
		return r
	}
	return -1
}

func TestAFullDiskIsToldAndNothingIsLostOnceThereIsRoom(t *testing.T) {
	m := newMeeting(t)
	small := smallDisk(t, m.Dir)
	meet := small + "/" + file
	m.Run("import", meet, "lanes.csv", "--yes")
	p := m.Start(Usual, nil, meet, "--race", race)
	p.WaitFor("ARMED", soon)
	p.Press("space")
	p.WaitFor("LIVE", soon)
	fill(t, small+"/fill")
	typed := 0
	for end := time.Now().Add(soon); !strings.Contains(p.Screen(), "NOT SAVED"); typed += 9 {
		if time.Now().After(end) {
			t.Fatalf("the disk is full and %d presses were made, yet the screen is\n%s", typed, p.Screen())
		}
		p.Type("123456789")
		time.Sleep(50 * time.Millisecond)
	}
	if err := os.Remove(small + "/fill"); err != nil {
		t.Fatal(err)
	}
	p.WaitUntil("all saved", soon, func(screen string) bool { return !strings.Contains(screen, "NOT SAVED") })
	p.Press("ctrl+c")
	p.Wait(soon)
	if n := strings.Count(m.Run("log", meet), `"kind":"press"`); n != typed {
		t.Errorf("%d presses were logged of %d", n, typed)
	}
}

// Closing a meet's file gathers what was written last into it, and says nothing where that
// finds no room.
func TestASeasonOnAFullDiskLeavesWholeMeetsOnly(t *testing.T) {
	m := newMeeting(t)
	small := smallDisk(t, m.Dir)
	ok(t, os.Symlink(small, m.Path("share")))
	for _, room := range []int{400, 240, 160} { // kB
		ok(t, os.WriteFile(small+"/hog", make([]byte, (512-room)<<10), 0o600))
		_, said, code := m.Try("demo", "--season")
		if code != 1 || !strings.Contains(said, "the disk is full; make room") {
			t.Errorf("%d kB: exit code %d, said %q", room, code, said)
		}
		meets, _ := filepath.Glob(small + "/baton/*")
		for _, meet := range meets {
			if out, said, code := m.Try("check", meet); code != 0 || !strings.Contains(out, "224 events") {
				t.Errorf("%d kB: %s: exit code %d: %s%s", room, meet, code, out, said)
			}
			ok(t, os.Remove(meet))
		}
	}
}

// smallDisk mounts a disk of half a megabyte, where that is allowed.
func smallDisk(t *testing.T, dir string) string {
	t.Helper()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("only root on Linux can mount a small disk")
	}
	at := dir + "/small"
	if err := os.Mkdir(at, 0o700); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", at).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted here: %s", said)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", at).Run() })
	return at
}

// fill writes a file until the disk is full.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 512))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}

func TestWithoutATerminalTheScreenSaysSoInOneSentence(t *testing.T) {
	m := newMeeting(t)
	for _, args := range [][]string{nil, {file}, {file, "--race", race}} {
		out, said, code := m.Try(args...)
		if code == 0 || out != "" {
			t.Errorf("baton %v: exit code %d, printed %q", args, code, out)
		}
		if !strings.HasPrefix(said, "baton: ") || strings.Count(said, "\n") != 1 {
			t.Errorf("baton %v said %q, want one sentence", args, said)
		}
	}
}
