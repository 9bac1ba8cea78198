package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Title is the name of a file without folder and ending.
func Title(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// Name is a title as a file can have it: what some system could not store becomes
// a dash. It is empty where nothing is left.
func Name(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, title)
	return strings.Trim(name, " .")
}

// Same reports whether two paths lead to one file or folder that is there.
func Same(a, b string) bool {
	one, errA := os.Stat(a)
	other, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(one, other)
}

// In are the files of a folder whose names have an ending, by name; none of a
// folder that is not there.
func In(folder, ending string) (paths []string, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, e := range entries {
		if !e.IsDir() && filepath.Ext(e.Name()) == ending {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}
