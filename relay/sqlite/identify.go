package sqlite

import (
	"database/sql"
	"fmt"
	"os"

	lib "modernc.org/sqlite/lib"

	"baton/relay/meet"
)

// identify refuses what is not a meet file without leaving a trace: immutable
// takes no lock, makes no file beside it and rolls nothing back, and
// writable_schema lets a file that was cut short be told from a foreign one.
func identify(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("cannot open the meet: %w", err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w: it is no regular file", path, meet.ErrNotMeet)
	}
	if info.Size() == 0 {
		return fmt.Errorf("%s: %w: it is empty; delete it, or give another name", path, meet.ErrNotMeet)
	}
	db := connect(path, "mode=ro", "immutable=1", "_pragma=writable_schema(ON)")
	defer db.Close()
	return identity(db, path)
}

// identity compares the ids in a file's first page with a meet's.
func identity(db *sql.DB, path string) error {
	var id, version int64
	err := db.QueryRow("PRAGMA application_id").Scan(&id)
	if err == nil {
		err = db.QueryRow("PRAGMA user_version").Scan(&version)
	}
	switch {
	case code(err) == lib.SQLITE_NOTADB || err == nil && (id != applicationID || version < userVersion):
		return fmt.Errorf("%s: %w: give the name of a .meet file, or of one that does not exist yet", path, meet.ErrNotMeet)
	case err != nil && broken(err):
		return fmt.Errorf("%s: %w: %w", path, meet.ErrDamaged, err)
	case err != nil:
		return fmt.Errorf("cannot open %s: %w", path, explain(err))
	case version > userVersion:
		return fmt.Errorf("%s: %w (version %d, this one knows %d): install the newest", path, meet.ErrNewer, version, userVersion)
	}
	return nil
}
