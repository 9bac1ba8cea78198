package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sqlite"
)

// closeTime is how long the disk is waited for at the end.
const closeTime = 2 * time.Second

// Alone keeps a meet open without a screen until the program is told to end, for
// its guests, and shows them what others write into its file meanwhile. The
// station has a name where it is one among several. The lines are printed first,
// then the codes, once the meet is open. Once a second watch has the clocks looked
// at: nobody is told the time after a sleep that the meet does not know of.
func Alone(path, name string, c meet.Config, watch func(*meet.Session), lines []string, codes func(io.Writer), out io.Writer) error {
	ended, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return alone(ended, path, name, c, watch, lines, codes, out)
}

func alone(ended context.Context, path, name string, c meet.Config, watch func(*meet.Session), lines []string, codes func(io.Writer), out io.Writer) error {
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
	c.Deliver, c.Receive = hand(came), hand(received)
	session := meet.Open(read, c)
	if name != "" {
		session.Join(name, c.Opened)
	}
	for _, line := range lines {
		fmt.Fprintln(out, line)
	}
	codes(out)
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			watch(session)
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

// PrintCodes prints the ways in for phones once the board has the meet.
func (s *Served) PrintCodes(out io.Writer) {
	if s.hub == nil {
		return
	}
	for end := time.Now().Add(closeTime); len(s.phoneCodes()) == 0 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	for _, c := range s.phoneCodes() {
		cells := c.Cells
		if s.print != nil {
			cells = s.print(cells)
		}
		fmt.Fprintf(out, "%s\nphone at %s\n%s\n", c.URL, c.Name, strings.Join(cells, "\n"))
	}
}
