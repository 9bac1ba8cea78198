package text

import "errors"

// ErrUnfinished says that a file ends in mid-line or in mid-object: the program
// that writes it is not done, or its disk was pulled.
var ErrUnfinished = errors.New("the file ends in mid-line, so it is still being written; try again in a moment")
