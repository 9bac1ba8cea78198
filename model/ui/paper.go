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
	name := strings.Join(append([]string{wholefile.Title(meet), string(race)}, what...), "-")
	return filepath.Join(filepath.Dir(meet), strings.ReplaceAll(FileName(name), " ", "-")), nil
}

// WritePage writes what is handed over on paper twice: as a page to be printed
// (path.html), and as text (path.txt).
func WritePage(path string, page func(io.Writer) error, text string) error {
	if err := wholefile.Write(path+".html", page); err != nil {
		return err
	}
	return wholefile.WriteAll(path+".txt", []byte(text))
}

// FileName is a meet's name as a file's.
func FileName(name string) string { return wholefile.Name(strings.TrimSpace(relay.Harmless(name))) }
