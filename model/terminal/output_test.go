package terminal

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// pipe is an Output and the terminal behind it, which takes bytes only when
// read.
func pipe(t interface{ Fatal(...any) }) (*Output, *os.File) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return NewOutput(w), r
}

// more is more than a pipe holds by itself.
var more = strings.Repeat("frame ", 100_000)

func TestWritingNeverWaitsForTheTerminal(t *testing.T) {
	out, r := pipe(t)
	defer r.Close()
	for range 10 {
		if n, err := out.WriteString(more); n != len(more) || err != nil {
			t.Fatalf("wrote %d of %d bytes: %v", n, len(more), err)
		}
	}
	if !out.Hold() {
		t.Error("the terminal has read nothing, yet the queue is empty")
	}
	if out.Drain(10 * time.Millisecond) {
		t.Error("drained although nobody reads")
	}
}

func TestEveryByteArrivesInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		out, r := pipe(rt)
		defer r.Close()
		writes := rapid.SliceOf(rapid.SliceOf(rapid.Byte())).Draw(rt, "writes")
		var want []byte
		for i, b := range writes {
			want = append(want, b...)
			if i%2 == 0 {
				_, _ = out.Write(b)
			} else {
				_, _ = out.WriteString(string(b))
			}
		}
		got := make([]byte, len(want))
		if _, err := io.ReadFull(r, got); err != nil {
			rt.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			rt.Fatalf("%q arrived as %q", want, got)
		}
		if !out.Drain(time.Minute) || out.Hold() {
			rt.Fatal("all was read, yet the queue is not empty")
		}
		_ = out.Close()
	})
}

func TestARepaintIsAskedForOnceWhenAFrameWasHeldBack(t *testing.T) {
	out, r := pipe(t)
	defer r.Close()
	drained := make(chan struct{}, 10)
	out.tell(func() { drained <- struct{}{} }, func() {})
	frames := Frames{Out: out}
	draw := func(s string) string { return frames.View(func() string { return s }) }

	if got := draw("first"); got != "first" {
		t.Errorf("the first frame is %q", got)
	}
	_, _ = out.WriteString(more)
	for range 3 {
		if got := draw("second"); got != "first" {
			t.Errorf("the terminal is behind, yet the frame is %q", got)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	<-drained
	if got := draw("second"); got != "second" {
		t.Errorf("the terminal has caught up, yet the frame is %q", got)
	}
	_, _ = out.WriteString(more)
	if !out.Drain(time.Minute) {
		t.Fatal("not drained although all is read")
	}
	if n := len(drained); n != 0 {
		t.Errorf("asked for %d repaints that nobody needs", n)
	}
}

func TestBellsBehindAStalledTerminalRingOnce(t *testing.T) {
	out, r := pipe(t)
	_, _ = out.WriteString(more)
	for !taken(out) {
		time.Sleep(time.Millisecond)
	}
	for range 9 {
		out.Bell()
	}
	heard := make(chan int)
	go func() {
		all, _ := io.ReadAll(r)
		heard <- bytes.Count(all, []byte("\a"))
	}()
	if !out.Drain(time.Minute) {
		t.Fatal("not drained although all is read")
	}
	_ = out.Close()
	if n := <-heard; n != 1 {
		t.Errorf("heard %d bells, want 1", n)
	}
}

// taken reports whether the writer has taken what was queued.
func taken(o *Output) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.queue) == 0
}

func TestATerminalThatIsGoneHoldsUpNothing(t *testing.T) {
	out, r := pipe(t)
	lost := make(chan struct{})
	out.tell(func() {}, func() { close(lost) })
	_ = r.Close()
	_, _ = out.WriteString(more)
	<-lost
	if !out.Drain(time.Minute) {
		t.Error("waits for a terminal that is gone")
	}
	if _, err := out.WriteString("late"); err == nil {
		t.Error("writes to a terminal that is gone")
	}
	out.Bell()
	if out.Hold() {
		t.Error("busy with a terminal that is gone")
	}
}
