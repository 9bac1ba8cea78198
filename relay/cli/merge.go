package cli

import (
	"fmt"

	"baton/relay"
	"baton/relay/sqlite"
)

// Run adds other copies' events to a meet. What was merged before a copy that
// fails stays: every copy is whole or not in it at all.
func (c *mergeCmd) Run(e *env) (err error) {
	file, err := openMeet(c.Meet)
	if err != nil {
		return err
	}
	defer func() {
		if closing := file.Close(); err == nil {
			err = closing
		}
	}()
	done, failed := sqlite.Merge(file, c.Others...)
	for _, m := range done {
		fmt.Fprintf(e.stdout, "%s: %s, %d new\n", m.Source, count(m.Held, "event"), m.New)
		for _, damage := range m.Damage {
			e.complain(fmt.Errorf("%s: %s", m.Source, damage))
		}
	}
	if failed != nil {
		return failed
	}
	events, _, err := file.Since(0)
	if err != nil {
		return err
	}
	state := relay.NewMeet()
	state.Add(events...)
	return e.tellStarts(state)
}

// tellStarts names the races that have several starts, which two laptops with
// clocks far apart can make of one gun: only people know.
func (e *env) tellStarts(state *relay.Meet) error {
	for _, r := range state.Races() {
		stations := map[string]bool{}
		for _, s := range r.Starts {
			if first, ok := state.Event(s.Guns[0]); ok && !s.Recalled {
				stations[first.Station] = true
			}
		}
		if len(stations) < 2 {
			continue
		}
		if _, err := fmt.Fprintf(e.stdout, "%s has starts of %s that may be one: say so in its review\n", r.ID, count(len(stations), "station")); err != nil {
			return err
		}
	}
	return nil
}
