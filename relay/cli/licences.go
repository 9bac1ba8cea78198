package cli

import (
	_ "embed"
	"io"
)

// licences are those of all that the program is built of, as their authors
// wrote them. A test gathers them anew.
//
//go:embed licences.txt
var licences string

func (c *licencesCmd) Run(e *env) error {
	_, err := io.WriteString(e.stdout, licences)
	return err
}
