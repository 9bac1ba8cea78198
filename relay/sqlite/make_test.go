package sqlite

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestAMeetIsMadeWithItsEventsOrNotAtAll(t *testing.T) {
	path := inDir(t)
	p := newPen()
	events := append([]relay.Event{p.open(t)}, p.press(t, 5)...)
	forged := events[2]
	forged.Hash = relay.Hash{1}
	if err := Make(path, append(slices.Clone(events), forged)); err == nil {
		t.Fatal("made of two events with one id")
	}
	if left := files(t, filepath.Dir(path)); len(left) != 0 {
		t.Fatalf("left: %v", left)
	}
	relaytest.NoError(t, Make(path, events))
	if err := Make(path, nil); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("made over a meet: %v", err)
	}
	if got := files(t, filepath.Dir(path)); !slices.Equal(got, []string{"friday.meet"}) {
		t.Fatalf("files %v", got)
	}
	holds(t, open(t, path), events)
}
