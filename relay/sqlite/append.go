package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
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

// add appends and tells how many events were new.
func (f *File) add(events []relay.Event) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.readOnly != "" {
		return 0, fmt.Errorf("%s: %w: %s", f.path, meet.ErrReadOnly, f.readOnly)
	}
	if err := f.stillThere(); err != nil {
		return 0, err
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
	if !f.known && added > 0 {
		f.meet, f.known, _ = meetIn(context.Background(), f.db) // only Reopen needs it: not knowing it is no failure
	}
	return added, nil
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

// stillThere notices a file that was moved or deleted while it is open: rows
// written to it would be nowhere.
func (f *File) stillThere() error {
	info, err := os.Stat(f.path)
	if err != nil {
		return fmt.Errorf("cannot write to %s: the file is no longer there (moved, or its disk taken out?): %w", f.path, err)
	}
	if !os.SameFile(info, f.here) {
		return errors.New("cannot write to " + f.path + ": another file has taken its place; put the meet back")
	}
	return nil
}

// busy tells that another program held the file for longer than the timeout.
func busy(err error) bool { return code(err) == lib.SQLITE_BUSY }
