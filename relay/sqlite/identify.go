package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"

	lib "modernc.org/sqlite/lib"

	"baton/relay/meet"
)

// identify refuses what is not a meet file without leaving a trace: immutable
// takes no lock, makes no file beside it and rolls nothing back, and
// writable_schema lets a file that was cut short be told from a foreign one.
func identify(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%w: it is not a regular file", meet.ErrNotMeet)
	}
	if info.Size() == 0 {
		return fmt.Errorf("%w: it is empty; delete it, or give another name", meet.ErrNotMeet)
	}
	db := connect(path, "mode=ro", "immutable=1", "_pragma=writable_schema(ON)")
	defer db.Close()
	err = identity(ctx, db)
	if err == nil {
		err = laidOut(ctx, db)
	}
	if broken(err) {
		return damagedError("its first page does not fit together")
	}
	return err
}

// identity compares the ids in a file's first page with a meet's.
func identity(ctx context.Context, db *sql.DB) error {
	var id, version int64
	err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id)
	if err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	}
	switch {
	case code(err) == lib.SQLITE_NOTADB || err == nil && (id != applicationID || version < userVersion):
		return fmt.Errorf("%w: give the name of a .meet file, or of one that does not exist yet", meet.ErrNotMeet)
	case err != nil:
		return err
	case version > userVersion:
		return fmt.Errorf("%w (version %d, this one knows %d): install the newest", meet.ErrNewer, version, userVersion)
	}
	return nil
}

// laidOut compares everything that a file's schema holds with a meet's, byte by
// byte, before anything else is asked of it: a view may never end, and a trigger
// may swallow what is written. Where only the events' own table is as it should
// be, or a few of its bytes are damaged, the error wraps meet.ErrDamaged and the
// rows can still be read; else it wraps meet.ErrNotMeet.
func laidOut(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "SELECT coalesce(type, ''), coalesce(name, ''), coalesce(tbl_name, ''), coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return err
	}
	defer rows.Close()
	foreign := fmt.Errorf("%w: its events are not laid out as a meet's", meet.ErrNotMeet)
	var wrong error
	events, guards := 0, 0
	for rows.Next() {
		var kind, name, of, text string
		if err := rows.Scan(&kind, &name, &of, &text); err != nil {
			return err
		}
		switch {
		case kind == "table" && name == "events" && of == "events" && text == table:
			events++
		case kind == "table" && name == "events" && nearly(text, table):
			events++
			wrong = damagedError("the description of its events is")
		case kind == "trigger" && of == "events" && triggers[name] == text && text != "":
			guards++
		case kind == "index" && name == "sqlite_autoindex_events_1" && of == "events" && text == "":
		case strings.EqualFold(name, "events"):
			return foreign
		default:
			wrong = damagedError(fmt.Sprintf("it holds a %s %q, which is not part of a meet", kind, name))
		}
	}
	switch {
	case rows.Err() != nil:
		return rows.Err()
	case events != 1:
		return foreign
	case wrong == nil && guards != len(triggers):
		wrong = damagedError("what keeps its events from being changed was taken out of it")
	}
	return wrong
}

// nearly reports whether two texts differ in a few bytes only, as those of a
// damaged disk do.
func nearly(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	const few = 4
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ <= few
}
