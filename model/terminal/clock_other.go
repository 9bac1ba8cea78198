//go:build !windows

package terminal

import "time"

// Clock is the laptop's clock.
func Clock() func() time.Time { return time.Now }
