package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

// timing is a program that has a meet open and times.
type timing struct {
	*pen
	path   string
	file   *File
	writer *meet.Writer
	older  string // a copy of the meet as it was before the last presses
	all    []relay.Event
}

func newTiming(t *testing.T) *timing {
	t.Helper()
	s := &timing{pen: newPen(), path: inDir(t)}
	s.file = open(t, s.path)
	s.writer = meet.NewWriter(s.file, 0, meet.Listeners{})
	t.Cleanup(func() { s.writer.Close(time.Second) })
	s.write(t, s.pen.open(t))
	s.write(t, s.press(t, 40)...)
	s.settle(t)
	s.older = filepath.Join(t.TempDir(), "older.meet")
	relaytest.NoError(t, Make(s.older, s.all))
	s.write(t, s.press(t, 30)...)
	s.settle(t)
	relaytest.NoError(t, s.file.Checkpoint())
	s.write(t, s.press(t, 20)...)
	s.settle(t)
	return s
}

func (s *timing) write(t *testing.T, events ...relay.Event) {
	t.Helper()
	s.all = append(s.all, events...)
	s.writer.Write(events...)
}

// settle waits until all is said to be saved.
func (s *timing) settle(t *testing.T) {
	t.Helper()
	await(t, "all is saved", func() bool { st := s.writer.State(); return st.Err == nil && st.Saved == len(s.all) })
}

func await(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 1000 {
		if ok() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("waited in vain until %s", what)
}

// anotherMeet is a closed meet of another id.
func anotherMeet(t *testing.T) string {
	t.Helper()
	q := newPen()
	return crafted(t, q.next(t, &relay.Opened{Meet: relay.Origin{9}}), q.press(t, 1)[0])
}

// over copies a file's bytes over another in place, as cp does.
func over(t *testing.T, path, from string) { write(t, path, read(t, from)) }

func TestWhatNowLiesWhereTheMeetLayGetsAllOfIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be replaced")
	}
	for name, change := range map[string]func(t *testing.T, s *timing){
		"an older copy is renamed over it": func(t *testing.T, s *timing) { rename(t, s.older, s.path) },
		"an older copy is copied over it":  func(t *testing.T, s *timing) { over(t, s.path, s.older) },
		"its -wal file is deleted": func(t *testing.T, s *timing) {
			relaytest.NoError(t, os.Remove(s.path+"-wal"))
		},
		"it is taken away and put back": func(t *testing.T, s *timing) {
			rename(t, s.path, s.path+".away")
			time.Sleep(time.Second)
			rename(t, s.path+".away", s.path)
		},
	} {
		for _, pressing := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				s := newTiming(t)
				change(t, s)
				if pressing {
					s.write(t, s.press(t, 5)...)
				}
				// The disk holds everything, whether or not another key comes.
				await(t, "the file at the path holds everything", func() bool { return len(idsAt(s.path)) == len(s.all) })
				s.settle(t)
				s.write(t, s.press(t, 5)...)
				s.settle(t)
				if left := s.writer.Close(10 * time.Second); left != 0 {
					t.Fatalf("%d unsaved: %v", left, s.writer.State().Err)
				}
				closed(t, s.file)
				f := open(t, s.path)
				got, _ := since(t, f, 0)
				ids := map[relay.ID]bool{}
				for _, e := range got {
					ids[e.ID] = true
				}
				if len(ids) != len(s.all) || len(f.Damage()) > 0 || len(f.Missing()) > 0 {
					t.Fatalf("%d of %d events, damage %v, missing %v", len(ids), len(s.all), f.Damage(), f.Missing())
				}
			})
		}
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	relaytest.NoError(t, os.Rename(from, to))
}

// idsAt reads a meet beside whoever has it open.
func idsAt(path string) []relay.ID {
	f, err := look(path)
	if err != nil {
		f.Close()
		return nil
	}
	defer f.Close()
	events, _, err := f.Since(0)
	if err != nil {
		return nil
	}
	var ids []relay.ID
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	return ids
}

func TestWhereNoMeetOfOursLiesAnyLongerNothingCountsAsSaved(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be replaced")
	}
	for name, change := range map[string]func(t *testing.T, s *timing) []byte{
		"another meet is renamed over it": func(t *testing.T, s *timing) []byte {
			other := anotherMeet(t)
			b := read(t, other)
			rename(t, other, s.path)
			return b
		},
		"another meet is copied over it": func(t *testing.T, s *timing) []byte {
			other := anotherMeet(t)
			s.write(t, s.press(t, 1)...) // nothing is gathered for 2 s: what is, while it is copied, cannot be kept out
			s.settle(t)
			over(t, s.path, other)
			return read(t, other)
		},
		"it is truncated": func(t *testing.T, s *timing) []byte {
			relaytest.NoError(t, os.Truncate(s.path, 0))
			return nil
		},
		"it is deleted": func(t *testing.T, s *timing) []byte {
			relaytest.NoError(t, os.Remove(s.path))
			return nil
		},
	} {
		for _, pressing := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				s := newTiming(t)
				lies := change(t, s)
				if pressing {
					s.write(t, s.press(t, 5)...)
				}
				await(t, "it is said that nothing is saved", func() bool { st := s.writer.State(); return errors.Is(st.Err, meet.ErrGone) && st.Saved == 0 })
				rescue := filepath.Join(t.TempDir(), "rescued.meet")
				f := open(t, rescue)
				relaytest.NoError(t, s.writer.SwitchTo(f))
				s.write(t, s.press(t, 2)...)
				if left := s.writer.Close(10 * time.Second); left != 0 {
					t.Fatalf("%d unsaved after the rescue", left)
				}
				if got, _ := since(t, f, 0); len(got) != len(s.all) {
					t.Fatalf("%d of %d events rescued", len(got), len(s.all))
				}
				s.file.Close()
				if lies != nil && !slices.Equal(read(t, s.path), lies) {
					t.Fatal("what lies there was written to")
				}
			})
		}
	}
}

// TestAFileCopiedOverItWhileItIsGatheredIsNoticed copies another meet over an open
// one at some instant of gathering its -wal file, or of writing to it: that is said,
// unless the meet came out on top and is whole.
func TestAFileCopiedOverItWhileItIsGatheredIsNoticed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be replaced")
	}
	other := anotherMeet(t)
	for i := range 40 {
		p, path := newPen(), inDir(t)
		f := open(t, path)
		add(t, f, append([]relay.Event{p.open(t)}, p.press(t, 60)...)...)
		relaytest.NoError(t, f.Checkpoint())
		add(t, f, p.press(t, 20)...)
		all, last := 81, p.press(t, 1)
		done := make(chan error)
		go func() {
			err := f.Checkpoint()
			if i%2 == 0 && err == nil {
				err = f.Append(last)
			}
			done <- err
		}()
		time.Sleep(time.Duration(i) * 100 * time.Microsecond)
		over(t, path, other)
		written := <-done
		if i%2 == 0 && written == nil {
			all++
		}
		_, err := f.Changed()
		f.Close()
		if err == nil && len(idsAt(path)) != all {
			t.Errorf("copied over after %d µs: nothing is said, and %d of %d events are left", 100*i, len(idsAt(path)), all)
		} else if err != nil && !errors.Is(err, meet.ErrGone) {
			t.Errorf("copied over after %d µs: %v", 100*i, err)
		}
	}
}

// TestWhatLeavingFindsIsToldBeforeTheEnd replaces the file an instant before the
// program ends.
func TestWhatLeavingFindsIsToldBeforeTheEnd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be replaced")
	}
	s := newTiming(t)
	rename(t, anotherMeet(t), s.path)
	if left := s.writer.Close(time.Second); left != len(s.all) {
		t.Fatalf("%d unsaved, want all %d", left, len(s.all))
	}
}
