package sqlite

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"baton/relay"
	"baton/relay/wholefile"
)

const (
	applicationID = 0x4241544e // "BATN"
	userVersion   = 1
)

// table is the one table of a meet file.
const table = `CREATE TABLE events (
	origin BLOB NOT NULL CHECK (length(origin) = 16),
	seq INTEGER NOT NULL CHECK (seq >= 1),
	body BLOB NOT NULL,
	hash BLOB NOT NULL CHECK (length(hash) = 32),
	PRIMARY KEY (origin, seq)
) STRICT`

// triggers protect it. In the one on insert, new.rowid is -1 unless the
// statement names a row: an OR REPLACE by rowid is refused too.
var triggers = map[string]string{
	"events_never_change": `CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END`,
	"events_never_go": `CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END`,
	"events_never_replace": `CREATE TRIGGER events_never_replace BEFORE INSERT ON events
BEGIN
	SELECT CASE WHEN hash = new.hash THEN RAISE(IGNORE) ELSE RAISE(ABORT, '` + alarmText + `') END
		FROM events WHERE origin = new.origin AND seq = new.seq;
	SELECT RAISE(ABORT, 'events are never replaced') FROM events WHERE rowid = new.rowid;
END`,
}

// schema is the whole of a meet file.
func schema() string {
	all := table + ";"
	for _, name := range slices.Sorted(maps.Keys(triggers)) {
		all += triggers[name] + ";"
	}
	return all
}

// alarmText is how the trigger tells an alarm from any other refusal.
const alarmText = "another event bears this id"

// Make makes a meet that holds these events, or none, under a temporary name and
// gives it its own when it is whole and on disk: a program killed meanwhile
// leaves no meet that is not. The error wraps fs.ErrExist where the name is taken.
func Make(path string, events []relay.Event) error {
	tmp := scratchName(path)
	defer removeAll(tmp)
	told := wholefile.RemoveIfEnded(scratchFiles(tmp)...)
	err := makeAt(tmp, events)
	if told() && err == nil {
		err = wholefile.ErrEnded
	}
	if err != nil {
		return fmt.Errorf("cannot make %s: %w", path, explain(err))
	}
	return settle(tmp, path)
}

func makeAt(path string, events []relay.Event) error {
	made, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("%w; check that the folder is there and can be written", err)
	}
	made.Close()
	if err := lay(path); err != nil || len(events) == 0 {
		return err
	}
	f := &File{path: path}
	if err := f.openToWrite(); err != nil {
		return err
	}
	err = f.Append(events)
	if err == nil {
		err = f.gatherAll() // closing does it, too, but says nothing where the disk has no room
	}
	if err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// lay writes the schema into an empty file. WAL comes last: until then page 1
// is written to the file itself, so that a copy without -wal is known as a meet.
func lay(path string) error {
	db := connect(path, "mode=rw", "_pragma=synchronous(FULL)", "_pragma=fullfsync(1)")
	defer db.Close()
	head := fmt.Sprintf("BEGIN; PRAGMA application_id=%d; PRAGMA user_version=%d;", applicationID, userVersion)
	if _, err := db.Exec(head + schema() + "COMMIT;"); err != nil {
		return err
	}
	if _, err := db.Exec("PRAGMA journal_mode=WAL"); err != nil {
		return err
	}
	return db.Close()
}

// settle gives a finished file its name, never over another file, and makes the
// name durable.
func settle(tmp, path string) error {
	if hasWAL(path) {
		return fmt.Errorf("cannot make %s: %s-wal holds the newest events of a meet whose main file is gone; move it away first", path, path)
	}
	if err := os.Link(tmp, path); err == nil {
		return syncDir(filepath.Dir(path))
	} else if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("cannot make %s: %w", path, fs.ErrExist)
	}
	// No hard links here (a FAT stick): look, then rename.
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("cannot make %s: %w", path, fs.ErrExist)
	}
	if err := os.Rename(tmp, path); err != nil {
		return fmt.Errorf("cannot make %s: %w", path, err)
	}
	return syncDir(filepath.Dir(path))
}

// scratchName is a name beside path that nobody else uses.
func scratchName(path string) string {
	var draw [6]byte
	rand.Read(draw[:]) // never fails since Go 1.24
	return path + "." + hex.EncodeToString(draw[:]) + ".new"
}

// scratchFiles are a scratch file and what SQLite may put beside it.
func scratchFiles(path string) []string {
	return []string{path, path + "-journal", path + "-wal", path + "-shm"}
}

// removeAll removes a scratch file and what SQLite may have left beside it.
func removeAll(path string) {
	for _, name := range scratchFiles(path) {
		os.Remove(name)
	}
}
