package sqlite

import (
	"fmt"
	"os"
)

// CopyTo makes a copy of the meet at path, whole in one file whatever programs
// have the original open. It never writes over a file: the error then wraps
// fs.ErrExist. Of a damaged meet it copies what can be read.
func (f *File) CopyTo(path string) error {
	if f.salvage {
		return f.rescueTo(path)
	}
	tmp := scratchName(path)
	defer removeAll(tmp)
	if err := f.vacuumInto(tmp); err != nil {
		return fmt.Errorf("cannot copy %s to %s: %w", f.path, path, explain(err))
	}
	if err := syncFile(tmp); err != nil {
		return fmt.Errorf("cannot copy %s to %s: %w", f.path, path, err)
	}
	return settle(tmp, path)
}

func (f *File) vacuumInto(path string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.lost != "" {
		return f.lost
	}
	_, err := f.db.Exec("VACUUM INTO ?", uri(path))
	return err
}

// rescueTo makes a new meet of the events that can be read.
func (f *File) rescueTo(path string) error {
	events, _, err := f.Since(0)
	if err != nil {
		return err
	}
	if err := Make(path, events); err != nil {
		return fmt.Errorf("cannot copy %s: %w", f.path, err)
	}
	return nil
}

// syncFile makes a file durable that SQLite no longer has open.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}
