//go:build !windows

package wholefile

// busy reports whether a file cannot be had because another program has it open:
// only Windows keeps files from others.
func busy(error) bool { return false }
