//go:build !windows

package e2e

import "syscall"

// ownTerminal makes the pty the program's own, so that closing it is felt.
func ownTerminal() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true, Setctty: true} }
