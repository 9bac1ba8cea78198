package sqlite

import (
	"testing"

	"baton/relay"
)

// BenchmarkAppend is one press made durable.
func BenchmarkAppend(b *testing.B) {
	p := newPen()
	f := open(b, inDir(b))
	add(b, f, p.open(b))
	for b.Loop() {
		b.StopTimer()
		press := p.press(b, 1)
		b.StartTimer()
		add(b, f, press...)
	}
}

// BenchmarkOpen20000 opens a long meet, reads it whole, verifies every hash and
// decodes every event.
func BenchmarkOpen20000(b *testing.B) {
	path := inDir(b)
	events := sampleMeetAt(b, path, 20_000)
	b.ReportMetric(float64(len(events[1].Body)), "bytes/body")
	for b.Loop() {
		f, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		got, _ := since(b, f, 0)
		if len(got) != len(events) || len(f.Damage()) > 0 {
			b.Fatal("not all of it")
		}
		closed(b, f)
	}
}

// BenchmarkDecode20000 is the decoding alone, on one core: what reading could
// be without a file.
func BenchmarkDecode20000(b *testing.B) {
	p := newPen()
	events := append([]relay.Event{p.open(b)}, p.press(b, 19_999)...)
	for b.Loop() {
		for _, e := range events {
			if _, err := relay.Decode(e.ID, e.Body, e.Hash); err != nil {
				b.Fatal(err)
			}
		}
	}
}
