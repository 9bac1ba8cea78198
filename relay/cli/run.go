// Package cli is the command line: its grammar, and the commands that need no
// screen. Those that need one are handed to the program's main as a Screen.
//
// What a command finds goes to stdout; what went wrong to stderr, a line each,
// "baton: " first. The exit code is 0 when it is done, 1 when the work failed
// and 2 when the command was wrong. It imports what is in relay, and no screen.
// Begin with grammar.go: a command is a struct, in the file of its name.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	ExitDone   = 0
	ExitFailed = 1
	ExitUsage  = 2
)

// Deps are what the commands need of the world around them, so that tests can
// be that world.
type Deps struct {
	Version  string
	About    func() []string    // what else is worth knowing of this laptop: where things lie; nil for nothing
	Settings settings.Settings  // this laptop's, its stable id among them
	Now      func() time.Time   //
	Terminal bool               // stdin and stdout are one: questions can be asked, screens shown
	Keys     bool               // stdin is one: screens can be shown in lines
	Plain    string             // BATON_PLAIN; empty, 0, no or false is not
	Dumb     bool               // the terminal says of itself that it cannot be drawn on
	Show     func(Screen) error // runs a screen until it is left
	Meets    string             // the folder of the meets without a path of their own
	Host     string             // what the system calls this laptop, where nobody gave it a name
	Links    string             // and of this laptop's key, and of who else is in its meets
	Poll     time.Duration      // how often a watched folder is looked at; 0 is once a second
}

// env is one run of the program.
type env struct {
	deps   Deps
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	typed  chan string     // the lines someone types, once something was asked
	ended  <-chan struct{} // the program was told to end; nil where nothing goes on
	plain  bool            // screens are shown in lines
}

// seeHelp ends what is said about a command that cannot be read.
const seeHelp = "; baton help lists the commands"

// errUsage marks what is wrong with the command rather than with the work.
var errUsage = errors.New("wrong command")

func usage(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{errUsage}, args...)...)
}

// Run does what a command line (without the program's name) says, and gives the
// exit code.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer, deps Deps) int {
	e := &env{deps: deps, stdin: stdin, stdout: stdout, stderr: stderr}
	args = asCommand(args)
	said := &grammar{}
	context, err := parse(args, said)
	if err != nil {
		e.complain(fmt.Errorf("%w%s", misread(args, err), seeHelp))
		return ExitUsage
	}
	e.plain = said.Plain || !slices.Contains([]string{"", "0", "no", "false"}, strings.ToLower(deps.Plain))
	e.findMeets(said)
	if err := context.Run(e); err != nil {
		e.complain(err)
		if errors.Is(err, errUsage) {
			return ExitUsage
		}
		return ExitFailed
	}
	return ExitDone
}

// asCommand turns -h, --help and --version into commands, wherever they stand:
// who asks for help seldom has the rest of the command right.
func asCommand(args []string) []string {
	before := args
	if end := slices.Index(args, "--"); end >= 0 {
		before = args[:end]
	}
	switch {
	case slices.Contains(before, "-h") || slices.Contains(before, "--help"):
		if helpOn(before[0]) != "" {
			return []string{"help", before[0]}
		}
		return []string{"help"}
	case len(before) == 1 && before[0] == "--version":
		return []string{"version"}
	}
	return args
}

func newParser(said *grammar) (*kong.Kong, error) {
	return kong.New(said, kong.Name("baton"), kong.NoDefaultHelp())
}

func parse(args []string, said *grammar) (*kong.Context, error) {
	parser, err := newParser(said)
	if err != nil {
		return nil, err
	}
	return parser.Parse(args)
}

// stops are full stops that a system's own words end in, where a hint follows.
var stops = regexp.MustCompile(`(\pL)\.;`)

// complain prints an error, each of its lines with the program's name.
func (e *env) complain(err error) {
	said := strings.TrimPrefix(err.Error(), errUsage.Error()+": ") + hint(err)
	text := relay.HarmlessLines(strings.ReplaceAll(stops.ReplaceAllString(said, "$1;"), "?; baton", "? baton"))
	for line := range strings.Lines(text) {
		fmt.Fprintln(e.stderr, "baton:", strings.TrimSpace(line))
	}
}

// warn prints what is worth knowing and stops nothing.
func (e *env) warn(text string) { e.complain(errors.New("warning: " + text)) }

// hint is what to look at where a file cannot be had and nothing else is said of
// what to do.
func hint(err error) string {
	switch {
	case strings.ContainsAny(err.Error(), ";("):
		return ""
	case errors.Is(err, fs.ErrNotExist):
		return "; is the name right, and the folder there?"
	case errors.Is(err, fs.ErrPermission):
		return "; look at who may read and write it"
	case errors.Is(err, meet.ErrNotMeet) && !strings.Contains(err.Error(), ".meet file"):
		return "; give the name of a .meet file"
	}
	return ""
}

// show hands a screen to main.
func (e *env) show(s Screen) error {
	if e.deps.Dumb && e.deps.Plain == "" && !e.plain && !s.Hidden && e.deps.Keys {
		e.plain = true
		fmt.Fprintln(e.stdout, "TERM=dumb: told in lines, as by --plain (BATON_PLAIN=0 draws)")
	}
	s.Plain = e.plain
	if err := e.canShow(s); err != nil {
		return err
	}
	return e.deps.Show(s)
}

// canShow says why a screen cannot be shown here, nil where it can or need not.
func (e *env) canShow(s Screen) error {
	switch {
	case s.Hidden:
	case e.plain && !e.deps.Keys:
		return usage("--plain takes its keys from a terminal, at the moment they are pressed; start it in one, with nothing piped into it (what it tells can be piped on)")
	case !e.plain && !e.deps.Terminal:
		return usage("the screens need a terminal; without one there are import, export, merge, log and check")
	}
	return nil
}
