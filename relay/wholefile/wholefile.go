// Package wholefile writes files that are never half there.
//
// A file has its name only once all of it is on the disk. It imports nothing of
// baton. Begin with Write.
package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// ErrMeet is of a path at which a meet, or part of one, lies.
var ErrMeet = errors.New("a meet, or part of one, lies there; give another name")

// Write writes a file under another name first and renames it once it is on
// disk: there is the old file, or the whole new one, never half of it. A link is
// followed, and the file that it leads to replaced. What is no file but a device
// or a pipe is written to as it is, and so is one that this program was given as
// its output. A meet is never replaced. The error names the file.
func Write(path string, write func(io.Writer) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("cannot write %s: %w", path, Plainly(cause(err)))
		}
	}()
	target, info, err := follow(path)
	if err != nil {
		return err
	}
	switch out, direct := through(path, info); {
	case out != nil:
		return write(out)
	case direct:
		return writeTo(path, write)
	case info != nil && info.IsDir():
		return errors.New("it is a folder")
	}
	if err := noMeet(target, info); err != nil {
		return err
	}
	return replace(target, info, write)
}

// WriteAll is Write of what is in memory.
func WriteAll(path string, content []byte) error {
	return Write(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// follow is the file that a path leads to, and what is there now; nil where
// nothing is yet. A link may lead to a file that is still to be made.
func follow(path string) (target string, info fs.FileInfo, err error) {
	info, err = os.Stat(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", nil, err
	}
	if err == nil && !info.Mode().IsRegular() {
		return path, info, nil
	}
	const far = 40 // as many links as systems follow
	target = path
	for range far {
		next, err := os.Readlink(target)
		if err != nil {
			return target, info, nil //nolint:nilerr // no link
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(filepath.Dir(target), next)
		}
		target = next
	}
	return "", nil, errors.New("it is a link that leads in a circle")
}

// through is how something that must not be replaced is written to: through the
// program's own output, or opened as it is.
func through(path string, info fs.FileInfo) (out io.Writer, direct bool) {
	if info == nil || info.IsDir() {
		return nil, false
	}
	if !info.Mode().IsRegular() || strings.HasPrefix(path, "/dev/") || strings.HasPrefix(path, "/proc/") {
		for _, own := range []*os.File{os.Stdout, os.Stderr} {
			if at, err := own.Stat(); err == nil && os.SameFile(at, info) {
				return own, false
			}
		}
		return nil, true
	}
	return nil, false
}

func writeTo(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(file), file.Close())
}

// noMeet refuses to replace a meet or what SQLite keeps beside one, whatever its
// name, and to take such a name.
func noMeet(path string, info fs.FileInfo) error {
	for _, ending := range []string{".meet", ".meet-wal", ".meet-shm"} {
		if strings.HasSuffix(strings.ToLower(path), ending) {
			return ErrMeet
		}
	}
	if info == nil {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil // it will be said when it is to be replaced
	}
	defer file.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(file, head)
	for _, magic := range []string{"SQLite format 3\x00", "\x37\x7f\x06\x82", "\x37\x7f\x06\x83"} {
		if strings.HasPrefix(string(head[:n]), magic) {
			return ErrMeet
		}
	}
	return nil
}

// replace writes beside the target and renames. A program told to end takes its
// half file with it.
func replace(target string, info fs.FileInfo, write func(io.Writer) error) (err error) {
	name := filepath.Join(filepath.Dir(target), fmt.Sprintf(".baton-%016x.tmp", rand.Uint64()))
	told := RemoveIfEnded(name) // before it is there: the program may be told at any time
	defer func() {
		if told() && err == nil {
			err = ErrEnded
		}
		if err != nil {
			os.Remove(name)
		}
	}()
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := write(file); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info != nil {
		mode = info.Mode().Perm()
	}
	if err := file.Chmod(mode); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(name, target)
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
