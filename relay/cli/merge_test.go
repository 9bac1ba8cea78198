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

// fired is a copy of a meet in which one station fires the gun of race 7-1-1.
func fired(t *testing.T, path, station string, at time.Time) {
	t.Helper()
	d, err := newDraft(path, Deps{Version: "test", Settings: settings.Settings{Station: station}, Now: func() time.Time { return at }})
	if err == nil {
		err = d.add("7-1-1", &relay.Gun{Key: "space"})
	}
	if err == nil {
		err = d.store(path)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestMergeAsksWhetherTwoGunsAreOneStart(t *testing.T) {
	dir, noon := t.TempDir(), time.Date(2026, 5, 16, 12, 0, 0, 0, time.UTC)
	one, two, list := filepath.Join(dir, "one.meet"), filepath.Join(dir, "two.meet"), filepath.Join(dir, "list.csv")
	relaytest.NoError(t, os.WriteFile(list, []byte("event,format,lane,team\n7,4x100,1,Peak\n"), 0o600))
	run := func(terminal bool, answer string, args ...string) string {
		var out, errs bytes.Buffer
		deps := Deps{Version: "test", Settings: settings.Settings{Station: "one"}, Now: func() time.Time { return noon }, Terminal: terminal}
		if code := Run(args, strings.NewReader(answer), &out, &errs, deps); code != ExitDone {
			t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
		}
		return out.String()
	}
	run(false, "", "import", one, list)
	whole := relaytest.File(t, one)
	relaytest.NoError(t, os.WriteFile(two, whole, 0o600))
	fired(t, one, "one", noon)
	fired(t, two, "two", noon.Add(7*time.Second))
	if out := run(false, "", "merge", one, two); !strings.Contains(out, "7-1-1 has guns of two stations, 7.00 s apart; merge again on a terminal") {
		t.Errorf("without a terminal: %s", out)
	}
	if out := run(true, "y\n", "merge", one, two); !strings.Contains(out, "are they one start?") {
		t.Errorf("on a terminal: %s", out)
	}
	if out := run(true, "", "merge", one, two); strings.Contains(out, "one start") {
		t.Errorf("asked again: %s", out)
	}
	if read, err := readMeet(one); err != nil || len(read.State.Race("7-1-1").Starts) != 1 {
		t.Errorf("two starts still: %v", err)
	}
}
