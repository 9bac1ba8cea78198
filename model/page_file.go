package model

import (
	"bytes"
	"io"
	"os"
)

// writePage writes what is handed over on paper twice: as a page to be printed
// (path.html), and as text (path.txt).
func writePage(path string, page func(io.Writer) error, text string) error {
	var html bytes.Buffer
	if err := page(&html); err != nil {
		return err
	}
	if err := os.WriteFile(path+".html", html.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(path+".txt", []byte(text), 0o644)
}
