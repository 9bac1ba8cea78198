package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// errNoFile says that what a path names is none that can be read whole.
var errNoFile = errors.New("not a file")

// Read reads the whole of a regular file of at most so many bytes. A folder, a
// pipe or a device is refused before it is opened, since a pipe would be waited
// for without end. The error names the file.
func Read(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, Plainly(cause(err)))
	}
	if what := kindOf(info.Mode()); what != "" {
		return nil, fmt.Errorf("%s: %s, %w", path, what, errNoFile)
	}
	if info.Size() > most {
		return nil, tooLarge(path, most)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, Plainly(cause(err)))
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", path, Plainly(cause(err)))
	case int64(len(content)) > most: // it grew meanwhile
		return nil, tooLarge(path, most)
	}
	return content, nil
}

func tooLarge(path string, most int64) error {
	return fmt.Errorf("%s: larger than %d MB; is it the right file?", path, most>>20)
}

// kindOf is what a path that names no regular file names.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return ""
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}
