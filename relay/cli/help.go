package cli

import (
	_ "embed"
	"io"
)

//go:embed help.txt
var helpText string

func (c *helpCmd) Run(e *env) error {
	_, err := io.WriteString(e.stdout, helpText)
	return err
}
