package cli

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/settings"

	"github.com/alecthomas/kong"
)

// desk is someone at a laptop: what they typed in, and what came of it.
type desk struct {
	t      *testing.T
	deps   Deps
	answer string
	screen *Screen
	out    string
	err    string
}

func newDesk(t *testing.T) *desk {
	t.Chdir(t.TempDir())
	d := &desk{t: t}
	d.deps = Deps{Version: "1.2.3", Settings: settings.Settings{Station: "test"}, Now: time.Now, Show: func(s Screen) error { d.screen = &s; return nil }}
	return d
}

func (d *desk) file(name, content string) {
	d.t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

// run types a command and wants an exit code.
func (d *desk) run(code int, command string) {
	d.t.Helper()
	var out, err strings.Builder
	d.screen = nil
	got := Run(strings.Fields(command), strings.NewReader(d.answer), &out, &err, d.deps)
	d.out, d.err = out.String(), err.String()
	if got != code {
		d.t.Fatalf("baton %s: exit code %d, want %d\n%s%s", command, got, code, d.out, d.err)
	}
	if (code == ExitDone) != (d.err == "") {
		d.t.Fatalf("baton %s: exit code %d, stderr %q", command, code, d.err)
	}
}

func (d *desk) wants(what, got string, parts ...string) {
	d.t.Helper()
	for _, part := range parts {
		if !strings.Contains(got, part) {
			d.t.Errorf("%s:\n%swant %q in it", what, got, part)
		}
	}
}

const (
	startList = "event,format,lane,team,squad\n7,4x100,3,Northside,A\n7,4x100,4,Peak,A\n"
	laneSwap  = "event,format,lane,team,squad\n7,4x100,4,Northside,A\n7,4x100,3,Peak,A\n7,4x100,5,Lakewood,A\n"
)

func TestAStartListGoesInOnceAndResultsComeOut(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.run(ExitDone, "import lake.meet list.csv")
	d.wants("the first time", d.out, "new  list.csv:2  7-1-1 lane 3: Northside A new", "3 new; written to lake.meet")
	d.run(ExitDone, "import lake.meet list.csv")
	d.wants("the second time", d.out, "3 same; nothing to write")
	d.run(ExitDone, "export lake.meet --format json -o results.json")
	raw, err := os.ReadFile("results.json")
	if err != nil || !json.Valid(raw) {
		t.Errorf("%v\n%s", err, raw)
	}
	d.run(ExitDone, "export lake.meet --race 7-1-1 --format csv")
	d.wants("the results", d.out, "7,1,1,,4x100,,3,Northside,A,OK")
	d.run(ExitDone, "check lake.meet")
	d.wants("the check", d.out, "1 race, 4 events", "whole")
}

func TestChangesAreAskedAbout(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.file("swap.csv", laneSwap)
	d.run(ExitDone, "import lake.meet list.csv")
	d.run(ExitDone, "import lake.meet swap.csv --dry-run")
	d.wants("a dry run", d.out, "moves from lane 3 to lane 4", "1 new, 2 changed, 1 same; nothing written")
	d.run(ExitFailed, "import lake.meet swap.csv")
	d.wants("no terminal", d.err, "baton: change 2 rows", "give --yes")
	d.deps.Terminal, d.answer = true, "no\n"
	d.run(ExitDone, "import lake.meet swap.csv")
	d.answer = ""
	d.run(ExitDone, "import lake.meet swap.csv")
	d.wants("only what was new went in", d.out, "2 changed, 2 same; nothing to write")
	d.deps.Terminal = false
	d.run(ExitDone, "import lake.meet swap.csv --yes")
	d.run(ExitDone, "import lake.meet swap.csv")
	d.wants("after --yes", d.out, "4 same")
}

func TestARefusedRowIsAFailureThatKeepsTheRest(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", "event,format,lane,team\n7,4x100,1,Peak\n7,4x100,2,peak\n7,4x100,3,Lakewood\n")
	d.run(ExitFailed, "import lake.meet list.csv")
	d.wants("the table", d.out, "the same team as in list.csv:3", "2 new, 2 refused; written")
	d.wants("the error", d.err, "baton: 2 rows refused")
}

func TestTheLogIsOneObjectALineWithItsID(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.run(ExitDone, "import lake.meet list.csv")
	d.run(ExitDone, "log lake.meet --race 7-1-1")
	lines := strings.Split(strings.TrimSpace(d.out), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines\n%s", len(lines), d.out)
	}
	for _, line := range lines {
		var event struct{ ID, Kind, Race string }
		if err := json.Unmarshal([]byte(line), &event); err != nil || event.Race != "7-1-1" || event.Kind == "" || len(event.ID) < 34 {
			t.Errorf("%v: %s", err, line)
		}
	}
}

func TestCopiesOfAMeetMerge(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.file("more.csv", "event,format,lane,team\n8,4x400,1,Peak\n")
	d.run(ExitDone, "import a.meet list.csv")
	raw := relaytest.File(t, "a.meet")
	d.file("b.meet", string(raw))
	d.run(ExitDone, "import b.meet more.csv")
	d.run(ExitDone, "merge a.meet b.meet")
	d.wants("the merge", d.out, "b.meet: 7 events, 3 new")
	d.run(ExitDone, "import c.meet list.csv")
	d.run(ExitFailed, "merge a.meet c.meet")
	d.wants("another meet", d.err, "baton: cannot merge c.meet")
}

func TestWhatIsWrongIsSaidInOneLineWithAHint(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.file("column.csv", "coach,of,the,day\n")
	d.file("half.evt", "1,1,1,4x1")
	d.file("photo.jpg", "")
	d.run(ExitDone, "import lake.meet list.csv")
	for _, c := range []struct {
		code          int
		command, want string
	}{
		{ExitFailed, "import new.meet lost.csv", "baton: cannot read the start list: open lost.csv: "},
		{ExitFailed, "import new.meet column.csv", `baton: column.csv: no header row; want one with event`},
		{ExitFailed, "import new.meet half.evt", "baton: half.evt: the file ends in mid-line"},
		{ExitFailed, "import new.meet photo.jpg", "photo.jpg: cannot tell what it is; start lists end in"},
		{ExitFailed, "import new.meet lake.meet", "baton merge joins"},
		{ExitFailed, "import list.csv list.csv", "baton: list.csv: not a meet file"},
		{ExitFailed, "export new.meet --format json", "new.meet: no such meet; baton import new.meet FILE makes one"},
		{ExitFailed, "export lake.meet --format json --race 9-1-1", "lake.meet: no race 9-1-1; it has 7-1-1"},
		{ExitFailed, "export lake.meet --format json -o nowhere/x.json", "baton: cannot write nowhere/x.json: "},
		{ExitFailed, "merge new.meet lake.meet", "new.meet: no such meet"},
		{ExitFailed, "log list.csv", "not a meet file"},
		{ExitFailed, "check new.meet", "no such meet"},
		{ExitUsage, "new.meet", "baton: the screens need a terminal; without one there are import"},
		{ExitUsage, "export lake.meet --format pdf", "baton: --format pdf: export writes json, csv, lif"},
		{ExitUsage, "export lake.meet --format csv -o lake.meet", "results are not written over a meet"},
		{ExitUsage, "export lake.meet --format csv --race final", "want event-round-heat, as 12-1-3"},
		{ExitUsage, "export lake.meet", "--format json|csv|lif|html|md|opentrack is missing"},
		{ExitUsage, "import new.meet", `baton: import: the start lists are missing, as baton import lake.meet lynx.evt; baton help lists the commands`},
		{ExitUsage, "import new.meet list.csv --force", "unknown flag --force"},
		{ExitUsage, "exprot lake.meet", "baton help lists the commands"},
		{ExitUsage, "demo --speed 0", "baton: --speed 0: want more than 0"},
		{ExitUsage, "demo --speed fast", "baton: --speed fast: want a number"},
		{ExitUsage, "--race 7-1-1", "baton: --race 7-1-1 of which meet? give its file"},
	} {
		d.run(c.code, c.command)
		d.wants(c.command, d.err, c.want)
		if strings.Count(d.err, "\n") != 1 || d.out != "" {
			t.Errorf("%s: want one line and no output\n%s%s", c.command, d.out, d.err)
		}
	}
	if left, _ := filepath.Glob("*new.meet*"); len(left) > 0 {
		t.Errorf("a command that failed made %v", left)
	}
	if left, _ := filepath.Glob(".baton-*"); len(left) > 0 {
		t.Errorf("half files are left: %v", left)
	}
}

func TestADamagedMeetIsToldAndNotWritten(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.run(ExitDone, "import lake.meet list.csv")
	relaytest.NoError(t, os.Truncate("lake.meet", 6000))
	for _, command := range []string{"check lake.meet", "export lake.meet --format json", "log lake.meet", "import lake.meet list.csv"} {
		d.run(ExitFailed, command)
		d.wants(command, d.err, "baton: ", "damaged")
	}
}

func TestScreensAreHandedToMain(t *testing.T) {
	d := newDesk(t)
	d.deps.Terminal = true
	for command, want := range map[string]Screen{
		"":                              {Kind: ListScreen},
		"lake.meet":                     {Kind: MeetScreen, Meet: "lake.meet"},
		"lake.meet --race 12-1-03":      {Kind: MeetScreen, Meet: "lake.meet", Race: "12-1-3"},
		"demo":                          {Kind: DemoScreen, Speed: 1},
		"demo --speed=2.5":              {Kind: DemoScreen, Speed: 2.5},
		"replay lake.meet --race 1-1-1": {Kind: ReplayScreen, Meet: "lake.meet", Race: "1-1-1", Speed: 1},
	} {
		d.run(ExitDone, command)
		if d.screen == nil || !reflect.DeepEqual(*d.screen, want) {
			t.Errorf("baton %s: %+v, want %+v", command, d.screen, want)
		}
	}
}

func TestHelpIsGivenWhereverItIsAskedFor(t *testing.T) {
	d := newDesk(t)
	for _, command := range []string{"help", "-h", "import --help", "-h export --nonsense"} {
		d.run(ExitDone, command)
		d.wants(command, d.out, "baton import MEET FILE")
	}
	d.run(ExitDone, "version")
	d.wants("version", d.out, "baton 1.2.3\n")
}

func TestTheVersionTellsWhereThingsLie(t *testing.T) {
	d := newDesk(t)
	d.deps.About = func() []string { return []string{"meets: /home/ann/baton", "keyboard: VT input"} }
	d.run(ExitDone, "version")
	d.wants("version", d.out, "baton 1.2.3\nmeets: /home/ann/baton\nkeyboard: VT input\n")
}

func TestASystemsFullStopBeforeAHintGoes(t *testing.T) {
	var said strings.Builder
	e := &env{stderr: &said}
	e.complain(fmt.Errorf("a.meet: %w", fullStopError{fs.ErrNotExist}))
	if got := said.String(); got != "baton: a.meet: The system cannot find the file specified; is the name right, and the folder there?\n" {
		t.Errorf("it said %q", got)
	}
}

// fullStopError is an error in the words of Windows.
type fullStopError struct{ error }

func (fullStopError) Error() string   { return "The system cannot find the file specified." }
func (f fullStopError) Unwrap() error { return f.error }

func TestHelpNamesEveryCommandAndFlag(t *testing.T) {
	parser, err := newParser(&grammar{})
	if err != nil {
		t.Fatal(err)
	}
	err = kong.Visit(parser.Model, func(node kong.Visitable, next kong.Next) error {
		switch n := node.(type) {
		case *kong.Command:
			if !n.Hidden && !strings.Contains(helpText, "baton "+n.Name) {
				t.Errorf("no word about the command %s", n.Name)
			}
		case *kong.Flag:
			if !strings.Contains(helpText, "--"+n.Name) {
				t.Errorf("no word about the flag --%s", n.Name)
			}
		}
		return next(nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}
