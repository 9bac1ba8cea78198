package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

var sampleMeet = relay.Origin{0xC0, 0xFF, 0xEE}

// pen writes the events of one origin.
type pen struct{ relay.Author }

func newPen() *pen { return &pen{relay.Author{Origin: relay.NewOrigin()}} }

func (p *pen) next(t testing.TB, f relay.Fact) relay.Event {
	t.Helper()
	seq := p.Seq + 1
	e, err := p.Next(relay.Header{Race: "12-1-3", Station: "finish", Spot: "all", Wall: 1_760_000_000_000_000_000 + seq, Mono: seq * 1000}, f)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// open is what every origin begins with.
func (p *pen) open(t testing.TB) relay.Event { return p.next(t, &relay.Opened{Meet: sampleMeet}) }

func (p *pen) press(t testing.TB, n int) []relay.Event {
	var events []relay.Event
	for i := range n {
		key := fmt.Sprint(i%9 + 1)
		events = append(events, p.next(t, &relay.Press{Keyed: relay.Keyed{
			Key: key, Rune: key, Mode: relay.Lanes, TeamShown: "riverton-a-girls", From: 1, Attempt: relay.ID{Origin: p.Origin, Seq: 1}}}))
	}
	return events
}

// sampleMeetAt makes a closed meet file of one origin with n events.
func sampleMeetAt(t testing.TB, path string, n int) []relay.Event {
	t.Helper()
	p := newPen()
	events := append([]relay.Event{p.open(t)}, p.press(t, n-1)...)
	f := open(t, path)
	add(t, f, events...)
	closed(t, f)
	return events
}

// killedMeet is a meet that is open, and a copy of it as a killed program would
// leave it: its events, six, are in the file beside it.
func killedMeet(t testing.TB) (live *File, p *pen, killed string, events []relay.Event) {
	t.Helper()
	live, p, killed = open(t, inDir(t)), newPen(), inDir(t)
	events = append([]relay.Event{p.open(t)}, p.press(t, 5)...)
	add(t, live, events...)
	write(t, killed, read(t, live.Path()))
	write(t, killed+"-wal", read(t, live.Path()+"-wal"))
	return live, p, killed, events
}

func open(t testing.TB, path string) *File {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func look(path string) (*File, error) { return openReadOnly(path, ReadLimit) }

func add(t testing.TB, f *File, events ...relay.Event) {
	t.Helper()
	relaytest.NoError(t, f.Append(events))
}

func closed(t testing.TB, f *File) {
	t.Helper()
	relaytest.NoError(t, f.Close())
}

func since(t testing.TB, f *File, cursor int64) ([]relay.Event, int64) {
	t.Helper()
	events, to, err := f.Since(cursor)
	if err != nil {
		t.Fatal(err)
	}
	return events, to
}

// holds checks that a file gives these events, byte for byte, and no damage.
func holds(t testing.TB, f *File, want []relay.Event) {
	t.Helper()
	got, _ := since(t, f, 0)
	same(t, got, want)
	if d := f.Damage(); len(d) > 0 {
		t.Fatalf("damage: %v", d)
	}
}

func same(t testing.TB, got, want []relay.Event) {
	t.Helper()
	equal := slices.EqualFunc(got, want, func(a, b relay.Event) bool {
		return a.ID == b.ID && a.Hash == b.Hash && string(a.Body) == string(b.Body) && a.Kind == b.Kind && a.Fact.Kind() == b.Fact.Kind()
	})
	if !equal {
		t.Fatalf("got %d events, want %d, or they differ", len(got), len(want))
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b := relaytest.File(t, path)
	return b
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	relaytest.NoError(t, os.WriteFile(path, b, 0o644))
}

// files lists a folder.
func files(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func inDir(t testing.TB) string { return filepath.Join(t.TempDir(), "friday.meet") }
