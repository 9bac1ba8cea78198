package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	lib "modernc.org/sqlite/lib"
)

// failing is a real error of SQLite with any code, from a trigger that raises it.
func failing(t *testing.T, statement string) error {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.Exec(statement)
	if err == nil {
		t.Fatalf("%s: no error", statement)
	}
	return err
}

func TestErrorsOfTheDiskAreSaidInACoachsWords(t *testing.T) {
	for statement, want := range map[string]string{
		"PRAGMA max_page_count=2; CREATE TABLE a(x); CREATE TABLE b(x); CREATE TABLE c(x)": "the disk is full; make room",
		"PRAGMA query_only=1; CREATE TABLE a(x)":                                           "the file or its folder is write-protected",
		"ATTACH 'file:///nowhere/at/all/x.db' AS b; SELECT * FROM b.c":                     "the file cannot be reached; is the disk still there, and may you read and write its folder?",
	} {
		err := failing(t, statement)
		if got := explain(fmt.Errorf("%w", err)); got.Error() != want || !errors.Is(got, err) {
			t.Errorf("%s: %q, want %q", statement, got, want)
		}
	}
	for code, said := range hints {
		if strings.ContainsAny(said, "0123456789(") || !strings.Contains(said, "; ") && code != lib.SQLITE_READONLY && code != lib.SQLITE_PERM {
			t.Errorf("code %d: %q is no sentence with what to do", code, said)
		}
	}
}
