package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sqlite"
)

// closeTime is how long the disk is waited for at the end.
const closeTime = 2 * time.Second

// Alone serves a meet without a screen until the program is told to end, and
// shows what others write into its file meanwhile. The addresses are the first
// lines of out.
func Alone(s *Served, path string, c meet.Config, out io.Writer) error {
	ended, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return s.alone(ended, path, c, out)
}

func (s *Served) alone(ended context.Context, path string, c meet.Config, out io.Writer) error {
	log, err := sqlite.Open(path)
	if log == nil || err != nil && !errors.Is(err, meet.ErrDamaged) {
		return err
	}
	read, err := meet.ReadLog(log)
	if err != nil {
		return errors.Join(err, log.Close())
	}
	came, received := make(chan []relay.Event), make(chan []relay.Event)
	hand := func(to chan []relay.Event) func([]relay.Event) {
		return func(events []relay.Event) {
			select {
			case to <- events:
			case <-ended.Done():
			}
		}
	}
	c.Deliver, c.Receive, c.Guests = hand(came), hand(received), s.Guests()
	session := meet.Open(read, c)
	for _, line := range s.lines {
		fmt.Fprintln(out, line)
	}
	for {
		select {
		case events := <-came:
			session.Take(events)
		case events := <-received:
			session.Receive(events)
		case <-ended.Done():
			if unsaved := session.Close(closeTime); unsaved > 0 {
				return fmt.Errorf("%s: %s not on disk", path, relay.Count(unsaved, "event"))
			}
			return nil
		}
	}
}
