package model

import (
	"io"

	"baton/relay/wholefile"
)

// writePage writes what is handed over on paper twice: as a page to be printed
// (path.html), and as text (path.txt).
func writePage(path string, page func(io.Writer) error, text string) error {
	if err := wholefile.Write(path+".html", page); err != nil {
		return err
	}
	return wholefile.Write(path+".txt", func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
