package sqlite

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"baton/relay"
)

// fuzzMeet are the bytes of a meet of two origins, and what was written in it.
func fuzzMeet(f *testing.F) (file []byte, written map[relay.ID]relay.Hash) {
	f.Helper()
	path := filepath.Join(f.TempDir(), "whole.meet")
	p, q := newPen(), newPen()
	events := append([]relay.Event{p.open(f)}, p.press(f, 40)...)
	events = append(append(events, q.open(f)), q.press(f, 10)...)
	if err := Make(path, events); err != nil {
		f.Fatal(err)
	}
	written = map[relay.ID]relay.Hash{}
	for _, e := range events {
		written[e.ID] = e.Hash
	}
	return read(f, path), written
}

// inMemory is a folder on no disk, where the system has such a place: a fuzz
// target would wait for the disk most of its time.
func inMemory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "baton-fuzz-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// emptyMeet are the bytes of a meet that holds nothing.
func emptyMeet(f *testing.F) []byte {
	f.Helper()
	path := filepath.Join(f.TempDir(), "empty.meet")
	if err := Make(path, nil); err != nil {
		f.Fatal(err)
	}
	return read(f, path)
}

// patched puts pieces of a patch into a file: two bytes of place, one of
// length, then what goes there. A piece that says so cuts the file short.
func patched(file, patch []byte) []byte {
	out := slices.Clone(file)
	for len(patch) > 3 && len(out) > 0 {
		at, n := int(binary.BigEndian.Uint16(patch))%len(out), int(patch[2]%32)
		patch = patch[3:]
		if n == 31 {
			out = out[:at]
			continue
		}
		n = min(n, len(patch))
		copy(out[at:], patch[:n])
		patch = patch[n:]
	}
	return out
}

// FuzzMeetFile reads meets whose bytes anything may have happened to: opening,
// checking, salvaging and merging end, in time and without a panic, and a good
// meet that a bad one is merged into holds nothing that was not written.
func FuzzMeetFile(f *testing.F) {
	file, written := fuzzMeet(f)
	empty := emptyMeet(f)
	f.Add([]byte{0, 16, 2, 1, 1})
	f.Add([]byte{0, 100, 30, 13, 0, 0, 0, 3})
	f.Add([]byte{32, 0, 31, 0})
	f.Add([]byte{16, 0, 8, 5, 0, 0, 0, 9, 0, 0, 0})
	f.Fuzz(func(t *testing.T, patch []byte) {
		start := time.Now()
		bad := filepath.Join(inMemory(t), "bad.meet")
		write(t, bad, patched(file, patch))
		for _, open := range []func(string) (*File, error){look, Open} {
			if one, _ := open(bad); one != nil {
				events, _, _ := one.Since(0)
				Make(filepath.Join(filepath.Dir(bad), "rescued.meet"), events)
				one.Close()
			}
		}
		Check(bad)
		good := filepath.Join(filepath.Dir(bad), "good.meet")
		write(t, good, empty)
		into := open(t, good)
		Merge(into, bad)
		got, _ := since(t, into, 0)
		if len(into.Missing())+len(into.Damage()) > 0 {
			t.Fatalf("the good meet: missing %v, damage %v", into.Missing(), into.Damage())
		}
		for _, e := range got {
			if written[e.ID] != e.Hash {
				t.Fatalf("event %s was never written so", e.ID)
			}
		}
		if took := time.Since(start); took > time.Minute {
			t.Fatalf("it took %v", took)
		}
	})
}
