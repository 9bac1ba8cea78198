package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"strings"

	lib "modernc.org/sqlite/lib"

	"baton/relay"
	"baton/relay/meet"
)

// Append stores events in one transaction and returns when they are on disk.
// An event that is there already is ignored; where one is there with another
// hash, nothing is stored and the error wraps meet.ErrAlarm and names them all.
func (f *File) Append(events []relay.Event) error {
	_, err := f.add(events)
	return err
}

// add appends and says how many events were new.
func (f *File) add(events []relay.Event) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly != "" {
		return 0, fmt.Errorf("%s: %w: %s", f.path, meet.ErrReadOnly, f.readOnly)
	}
	if err := f.ready(); err != nil {
		return 0, fmt.Errorf("%w (%s)", err, f.path)
	}
	tx, err := f.db.Begin()
	if err != nil {
		return 0, fmt.Errorf("cannot write to %s: %w", f.path, explain(err))
	}
	added, err := insertAll(tx.Stmt(f.insert), events)
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		tx.Rollback() // after an error of the disk SQLite has done so itself
		return 0, fmt.Errorf("cannot write to %s: %w", f.path, explain(err))
	}
	if err := f.landed(events, added); err != nil {
		return 0, fmt.Errorf("cannot write to %s: %w", f.path, explain(err))
	}
	if !f.known && added > 0 {
		f.meet, f.known, _ = meetIn(context.Background(), f.db) // only Reopen needs it: not knowing it is no failure
	}
	return added, nil
}

// ready reports with an error that what is written now would be nowhere.
func (f *File) ready() error {
	if f.lost != "" {
		return f.lost
	}
	return f.inPlace()
}

// landed makes sure that what was committed can be read, and that the path still
// names the file that it went to.
func (f *File) landed(events []relay.Event, added int) error {
	if err := f.readBackAll(events); err != nil {
		return err
	}
	f.location.rows += int64(added)
	if err := f.noteLast(context.Background()); err != nil {
		return err
	}
	return f.stillInPlace()
}

// insertAll goes on after an alarm, so as to name every event that has one.
func insertAll(insert *sql.Stmt, events []relay.Event) (int, error) {
	added := 0
	var alarms []string
	for i := range events {
		e := &events[i]
		done, err := insert.Exec(e.ID.Origin[:], e.ID.Seq, e.Body, e.Hash[:])
		if err != nil && strings.Contains(err.Error(), alarmText) {
			alarms = append(alarms, e.ID.String())
			continue
		}
		if err != nil {
			return 0, fmt.Errorf("event %s: %w", e.ID, err)
		}
		n, err := done.RowsAffected()
		if err != nil {
			return 0, err
		}
		added += int(n)
	}
	if alarms != nil {
		return 0, fmt.Errorf("%w: %s", meet.ErrAlarm, strings.Join(alarms, ", "))
	}
	return added, nil
}

// readBackAll reads through the same connection what was committed just now.
func (f *File) readBackAll(events []relay.Event) error {
	for i := range events {
		e := &events[i]
		var hash []byte
		err := f.readBack.QueryRow(e.ID.Origin[:], e.ID.Seq).Scan(&hash)
		if err != nil || relay.Hash(hash) != e.Hash {
			return fmt.Errorf("event %s was written and cannot be read back: %w", e.ID, cmp.Or(err, meet.ErrDamaged))
		}
	}
	return nil
}

// busy reports that another program held the file for longer than the timeout.
func busy(err error) bool { return code(err) == lib.SQLITE_BUSY }
