package terminal

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	kernel32  = windows.NewLazySystemDLL("kernel32.dll")
	counter   = kernel32.NewProc("QueryPerformanceCounter")
	frequency = kernel32.NewProc("QueryPerformanceFrequency")
)

// clockJump is the longest that Go's clock stands still on Windows.
const clockJump = 16 * time.Millisecond

// Clock is the laptop's clock. Go's own jumps ahead up to 64 times a second on
// Windows; the performance counter goes on between.
func Clock() func() time.Time {
	var perSecond int64
	if ok, _, _ := frequency.Call(uintptr(unsafe.Pointer(&perSecond))); ok == 0 || perSecond == 0 {
		return time.Now
	}
	count := func() time.Duration {
		var n int64
		_, _, _ = counter.Call(uintptr(unsafe.Pointer(&n))) // it does not fail where its frequency is known
		return time.Duration(n/perSecond)*time.Second + time.Duration(n%perSecond)*time.Second/time.Duration(perSecond)
	}
	return newMended(time.Now, count, clockJump).now
}
