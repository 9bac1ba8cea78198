package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"baton/relay/wholefile"
)

// toWrite are the settings of a connection that appends. The file: prefix that
// uri gives is what makes SQLite heed mode.
var toWrite = []string{
	"mode=rw",
	"_txlock=immediate",
	"_pragma=busy_timeout(3000)",
	"_pragma=recursive_triggers(1)",
	"_pragma=journal_mode(WAL)",
	"_pragma=synchronous(FULL)",
	"_pragma=fullfsync(1)", // macOS syncs for real only with this
	"_pragma=checkpoint_fullfsync(1)",
}

// connect prepares the one connection to a file; the first statement opens it.
func connect(path string, params ...string) *sql.DB {
	db, err := sql.Open("sqlite", uri(path, params...))
	if err != nil {
		panic("sqlite: the driver is not registered: " + err.Error())
	}
	db.SetMaxOpenConns(1)
	return db
}

// uri names a file to SQLite. Spaces, ?, # and % are escaped; a Windows drive
// stands after a slash, a network share after two.
func uri(path string, params ...string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	name := "file://" + (&url.URL{Path: path}).EscapedPath()
	if len(params) == 0 {
		return name
	}
	return name + "?" + strings.Join(params, "&")
}

// code is SQLite's primary result code of an error, 0 where it has none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// errProtected is a file that SQLite has opened, but only to read.
var errProtected = errors.New("the file is write-protected")

// unwritable recognises the errors of a file, folder or disk that may only be read.
func unwritable(err error) bool {
	if errors.Is(err, errProtected) || full(err) {
		return true
	}
	switch code(err) {
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_IOERR:
		return true
	}
	return false
}

// broken recognises the errors of a file whose pages do not fit together.
func broken(err error) bool {
	return code(err) == lib.SQLITE_CORRUPT || code(err) == lib.SQLITE_NOTADB
}

// full recognises the errors of a disk without room: SQLite makes one of its own
// of a -shm file that finds none.
func full(err error) bool {
	var e *sqlite.Error
	return code(err) == lib.SQLITE_FULL || errors.As(err, &e) && e.Code() == lib.SQLITE_IOERR_SHMSIZE
}

// hints are what SQLite's errors mean to a coach, and what can be done.
var hints = map[int]string{
	lib.SQLITE_READONLY: "the file or its folder is write-protected",
	lib.SQLITE_PERM:     "the file or its folder is write-protected",
	lib.SQLITE_CANTOPEN: "the file cannot be reached; is the disk still there, and may you read and write its folder?",
	lib.SQLITE_IOERR:    "the disk fails to read or write; is it still there?",
	lib.SQLITE_BUSY:     "another program holds the file; close it",
	lib.SQLITE_LOCKED:   "another program holds the file; close it",
	lib.SQLITE_PROTOCOL: "another program holds the file; close it",
	lib.SQLITE_NOMEM:    "the laptop is out of memory; close other programs",
	lib.SQLITE_CORRUPT:  "its pages do not fit together; run baton check",
}

// explain says what went wrong as a coach would, and what can be done.
func explain(err error) error {
	if errors.Is(err, context.DeadlineExceeded) || code(err) == lib.SQLITE_INTERRUPT {
		return fmt.Errorf("%w: is it a meet, and is its disk all right? (%w)", ErrSlow, err)
	}
	if full(err) {
		return wholefile.Said("the disk is full; make room", err)
	}
	if said, ok := hints[code(err)]; ok {
		return wholefile.Said(said, err)
	}
	return wholefile.Plainly(err)
}

// whyToRead is why a meet that cannot be written is opened to be read.
func whyToRead(err error) string {
	switch {
	case full(err):
		return "the disk is full; make room and open it again"
	case code(err) == lib.SQLITE_IOERR:
		return "the disk fails to write; is it still there?"
	}
	return "the file or its folder cannot be written"
}
