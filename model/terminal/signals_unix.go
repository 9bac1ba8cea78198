//go:build !windows

package terminal

import (
	"os"
	"syscall"
)

// endSignals end the program; SIGHUP comes when the terminal's window is closed.
var endSignals = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT}
