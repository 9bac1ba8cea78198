package cli

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"baton/relay/settings"

	"github.com/rogpeppe/go-internal/testscript"
)

// world is the deps of a laptop for the scripts; with a terminal it says which
// screen would open.
func world(terminal bool) Deps {
	return Deps{
		Version: "1.2.3", Settings: settings.Settings{Station: "script"}, Now: time.Now, Terminal: terminal, Keys: terminal, Plain: os.Getenv("BATON_PLAIN"), Poll: 20 * time.Millisecond, Meets: "data", Links: "data/link",
		Show: func(s Screen) error {
			s.Link, s.Guests, s.Lines = nil, nil, nil
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
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){"taken": taken},
	})
}

// taken waits until a meet has all that a list says: "taken MEET LIST".
func taken(ts *testscript.TestScript, _ bool, args []string) {
	var out, errs strings.Builder
	for range 500 {
		out.Reset()
		errs.Reset()
		Run([]string{"import", ts.MkAbs(args[0]), ts.MkAbs(args[1]), "--dry-run"}, strings.NewReader(""), &out, &errs, world(false))
		if line := out.String(); strings.Contains(line, " same") && !strings.Contains(line, "new") && !strings.Contains(line, "changed") {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	ts.Fatalf("%s was not taken into %s:\n%s%s", args[1], args[0], out.String(), errs.String())
}
