package relaytest

import (
	"os/exec"
	"strings"
	"testing"

	"baton/relay/entry"
	"baton/relay/text"
)

// Decoded is a file's text, as its opener reads it.
func Decoded(raw string) string {
	content, err := text.Read("list", strings.NewReader(raw))
	if err != nil {
		panic(err)
	}
	return content
}

// Complaint is what is said of a start list that is not as it should be: the
// error, else the first row that is wrong; empty where all is well.
func Complaint(list entry.StartList, err error) string {
	if err != nil {
		return err.Error()
	}
	for _, s := range list.Skipped {
		if s.Wrong {
			return s.Source + ": " + s.Why
		}
	}
	return ""
}

// WantComplaint fails a test where a start list that is not as it should be is not
// told so in the words that its complaint should begin with, or is read all the same.
func WantComplaint(t *testing.T, what string, list entry.StartList, err error, want string) {
	t.Helper()
	if got := Complaint(list, err); !strings.HasPrefix(got, want) || err != nil && len(list.Entries) > 0 {
		t.Errorf("%s: %s\nwant %s", what, got, want)
	}
}

// FuzzList reads whatever bytes, from those of some files on: what is no start list
// must be refused by its file's name, and every entry that is read be whole.
func FuzzList(f *testing.F, name string, read func(raw []byte) (entry.StartList, error), whole func(entry.Entry) bool, files ...string) {
	for _, path := range files {
		f.Add(File(f, path))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, err := read(raw)
		if err != nil && (len(list.Entries) > 0 || !strings.HasPrefix(err.Error(), name)) {
			t.Fatalf("%d entries and %v", len(list.Entries), err)
		}
		for _, e := range list.Entries {
			if !whole(e) {
				t.Fatalf("%+v", e)
			}
		}
	})
}

// Chromium is the browser to look at pages in; without one, and where the long
// tests are left out, the test is.
func Chromium(t testing.TB) string {
	t.Helper()
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium here: the pages are not looked at in a browser")
	return ""
}
