//go:build !linux && !darwin

package terminal

import "time"

// lasting is the monotonic clock itself, which goes on in sleep on Windows.
func lasting(awake time.Duration) int64 { return int64(awake) }
