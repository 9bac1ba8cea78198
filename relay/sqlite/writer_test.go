package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

func TestTwoProgramsOnOneFileDeliverEachOthersPresses(t *testing.T) {
	path := inDir(t)
	type program struct {
		pen    *pen
		writer *meet.Writer
		got    chan relay.Event
	}
	var programs [2]program
	for i := range programs {
		p := program{pen: newPen(), got: make(chan relay.Event, 1000)}
		p.writer = meet.NewWriter(open(t, path), 0, meet.Listeners{Deliver: func(events []relay.Event) {
			for _, e := range events {
				p.got <- e
			}
		}})
		programs[i] = p
	}
	for _, p := range programs {
		p.writer.Write(p.pen.open(t))
		for range 20 {
			p.writer.Write(p.pen.press(t, 1)...)
		}
	}
	for i, p := range programs {
		other := programs[1-i].pen.Origin
		for seq := int64(1); seq <= 21; seq++ {
			select {
			case e := <-p.got:
				if e.ID != (relay.ID{Origin: other, Seq: seq}) {
					t.Fatalf("delivered %s, want %s:%d", e.ID, other, seq)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("program %d waited in vain for %s:%d", i, other, seq)
			}
		}
	}
	for _, p := range programs {
		if left := p.writer.Close(10 * time.Second); left != 0 || len(p.got) != 0 {
			t.Errorf("%d unsaved, %d delivered that were its own", left, len(p.got))
		}
	}
}

func TestAMeetOnAFullDiskCarriesOnInAnotherFile(t *testing.T) {
	full := open(t, inDir(t))
	p := newPen()
	first := []relay.Event{p.open(t)}
	add(t, full, first...)
	if _, err := full.db.Exec("PRAGMA max_page_count = 6"); err != nil {
		t.Fatal(err)
	}
	w := meet.NewWriter(oneConnection{full}, 0, meet.Listeners{})
	presses := p.press(t, 300)
	w.Write(presses...)
	if left := w.Close(20 * time.Millisecond); left != 300 {
		t.Fatalf("%d unsaved on a full disk, want 300", left)
	}
	stick := filepath.Join(t.TempDir(), "stick.meet")
	f := open(t, stick)
	relaytest.NoError(t, w.SwitchTo(f))
	last := p.press(t, 2)
	w.Write(last...)
	if left := w.Close(10 * time.Second); left != 0 {
		t.Fatalf("%d unsaved", left)
	}
	holds(t, f, append(append(first, presses...), last...))
}

// oneConnection is a log that cannot reopen: the limit that stands for a full
// disk belongs to the connection.
type oneConnection struct{ meet.Log }
