package terminal

import (
	"fmt"
	"io"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Linger waits for enter where the console would close with the program: after a
// double click what went wrong could not be read.
func Linger(out io.Writer) {
	if !Present() || sharers() != 1 {
		return
	}
	fmt.Fprint(out, "\nEnter closes this window. ")
	_, _ = os.Stdin.Read(make([]byte, 1))
}

// sharers is how many programs have this console: one where it was opened for
// this one alone, none where that cannot be known.
func sharers() int {
	var ids [2]uint32
	list := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
	if list.Find() != nil {
		return 0
	}
	n, _, _ := list.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return int(n)
}
