package sqlite

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"baton/relay/meet"
)

// openToRead connects without writing rights. A meet in use, or left with a
// -wal file by a killed program, is read where it lies if its folder lets
// SQLite share memory there; else in a private copy. Without a -wal file there
// is nothing to miss, and immutable reads even from a disk that takes no writes.
func openToRead(path, why string, params ...string) (*File, error) {
	live := append([]string{"mode=ro", "_pragma=busy_timeout(3000)"}, params...)
	f := &File{path: path, readOnly: why, db: connect(path, live...)}
	err := f.look()
	if err == nil || !unwritable(err) {
		return f, err
	}
	f.db.Close()
	if hasWAL(path) {
		err = f.copyAside(params)
		return f, err
	}
	return openStill(path, why, params...)
}

// openStill reads a file that nobody writes to, and leaves nothing beside it.
func openStill(path, why string, params ...string) (*File, error) {
	f := &File{path: path, readOnly: why, db: connect(path, append([]string{"mode=ro", "immutable=1"}, params...)...)}
	return f, f.look()
}

// openSource opens a file for one reading. With no -wal file beside it nobody
// has it open and nobody left it half gathered: then it is read without leaving
// a trace on its stick.
func openSource(path string) (*File, error) {
	if err := identify(path); err != nil {
		return nil, err
	}
	open := openToRead
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		open = openStill
	}
	f, err := open(path, "it is only being read")
	return f.examined(path, err)
}

// hasWAL tells that rows are waiting beside a file to be gathered into it.
func hasWAL(path string) bool {
	wal, err := os.Stat(path + "-wal")
	return err == nil && wal.Size() > 0
}

// look reads the schema, which is what fails where a file cannot be read.
func (f *File) look() error {
	if err := identity(f.db, f.path); err != nil {
		return err
	}
	if err := f.db.QueryRow("PRAGMA data_version").Scan(&f.version); err != nil {
		return err
	}
	rows, err := f.db.Query("SELECT 1 FROM events LIMIT 0")
	if err != nil {
		return err
	}
	return rows.Close()
}

// copyAside reads a copy of a file and its -wal. It is only used where SQLite
// could not open the file to share it, so there are no locks to lose.
func (f *File) copyAside(params []string) error {
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
	f.db = connect(aside, append([]string{"mode=rw"}, params...)...)
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
// writable_schema makes SQLite accept a file shorter than its first page says.
func openToSalvage(path string, found []Damage) (*File, error) {
	broken := fmt.Errorf("%s: %w: %s; what can be read is shown, save it to another file", path, meet.ErrDamaged, found[0].What)
	f, err := openToRead(path, "it is damaged: "+found[0].What, "_pragma=writable_schema(ON)")
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w, and nothing of it can be read: %w", path, meet.ErrDamaged, err)
	}
	f.salvage, f.structure, f.damage = true, found, found
	return f, broken
}
