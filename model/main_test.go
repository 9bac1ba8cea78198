package model

import (
	"fmt"
	"os"
	"testing"

	"github.com/adrg/xdg"
)

// TestMain keeps the tests out of the user's own settings and meets.
func TestMain(m *testing.M) { os.Exit(inOwnFolders(m.Run)) }

func inOwnFolders(run func() int) int {
	dir, err := os.MkdirTemp("", "baton-model-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	os.Setenv("XDG_CONFIG_HOME", dir)
	os.Setenv("XDG_DATA_HOME", dir)
	xdg.Reload()
	return run()
}
