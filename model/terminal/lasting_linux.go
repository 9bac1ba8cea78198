package terminal

import "golang.org/x/sys/unix"

const lastingClock = unix.CLOCK_BOOTTIME
