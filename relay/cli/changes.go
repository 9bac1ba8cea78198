package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"baton/relay"
	"baton/relay/entry"
)

// tally counts the rows of each kind.
type tally struct {
	rows  map[entry.ChangeKind]int
	begun []string // races that rows were refused for
	wrong []string // what could not be read, with its place
}

// add counts what a list came to.
func (t *tally) add(changes []entry.Change, left []entry.Skipped) {
	if t.rows == nil {
		t.rows = map[entry.ChangeKind]int{}
	}
	for _, c := range changes {
		t.rows[c.What]++
		if c.Begun != "" && !slices.Contains(t.begun, string(c.Begun)) {
			t.begun = append(t.begun, string(c.Begun))
		}
	}
	for _, s := range left {
		t.rows[kindOfSkipped(s)]++
		if s.Wrong {
			t.wrong = append(t.wrong, s.Source+": "+s.Why)
		}
	}
}

// faults are what could not be read, the first of it a line each.
func (t *tally) faults() (errs []error) {
	for i, wrong := range t.wrong {
		if i == maxLeft {
			return append(errs, fmt.Errorf("and %d more that cannot be read", len(t.wrong)-maxLeft))
		}
		errs = append(errs, errors.New(relay.Harmless(wrong)))
	}
	return errs
}

// kindOfSkipped says what could not be read, which a person has to look at, from
// what is none of the meet's business.
func kindOfSkipped(s entry.Skipped) entry.ChangeKind {
	if s.Wrong {
		return entry.ChangeRefused
	}
	return entry.ChangeSkipped
}

// athletes are the results of athletes that the lists of one command hold: they
// are told in one line, however many files they come in.
type athletes struct {
	rows, files int
	first       string
	only        entry.Change
}

// take keeps a list's line about athletes for the end, and gives the others.
func (a *athletes) take(changes []entry.Change) []entry.Change {
	for _, c := range changes {
		if !aboutAthletes(c) {
			continue
		}
		if a.files == 0 {
			a.first, a.only = c.Source, c
		}
		a.rows += c.Rows
		a.files++
	}
	return a.without(changes)
}

func (a *athletes) without(changes []entry.Change) []entry.Change {
	return slices.DeleteFunc(slices.Clone(changes), aboutAthletes)
}

func aboutAthletes(c entry.Change) bool { return c.What == entry.ChangeSkipped && c.Athletes }

// summary is the one line.
func (a *athletes) summary() []entry.Change {
	switch a.files {
	case 0:
		return nil
	case 1:
		return []entry.Change{a.only}
	}
	return []entry.Change{{What: entry.ChangeSkipped, Source: a.first, Text: fmt.Sprintf("%d athletes' results in %d files, of no relay of this meet", a.rows, a.files)}}
}

// String is the count in words: "2 new, 1 same, 1 skipped".
func (t tally) String() string {
	var parts []string
	for _, what := range []entry.ChangeKind{entry.ChangeNew, entry.ChangeEdit, entry.ChangeNone, entry.ChangeUnsure, entry.ChangeRefused, entry.ChangeSkipped} {
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
func lineOf(c entry.Change) string {
	if c.Asks {
		return c.Text + "; say " + formatFlag(c)
	}
	return c.Text
}

// showChanges prints a list's table, a line a row.
func (e *env) showChanges(changes []entry.Change, left []entry.Skipped) error {
	table := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	line := func(what entry.ChangeKind, source, text string) {
		fmt.Fprintf(table, "%s\t%s\t%s\n", what, relay.Harmless(source), relay.Harmless(text))
	}
	for _, c := range changes {
		line(c.What, c.Source, lineOf(c))
	}
	shown := map[bool]int{}
	for _, s := range left {
		if shown[s.Wrong]++; shown[s.Wrong] <= maxLeft {
			line(kindOfSkipped(s), s.Source, s.Why)
		}
	}
	for _, wrong := range []bool{false, true} {
		if more := shown[wrong] - maxLeft; more > 0 {
			line(kindOfSkipped(entry.Skipped{Wrong: wrong}), fileOf(left[0].Source), fmt.Sprintf("and %d more of that kind", more))
		}
	}
	return table.Flush()
}

// maxLeft is how many lines of a file that could not be read, or were left, are
// told one by one: enough to put a list right by, few enough to read.
const maxLeft = 20

// fileOf is the file of a file:line or file:line:column.
func fileOf(source string) string {
	for range 2 {
		if at := strings.LastIndexByte(source, ':'); at > 0 && at+1 < len(source) && strings.Trim(source[at+1:], "0123456789") == "" {
			source = source[:at]
		}
	}
	return source
}
