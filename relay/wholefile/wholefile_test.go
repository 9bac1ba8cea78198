package wholefile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baton/relay/relaytest"
	"baton/relay/wholefile"
)

func TestWhatFailsLeavesTheOldFileAndNothingElse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	write := func(text string, fails error) error {
		return wholefile.Write(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, fails)
		})
	}
	relaytest.NoError(t, write("old", nil))
	full := errors.New("disk full")
	if err := write("half of it", full); !errors.Is(err, full) || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
	b, err := os.ReadFile(path)
	entries, _ := os.ReadDir(filepath.Dir(path))
	if err != nil || string(b) != "old" || len(entries) != 1 {
		t.Errorf("%q %v, %d files", b, err, len(entries))
	}
}

func TestAFolderThatIsNotThereIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "report.html")
	if err := wholefile.Write(path, func(io.Writer) error { return nil }); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
}

func TestAMeetIsNeverReplaced(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string]string{
		"a.meet": "anything", "a.MEET": "anything", "a.meet-wal": "anything", "a.meet-shm": "anything",
		"renamed.csv": "SQLite format 3\x00 and more of it", "wal.csv": "\x37\x7f\x06\x82 and more of it",
	} {
		relaytest.NoError(t, os.WriteFile(at(name), []byte(content), 0o600))
		err := wholefile.Write(at(name), func(w io.Writer) error { _, err := io.WriteString(w, "results"); return err })
		if b, _ := os.ReadFile(at(name)); !errors.Is(err, wholefile.ErrMeet) || string(b) != content {
			t.Errorf("%s: %v, %q", name, err, b)
		}
	}
	if err := wholefile.Write(at("new.meet-wal"), func(io.Writer) error { return nil }); !errors.Is(err, wholefile.ErrMeet) {
		t.Errorf("a new -wal file: %v", err)
	}
	if err := wholefile.Write(dir, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was replaced")
	}
}
