package csv

import (
	stdcsv "encoding/csv"
	"strings"
	"testing"

	"baton/relay/relaytest"
)

func TestACellThatWouldBeAFormulaIsNoneAndComesBack(t *testing.T) {
	for text, want := range map[string]string{
		"Northside": "Northside", "=1+1": "'=1+1", "+cmd|' /C calc'!A0": "'+cmd|' /C calc'!A0", "@SUM(A1)": "'@SUM(A1)",
		"-Peak": "'-Peak", "-0.14": "-0.14", "+5": "+5", "-": "'-", "'=1": "''=1", "'-5": "''-5", "'Peak": "'Peak", "O'Hara": "O'Hara", "": "", "''": "''",
	} {
		if got := quoted(text); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"=1", "''=1", "-5", "'-5", "'", "@", "Peak"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := quoted(text)
		if back := unquoted(cell); back != text {
			t.Fatalf("%q is written %q and read %q", text, cell, back)
		}
		if cell != "" && strings.ContainsRune("=@\t\r", rune(cell[0])) {
			t.Fatalf("%q is written %q", text, cell)
		}
	})
}

func TestEveryRowIsWrittenForASpreadsheet(t *testing.T) {
	var b strings.Builder
	relaytest.NoError(t, write(&b, [][]string{{"=1+1\x1b[31m", "two\nlines"}}))
	rows, err := stdcsv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || rows[0][0] != "'=1+1[31m" || rows[0][1] != "two lines" {
		t.Errorf("%q %v", rows, err)
	}
}

// A name comes back through a whole list as it was, however many apostrophes
// it begins with.
func TestAGuardedNameIsReadBackOnce(t *testing.T) {
	for _, name := range []string{"=Peak", "'=Peak", "''=Peak", "'Peak", "-5", "'-5"} {
		list, err := Read("x.csv", "event,lane,team,format\n12,3,"+quoted(name)+",4x100\n")
		if err != nil || len(list.Entries) != 1 || list.Entries[0].Team != name {
			t.Errorf("%q comes back %+v %v", name, list.Entries, err)
		}
	}
}
