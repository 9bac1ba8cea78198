package cli

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/settings"
)

// TestAMeetThatTookADamagedCopyGoesOnAsBefore flips bits in a laptop's copy that
// holds a race more, merges it, and then does with the good meet all that is
// done with one.
func TestAMeetThatTookADamagedCopyGoesOnAsBefore(t *testing.T) {
	dir, noon := t.TempDir(), time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, list := range map[string]string{
		"one.csv": "event,format,lane,team\n7,4x100,1,Peak\n7,4x100,2,Northside\n",
		"two.csv": "event,format,lane,team\n8,4x100,1,Peak\n8,4x100,2,Northside\n",
		"new.csv": "event,format,lane,team\n9,4x100,1,Lakewood\n",
	} {
		relaytest.NoError(t, os.WriteFile(at(name), []byte(list), 0o600))
	}
	run := func(args ...string) (string, string, int) {
		var out, errs bytes.Buffer
		code := Run(args, strings.NewReader(""), &out, &errs, Deps{Version: "test", Settings: settings.Settings{Station: "one"}, Now: func() time.Time { return noon }})
		return out.String(), errs.String(), code
	}
	ok := func(args ...string) string {
		out, errs, code := run(args...)
		if code != ExitDone || errs != "" {
			t.Fatalf("%v: exit code %d: %s", args, code, errs)
		}
		return out
	}
	ok("import", at("good.meet"), at("one.csv"))
	good := bytesOf(t, at("good.meet"))
	put(t, at("whole.meet"), good)
	ok("import", at("whole.meet"), at("two.csv"))
	whole := bytesOf(t, at("whole.meet"))
	origins := map[string]bool{}
	for line := range strings.Lines(ok("log", at("whole.meet"))) {
		origins[line[:40]] = true
	}
	flips := 60
	if testing.Short() {
		flips = 12
	}
	draw := rand.New(rand.NewPCG(11, 14))
	for range flips {
		hurt := bytes.Clone(whole)
		place := draw.IntN(len(hurt))
		hurt[place] ^= 1 << draw.IntN(8)
		put(t, at("good.meet"), good)
		put(t, at("copy.meet"), hurt)
		if _, errs, code := run("merge", at("good.meet"), at("copy.meet")); code != ExitDone && !strings.Contains(errs, "cannot merge") {
			t.Fatalf("byte %d: merge: %s", place, errs)
		}
		ok("import", at("good.meet"), at("new.csv"))
		ok("export", at("good.meet"), "--format", "json")
		if out := ok("check", at("good.meet")); !strings.HasSuffix(out, "  whole\n") {
			t.Fatalf("byte %d: %s", place, out)
		}
		var late string
		for line := range strings.Lines(ok("log", at("good.meet"))) {
			if origin := line[:40]; !origins[origin] && origin != late {
				if late != "" {
					t.Fatalf("byte %d: an origin that nobody wrote: %s", place, origin)
				}
				late = origin // the import just now
			}
		}
		ok("merge", at("good.meet"), at("whole.meet"))
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b := relaytest.File(t, path)
	return b
}

func put(t *testing.T, path string, content []byte) {
	t.Helper()
	relaytest.NoError(t, os.WriteFile(path, content, 0o600))
}

// TestAMeetWithAGapIsAMeet takes an event out of a meet, as what was saved of a
// broken disk has it: every command works, and says what is missing.
func TestAMeetWithAGapIsAMeet(t *testing.T) {
	dir, noon := t.TempDir(), time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)
	path, list := filepath.Join(dir, "saved.meet"), filepath.Join(dir, "list.csv")
	put(t, list, []byte("event,format,lane,team\n7,4x100,1,Peak\n7,4x100,2,Northside\n"))
	deps := Deps{Version: "test", Settings: settings.Settings{Station: "one"}, Now: func() time.Time { return noon }}
	d, err := newDraft(path, deps)
	if err == nil {
		err = d.add("7-1-1", &relay.Gun{Key: "space"}, &relay.Press{}, &relay.Press{})
	}
	if err != nil {
		t.Fatal(err)
	}
	missing := d.events[2].ID.String()
	d.events = append(d.events[:2], d.events[3])
	relaytest.NoError(t, d.store(path))
	for _, args := range [][]string{{"log"}, {"export", "--format", "csv"}, {"import", list, "--race", "7-1-1", "--yes"}, {"merge", path}, {"check"}} {
		var out, errs bytes.Buffer
		command := append([]string{args[0], path}, args[1:]...)
		if code := Run(command, strings.NewReader(""), &out, &errs, deps); code != ExitDone {
			t.Errorf("%v: exit code %d: %s", args, code, errs.String())
		}
		if said := out.String() + errs.String(); !strings.Contains(said, fmt.Sprintf("event %s: missing", missing)) {
			t.Errorf("%v does not say what is missing: %s", args, said)
		}
	}
}
