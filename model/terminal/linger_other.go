//go:build !windows

package terminal

import "io"

// Linger waits where a window would close with the program, as a console does
// after a double click on Windows; elsewhere none does.
func Linger(io.Writer) {}
