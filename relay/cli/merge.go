package cli

import (
	"fmt"

	"baton/relay"
	"baton/relay/sqlite"
)

// Run adds other copies' events to a meet. What was merged before a copy that
// fails stays: every copy is whole or not in it at all. Then it asks about guns
// that may be one start.
func (c *mergeCmd) Run(e *env) error {
	if err := c.merge(e); err != nil {
		return err
	}
	draft, err := newDraft(c.Meet, e.deps)
	if err != nil {
		return err
	}
	e.warnDamage(c.Meet, draft.lacks)
	for _, two := range draft.state.TwoStarts() {
		if err := e.askStart(draft, two); err != nil {
			return err
		}
	}
	for _, race := range draft.state.Races() {
		for _, told := range race.ClocksTold() {
			fmt.Fprintf(e.stdout, "%s: %s\n", race.ID, told)
		}
	}
	guns, err := draft.clockGuns()
	if err != nil {
		return err
	}
	if err := e.showChanges(guns, nil); err != nil {
		return err
	}
	return draft.store(c.Meet)
}

func (c *mergeCmd) merge(e *env) (err error) {
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
		fmt.Fprintf(e.stdout, "%s: %s, %d new\n", relay.Harmless(m.Source), relay.Count(m.Held, "event"), m.New)
		e.warnDamage(m.Source, m.Damage)
		for _, left := range m.Left {
			e.warn(fmt.Sprintf("%s: %s", m.Source, left))
		}
		for _, id := range m.Healed {
			e.warn(fmt.Sprintf("%s: event %s is damaged there and whole in %s; baton merge %s %s has both", c.Meet, id, m.Source, m.Source, c.Meet))
		}
	}
	return failed
}

// askStart asks whether the guns of two stations are one start. Without a
// terminal it names them.
func (e *env) askStart(draft *draft, two relay.TwoStarts) error {
	about := fmt.Sprintf("%s has guns of two stations, %s s apart", two.Race, relay.Hundredths(two.Apart))
	if !e.deps.Terminal {
		_, err := fmt.Fprintf(e.stdout, "%s; merge again on a terminal to say whether they are one start\n", about)
		return err
	}
	same, err := e.ask(about + ": are they one start?")
	if err != nil {
		return err
	}
	_, err = draft.do(two.Race, relay.OneStart{Guns: two.Guns, Same: same})
	return err
}
