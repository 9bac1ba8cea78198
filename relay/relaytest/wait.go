package relaytest

import (
	"os"
	"time"
)

// patience is how long a test waits for what should come at once: long enough for
// a machine that has much else to do.
const patience = 20 * time.Second

// NoError fails a test on an error.
func NoError(t Test, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
}

// File is what a file holds.
func File(t Test, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	NoError(t, err)
	return content
}

// Until waits for something to hold, and fails a test in which it does not.
func Until(t Test, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not in %v: %s", patience, what)
		}
	}
}
