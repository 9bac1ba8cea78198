//go:build unix

package wholefile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"baton/relay/wholefile"
)

func TestErrorsOfTheSystemAreSaidPlainly(t *testing.T) {
	for what, c := range map[string]struct {
		err  error
		want string
	}{
		"no permission": {&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, "you have no permission to; whose file or folder is it?"},
		"no such file":  {&fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist}, "open x: file does not exist"},
		"its own":       {errors.New("it is a folder"), "it is a folder"},
	} {
		got := wholefile.Plainly(fmt.Errorf("%w", c.err))
		if got.Error() != c.want || !errors.Is(got, c.err) {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func TestAFullDiskIsSaidToBe(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no disk that is always full here")
	}
	err := wholefile.Write("/dev/full", text("results"))
	if err == nil || err.Error() != "cannot write /dev/full: the disk is full; make room" {
		t.Errorf("%v", err)
	}
	if strings.Contains(fmt.Sprint(err), "device") {
		t.Errorf("the system's words: %v", err)
	}
}
