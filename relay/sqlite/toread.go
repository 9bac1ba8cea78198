package sqlite

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"baton/relay/meet"
)

// openToRead connects without writing rights. Where a -wal and a -shm file say
// that a program may have the meet open, SQLite shares it, if the folder lets
// it. Else nobody has it open: rows that wait in a -wal file are read in a
// private copy, and without any the file is read as it lies, from a disk that
// takes no writes too.
func (f *File) openToRead(why string) error {
	f.readOnly = why
	if there(f.path+"-wal") && there(f.path+"-shm") {
		f.db = connect(f.path, f.reading("mode=ro", fmt.Sprintf("_pragma=busy_timeout(%d)", f.patience()))...)
		if err := f.look(); err == nil || !unwritable(err) {
			return err
		}
		f.db.Close()
	}
	if hasWAL(f.path) {
		return f.copyAside()
	}
	return f.openStill()
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// openStill reads a file that nobody writes to, and leaves nothing beside it.
func (f *File) openStill() error {
	f.db = connect(f.path, f.reading("mode=ro", "immutable=1")...)
	return f.look()
}

// reading are the settings of a connection that reads. To salvage,
// writable_schema makes SQLite accept a file shorter than its first page says.
func (f *File) reading(params ...string) []string {
	params = append(params, "_pragma=trusted_schema(0)")
	if f.salvage {
		params = append(params, "_pragma=writable_schema(ON)")
	}
	return params
}

// patience is how long a file that another program holds is waited for, in
// milliseconds.
func (f *File) patience() int64 {
	const usual = 3 * time.Second
	if f.limit == noLimit {
		return usual.Milliseconds()
	}
	return min(usual, f.limit).Milliseconds()
}

// hasWAL reports that rows are waiting beside a file to be gathered into it.
func hasWAL(path string) bool {
	wal, err := os.Stat(path + "-wal")
	return err == nil && wal.Size() > 0
}

// look reads the schema, which is what fails where a file cannot be read.
func (f *File) look() error {
	ctx, cancel := f.within()
	defer cancel()
	if err := f.verify(ctx); err != nil {
		return err
	}
	if err := f.db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&f.version); err != nil {
		return err
	}
	if err := f.bound(ctx); err != nil {
		return err
	}
	rows, err := f.db.QueryContext(ctx, "SELECT 1 FROM events LIMIT 0")
	if err != nil {
		return err
	}
	return rows.Close()
}

// longest is more than any event takes, in bytes: of a file with damaged pages
// one may claim to be endless.
const longest = 16 << 20

// bound has SQLite refuse rows that are too long to be events.
func (f *File) bound(ctx context.Context) error {
	conn, err := f.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = sqlite.Limit(conn, lib.SQLITE_LIMIT_LENGTH, longest)
	return err
}

// room is how many bytes of events the file can hold at most: pages that point
// at each other would hold them without end.
func (f *File) room(ctx context.Context) (int64, error) {
	var pages, each int64
	err := f.db.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages)
	if err == nil {
		err = f.db.QueryRowContext(ctx, "PRAGMA page_size").Scan(&each)
	}
	room := pages * each
	if onDisk := size(f.path); f.salvage && onDisk > 0 {
		room = min(room, onDisk)
	}
	return room, err
}

// copyAside reads a copy of a file and its -wal. It is only used where SQLite
// could not open the file to share it, so there are no locks to lose.
func (f *File) copyAside() error {
	var err error
	if f.scratch, err = os.MkdirTemp("", "baton-"); err != nil {
		return fmt.Errorf("cannot read %s: no room for a copy: %w", f.path, err)
	}
	aside := filepath.Join(f.scratch, "copy.meet")
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(aside+suffix, f.path+suffix); err != nil {
			return fmt.Errorf("cannot read %s: %w", f.path, err)
		}
	}
	f.db = connect(aside, f.reading("mode=rw")...)
	return f.look()
}

func copyFile(to, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// openToSalvage opens a damaged file for what can still be read of it.
func openToSalvage(path string, limit time.Duration, found []Damage) (*File, error) {
	f := &File{path: path, limit: limit, salvage: true, structure: found, damage: found}
	if err := f.openToRead("it is damaged: " + found[0].What); err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w, and nothing of it can be read: %w", path, meet.ErrDamaged, explain(err))
	}
	return f, fmt.Errorf("%s: %w: %s; what can be read is shown, save it to another file", path, meet.ErrDamaged, found[0].What)
}
