package cli

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"baton/relay"
	"baton/relay/csv"
	"baton/relay/lynx"
)

// list is one start list as read.
type list struct {
	entries []relay.Entry
	skipped []lynx.Skipped
}

// Run reads every list before it writes anything, shows what each would do, and
// stores all of it at once.
func (c *importCmd) Run(e *env) error {
	lists := make([]list, len(c.Files))
	for i, path := range c.Files {
		var err error
		if lists[i], err = readList(path); err != nil {
			return err
		}
	}
	draft, err := newDraft(c.Meet, e.deps)
	if err != nil {
		return err
	}
	tally := tally{}
	for _, l := range lists {
		changes := relay.PlanImport(draft.meet, draft.state.Races(), l.entries)
		if err := e.showChanges(changes, l.skipped, tally); err != nil {
			return err
		}
		if err := c.take(e, draft, changes); err != nil {
			return err
		}
	}
	return c.finish(e, draft, tally)
}

// readList reads a file by what its name ends in.
func readList(path string) (l list, err error) {
	kind := strings.ToLower(filepath.Ext(path))
	switch kind {
	case ".evt", ".csv", ".tsv", ".txt":
	case ".lif", ".sch", ".ppl":
		return l, fmt.Errorf("%s: a %s file is no start list; give the lynx.evt beside it, or a .csv", path, kind)
	case ".meet":
		return l, fmt.Errorf("%s: a meet is no start list; baton merge joins two copies of one meet", path)
	default:
		return l, fmt.Errorf("%s: cannot tell what it is; start lists end in .evt or .csv", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return l, fmt.Errorf("cannot read the start list: %w", err)
	}
	defer file.Close()
	if kind == ".evt" {
		l.entries, l.skipped, err = lynx.Read(path, file)
	} else {
		l.entries, err = csv.Read(path, file)
	}
	return l, err
}

// take records what a list says. What is new goes in; what would change
// something that stands must be agreed to.
func (c *importCmd) take(e *env, draft *draft, changes []relay.Change) error {
	edits := 0
	for _, change := range changes {
		if change.What == relay.ChangeEdit {
			edits++
		}
	}
	agreed := edits == 0 || c.Yes || c.DryRun
	if !agreed {
		var err error
		if agreed, err = e.ask("change " + count(edits, "row") + " that the meet has otherwise?"); err != nil {
			return err
		}
	}
	for _, change := range changes {
		if change.What == relay.ChangeNew || change.What == relay.ChangeEdit && agreed {
			if err := draft.add(change.Race, change.Facts...); err != nil {
				return err
			}
		}
	}
	return nil
}

// ask asks on the terminal; without one it cannot.
func (e *env) ask(question string) (bool, error) {
	if !e.deps.Terminal {
		return false, fmt.Errorf("%s no terminal to ask on, so nothing was written: give --yes, or --dry-run to look only", question)
	}
	fmt.Fprintf(e.stdout, "%s [y/N] ", question)
	answer, _ := bufio.NewReader(e.stdin).ReadString('\n') // no answer is no
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes", nil
}

// finish stores the draft and says what came of it.
func (c *importCmd) finish(e *env, draft *draft, tally tally) error {
	outcome := "nothing to write"
	switch {
	case c.DryRun:
		outcome = "nothing written"
	case len(draft.events) > 0:
		if err := draft.store(c.Meet); err != nil {
			return err
		}
		outcome = "written to " + c.Meet
	}
	if _, err := fmt.Fprintf(e.stdout, "%s; %s\n", tally, outcome); err != nil {
		return err
	}
	if refused := tally[string(relay.ChangeRefused)]; refused > 0 {
		return fmt.Errorf("%s refused, as shown; what else is in the lists is not affected", count(refused, "row"))
	}
	return nil
}
