package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/relaytest"
)

func TestWhatIsWrittenIsReadBackByteForByte(t *testing.T) {
	path := inDir(t)
	p := newPen()
	events := append([]relay.Event{p.open(t)}, p.press(t, 700)...)
	f := open(t, path)
	add(t, f, events[:300]...)
	add(t, f, events[300:]...)
	holds(t, f, events)
	closed(t, f)
	if got := files(t, filepath.Dir(path)); !slices.Equal(got, []string{"friday.meet"}) {
		t.Fatalf("a closed meet is %v, want one file", got)
	}
	holds(t, open(t, path), events)
}

func TestReadingGoesOnFromTheCursor(t *testing.T) {
	p := newPen()
	f := open(t, inDir(t))
	events := append([]relay.Event{p.open(t)}, p.press(t, 9)...)
	add(t, f, events[:4]...)
	_, cursor := since(t, f, 0)
	add(t, f, events[4:]...)
	tail, end := since(t, f, cursor)
	same(t, tail, events[4:])
	if none, to := since(t, f, end); len(none) != 0 || to != end {
		t.Fatalf("%d events after the last, cursor %d → %d", len(none), end, to)
	}
	if d := f.Damage(); len(d) > 0 {
		t.Fatalf("damage: %v", d)
	}
}

func TestOddPathsAreTheFilesTheyName(t *testing.T) {
	names := []string{"friday night.meet", "50%.meet", "a#1.meet", "x&mode=memory.meet", "päivä 日.meet", "%41.meet", "file:x.meet"}
	if runtime.GOOS != "windows" {
		names = append(names, "who?.meet", "who?mode=ro.meet", `back\slash.meet`, "colon:.meet")
	} else {
		names = slices.DeleteFunc(names, func(n string) bool { return strings.Contains(n, ":") })
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, name)
			events := sampleMeetAt(t, path, 3)
			if got := files(t, dir); !slices.Equal(got, []string{name}) {
				t.Fatalf("files %q, want only %q", got, name)
			}
			f := open(t, path)
			holds(t, f, events)
			relaytest.NoError(t, Make(filepath.Join(dir, "copy of "+name), events))
			holds(t, open(t, filepath.Join(dir, "copy of "+name)), events)
		})
	}
}

func TestAFileIsNamedToSQLiteWithItsDriveOrShare(t *testing.T) {
	if runtime.GOOS != "windows" {
		if got := uri("/media/stick/friday night?.meet", "mode=ro"); got != "file:///media/stick/friday%20night%3F.meet?mode=ro" {
			t.Fatal(got)
		}
		return
	}
	for path, want := range map[string]string{
		`C:\Meets\friday night.meet`: "file:///C:/Meets/friday%20night.meet",
		`\\server\share\x.meet`:      "file:////server/share/x.meet",
	} {
		if got := uri(path); got != want {
			t.Errorf("%s → %s, want %s", path, got, want)
		}
	}
}

func TestTheSettingsThatMakeAPressDurableAreOn(t *testing.T) {
	f := open(t, inDir(t))
	for pragma, want := range map[string]string{
		"application_id": "1111577678", "user_version": "1", "journal_mode": "wal", "synchronous": "2",
		"fullfsync": "1", "checkpoint_fullfsync": "1", "recursive_triggers": "1", "busy_timeout": "3000",
	} {
		var got string
		if err := f.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q (%v), want %s", pragma, got, err, want)
		}
	}
}

func TestNothingInALogCanBeChanged(t *testing.T) {
	path := inDir(t)
	events := sampleMeetAt(t, path, 5)
	statements := []string{
		"UPDATE events SET body = x'7b7d' WHERE seq = 2",
		"DELETE FROM events WHERE seq = 2",
		"DELETE FROM events",
		"INSERT OR REPLACE INTO events (origin, seq, body, hash) SELECT origin, seq, x'7b7d', zeroblob(32) FROM events WHERE seq = 2",
		"INSERT OR REPLACE INTO events (rowid, origin, seq, body, hash) SELECT rowid, zeroblob(16), 1, body, hash FROM events WHERE seq = 2",
		"REPLACE INTO events (rowid, origin, seq, body, hash) SELECT 1, origin, seq, x'7b7d', zeroblob(32) FROM events WHERE seq = 2",
		"INSERT INTO events (origin, seq, body, hash) SELECT origin, seq, body, zeroblob(32) FROM events WHERE seq = 2",
		"INSERT INTO events (origin, seq, body, hash) VALUES (zeroblob(16), 0, x'7b7d', zeroblob(32))",
		"INSERT INTO events (origin, seq, body, hash) VALUES (zeroblob(3), 1, x'7b7d', zeroblob(32))",
		"INSERT INTO events (origin, seq, body, hash) VALUES (zeroblob(16), 1, 'text', zeroblob(32))",
	}
	for _, plain := range []bool{false, true} { // with our settings, and as any SQLite program
		settings := toWrite
		if plain {
			settings = []string{"mode=rw"}
		}
		for _, sql := range statements {
			db := connect(path, settings...)
			if _, err := db.Exec(sql); err == nil {
				t.Errorf("accepted: %s", sql)
			}
			db.Close()
		}
	}
	holds(t, open(t, path), events)
}

func TestTheSameEventTwiceIsIgnoredAndAnotherUnderItsIDIsAnAlarm(t *testing.T) {
	p := newPen()
	f := open(t, inDir(t))
	events := append([]relay.Event{p.open(t)}, p.press(t, 4)...)
	add(t, f, events...)
	add(t, f, events[2:]...)
	holds(t, f, events)

	forged, err := relay.New(events[2].ID, events[1].Hash, relay.Header{}, &relay.Note{Text: "not what was pressed"})
	if err != nil {
		t.Fatal(err)
	}
	later := p.press(t, 1)
	err = f.Append([]relay.Event{later[0], forged})
	if !errors.Is(err, meet.ErrAlarm) || !strings.Contains(err.Error(), forged.ID.String()) {
		t.Fatalf("error %v, want an alarm that names %s", err, forged.ID)
	}
	holds(t, f, events)
	add(t, f, later...)
	holds(t, f, append(events, later...))
}

func TestTwoProgramsOnOneFileSeeEachOther(t *testing.T) {
	path := inDir(t)
	timekeeper, coach := open(t, path), open(t, path)
	p, q := newPen(), newPen()
	ours := append([]relay.Event{p.open(t)}, p.press(t, 2)...)
	add(t, timekeeper, ours...)
	if changed, err := timekeeper.Changed(); changed || err != nil {
		t.Fatalf("own writing counts as a change (%v)", err)
	}
	if changed, err := coach.Changed(); !changed || err != nil {
		t.Fatalf("the other program's writing was not seen (%v)", err)
	}
	if changed, _ := coach.Changed(); changed {
		t.Fatal("seen twice")
	}
	theirs := []relay.Event{q.open(t)}
	add(t, coach, theirs...)
	holds(t, timekeeper, append(ours, theirs...))
	relaytest.NoError(t, timekeeper.Checkpoint())
	holds(t, coach, append(ours, theirs...))
}

func TestAMeetTakenAwayIsNoticedAndFoundAgain(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be moved")
	}
	path := inDir(t)
	p := newPen()
	events := append([]relay.Event{p.open(t)}, p.press(t, 5)...)
	f := open(t, path)
	add(t, f, events[:2]...)
	relaytest.NoError(t, f.Checkpoint())
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Rename(path+suffix, path+".away"+suffix)
	}
	if err := f.Append(events[2:3]); err == nil {
		t.Fatal("an event was written to a file that is not there")
	}
	if _, err := f.Reopen(); err == nil {
		t.Fatal("a file that is not there was opened")
	}
	sampleMeetAt(t, path, 1) // of the same meet id: same place, other file
	if err := f.Append(events[2:3]); err == nil {
		t.Fatal("an event was written to another file in the meet's place")
	}
	removeAll(path)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		os.Rename(path+".away"+suffix, path+suffix)
	}
	if other, err := f.Reopen(); err != nil || other {
		t.Fatal(err)
	}
	add(t, f, events[2:]...)
	holds(t, f, events)
}

func TestAnotherMeetInTheMeetsPlaceIsNotReopened(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not let an open file be moved")
	}
	path := inDir(t)
	sampleMeetAt(t, path, 3)
	f := open(t, path)
	removeAll(path)
	q := newPen()
	other := open(t, path)
	add(t, other, q.next(t, &relay.Opened{Meet: relay.Origin{9}}))
	if _, err := f.Reopen(); !errors.Is(err, meet.ErrOtherMeet) {
		t.Fatalf("error %v, want ErrOtherMeet", err)
	}
}

func TestAFullDiskIsReportedAndAppendsWorkAgainOnceThereIsRoom(t *testing.T) {
	p := newPen()
	f := open(t, inDir(t))
	first := []relay.Event{p.open(t)}
	add(t, f, first...)
	if _, err := f.db.Exec("PRAGMA max_page_count = 6"); err != nil {
		t.Fatal(err)
	}
	many := p.press(t, 200)
	err := f.Append(many)
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("error %v, want the disk full", err)
	}
	holds(t, f, first)
	if _, err := f.db.Exec("PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	add(t, f, many...)
	holds(t, f, append(first, many...))
}
