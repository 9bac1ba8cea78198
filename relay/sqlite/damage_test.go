package sqlite

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

func TestWhatIsNoMeetIsRefusedAndLeftAlone(t *testing.T) {
	other := filepath.Join(t.TempDir(), "photos.db")
	db := connect(other, "mode=rwc", "_pragma=journal_mode(WAL)")
	if _, err := db.Exec("CREATE TABLE photos (name)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for name, content := range map[string][]byte{
		"an empty file":         {},
		"a short text":          []byte("lane,team\n"),
		"a long text":           bytes.Repeat([]byte("lane,team\n"), 4000),
		"another program's":     read(t, other),
		"a piece of SQLite":     read(t, other)[:50],
		"a page of zeroes only": make([]byte, 4096),
	} {
		t.Run(name, func(t *testing.T) {
			path := inDir(t)
			write(t, path, content)
			for _, open := range []func(string) (*File, error){Open, look} {
				if f, err := open(path); !errors.Is(err, meet.ErrNotMeet) || f != nil {
					t.Fatalf("file %v, error %v, want ErrNotMeet", f, err)
				}
			}
			if !bytes.Equal(read(t, path), content) || len(files(t, filepath.Dir(path))) != 1 {
				t.Fatal("it was written to")
			}
		})
	}
}

func TestAFolderOrAMissingFolderIsNoMeet(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir); !errors.Is(err, meet.ErrNotMeet) {
		t.Errorf("folder: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "away", "x.meet")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
	if _, err := look(filepath.Join(dir, "x.meet")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file to look at: %v", err)
	}
	if left := files(t, dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAMeetOfANewerBatonIsLeftAlone(t *testing.T) {
	path := inDir(t)
	sampleMeetAt(t, path, 3)
	db := connect(path, "mode=rw")
	if _, err := db.Exec("PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before := read(t, path)
	if f, err := Open(path); !errors.Is(err, meet.ErrNewer) || f != nil {
		t.Fatalf("error %v, want ErrNewer", err)
	}
	if !bytes.Equal(read(t, path), before) {
		t.Fatal("it was written to")
	}
}

func TestALeftoverOfADeletedMeetIsNotMixedIntoANewOne(t *testing.T) {
	path := inDir(t)
	write(t, path+"-wal", []byte("the newest rows of a meet"))
	if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "-wal") {
		t.Fatalf("error %v, want one that names the leftover", err)
	}
	if got := files(t, filepath.Dir(path)); !slices.Equal(got, []string{"friday.meet-wal"}) {
		t.Fatalf("files %v", got)
	}
}

// salvaged opens a damaged meet and checks that everything it still gives was
// written so, that it is not written to, and that it cannot be.
func salvaged(t *testing.T, path string, written []relay.Event) []relay.Event {
	t.Helper()
	before := read(t, path)
	f, err := Open(path)
	if !errors.Is(err, meet.ErrDamaged) || f == nil {
		t.Fatalf("file %v, error %v, want a readable one and ErrDamaged", f, err)
	}
	defer f.Close()
	got, _ := since(t, f, 0)
	known := map[relay.ID]relay.Event{}
	for _, e := range written {
		known[e.ID] = e
	}
	for _, e := range got {
		if want := known[e.ID]; want.Hash != e.Hash || !bytes.Equal(want.Body, e.Body) {
			t.Fatalf("event %s was never written so", e.ID)
		}
	}
	if !strings.Contains(f.ReadOnly(), "damaged") || len(f.Damage()) == 0 {
		t.Fatalf("read-only because %q, damage %v", f.ReadOnly(), f.Damage())
	}
	if err := f.Append(written[:1]); !errors.Is(err, meet.ErrReadOnly) {
		t.Fatalf("append: %v, want ErrReadOnly", err)
	}
	rescue := filepath.Join(t.TempDir(), "rescue.meet")
	relaytest.NoError(t, Make(rescue, got))
	again, _ := since(t, open(t, rescue), 0)
	same(t, again, got)
	if !bytes.Equal(read(t, path), before) {
		t.Fatal("a damaged meet was written to")
	}
	return got
}

func TestOfAMeetCutShortTheRestIsRead(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 500)
	whole := read(t, path)
	write(t, path, whole[:len(whole)*2/3])
	got := salvaged(t, path, events)
	if len(got) < 100 {
		t.Fatalf("%d of %d events read from two thirds of the file", len(got), len(events))
	}
}

func TestRoundADamagedPageEverythingElseIsRead(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 500)
	whole := read(t, path)
	at := bytes.Index(whole, events[250].Body) &^ 4095
	copy(whole[at:], bytes.Repeat([]byte{0xAA}, 4096))
	write(t, path, whole)
	got := salvaged(t, path, events)
	if len(got) < 470 || got[len(got)-1].ID != events[499].ID {
		t.Fatalf("%d of %d events read round one lost page", len(got), len(events))
	}
}

func TestOneFlippedBitInAPressIsFoundAndNamed(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 50)
	whole := read(t, path)
	at := bytes.Index(whole, events[20].Body)
	key := bytes.Index(events[20].Body, []byte(`"key":"`)) + len(`"key":"`)
	whole[at+key] ^= 1 // another lane
	write(t, path, whole)

	f := open(t, path)
	got, _ := since(t, f, 0)
	same(t, got, slices.Delete(slices.Clone(events), 20, 21))
	if d := f.Damage(); len(d) != 1 || d[0].ID != events[20].ID {
		t.Fatalf("damage %v, want event %s named", d, events[20].ID)
	}
	report, err := Check(path)
	if err != nil || len(report.Damage) != 1 || !strings.Contains(report.Damage[0].String(), events[20].ID.String()) {
		t.Fatalf("report %v, %v", report.Damage, err)
	}
}

func TestAFlippedBitInAHashLosesNoPress(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 50)
	whole := read(t, path)
	whole[bytes.Index(whole, events[20].Hash[:])+5] ^= 8
	write(t, path, whole)
	f := open(t, path)
	got, _ := since(t, f, 0)
	same(t, got, events)
	if d := f.Damage(); len(d) != 1 || d[0].ID != events[20].ID {
		t.Fatalf("damage %v, want event %s named", d, events[20].ID)
	}
}

func TestGapsAreNamed(t *testing.T) {
	path := inDir(t)
	p := newPen()
	events := append([]relay.Event{p.open(t)}, p.press(t, 9)...)
	f := open(t, path)
	add(t, f, slices.Concat(events[:3], events[5:8], events[9:])...)
	report, err := Check(path)
	if err != nil {
		t.Fatal(err)
	}
	origin := p.Origin.String()
	want := []string{
		"event " + origin + ":4: missing, and every one up to " + origin + ":5",
		"event " + origin + ":9: missing",
	}
	var said []string
	for _, d := range report.Missing {
		said = append(said, d.String())
	}
	if !slices.Equal(said, want) || len(report.Damage) > 0 {
		t.Fatalf("missing %q, want %q; damage %v, want none", said, want, report.Damage)
	}
	add(t, f, events[3], events[4], events[8]) // they came later, over the network
	got, _ := since(t, f, 0)
	if len(got) != 10 || len(f.Missing()) != 0 {
		t.Fatalf("%d events, missing %v", len(got), f.Missing())
	}
}

func TestWhateverHappensToTheBytesNothingFalseIsRead(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 120)
	whole := read(t, path)
	known := map[relay.ID]relay.Event{}
	for _, e := range events {
		known[e.ID] = e
	}
	draw := rand.New(rand.NewPCG(4, 400))
	for range 60 {
		hurt := slices.Clone(whole)
		for range 1 + draw.IntN(3) {
			hurt[draw.IntN(len(hurt))] ^= 1 << draw.IntN(8)
		}
		if draw.IntN(3) == 0 {
			hurt = hurt[:draw.IntN(len(hurt))]
		}
		removeAll(path)
		write(t, path, hurt)
		f, err := Open(path)
		if f == nil {
			if !errors.Is(err, meet.ErrNotMeet) && !errors.Is(err, meet.ErrDamaged) && !errors.Is(err, meet.ErrNewer) {
				t.Fatalf("refused with %v", err)
			}
			continue
		}
		got, _, err := f.Since(0)
		if err != nil {
			t.Fatalf("reading: %v", err)
		}
		unchecked := len(f.Missing()) > 0 // a row after a gap cannot be checked
		for _, e := range got {
			if want := known[e.ID]; !bytes.Equal(want.Body, e.Body) && !unchecked {
				t.Fatalf("event %s was never written so", e.ID)
			}
		}
		f.Close()
	}
}
