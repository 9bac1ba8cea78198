package cli

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"baton/relay"
)

// tally counts the rows of each kind.
type tally struct {
	rows  map[relay.ChangeKind]int
	begun []string // races that rows were refused for
}

// add counts what a list came to.
func (t *tally) add(changes []relay.Change, left []relay.Skipped) {
	if t.rows == nil {
		t.rows = map[relay.ChangeKind]int{}
	}
	for _, c := range changes {
		t.rows[c.What]++
		if c.Begun != "" && !slices.Contains(t.begun, string(c.Begun)) {
			t.begun = append(t.begun, string(c.Begun))
		}
	}
	t.rows[relay.ChangeSkipped] += len(left)
}

// String is the count in words: "2 new, 1 same, 1 skipped".
func (t tally) String() string {
	var parts []string
	for _, what := range []relay.ChangeKind{relay.ChangeNew, relay.ChangeEdit, relay.ChangeNone, relay.ChangeUnsure, relay.ChangeRefused, relay.ChangeSkipped} {
		if t.rows[what] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", t.rows[what], what))
		}
	}
	if len(parts) == 0 {
		return "no relay in the lists"
	}
	return strings.Join(parts, ", ")
}

// lineOf is what to say about a change, with how the command line would settle
// what is unsure.
func lineOf(c relay.Change) string {
	if c.Asks {
		return c.Text + "; say " + formatFlag(c)
	}
	return c.Text
}

// showChanges prints a list's table, a line a row.
func (e *env) showChanges(changes []relay.Change, left []relay.Skipped) error {
	table := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	line := func(what relay.ChangeKind, source, text string) {
		fmt.Fprintf(table, "%s\t%s\t%s\n", what, source, oneLine(text))
	}
	for _, c := range changes {
		line(c.What, c.Source, lineOf(c))
	}
	for _, s := range left {
		line(relay.ChangeSkipped, s.Source, s.Why)
	}
	return table.Flush()
}

// oneLine keeps a name from a file from breaking the table or the terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
}
