// Package watch looks at a folder that another program writes into, as a timing
// computer writes its start lists during the day, and says which files are
// finished. It asks the folder and never waits: whoever uses it looks again,
// once a second say.
//
// It imports relay/text and relay/wholefile. Begin with New.
package watch

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"baton/relay/text"
	"baton/relay/wholefile"
)

const (
	// quiet is how long a file without a final newline must lie untouched to be
	// taken for finished: the programs that write start lists do not write them
	// in one go.
	quiet = 5 * time.Second
	// warm is how long after its last change a file's time cannot be trusted: on
	// a stick times are as coarse as two seconds, and a lane swap is as long as
	// what was there.
	warm = 5 * time.Second
)

// Folder is one folder that is watched. It is for one goroutine.
type Folder struct {
	dir   string
	takes func(path string) bool
	now   func() time.Time
	most  int64 // bytes of a file that is looked into
	files map[string]*file
}

// file is a file as it was at the last look.
type file struct {
	size   int64
	mod    time.Time
	sum    [sha256.Size]byte
	ended  bool      // with a newline
	since  time.Time // when it was first seen as it is, or had to be given again
	still  time.Time // when it was first seen as it is
	given  bool
	looked bool // at this look
}

// New watches a folder for the files whose names takes allows, by a clock.
func New(dir string, takes func(path string) bool, now func() time.Time) *Folder {
	return &Folder{dir: dir, takes: takes, now: now, most: text.MaxSize, files: map[string]*file{}}
}

// Look gives the paths of the files that are finished and that are new or have
// changed since they were last given, in the order of their names. A file is
// finished when it has not changed between two looks and ends in a newline, or
// when it has not changed for five seconds. Errors are the folder's; the next
// look may find it back.
func (f *Folder) Look() (ready []string, err error) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return nil, fmt.Errorf("cannot look into the folder: %w", err)
	}
	for _, known := range f.files {
		known.looked = false
	}
	for _, entry := range entries {
		path := filepath.Join(f.dir, entry.Name())
		if !f.takes(path) {
			continue
		}
		if info, err := os.Stat(path); err == nil && !info.IsDir() && f.settled(path, info) {
			ready = append(ready, path)
		}
	}
	for path, known := range f.files {
		if !known.looked {
			delete(f.files, path)
		}
	}
	return ready, nil
}

// settled reports whether a file is finished and not given yet; then it counts as
// given.
func (f *Folder) settled(path string, info os.FileInfo) bool {
	now := f.now()
	known := f.files[path]
	if known == nil {
		known = &file{size: -1}
		f.files[path] = known
	}
	known.looked = true
	if info.Size() != known.size || !info.ModTime().Equal(known.mod) || now.Sub(info.ModTime()) < warm {
		content, err := f.content(path, info)
		if err != nil {
			known.size = -1 // it is held by its writer, or gone: the next look tells
			return false
		}
		if sum := sha256.Sum256(content); sum != known.sum || known.size < 0 {
			*known = file{size: info.Size(), mod: info.ModTime(), sum: sum, ended: bytes.HasSuffix(content, []byte("\n")), since: now, still: now, looked: true}
			return false
		}
		known.size, known.mod = info.Size(), info.ModTime()
	}
	if known.given || !known.ended && now.Sub(known.since) < quiet {
		return false
	}
	known.given = true
	return true
}

// content is what stands in a file. What is no file, or too large for a list, is
// given without having been looked into: whoever opens it says what it is.
func (f *Folder) content(path string, info os.FileInfo) ([]byte, error) {
	if !info.Mode().IsRegular() || info.Size() > f.most {
		return []byte("\n"), nil
	}
	return wholefile.Read(path, f.most)
}

// Quiet is how long a file has been as it is.
func (f *Folder) Quiet(path string) time.Duration {
	if known := f.files[path]; known != nil && known.size >= 0 {
		return f.now().Sub(known.still)
	}
	return 0
}

// Again has a file given once more, after five seconds of quiet: it was not
// finished after all, or could not be taken.
func (f *Folder) Again(path string) {
	if known := f.files[path]; known != nil {
		known.given, known.ended, known.since = false, false, f.now()
	}
}
