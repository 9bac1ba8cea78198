package terminal

import "golang.org/x/sys/unix"

const lastingClock = unix.CLOCK_MONOTONIC // which on macOS counts sleep
