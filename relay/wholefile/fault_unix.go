//go:build !windows

package wholefile

import "syscall"

// faults are the system's errors in a coach's words.
var faults = []fault{
	{"the disk is full; make room", []error{syscall.ENOSPC, syscall.EDQUOT}},
	{"the disk is write-protected", []error{syscall.EROFS}},
	{"the disk fails, or was taken out; is it still there?", []error{syscall.EIO, syscall.ENXIO, syscall.ENODEV, syscall.ESTALE}},
	{"the disk takes no file as large as that", []error{syscall.EFBIG}},
	{"its name is too long", []error{syscall.ENAMETOOLONG}},
	{"too many files are open; close other programs", []error{syscall.EMFILE, syscall.ENFILE}},
}
