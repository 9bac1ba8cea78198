package e2e

import "syscall"

// ownTerminal is nothing where there are no pseudo terminals.
func ownTerminal() *syscall.SysProcAttr { return nil }
