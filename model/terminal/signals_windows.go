package terminal

import (
	"os"
	"syscall"
)

// endSignals end the program; closing the console's window, logging off and
// shutting down come as SIGTERM.
var endSignals = []os.Signal{os.Interrupt, syscall.SIGTERM}
