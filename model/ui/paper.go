package ui

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"baton/relay"
	"baton/relay/wholefile"
)

// PagePath is where what is handed over on paper about a race is written, without
// its ending: beside the meet's file, under a name that leads nowhere else.
func PagePath(meet string, race relay.RaceID, what ...string) (string, error) {
	if !race.Named() {
		return "", fmt.Errorf("race %.40q: want event-round-heat, as 12-1-3", string(race))
	}
	name := strings.Join(append([]string{BaseName(meet), string(race)}, what...), "-")
	return filepath.Join(filepath.Dir(meet), strings.ReplaceAll(FileName(name), " ", "-")), nil
}

// WritePage writes what is handed over on paper twice: as a page to be printed
// (path.html), and as text (path.txt).
func WritePage(path string, page func(io.Writer) error, text string) error {
	if err := wholefile.Write(path+".html", page); err != nil {
		return err
	}
	return wholefile.Write(path+".txt", func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// FileName is a meet's name as a file's: what some system could not store
// becomes a dash.
func FileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(relay.Harmless(name)))
	return strings.Trim(name, " .")
}

// BaseName is the name of a file without folder and ending.
func BaseName(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }
