package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"baton/relay"
	"baton/relay/lynx"
)

// skipped is what the table calls a part of a list that was left out.
const skipped = "skipped"

// tally counts the rows of each kind.
type tally map[string]int

// String is the count in words: "2 new, 1 same, 1 skipped".
func (t tally) String() string {
	var parts []string
	for _, what := range []string{string(relay.ChangeNew), string(relay.ChangeEdit), string(relay.ChangeNone), string(relay.ChangeRefused), skipped} {
		if t[what] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", t[what], what))
		}
	}
	if len(parts) == 0 {
		return "no relay in the lists"
	}
	return strings.Join(parts, ", ")
}

// showChanges prints a list's table, a line a row, and counts it.
func (e *env) showChanges(changes []relay.Change, left []lynx.Skipped, tally tally) error {
	table := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	line := func(what, source, text string) {
		tally[what]++
		fmt.Fprintf(table, "%s\t%s\t%s\n", what, source, oneLine(text))
	}
	for _, c := range changes {
		line(string(c.What), c.Source, c.Text)
	}
	for _, s := range left {
		line(skipped, s.Source, s.Why)
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
