//go:build linux || darwin

package terminal

import (
	"time"

	"golang.org/x/sys/unix"
)

// lasting reads the clock that goes on while the laptop sleeps; where the
// system has none, awake time must do.
func lasting(awake time.Duration) int64 {
	var t unix.Timespec
	if err := unix.ClockGettime(lastingClock, &t); err != nil {
		return int64(awake)
	}
	return t.Nano()
}
