package cli

import (
	"fmt"

	"baton/relay"
	"baton/relay/meet"
	"baton/relay/sqlite"
)

// Run says whether a meet file is whole, and what it holds.
func (c *checkCmd) Run(e *env) error {
	report, err := sqlite.Check(c.Meet)
	if err != nil {
		return missing(c.Meet, err)
	}
	id := "no id yet"
	if report.Meet != (relay.Origin{}) {
		id = report.Meet.String()
	}
	fmt.Fprintf(e.stdout, "%s: meet %s, %s, %s, %d bytes\n", relay.Harmless(c.Meet), id, relay.Count(report.Races, "race"), relay.Count(report.Events, "event"), report.Size)
	for _, o := range report.Origins {
		fmt.Fprintf(e.stdout, "  origin %s by station %q: %s\n", o.Origin, relay.Harmless(o.Station), relay.Count(o.Events, "event"))
	}
	for _, k := range report.Unknown {
		fmt.Fprintf(e.stdout, "  %s of kind %q need a newer baton\n", relay.Count(k.Events, "event"), relay.Harmless(string(k.Kind)))
	}
	for _, d := range report.Missing {
		fmt.Fprintf(e.stdout, "  warning: %s; merge a copy that has it\n", relay.Harmless(d.String()))
	}
	if len(report.Damage) == 0 {
		whole := "  whole"
		if len(report.Missing) > 0 {
			whole = "  nothing damaged, but for what is missing"
		}
		_, err = fmt.Fprintln(e.stdout, whole)
		return err
	}
	for _, d := range report.Damage {
		fmt.Fprintf(e.stdout, "  damage: %s\n", relay.Harmless(d.String()))
	}
	return fmt.Errorf("%s: %w in %s; what can be read can still be exported", c.Meet, meet.ErrDamaged, relay.Count(len(report.Damage), "place"))
}
