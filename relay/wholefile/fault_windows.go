package wholefile

import (
	"errors"

	"golang.org/x/sys/windows"
)

// busy reports whether a file cannot be had because another program has it open.
func busy(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
