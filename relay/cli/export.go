package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/json"
	"baton/relay/meet"
)

// exportFormats are the formats that export writes.
var exportFormats = []string{"json", "csv"}

// Run writes results. Of a damaged meet it writes what can be read, and says so.
func (c *exportCmd) Run(e *env) error {
	format := strings.ToLower(c.Format)
	if !slices.Contains(exportFormats, format) {
		return usage("--format %s: export writes %s", c.Format, strings.Join(exportFormats, " and "))
	}
	_, state, damaged := readMeet(c.Meet)
	if damaged != nil && !errors.Is(damaged, meet.ErrDamaged) || state == nil {
		return damaged
	}
	races, err := pickRaces(c.Meet, state, c.Race)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error {
		if format == "csv" {
			return csv.Write(w, races)
		}
		info := json.Info{Name: state.Name(), Rulebook: state.Rulebook(), Now: relay.Instant(e.deps.Now().UnixNano())}
		return json.Write(w, info, races)
	}
	if err := c.put(e, write); err != nil {
		return err
	}
	return damaged
}

func (c *exportCmd) put(e *env, write func(io.Writer) error) error {
	if c.Output == "" || c.Output == "-" {
		return write(e.stdout)
	}
	if strings.EqualFold(filepath.Ext(c.Output), ".meet") || sameFile(c.Output, c.Meet) {
		return usage("-o %s: results are not written over a meet; give another name", c.Output)
	}
	return writeWhole(c.Output, write)
}

func sameFile(a, b string) bool {
	one, errA := os.Stat(a)
	other, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(one, other)
}

// writeWhole writes a file under another name first and renames it once it is
// on disk: there is the old file, or the whole new one, never half of it.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), ".baton-*.tmp")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			file.Close()
			os.Remove(file.Name())
			err = fmt.Errorf("cannot write %s: %w", path, cause(err))
		}
	}()
	if err := write(file); err != nil {
		return err
	}
	if err := file.Chmod(0o644); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}

// cause is an error without the temporary name it happened to.
func cause(err error) error {
	var onPath *fs.PathError
	var onLink *os.LinkError
	switch {
	case errors.As(err, &onPath):
		return onPath.Err
	case errors.As(err, &onLink):
		return onLink.Err
	}
	return err
}
