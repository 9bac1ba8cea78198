package cli

import (
	"fmt"

	"baton/relay/settings"
)

// Run prints the settings in force and their file, or the file's schema.
func (c *settingsCmd) Run(e *env) error {
	text := e.deps.Settings.Summary() + "\nkept in " + settings.Path()
	if c.Schema {
		b, err := settings.Schema()
		if err != nil {
			return err
		}
		text = string(b)
	}
	_, err := fmt.Fprintln(e.stdout, text)
	return err
}
