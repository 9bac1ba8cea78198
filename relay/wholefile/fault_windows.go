package wholefile

import "golang.org/x/sys/windows"

// faults are the system's errors in a coach's words.
var faults = []fault{
	{"the disk is full; make room", []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}},
	{"the disk is write-protected", []error{windows.ERROR_WRITE_PROTECT}},
	{"the disk fails, or was taken out; is it still there?", []error{
		windows.ERROR_NOT_READY, windows.ERROR_CRC, windows.ERROR_IO_DEVICE, windows.ERROR_DEVICE_NOT_CONNECTED, windows.ERROR_DEV_NOT_EXIST,
		windows.ERROR_NO_SUCH_DEVICE, windows.ERROR_READ_FAULT, windows.ERROR_WRITE_FAULT, windows.ERROR_SEEK, windows.ERROR_GEN_FAILURE, windows.ERROR_FILE_CORRUPT,
	}},
	{"the disk takes no file as large as that", []error{windows.ERROR_FILE_TOO_LARGE}},
	{"its name is too long", []error{windows.ERROR_FILENAME_EXCED_RANGE}},
	{"too many files are open; close other programs", []error{windows.ERROR_TOO_MANY_OPEN_FILES}},
	{"another program has it open, a spreadsheet perhaps; close it there", []error{windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}},
}
