package wholefile

import (
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// ErrEnded is of a file that was being written when the program was told to end.
var ErrEnded = errors.New("the program was told to end")

// RemoveIfEnded removes files that are not whole yet, should the program be told
// to end before the function that it gives is called. That function reports
// whether it was told, for then the work is over.
func RemoveIfEnded(paths ...string) (told func() bool) {
	signals, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	var ended bool
	var watching sync.WaitGroup
	watching.Go(func() {
		select {
		case <-signals:
			for _, path := range paths {
				os.Remove(path)
			}
			ended = true
		case <-done:
		}
	})
	var once sync.Once
	return func() bool {
		once.Do(func() {
			signal.Stop(signals)
			close(done)
		})
		watching.Wait()
		return ended
	}
}
