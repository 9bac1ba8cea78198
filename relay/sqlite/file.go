package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"

	"baton/relay"
	"baton/relay/meet"
)

// File is one open meet file; it is the meet.Log on disk. Its methods may be
// called from any goroutine and wait for each other: one stuck in a disk that
// does not answer holds the others, Close included.
type File struct {
	path     string
	readOnly string        // why it can only be read, empty where it can be written
	limit    time.Duration // that a step of reading may take; 0 for no limit

	mu        sync.Mutex
	db        *sql.DB
	insert    *sql.Stmt
	readBack  *sql.Stmt
	location  location // of the file written to, to notice that it is another one
	lost      fault    // why there is no connection, empty while there is one
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
		if err := Make(path, nil); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	return examined(path, noLimit, func(f *File) error {
		err := f.openToWrite()
		if err != nil && unwritable(err) {
			err = f.openToRead(whyToRead(err))
		}
		return err
	})
}

// openReadOnly opens a meet for one reading: it may be in use, left by a killed
// program, or on a disk that can only be read. It never changes the meet, leaves
// nothing beside it, and answers damage as Open does. A step of reading that
// takes longer than limit is given up, and the error then wraps ErrSlow: nobody
// knows yet what the file is.
func openReadOnly(path string, limit time.Duration) (*File, error) {
	return examined(path, limit, func(f *File) error { return f.openToRead("it was opened for reading only") })
}

// ReadLimit is how long one reading of a meet may take: many times what the
// longest needs on a slow disk.
const ReadLimit = 30 * time.Second

// noLimit is for a file that is going to be kept open.
const noLimit = 0

// ErrSlow is a file that took too long to read.
var ErrSlow = errors.New("the file does not answer in time")

// within is what a step of reading has time for.
func (f *File) within() (context.Context, context.CancelFunc) {
	if f.limit == noLimit {
		return context.Background(), func() {}
	}
	return context.WithTimeout(context.Background(), f.limit)
}

// openToWrite connects and makes sure that a transaction can begin. A file that
// another program is busy with can be written, only not at once.
func (f *File) openToWrite() error {
	f.db = connect(f.path, toWrite...)
	err := f.prepare()
	if err == nil {
		f.meet, f.known, err = meetIn(context.Background(), f.db)
	}
	if err == nil {
		err = f.lookRound()
	}
	if err == nil {
		err = f.noteLast(context.Background())
	}
	if err == nil {
		f.location.rows, err = countRows(context.Background(), f)
	}
	if err != nil {
		f.db.Close()
	}
	return err
}

func (f *File) prepare() error {
	if err := f.verify(context.Background()); err != nil {
		return err
	}
	if err := canBegin(f.db); err != nil {
		return err
	}
	var err error
	if f.insert, err = f.db.Prepare("INSERT INTO events (origin, seq, body, hash) VALUES (?, ?, ?, ?)"); err != nil {
		return err
	}
	if f.readBack, err = f.db.Prepare("SELECT hash FROM events WHERE origin = ? AND seq = ?"); err != nil {
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

// verify looks at the ids and the schema as this connection has them: both may
// stand in the -wal file.
func (f *File) verify(ctx context.Context) error {
	if err := identity(ctx, f.db); err != nil {
		return err
	}
	err := laidOut(ctx, f.db)
	if f.salvage && errors.Is(err, meet.ErrDamaged) {
		return nil
	}
	return err
}

// examined opens a file in a way once it is known to be a meet, and runs
// quick_check on it.
func examined(path string, limit time.Duration, open func(*File) error) (*File, error) {
	f := &File{path: path, limit: limit}
	ctx, cancel := f.within()
	defer cancel()
	err := identify(ctx, path)
	if err == nil {
		err = open(f)
	}
	var found []Damage
	if err == nil {
		found, err = quickCheck(ctx, f.db)
	}
	switch {
	case err == nil && len(found) == 0:
		return f, nil
	case err != nil && !broken(err) && !errors.Is(err, meet.ErrDamaged):
		f.Close()
		return nil, unopened(path, err)
	case err != nil:
		found = append(found, damageIn(err))
	}
	f.Close()
	return openToSalvage(path, limit, found)
}

// unopened is why a file was not opened, with its name once.
func unopened(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot open the meet: %w", err)
	case errors.Is(err, meet.ErrNotMeet), errors.Is(err, meet.ErrNewer):
		return fmt.Errorf("%s: %w", path, err)
	}
	return fmt.Errorf("cannot open %s: %w", path, explain(err))
}

// quickCheck compares the file's pages with each other: bytes damaged in its
// middle go unnoticed without.
func quickCheck(ctx context.Context, db *sql.DB) ([]Damage, error) {
	rows, err := db.QueryContext(ctx, "PRAGMA quick_check(20)")
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

// Changed reports whether another connection has written since it was last asked.
// The error wraps meet.ErrGone where the path names another file now, or none.
func (f *File) Changed() (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly == "" {
		if err := f.ready(); err != nil {
			return false, fmt.Errorf("%w (%s)", err, f.path)
		}
	}
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
	if err := f.ready(); err != nil { // nothing of ours belongs into another file
		return fmt.Errorf("cannot gather %s into one file: %w", f.path, err)
	}
	const gently = "PRAGMA busy_timeout(100); PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout(3000);"
	if _, err := f.db.Exec(gently); err != nil && !busy(err) {
		return fmt.Errorf("cannot gather %s into one file: %w", f.path, explain(err))
	}
	return f.stillInPlace()
}

// Reopen connects anew, for a disk that was gone and is back, or to the file
// that now lies where the meet lay, if it is the same meet: then it reports
// that it is another file. The old connection is kept where that fails and
// keeping it does no harm.
func (f *File) Reopen() (other bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly != "" {
		return false, fmt.Errorf("%s: %w: %s", f.path, meet.ErrReadOnly, f.readOnly)
	}
	err = f.ready()
	why, other := errors.AsType[fault](err)
	switch {
	case err != nil && !other:
	case why == moved && f.db != nil:
	default:
		err = f.leave(why)
	}
	if err == nil {
		err = f.connectAgain(other)
	}
	if err != nil {
		return other, fmt.Errorf("cannot open %s again: %w", f.path, explain(err))
	}
	return other, nil
}

// leave ends the connection to a file that is another one now, if that is to be
// gone on with, or if keeping the connection could harm it.
func (f *File) leave(why fault) error {
	if f.db == nil || why == "" {
		return nil
	}
	if why == stripped {
		if there(f.path + "-wal") {
			return errors.New("a -wal file that is none of its own lies beside it; take that away")
		}
		return f.letGo(why)
	}
	strange := f.whatLies()
	if strange == nil || why == altered {
		if err := f.letGo(why); err != nil {
			return err
		}
	}
	return strange
}

// connectAgain replaces the connection by a new one.
func (f *File) connectAgain(other bool) error {
	fresh := &File{path: f.path}
	err := fresh.openToWrite()
	if err != nil {
		return err
	}
	if err = f.takenOver(fresh); err == nil && other {
		var found []Damage
		if found, err = quickCheck(context.Background(), fresh.db); err == nil && len(found) > 0 {
			err = damagedError(found[0].What)
		}
	}
	if err != nil {
		fresh.Close()
		return err
	}
	if f.db != nil {
		f.db.Close()
	}
	f.db, f.insert, f.readBack, f.location, f.lost = fresh.db, fresh.insert, fresh.readBack, fresh.location, ""
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
	defer os.RemoveAll(f.scratch)
	if f.db == nil {
		return nil
	}
	if f.readOnly == "" && f.insert != nil {
		if why, gone := errors.AsType[fault](f.inPlace()); gone && f.letGo(why) == nil {
			return nil
		}
	}
	if err := f.db.Close(); err != nil {
		return fmt.Errorf("cannot close %s: %w", f.path, explain(err))
	}
	return nil
}
