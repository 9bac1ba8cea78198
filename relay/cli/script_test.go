package cli

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// world is the deps of a laptop for the scripts; with a terminal it tells which
// screen would open.
func world(terminal bool) Deps {
	return Deps{
		Version: "1.2.3", Station: "script", Now: time.Now, Terminal: terminal,
		Show: func(s Screen) error {
			_, err := fmt.Printf("screen %+v\n", s)
			return err
		},
	}
}

func TestMain(m *testing.M) {
	baton := func(terminal bool) func() {
		return func() { os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, world(terminal))) }
	}
	testscript.Main(m, map[string]func(){
		"baton":          baton(false), // in a pipe
		"baton-terminal": baton(true),  // with someone to ask
	})
}

func TestCommands(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
	})
}
