package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"baton/relay"
	"baton/relay/meet"
)

// Meet is the id of the meet that the file holds, from an origin's first event;
// ok is false where there is none yet.
func (f *File) Meet() (id relay.Origin, ok bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lost != "" {
		return f.meet, f.known, nil
	}
	ctx, cancel := f.within()
	defer cancel()
	if f.meet, f.known, err = meetIn(ctx, f.db); err != nil {
		return id, false, fmt.Errorf("cannot read %s: %w", f.path, explain(err))
	}
	return f.meet, f.known, nil
}

// meetIn finds the first event that opens an origin and is as it was written.
func meetIn(ctx context.Context, db *sql.DB) (id relay.Origin, ok bool, err error) {
	rows, err := db.QueryContext(ctx, "SELECT origin, body, hash FROM events WHERE seq = 1 ORDER BY rowid")
	if err != nil {
		return id, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var origin, body, hash []byte
		if err := rows.Scan(&origin, &body, &hash); err != nil {
			return id, false, err
		}
		if id, ok = meetNamed(origin, body, hash); ok {
			return id, true, nil
		}
	}
	return id, false, rows.Err()
}

func meetNamed(origin, body, hash []byte) (id relay.Origin, ok bool) {
	if len(origin) != len(relay.Origin{}) || len(hash) != len(relay.Hash{}) {
		return id, false
	}
	first := relay.ID{Origin: relay.Origin(origin), Seq: 1}
	if relay.ChainHash(relay.Hash{}, first, body) != relay.Hash(hash) {
		return id, false
	}
	e, err := relay.Decode(first, body, relay.Hash(hash))
	opened, ok := e.Fact.(*relay.Opened)
	if err != nil || !ok {
		return id, false
	}
	return opened.Meet, true
}

// takenOver refuses a file that stands where the meet stood and is another.
func (f *File) takenOver(by *File) error {
	if f.known && (!by.known || by.meet != f.meet) {
		return fmt.Errorf("another file has taken the meet's place; put the meet back: %w", meet.ErrOtherMeet)
	}
	return nil
}
