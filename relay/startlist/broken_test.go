package startlist_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/relaytest"
	"baton/relay/startlist"
)

// shapes are small files in the shapes that people send in, each with how many
// rows of teams it has.
var shapes = []struct {
	name, content string
	teams         int
}{
	{"hytek.evt", "12,1,1,Girls 4x100 Meter Relay,,,,,,400\r\n,,1,Northside,,NORT  A\r\n,,2,Riverton,,RIVE  A\r\n13,1,1,Boys 4x400,,,,,,1600\r\n,,3,Peak,,PEAK A\r\n", 3},
	{"bibs.evt", "27,1,1,4x200m Men,,,,,,800\r\n,ENG1,2,England A,,ENG\r\n,ENG2,3,England B,,ENG\r\n,WAL1,4,Wales A,,WAL\r\n", 3},
	{"tabs.evt", "12,1,1,4x100m Staffel,,,,,,400\r\n\t,1,M\xfcnchen,,MUC  A\r\n\t,2,K\xf6ln,,KOE  A\r\n", 2},
	{"table.csv", "event;round;heat;name;format;lane;team;target;leg1\n12;1;1;Girls 4x100;4x100;3;Northside;50,20;Ana Ruiz\n12;1;1;Girls 4x100;4x100;4;\"Lake; North\";51,00;Bea Holt\n13;1;1;Boys;4x400;1;Peak;;\n", 3},
	{"titled.csv", "Spring Relays\n\nEvent,Heat,Format,Lane,School\n12.0,H1,4 x 100m,Lane 3,Northside\n12.0,H2,4 x 100m,Lane 4,Riverton\n", 2},
	{"entries.txt", "Q;NORT;Northside;A;F;;400;50.20;M;;;;;;;Ruiz;Ana;;F;;17;SR;1201\nQ;PEAK;Peak;A;F;;1600;4:00.20;M\n", 2},
	{"results.lif", "12,1,3,Girls 4x100 Meter Relay,,,,,,400,14:01:08.3649\r\n1,,6,Lakewood,,LAKE  A,51.811,,51.811,,,14:01:08.365\r\nDQ,,5,Northglenn,,NORT  A,,,,,,14:01:08.365\r\nn.a.,801,1,Aurora,,AURO,,,,,,14:01:08.365\r\n", 3},
	{"results.csv", "Event,Heat,Lane,Place,Time\n12,3,4,1,49.95\n12,3,5,aufg.,\n12,3,6,3,\"1:50,5\"\n", 3},
	{"ours.json", `{"format": 1, "races": [{"id": "7-1-1", "format": "4x100", "entries": [{"lane": 3, "team": "Northside"}, {"lane": 4, "team": "Peak"}]}]}` + "\n", 2},
	{"opentrack.json", `{"relay_teams": [], "events": [{"event_id": "27", "event_code": "4x200", "name": "Relay", "units": [{"heat": 1, "round": 1, "results": [{"bib": "AAA", "lane": 1}, {"bib": "BBB", "lane": 2, "performance": "50.1", "place": 1}]}]}]}` + "\n", 2},
}

// tried counts the inputs of one kind, and those that were treated wrongly.
type tried struct{ inputs, wrong int }

func (n *tried) check(t *testing.T, what string, problem string) {
	t.Helper()
	if problem != "" {
		if n.wrong++; n.wrong <= 5 {
			t.Errorf("%s: %s", what, problem)
		}
	}
}

// opened reads a file as the program does, and gives why that was wrong: a
// panic, an error without the file's name, a row that is neither taken nor said
// to be left.
func opened(path string) (file startlist.File, problem string, err error) {
	defer func() {
		if r := recover(); r != nil {
			problem = fmt.Sprintf("panic: %v", r)
		}
	}()
	file, err = startlist.OpenAsIs(path)
	if err != nil && !strings.Contains(err.Error(), filepath.Base(path)) {
		return file, "an error that does not name the file: " + err.Error(), err
	}
	changes := entry.Import{Guesses: true}.Plan(file.StartList)
	if teams := len(file.Entries); teams > 0 && len(changes) == 0 {
		return file, "teams that come to nothing", err
	}
	for _, s := range file.Skipped {
		if s.Why == "" || s.Source == "" {
			return file, fmt.Sprintf("left without a word: %+v", s), err
		}
	}
	return file, "", err
}

// put writes a file and opens it.
func (n *tried) put(t *testing.T, path, content string) (startlist.File, error) {
	t.Helper()
	relaytest.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	n.inputs++
	file, problem, err := opened(path)
	n.check(t, fmt.Sprintf("%s %q", filepath.Base(path), relay.Shortened(content)), problem)
	return file, err
}

func TestEveryShapeComesInWhole(t *testing.T) {
	for _, s := range shapes {
		var n tried
		file, err := n.put(t, filepath.Join(t.TempDir(), s.name), s.content)
		if got := max(len(file.Entries), len(file.Officials)); err != nil || got != s.teams {
			t.Errorf("%s: %d of %d teams, %v %+v", s.name, got, s.teams, err, file.Skipped)
		}
	}
}

// A file may be cut off anywhere. Whatever stands before the line that was cut
// counts as it does in the whole file.
func TestAFileCutAtAnyByteKeepsItsWholeRows(t *testing.T) {
	var n tried
	dir := t.TempDir()
	for _, s := range shapes {
		whole, _ := n.put(t, filepath.Join(dir, s.name), s.content)
		for cut := range len(s.content) {
			content := s.content[:cut]
			file, err := n.put(t, filepath.Join(dir, s.name), content)
			if strings.HasSuffix(s.name, ".json") {
				continue // half an object is no list: it is refused whole, and said to be cut
			}
			lines := strings.Count(content, "\n")
			want := 0 // teams in the lines that ended before the cut
			for _, e := range append(sources(whole), "") {
				if line := lineOf(e); e != "" && line <= lines {
					want++
				}
			}
			got := 0
			for _, e := range sources(file) {
				if lineOf(e) <= lines {
					got++
				}
			}
			problem := ""
			if got != want && (err == nil || want > 0) {
				problem = fmt.Sprintf("%d of the %d teams before the cut: %v %+v", got, want, err, file.Skipped)
			}
			n.check(t, fmt.Sprintf("%s cut at %d", s.name, cut), problem)
		}
	}
	t.Logf("cut at every byte: %d inputs, %d wrong", n.inputs, n.wrong)
}

// One byte of a cell may be anything. It costs its row at most, or, in a line
// that begins a race or names the columns, what hangs on that; no other row.
func TestAByteThatIsAnotherCostsItsRowAtMost(t *testing.T) {
	var n tried
	dir := t.TempDir()
	for _, s := range shapes {
		if strings.HasSuffix(s.name, ".json") {
			continue
		}
		whole, _ := n.put(t, filepath.Join(dir, s.name), s.content)
		for at := range len(s.content) {
			bytes := []byte{s.content[at] ^ 0x01, s.content[at] ^ 0x80, 0, '"', 0xff}
			if testing.Short() {
				bytes = bytes[2:4]
			}
			for _, b := range bytes {
				content := []byte(s.content)
				content[at] = b
				file, err := n.put(t, filepath.Join(dir, s.name), string(content))
				line := strings.Count(s.content[:at], "\n") + 1
				n.check(t, fmt.Sprintf("%s byte %d is %#x", s.name, at, b), lostBesides(headsOf(s.name, s.content), whole, file, err, line, s.content[at] == '\n' || s.content[at] == '\r' || b == '\n' || b == '\r'))
			}
		}
	}
	t.Logf("a byte changed: %d inputs, %d wrong", n.inputs, n.wrong)
}

// lostBesides says which team was lost though neither its line nor one that it
// hangs on was touched.
func lostBesides(heads map[int]int, whole, file startlist.File, err error, line int, lineEnd bool) string {
	if lineEnd {
		return "" // lines became one, or one two: others are counted
	}
	there := map[string]bool{}
	for _, source := range sources(file) {
		there[source] = true
	}
	for _, source := range sources(whole) {
		own := lineOf(source)
		if own == line || there[source] || heads[own] == line {
			continue
		}
		if err != nil {
			return fmt.Sprintf("the whole file is refused: %v", err)
		}
		return source + " is lost"
	}
	return ""
}

// headsOf is, for the line of each team, the line that it hangs on: of the race
// it stands below, or of the header.
func headsOf(name, content string) map[int]int {
	heads := map[int]int{}
	head := 0
	table := strings.HasSuffix(name, ".csv")
	for i, line := range strings.Split(content, "\n") {
		switch {
		case table && head == 0 && strings.Contains(strings.ToLower(line), "event"), strings.HasSuffix(name, ".lif") && i == 0:
			head = i + 1
		case strings.HasSuffix(name, ".evt") && line != "" && line[0] != ',' && line[0] != '\t':
			head = i + 1
		}
		heads[i+1] = head
	}
	return heads
}

// sources are the file:line of what was taken.
func sources(file startlist.File) (all []string) {
	for _, e := range file.Entries {
		all = append(all, e.Source)
	}
	for _, o := range file.Officials {
		all = append(all, o.Source)
	}
	return all
}

func lineOf(source string) int {
	var line int
	fmt.Sscanf(source[strings.LastIndexByte(source, ':')+1:], "%d", &line)
	return line
}
