package startlist_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/relay/relaytest"
	"baton/relay/startlist"
	"baton/relay/text"
)

// desk is a folder with files in it.
func desk(t *testing.T, files map[string]string) func(name string) string {
	dir := t.TempDir()
	for name, content := range files {
		relaytest.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	return func(name string) string { return filepath.Join(dir, name) }
}

const (
	hytek     = "Q;NORT;Northside;A;F;;400\n"
	table     = "event;format;lane;team\n7;4x100;3;Northside\n"
	evt       = "7,1,1,Girls 4x100,,,,,,400\n,,3,Northside,,NORT A,1201,1202\n"
	ours      = `{"format": 1, "races": [{"id": "7-1-1", "format": "4x100", "entries": [{"lane": 3, "team": "Northside"}]}]}`
	openath   = `{"events": [{"gender": "W", "eventName": "4 x 100m", "results": [{"nation": "NOR"}]}]}`
	opentrack = `{"relay_teams": [{"event_id": "7", "name": "Northside", "relay_team_id": "NOR"}], "events": [{"event_id": "7", "event_code": "4x100", "units": []}]}`
	people    = "1201,Ruiz,Ana,NORT\n1202,Holt,Bea,NORT\n"
)

func TestEachFileFindsItsReader(t *testing.T) {
	at := desk(t, map[string]string{
		"LYNX.EVT": evt, "relays.txt": hytek, "relays.csv": hytek, "list.txt": table, "list.csv": table, "list.tsv": table,
		"ours.json": ours, "openath.json": openath, "opentrack.JSON": opentrack,
	})
	for _, name := range []string{"LYNX.EVT", "relays.txt", "relays.csv", "list.txt", "list.csv", "list.tsv", "ours.json", "openath.json", "opentrack.JSON"} {
		file, err := startlist.Open(at(name))
		if err != nil || len(file.Entries) != 1 || file.Path != at(name) || !strings.HasPrefix(file.Entries[0].Source, at(name)) || !startlist.Takes(at(name)) {
			t.Errorf("%s: %+v %v", name, file, err)
		}
	}
}

func TestOtherFilesAreRefusedWithAHint(t *testing.T) {
	at := desk(t, map[string]string{"odd.json": `{"meet": 1}`, "half.json": `{"format": 1`, "half.evt": "7,1,1,Gi", "x.jpg": "", "x.meet": ""})
	for name, want := range map[string]string{
		"odd.json": "a JSON file of a kind that is not known; known are", "x.jpg": "cannot tell what it is", "x.meet": "baton merge joins",
		"lost.csv": "cannot read the start list: open ",
	} {
		if _, err := startlist.Open(at(name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"half.json", "half.evt"} {
		if _, err := startlist.Open(at(name)); !errors.Is(err, text.ErrUnfinished) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"x.jpg", ".lynx.evt", "lynx.evt~", "noending"} {
		if startlist.Takes(at(name)) {
			t.Errorf("%s would be taken", name)
		}
	}
}

func TestSeveralFilesAreTakenInTheOrderTheyNeed(t *testing.T) {
	at := desk(t, map[string]string{"lynx.sch": "7,1,1\n", "relays.txt": hytek, "lynx.ppl": people, "lynx.evt": evt})
	var files []startlist.File
	for _, name := range []string{"lynx.sch", "relays.txt", "lynx.ppl", "lynx.evt"} {
		file, err := startlist.Open(at(name))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	var names, skipped []string
	for _, file := range startlist.Together(files) {
		names = append(names, filepath.Base(file.Path))
		for _, s := range file.Skipped {
			skipped = append(skipped, s.Why)
		}
		if filepath.Base(file.Path) == "lynx.evt" && (len(file.Entries[0].Runners) != 2 || file.Entries[0].Runners[1].Name != "Bea Holt") {
			t.Errorf("%+v", file.Entries[0])
		}
	}
	if got := strings.Join(names, " "); got != "lynx.ppl lynx.evt relays.txt lynx.sch" {
		t.Error(got)
	}
	if got := strings.Join(skipped, "; "); got != "2 people read; they name the runners of 1 of the teams" {
		t.Error(got)
	}
	alone := startlist.Together(files[:3])
	if why := alone[0].Skipped[0].Why; why != "2 people read; no relay of these lists refers to them" {
		t.Error(why)
	}
	if again := startlist.Together(files[2:3]); len(again[0].Skipped) != 1 {
		t.Error("what is said about a file piles up")
	}
}

func TestAFileWhoseLastLineDoesNotEndCountsOnceItIsTenSecondsOld(t *testing.T) {
	const lif = "12,1,3,Girls 4x100,,,,,,400,14:01:08.3649\n1,,3,Northside,,NORT  A,49.96"
	at := desk(t, map[string]string{"x.lif": lif, "lynx.evt": strings.TrimSuffix(evt, "\n")})
	for name, age := range map[string]time.Duration{"x.lif": 9 * time.Second, "lynx.evt": 9 * time.Second} {
		for _, old := range []time.Duration{age, 10 * time.Second} {
			touched := time.Now().Add(-old)
			relaytest.NoError(t, os.Chtimes(at(name), touched, touched))
			file, err := startlist.Open(at(name))
			if old < 10*time.Second && !errors.Is(err, text.ErrUnfinished) {
				t.Errorf("%s, %v old: %v", name, old, err)
			}
			if old >= 10*time.Second && (err != nil || len(file.Officials)+len(file.Entries) != 1) {
				t.Errorf("%s, %v old: %+v, %v", name, old, file, err)
			}
		}
	}
}
