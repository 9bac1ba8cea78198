//go:build !windows

package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

// forbid takes writing rights away for the test; root has them regardless.
func forbid(t *testing.T, paths ...string) {
	t.Helper()
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere: run this as another user")
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		relaytest.NoError(t, os.Chmod(path, info.Mode().Perm()&^0o222))
		t.Cleanup(func() { os.Chmod(path, info.Mode().Perm()) })
	}
}

// readable checks that Open falls back to reading, says why, and reads all.
func readable(t *testing.T, path string, events []relay.Event) {
	t.Helper()
	f := open(t, path)
	if f.ReadOnly() == "" {
		t.Fatal("it says that it can be written")
	}
	holds(t, f, events)
	if err := f.Append(events[:1]); !errors.Is(err, meet.ErrReadOnly) {
		t.Fatalf("append: %v, want ErrReadOnly", err)
	}
	closed(t, f)
}

func TestAWriteProtectedMeetIsRead(t *testing.T) {
	for name, which := range map[string]func(path string) []string{
		"the file":            func(p string) []string { return []string{p} },
		"the folder":          func(p string) []string { return []string{filepath.Dir(p)} },
		"the file and folder": func(p string) []string { return []string{p, filepath.Dir(p)} },
	} {
		t.Run(name, func(t *testing.T) {
			path := inDir(t)
			events := sampleMeetAt(t, path, 20)
			forbid(t, which(path)...)
			readable(t, path, events)
		})
	}
}

func TestAKilledProgramsMeetOnAWriteProtectedDiskIsReadWithItsNewestRows(t *testing.T) {
	_, _, killed, events := killedMeet(t)
	forbid(t, killed, killed+"-wal", filepath.Dir(killed))
	readable(t, killed, events)
}

func TestAMeetCannotBeMadeInAWriteProtectedFolder(t *testing.T) {
	path := inDir(t)
	forbid(t, filepath.Dir(path))
	if _, err := Open(path); !errors.Is(err, os.ErrPermission) {
		t.Fatalf("error %v, want that it is not permitted", err)
	}
}

// A private copy that cannot be made whole leaves nothing of itself behind: the disk may
// be full of it.
func TestACopyThatFailsIsTakenAway(t *testing.T) {
	path, temp := inDir(t), t.TempDir()
	sampleMeetAt(t, path, 20)
	t.Setenv("TMPDIR", temp)
	relaytest.NoError(t, os.MkdirAll(filepath.Join(path+"-wal", "rows"), 0o755)) // none that can be copied
	if _, err := Check(path); err == nil {
		t.Error("a -wal file that cannot be read is not told")
	}
	left, err := os.ReadDir(temp)
	relaytest.NoError(t, err)
	relaytest.Want(t, "left in the temporary folder", len(left), 0)
}
