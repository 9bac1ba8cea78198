//go:build unix

package startlist_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"baton/relay/startlist"
	"baton/relay/watch"
)

func TestAPipeIsRefusedAndNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lynx.evt")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	done := make(chan error)
	go func() {
		_, err := startlist.Open(path)
		done <- err
	}()
	select {
	case err := <-done:
		if err == nil || !strings.Contains(err.Error(), "lynx.evt: a pipe, not a file") {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it is waited for")
	}
	now := time.Now()
	folder := watch.New(dir, startlist.Takes, func() time.Time { return now })
	given := 0
	for range 10 {
		now = now.Add(time.Second)
		paths, err := folder.Look()
		if given += len(paths); err != nil {
			t.Fatal(err)
		}
	}
	if given != 1 {
		t.Errorf("a watched pipe is given %d times, want once, for a word about it", given)
	}
}
