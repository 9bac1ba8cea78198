package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/settings"
)

// gun starts a race of a meet, as a keeper at the screen would.
func (d *desk) gun(meet string, race relay.RaceID) {
	d.t.Helper()
	draft, err := newDraft(meet, d.deps)
	if err == nil {
		err = draft.add(race, &relay.Armed{Digits: 1}, &relay.Gun{Key: "space"})
	}
	if err == nil {
		err = draft.store(meet)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestARaceThatHasBegunIsAlteredOnlyByName(t *testing.T) {
	d := newDesk(t)
	d.file("list.csv", startList)
	d.file("swap.csv", laneSwap)
	d.run(ExitDone, "import lake.meet list.csv")
	d.gun("lake.meet", "7-1-1")
	d.run(ExitFailed, "import lake.meet swap.csv --yes")
	d.wants("the table", d.out, "refused  swap.csv:2  7-1-1 lane 4: Northside A: 7-1-1 is running, and a race that has begun is not altered unless it is named", "1 same, 3 refused; nothing to write")
	d.wants("the error", d.err, "baton: 3 rows refused, as shown; what else is in the lists is not affected; a race that has begun is altered with --race 7-1-1")
	d.run(ExitDone, "import lake.meet swap.csv --yes --race 7-1-1")
	d.wants("by name", d.out, "moves from lane 3 to lane 4", "1 new, 2 changed, 1 same; written to lake.meet")
}

// yard is a watched folder, with a clock moved by hand.
type yard struct {
	*desk
	watching *watching
	now      time.Time
	out      strings.Builder
}

func newYard(t *testing.T) *yard {
	y := &yard{desk: newDesk(t), now: time.Date(2026, 5, 16, 13, 51, 0, 0, time.UTC)}
	relaytest.NoError(t, os.Mkdir("timing", 0o700))
	y.deps.Now = func() time.Time { return y.now }
	e := &env{deps: y.deps, stdin: strings.NewReader(""), stdout: &y.out}
	y.watching = newWatching(newImporter(&importCmd{Meet: "lake.meet", Yes: true, Watch: "timing"}, e))
	return y
}

// after looks once a second and gives what was said.
func (y *yard) after(seconds int) string {
	y.out.Reset()
	for range seconds {
		y.now = y.now.Add(time.Second)
		y.watching.look()
	}
	return filepath.ToSlash(y.out.String())
}

func (y *yard) says(what, got string, want ...string) {
	y.t.Helper()
	if got != strings.Join(want, "") {
		y.t.Errorf("%s:\n%swant\n%s", what, got, strings.Join(want, ""))
	}
}

func TestAWatchedFolderSaysWhatComesAndWhen(t *testing.T) {
	y := newYard(t)
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A\n")
	y.says("a start list", y.after(3),
		"13:51:02  new       timing/lynx.evt:2  7-1-1 Girls 4x100: new race, 4x100\n",
		"13:51:02  new       timing/lynx.evt:2  7-1-1 lane 3: Northside A new\n")
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,5,Northside,,NORT A\n")
	y.says("a lane drawn anew", y.after(3), "13:51:05  changed   timing/lynx.evt:2  7-1-1 lane 5: Northside A moves from lane 3 to lane 5\n")
	y.says("nothing new", y.after(9))
}

func TestAWatchedFileThatStopsInMidLineIsToldOnce(t *testing.T) {
	y := newYard(t)
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,North")
	y.says("half a file", y.after(20), "13:51:06  waiting   timing/lynx.evt: the file ends in mid-line, so it is still being written; try again in a moment\n")
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A\n")
	if said := y.after(3); !strings.Contains(said, "lane 3: Northside A new") {
		t.Error(said)
	}
}

func TestAWatchedFileWithoutAnEndIsTakenAfterAMinute(t *testing.T) {
	y := newYard(t)
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A")
	y.file("timing/001-1-01.lif", "")
	if said := y.after(55); strings.Contains(said, "Northside") || strings.Count(said, "waiting") != 2 {
		t.Error(said)
	}
	said := y.after(20)
	y.wants("after a minute", said, "lane 3: Northside A new", "refused   timing/001-1-01.lif: no results in it")
	y.says("and no word more", y.after(60))
}

func TestAWatchedRowThatIsNotKnownCostsItself(t *testing.T) {
	y := newYard(t)
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A\n,,4,Peak,,PEAK A\n")
	y.file("timing/007-1-01.lif", "7,1,1,Girls 4x100,,,,,,400,14:01:08.3649\n1,,3,Northside,,NORT A,49.95\nhmm,,4,Peak,,PEAK A,50.1\n")
	said := y.after(5)
	y.wants("the others count", said, "lane 3: Northside A 1st 49.95", `refused   timing/007-1-01.lif:3:1  "hmm" stands where a place, DNS, DNF, DQ or SCR should be`)
	if strings.Contains(said, "failed") {
		t.Error(said)
	}
	y.says("once", y.after(30))
	y.file("timing/007-1-01.lif", "7,1,1,Girls 4x100,,,,,,400,14:01:08.3649\n1,,3,Northside,,NORT A,49.95\n2,,4,Peak,,PEAK A,50.1\n")
	y.wants("put right", y.after(5), "lane 4: Peak A 2nd")
}

func TestALineUpWaitsForItsStartListInAWatchedFolder(t *testing.T) {
	y := newYard(t)
	y.file("timing/relays.txt", "Q;NORT;Northside;A;F;;400;;;;;;;;;Ruiz;Ana\n")
	y.file("timing/lynx.sch", "8,1,1\n7,1,1\n")
	y.says("a line-up alone", y.after(3),
		"13:51:02  refused   timing/relays.txt:1  Women 4×100 m: Northside A: the list gives no event number, and the meet has no such event yet; its start list must come first\n")
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A\n8,1,1,Boys 4x100,,,,,,400\n,,3,Northside,,NORT A\n")
	said := y.after(3)
	y.wants("with its start list", said, "7-1-1: Northside A leg 1 Ana Ruiz", "8-1-1 Boys 4x100 runs as number 1", "7-1-1 Girls 4x100 runs as number 2")
}

func TestAWatchedFolderThatIsPulledOutIsToldOnce(t *testing.T) {
	y := newYard(t)
	relaytest.NoError(t, os.Rename("timing", "away"))
	if said := y.after(5); strings.Count(said, "\n") != 1 || !strings.Contains(said, "waiting   cannot look into the folder: ") {
		t.Error(said)
	}
	y.file("away/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A\n")
	relaytest.NoError(t, os.Rename("away", "timing"))
	if said := y.after(3); !strings.Contains(said, "lane 3: Northside A new") {
		t.Error(said)
	}
}

func TestAWatchedMeetThatCannotBeWrittenIsTriedAgain(t *testing.T) {
	y := newYard(t)
	y.file("lake.meet", "no meet at all")
	y.file("timing/lynx.evt", "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A\n")
	if said := y.after(20); strings.Count(said, "\n") != 1 || !strings.Contains(said, "failed    ") {
		t.Error(said)
	}
	relaytest.NoError(t, os.Remove("lake.meet"))
	if said := y.after(7); !strings.Contains(said, "lane 3: Northside A new") {
		t.Error(said)
	}
}

// TestAMeetNamedWithoutAFolderIsWhereItIsListed names a meet as one says it.
func TestAMeetNamedWithoutAFolderIsWhereItIsListed(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	meets := filepath.Join(dir, "data", "baton")
	put(t, "list.csv", []byte("event,format,lane,team\n7,4x100,1,Peak\n"))
	run := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := Run(args, strings.NewReader(""), &out, &errs, Deps{Version: "test", Settings: settings.Settings{Station: "one"}, Now: time.Now, Meets: meets}); code != want {
			t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
		}
		return out.String()
	}
	run(ExitDone, "import", "county", "list.csv", "--dry-run")
	if isThere(meets) {
		t.Error("looking only made the folder")
	}
	if out := run(ExitDone, "import", "county", "list.csv"); !strings.Contains(out, "written to "+filepath.Join(meets, "county.meet")) {
		t.Error(out)
	}
	for _, command := range [][]string{{"check", "county"}, {"log", "county"}, {"export", "county", "--format", "csv"}, {"merge", "county", "county"}} {
		run(ExitDone, command...)
	}
	run(ExitFailed, "check", "state")
	run(ExitDone, "import", "here.meet", "list.csv")
	run(ExitDone, "import", "./there", "list.csv")
	if !isThere("here.meet") || !isThere("there") || isThere(filepath.Join(meets, "here.meet")) {
		t.Error("a path is a path")
	}
}
