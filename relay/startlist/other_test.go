package startlist_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay/relaytest"
	"baton/relay/startlist"
	"baton/relay/text"
)

func TestAFileOfAnotherKindIsNamedAsWhatItIs(t *testing.T) {
	at := desk(t, map[string]string{
		"list.xlsx": "PK\x03\x04", "list.csv": "PK\x03\x04rest", "old.csv": "\xd0\xcf\x11\xe0", "day.csv": "SQLite format 3\x00", "page.txt": "<!doctype html><table>", "x.txt": "%PDF-1.4", "list.pdf": "", "taf.txt": "[TAF3]\n", "x.csv": "\xef\xbb\xbf<?xml version",
		"quantum.txt": "Rank;Bib;Name;Nat;Result\n1;12;Lim;NOR;12.31\n",
	})
	for name, want := range map[string]string{
		"list.xlsx": "save it as CSV", "list.csv": "a spreadsheet or an archive", "old.csv": "an old Excel", "day.csv": "a meet under another name", "page.txt": "a web page", "x.txt": "a PDF", "list.pdf": "a PDF", "taf.txt": "Seltec's TAF", "x.csv": "an XML file",
		"quantum.txt": `no column "event"`,
	} {
		if _, err := startlist.Open(at(name)); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestLettersOfAnOldEncodingAreNoPicture(t *testing.T) {
	at := desk(t, map[string]string{"greek.csv": "\xe1\xe3\xfe\xed\xe1\xf2;2026\nevent;lane;team;format\n12;3;Peak;4x100\n"})
	if file, err := startlist.Open(at("greek.csv")); err != nil || len(file.Entries) != 1 {
		t.Errorf("%v %+v", err, file)
	}
}

func TestWhatIsNoFileIsRefusedInASentence(t *testing.T) {
	dir := t.TempDir()
	folder, large := filepath.Join(dir, "folder.csv"), filepath.Join(dir, "large.csv")
	relaytest.NoError(t, os.Mkdir(folder, 0o700))
	file, err := os.Create(large)
	if err == nil {
		err = file.Truncate(text.MaxSize + 1)
	}
	if err == nil {
		err = file.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{folder: "folder.csv: a folder, not a file", large: "large.csv: larger than 50 MB; is it the right file?"} {
		if _, err := startlist.Open(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

func TestAnEmptyFileIsNotBeingWrittenForEver(t *testing.T) {
	at := desk(t, map[string]string{"a.evt": "", "b.lif": "", "c.json": ""})
	for name, want := range map[string]string{"a.evt": "no race in it", "b.lif": "no results in it", "c.json": "cut off"} {
		if _, err := startlist.OpenAsIs(at(name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestALastLineWithoutAnEndIsPointedAt(t *testing.T) {
	at := desk(t, map[string]string{"x.evt": strings.TrimSuffix(evt, "\n")})
	file, err := startlist.OpenAsIs(at("x.evt"))
	if err != nil || len(file.Entries) != 1 || len(file.Skipped) != 1 || !strings.HasSuffix(file.Skipped[0].Source, "x.evt:2") || !strings.Contains(file.Skipped[0].Why, "the last line has no end") {
		t.Errorf("%v %+v", err, file)
	}
}

func TestResultsThatAListHoldsGoToTheRacesItBrings(t *testing.T) {
	at := desk(t, map[string]string{"meet.json": `{"relay_teams": [], "events": [{"event_id": "27", "event_code": "4x200", "units": [{"heat": 1, "round": 1, "results": [
		{"bib": "AAA", "lane": 1, "performance": "1:25,12", "place": 1}, {"bib": "BBB", "lane": 2, "performance": "DQ", "place": ""}, {"bib": "CCC", "lane": 3, "performance": "soon"}, {"bib": "DDD", "lane": 4}]}]}]}`})
	file, err := startlist.Open(at("meet.json"))
	if err != nil || len(file.Entries) != 4 || len(file.Officials) != 2 || len(file.Skipped) != 1 || !file.Skipped[0].Wrong || !strings.Contains(file.Skipped[0].Why, `performance "soon"`) {
		t.Fatalf("%v %+v", err, file)
	}
	parts := startlist.Together([]startlist.File{file})
	if len(parts) != 2 || len(parts[0].Entries) != 4 || len(parts[0].Officials) != 0 || len(parts[1].Officials) != 2 || parts[1].Officials[0].Rank != 1 || parts[1].Officials[1].Status != "DQ" {
		t.Errorf("%+v", parts)
	}
}

func TestAMeetNamedAfterATimingProgramIsRead(t *testing.T) {
	at := desk(t, map[string]string{
		"lynx.evt":  "27,1,1,Omega Timing Girls 4x200 Relay,,,,,,800\n,12,1,Seltec Track and Field,,STF A\n",
		"list.csv":  "Swiss Timing Cup;;\nevent;lane;team\n27;1;Riverton\n",
		"omega.txt": "Omega Timing Quantum\nRank;Bib;Name\n1;2;Lim\n", "seltec.evt": "Seltec Track and Field 4\n\n",
	})
	for _, name := range []string{"lynx.evt", "list.csv"} {
		if file, err := startlist.Open(at(name)); err != nil || len(file.Entries) != 1 {
			t.Errorf("%s: %v %+v", name, err, file)
		}
	}
	for name, want := range map[string]string{"omega.txt": "an export of Omega's", "seltec.evt": "an export of Seltec's"} {
		if _, err := startlist.Open(at(name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}
