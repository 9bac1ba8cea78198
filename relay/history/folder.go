package history

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"baton/relay"
	"baton/relay/wholefile"
)

// Reader reads a meet file without ever changing it.
type Reader func(path string) (*relay.Meet, error)

// Folder is a folder of meet files. What a file came to is kept until the file
// changes, so that reading again after one more race reads one file.
type Folder struct {
	dir    string
	meetAt Reader

	mu    sync.Mutex
	files map[string]file
}

// file is what one meet file came to, as of its stamp.
type file struct {
	stamp   stamp
	meet    relay.Origin
	events  int
	records records
	err     error
}

// stamp reports whether a file has changed. What is written last waits in the -wal
// file beside it.
type stamp struct {
	size, walSize int64
	time, walTime time.Time
}

// Problem is a file that has no part in the history, and why.
type Problem struct {
	Path string
	What string
}

// Open is the history of a folder; nothing is read yet.
func Open(dir string, read Reader) *Folder {
	return &Folder{dir: dir, meetAt: read, files: map[string]file{}}
}

// Read reads what is new in the folder, and in other meets: one that is open
// elsewhere. It is for the background: it takes as
// long as the files do, one after the other. A file that cannot be read is
// skipped and stands in Problems; the error is of the folder, or of ctx once
// that has ended. A folder that does not exist has no history.
func (f *Folder) Read(ctx context.Context, also ...string) (*History, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	paths, err := wholefile.In(f.dir, ".meet")
	if err != nil {
		return nil, fmt.Errorf("history: %w", err)
	}
	inside := len(paths)
	for _, path := range also {
		if !slices.ContainsFunc(paths, func(p string) bool { return wholefile.Same(p, path) }) {
			paths = append(paths, path)
		}
	}
	read := make(map[string]file, len(paths))
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		now := stampOf(path)
		if known, ok := f.files[path]; ok && known.stamp == now {
			read[path] = known
			continue
		}
		read[path] = f.read(path, now)
		f.files[path] = read[path]
	}
	f.files = read
	h := newHistory(chosen(paths, read))
	for _, path := range paths[:inside] {
		if now := read[path]; now.err == nil && len(now.records.hands) >= len(h.hands[now.meet]) {
			h.hands[now.meet] = now.records.hands
		}
	}
	return h, nil
}

func stampOf(path string) (s stamp) {
	if info, err := os.Stat(path); err == nil {
		s.size, s.time = info.Size(), info.ModTime()
	}
	if info, err := os.Stat(path + "-wal"); err == nil {
		s.walSize, s.walTime = info.Size(), info.ModTime()
	}
	return s
}

// read reads and folds one file.
func (f *Folder) read(path string, now stamp) file {
	out := file{stamp: now}
	m, err := f.meetAt(path)
	if err != nil {
		out.err = err
		return out
	}
	out.meet, out.events, out.records = m.ID(), m.Len(), recordsOf(m)
	return out
}

// chosen are the files to count: of several copies of one meet the one that
// holds most. The others and the broken ones are problems.
func chosen(paths []string, read map[string]file) (all []records, problems []Problem) {
	best := map[relay.Origin]string{}
	for _, path := range paths {
		if now := read[path]; now.err == nil && now.events > 0 && (best[now.meet] == "" || now.events > read[best[now.meet]].events) {
			best[now.meet] = path
		}
	}
	for _, path := range paths {
		switch now := read[path]; {
		case now.err != nil:
			problems = append(problems, Problem{path, now.err.Error()})
		case now.events == 0:
		case best[now.meet] != path:
			problems = append(problems, Problem{path, fmt.Sprintf("another copy of %s, which holds as much or more; merge them to count both", filepath.Base(best[now.meet]))})
		default:
			all = append(all, now.records)
		}
	}
	return all, slices.Clip(problems)
}
