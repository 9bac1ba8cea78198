package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"baton/relay"
	"baton/relay/sample"
	"baton/relay/sqlite"
)

// makeSeason makes a made-up season's meets in the data folder, to see what its pages say
// of one. What is there already stays as it is.
func (e *env) makeSeason() error {
	meets, err := sample.Season(e.deps.Now())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(e.deps.Meets, 0o755); err != nil {
		return err
	}
	made := 0
	for _, m := range meets {
		switch err := sqlite.Make(filepath.Join(e.deps.Meets, m.File), m.Events); {
		case errors.Is(err, fs.ErrExist):
			fmt.Fprintf(e.stdout, "%s is there already\n", m.File)
		case err != nil:
			return err
		default:
			made++
		}
	}
	if made == 0 {
		return nil
	}
	fmt.Fprintf(e.stdout, "%s in %s: baton lists them, h in one shows their season, tab what exchanges cost; delete them when you have seen enough\n", relay.Count(made, "made-up meet"), e.deps.Meets)
	return nil
}
