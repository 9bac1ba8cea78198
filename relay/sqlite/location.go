package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	"baton/relay/meet"
)

// location is where an open meet lies, and what lay there when it was last looked
// at. Whatever is written to a file that no longer has the meet's name, or over
// which another one was copied, is nowhere for whoever opens the meet next.
type location struct {
	main, wal os.FileInfo
	rows      int64  // that were there
	last      int64  // number of the last row written or seen
	hash      []byte // of that row
}

// fault is what is wrong with where a meet lies.
type fault string

const (
	moved    fault = "the file is no longer there (moved, or its disk taken out?)"
	replaced fault = "another file has taken its place"
	stripped fault = "its -wal file, which holds the newest events, was taken away"
	altered  fault = "another file was copied over it"
)

func (p fault) Error() string { return string(p) + "; put the meet back" }

// Unwrap has a fault known wherever saving is tried again.
func (p fault) Unwrap() error { return meet.ErrGone }

// lookRound notes what lies at the path now; the caller has just connected to it.
func (f *File) lookRound() error {
	main, err := statNow(f.path)
	if err != nil {
		return err
	}
	f.location.main = main
	if f.location.wal == nil {
		f.location.wal, err = statNow(f.path + "-wal")
	}
	return err
}

// noteLast notes which row is the last one now.
func (f *File) noteLast(ctx context.Context) error {
	err := f.db.QueryRowContext(ctx, "SELECT rowid, hash FROM events ORDER BY rowid DESC LIMIT 1").Scan(&f.location.last, &f.location.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// statNow is os.Stat with the file's identity read at once: Windows reads it
// when it is first asked for, by then perhaps of another file.
func statNow(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if err == nil {
		os.SameFile(info, info)
	}
	return info, err
}

// inPlace reports with a fault that the path no longer names the file that is
// open. Where it was written to by something else its content is held against
// what is known to have been there.
func (f *File) inPlace() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return moved
	}
	if !os.SameFile(info, f.location.main) {
		return replaced
	}
	if f.location.wal != nil {
		if wal, err := os.Stat(f.path + "-wal"); err != nil || !os.SameFile(wal, f.location.wal) {
			return stripped
		}
	}
	if info.Size() == f.location.main.Size() && info.ModTime().Equal(f.location.main.ModTime()) {
		return nil
	}
	if err := f.unaltered(); err != nil {
		return err
	}
	f.location.main = info
	return nil
}

// stillInPlace is inPlace after something was written, the first -wal file perhaps.
// Nothing but gathering the -wal file changes the file itself, and that is looked
// at: whoever copied another one over it in that very moment is noticed.
func (f *File) stillInPlace() error {
	if f.location.wal == nil {
		f.location.wal, _ = statNow(f.path + "-wal") // without one, all is in the file
	}
	return f.inPlace()
}

// unaltered reads the file through a connection of its own, which has nothing
// of it in memory: it must fit together and hold what it held.
func (f *File) unaltered() error {
	const aMoment = 5 * time.Second
	fresh := &File{path: f.path, limit: aMoment}
	defer fresh.Close()
	err := fresh.openToRead("")
	switch {
	case err == nil:
	case broken(err) || code(err) == 0:
		return altered
	default:
		return fmt.Errorf("cannot look at %s: %w", f.path, explain(err))
	}
	ctx, cancel := fresh.within()
	defer cancel()
	found, err := quickCheck(ctx, fresh.db)
	if err != nil && !broken(err) {
		return fmt.Errorf("cannot look at %s: %w", f.path, explain(err))
	}
	if err != nil || len(found) > 0 {
		return altered
	}
	return f.holdsStill(ctx, fresh)
}

// holdsStill reports with a fault that a file lacks rows that were there.
func (f *File) holdsStill(ctx context.Context, fresh *File) error {
	if id, known, err := meetIn(ctx, fresh.db); err != nil || f.known && (!known || id != f.meet) {
		return altered
	}
	rows, err := countRows(ctx, fresh)
	if err != nil || rows < f.location.rows {
		return altered
	}
	if f.location.last == 0 {
		return nil
	}
	var hash []byte
	if err := fresh.db.QueryRowContext(ctx, "SELECT hash FROM events WHERE rowid = ?", f.location.last).Scan(&hash); err != nil || !bytes.Equal(hash, f.location.hash) {
		return altered
	}
	return nil
}

func countRows(ctx context.Context, f *File) (rows int64, err error) {
	err = f.db.QueryRowContext(ctx, "SELECT count(*) FROM events").Scan(&rows)
	return rows, err
}

// letGo ends the connection to a file that is another one now, without harm to
// the one that lies there: SQLite gathers the -wal file into the main file when
// it closes, and whoever opens a meet next reads what waits in a -wal file of
// its name. What the connection knows is in its owner's memory.
func (f *File) letGo(why fault) error {
	switch why {
	case moved, replaced, stripped:
		// The file we have open is not at the path: gathering into it is harmless,
		// and empties our -wal file if that still lies there.
		if err := f.gatherAll(); err != nil {
			return err
		}
	case altered:
		if wal, err := os.Stat(f.path + "-wal"); err == nil && f.location.wal != nil && os.SameFile(wal, f.location.wal) {
			if err := os.Truncate(f.path+"-wal", 0); err != nil {
				return err
			}
		}
	}
	f.db.Close() // it may well complain
	f.db, f.insert, f.readBack, f.lost = nil, nil, nil, why
	return nil
}

// gatherAll gathers the -wal file into the file that is open and empties it.
func (f *File) gatherAll() error {
	var held, log, done int
	err := f.db.QueryRow("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&held, &log, &done)
	if err == nil && held != 0 {
		err = errors.New("another program is reading it")
	}
	return err
}

// whatLies looks at the file that lies where the meet lay, without its -wal file.
func (f *File) whatLies() error {
	const aMoment = 5 * time.Second
	there := &File{path: f.path, limit: aMoment}
	defer there.Close()
	ctx, cancel := there.within()
	defer cancel()
	err := identify(ctx, f.path)
	if err == nil {
		err = there.openStill()
	}
	if err == nil {
		there.meet, there.known, err = meetIn(ctx, there.db)
	}
	if err != nil {
		return err
	}
	return f.takenOver(there)
}
