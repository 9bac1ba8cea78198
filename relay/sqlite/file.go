package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"baton/relay"
	"baton/relay/meet"
)

// File is one open meet file; it is the meet.Log on disk. Its methods may be
// called from any goroutine and wait for each other: one stuck in a disk that
// does not answer holds the others, Close included.
type File struct {
	path     string
	readOnly string // why it can only be read, empty where it can be written

	mu        sync.Mutex
	db        *sql.DB
	insert    *sql.Stmt
	here      os.FileInfo // the file written to, to notice that it was moved away
	meet      relay.Origin
	known     bool     // meet is known
	version   int64    // data_version when last asked
	salvage   bool     // read around damaged pages
	scratch   string   // folder of a private copy, removed at Close
	structure []Damage // what quick_check found
	damage    []Damage // that, and what reading found
	missing   []Damage // events that no row holds, though later ones of their origin are there
}

var _ meet.Log = (*File)(nil)

// Open opens a meet for writing and makes it where there is none. Where it can
// only be read it says why in ReadOnly. The error wraps meet.ErrNotMeet or
// meet.ErrNewer for a file that is left alone; it wraps meet.ErrDamaged for a
// damaged one, and then the File (nil unless something can be read) gives what
// can still be read, and is never written.
func Open(path string) (*File, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := create(path); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	if err := identify(path); err != nil {
		return nil, err
	}
	f, err := openToWrite(path)
	if err != nil && unwritable(err) {
		f, err = openToRead(path, "the file or its folder cannot be written")
	}
	return f.examined(path, err)
}

// OpenReadOnly opens a meet to look at it: it may be in use, left by a killed
// program, or on a disk that can only be read. It never changes the meet, and
// answers damage as Open does.
func OpenReadOnly(path string) (*File, error) {
	if err := identify(path); err != nil {
		return nil, err
	}
	f, err := openToRead(path, "it was opened for reading only")
	return f.examined(path, err)
}

// openToWrite connects and makes sure that a transaction can begin. A file that
// another program is busy with can be written, only not at once.
func openToWrite(path string) (*File, error) {
	f := &File{path: path, db: connect(path, toWrite...)}
	err := f.prepare()
	if err == nil {
		f.meet, f.known, err = meetIn(f.db)
	}
	if err == nil {
		f.here, err = os.Stat(path)
	}
	if err != nil {
		f.db.Close()
		return nil, err
	}
	return f, nil
}

func (f *File) prepare() error {
	if err := identity(f.db, f.path); err != nil {
		return err
	}
	if err := canBegin(f.db); err != nil {
		return err
	}
	var err error
	if f.insert, err = f.db.Prepare("INSERT INTO events (origin, seq, body, hash) VALUES (?, ?, ?, ?)"); err != nil {
		return err
	}
	return f.db.QueryRow("PRAGMA data_version").Scan(&f.version)
}

// canBegin tries to begin a transaction. In a write-protected file that works
// all the same, but only reads: the connection tells.
func canBegin(db *sql.DB) error {
	tx, err := db.Begin()
	if err != nil && !busy(err) {
		return err
	}
	if err == nil {
		if err := tx.Rollback(); err != nil {
			return err
		}
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		readOnly, err := c.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main")
		if err == nil && readOnly {
			return errProtected
		}
		return err
	})
}

// examined runs quick_check on a file just opened; err is of its opening.
func (f *File) examined(path string, err error) (*File, error) {
	var found []Damage
	if err == nil {
		found, err = quickCheck(f.db)
	}
	switch {
	case err == nil && len(found) == 0:
		return f, nil
	case err != nil && !broken(err) && !errors.Is(err, meet.ErrDamaged):
		f.Close()
		return nil, fmt.Errorf("cannot open %s: %w", path, explain(err))
	case err != nil:
		found = append(found, Damage{What: err.Error()})
	}
	f.Close()
	return openToSalvage(path, found)
}

// quickCheck compares the file's pages with each other: bytes damaged in its
// middle go unnoticed without.
func quickCheck(db *sql.DB) ([]Damage, error) {
	rows, err := db.Query("PRAGMA quick_check(20)")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Damage
	for rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			return found, err
		}
		if what != "ok" {
			found = append(found, Damage{What: what})
		}
	}
	return found, rows.Err()
}

// Path is the file's name as it was given to Open.
func (f *File) Path() string { return f.path }

// ReadOnly says why the file can only be read, to be shown; it is empty where
// it can be written.
func (f *File) ReadOnly() string { return f.readOnly }

// Changed tells whether another connection has written since it was last asked.
func (f *File) Changed() (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	before := f.version
	if err := f.db.QueryRow("PRAGMA data_version").Scan(&f.version); err != nil {
		return false, fmt.Errorf("cannot look for changes in %s: %w", f.path, explain(err))
	}
	return f.version != before, nil
}

// Checkpoint gathers the -wal file into the meet file. Where another program is
// just reading it waits a moment and then leaves the rest for the next time:
// what is in the -wal file is as durable.
func (f *File) Checkpoint() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly != "" {
		return nil
	}
	const gently = "PRAGMA busy_timeout(100); PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout(3000);"
	if _, err := f.db.Exec(gently); err != nil && !busy(err) {
		return fmt.Errorf("cannot gather %s into one file: %w", f.path, explain(err))
	}
	return nil
}

// Reopen connects anew, for a disk that was gone and is back. The old
// connection is kept where that fails.
func (f *File) Reopen() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly != "" {
		return fmt.Errorf("%s: %w: %s", f.path, meet.ErrReadOnly, f.readOnly)
	}
	fresh, err := openToWrite(f.path)
	if err == nil {
		err = f.takenOver(fresh)
	}
	if err != nil {
		fresh.Close()
		return fmt.Errorf("cannot open %s again: %w", f.path, explain(err))
	}
	f.db.Close()
	f.db, f.insert, f.here = fresh.db, fresh.insert, fresh.here
	f.version = -1 // whatever was written meanwhile counts as a change
	return nil
}

// Close ends the connection. The last program to close a meet leaves it as one
// file.
func (f *File) Close() error {
	if f == nil {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	err := f.db.Close()
	if f.scratch != "" {
		os.RemoveAll(f.scratch)
	}
	if err != nil {
		return fmt.Errorf("cannot close %s: %w", f.path, explain(err))
	}
	return nil
}
