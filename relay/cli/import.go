package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/startlist"
)

// importer takes lists into a meet as a person has said it on the command line.
type importer struct {
	*importCmd
	env  *env
	how  entry.Import
	used map[string]bool // the formats said that fitted a race
}

// Run reads every list before it writes anything, shows what each would do, and
// stores all of it at once; then it watches the folder, if one is named.
func (c *importCmd) Run(e *env) error {
	switch {
	case len(c.Files) == 0 && c.Watch == "":
		return usage("import: the start lists are missing, as %s%s", examples["import"], seeHelp)
	case c.Watch != "" && c.DryRun:
		return usage("--dry-run only looks once, and --watch goes on; give one of them")
	case c.Watch != "" && !c.Yes && !e.deps.Terminal:
		return usage("--watch without a terminal cannot ask about changes; give --yes")
	}
	i := newImporter(c, e)
	if len(c.Files) > 0 {
		if err := i.once(); err != nil {
			return err
		}
	}
	if c.Watch == "" {
		return nil
	}
	return i.watch()
}

func newImporter(c *importCmd, e *env) *importer {
	i := &importer{importCmd: c, env: e, used: map[string]bool{}}
	i.how = entry.Import{Formats: map[string]entry.FormatChoice{}, Agreed: map[relay.RaceID]bool{}, Named: map[relay.RaceID]bool{}, Guesses: c.Yes}
	for _, said := range c.Formats {
		i.how.Formats[said.race] = said.choice
	}
	for _, name := range c.Races {
		i.how.Named[relay.RaceID(name)] = true
	}
	return i
}

// once takes the files that the command names. One that cannot be read costs
// itself, where others can.
func (i *importer) once() error {
	files, broken, err := i.open()
	if err != nil {
		return err
	}
	draft, err := newDraft(i.Meet, i.env.deps)
	if err != nil {
		return err
	}
	i.env.warnDamage(i.Meet, draft.lacks)
	tally, athletes := tally{}, athletes{}
	tally.add(broken, nil)
	for _, c := range broken {
		tally.wrong = append(tally.wrong, c.Source+": "+c.Text)
	}
	if err := i.env.showChanges(broken, nil); err != nil {
		return err
	}
	for _, file := range startlist.Together(files) {
		i.fits(file.StartList)
		changes := athletes.take(i.plan(draft, file.StartList))
		if err := i.env.showChanges(changes, file.Skipped); err != nil {
			return err
		}
		if changes, err = i.take(draft, file.StartList, changes); err != nil {
			return err
		}
		tally.add(athletes.without(changes), file.Skipped)
	}
	tally.add(athletes.summary(), nil)
	if err := i.env.showChanges(athletes.summary(), nil); err != nil {
		return err
	}
	if err := i.unfitting(); err != nil {
		return err
	}
	guns, err := draft.clockGuns()
	if err != nil {
		return err
	}
	tally.add(guns, nil)
	if err := i.env.showChanges(guns, nil); err != nil {
		return err
	}
	return i.finish(draft, tally)
}

// open reads the files; of those that cannot be read it gives why, and an error
// where that is all of them.
func (i *importer) open() (files []startlist.File, broken []entry.Change, err error) {
	paths, err := expanded(i.Files)
	if err != nil {
		return nil, nil, err
	}
	var all []error
	for _, path := range paths {
		file, err := startlist.Open(path)
		if err != nil {
			all = append(all, err)
			broken = append(broken, entry.Change{What: entry.ChangeRefused, Source: path, Text: strings.TrimPrefix(err.Error(), path+": ")})
			continue
		}
		files = append(files, file)
	}
	if len(files) == 0 {
		return nil, nil, errors.Join(all...)
	}
	return files, broken, nil
}

// expanded are the files that names with a * or ? stand for, where the shell left
// them so, as it does on Windows.
func expanded(names []string) (paths []string, err error) {
	for _, name := range names {
		if _, err := os.Stat(name); err == nil || !strings.ContainsAny(name, "*?[") {
			paths = append(paths, name)
			continue
		}
		found, err := filepath.Glob(name)
		if err != nil || len(found) == 0 {
			return nil, fmt.Errorf("%s: no file of that name; is the folder right?", name)
		}
		paths = append(paths, found...)
	}
	return paths, nil
}

// plan holds a list against the meet as it has become.
func (i *importer) plan(draft *draft, list entry.StartList) []entry.Change {
	i.how.Meet, i.how.Races = draft.meet, draft.state.Races()
	return i.how.Plan(list)
}

// fits notes which of the formats and races that were said a list is about.
func (i *importer) fits(list entry.StartList) {
	for _, said := range i.importCmd.Formats {
		i.used[said.race] = i.used[said.race] || list.Speaks(said.race)
	}
	for _, name := range i.Races {
		i.used[string(name)] = i.used[string(name)] || list.Speaks(string(name))
	}
}

// unfitting refuses formats and races that were said for nothing: most likely a
// number was mistyped.
func (i *importer) unfitting() error {
	for _, said := range i.importCmd.Formats {
		if !i.used[said.race] {
			return fmt.Errorf("--format %s: no race %s in the lists; nothing was written", said.race, said.race)
		}
	}
	for _, name := range i.Races {
		if !i.used[string(name)] {
			return fmt.Errorf("--race %s: no race %s in the lists; nothing was written", name, name)
		}
	}
	return nil
}

// take records what a list says. What is new goes in; a guess, and what would
// change something that stands, must be agreed to. It gives what the list came
// to.
func (i *importer) take(draft *draft, list entry.StartList, changes []entry.Change) ([]entry.Change, error) {
	changes, err := i.askFormats(draft, list, changes)
	if err != nil {
		return nil, err
	}
	edits := 0
	for _, change := range changes {
		if change.What == entry.ChangeEdit && !draft.made(change) {
			edits++
		}
	}
	agreed := edits == 0 || i.Yes || i.DryRun
	if !agreed {
		if agreed, err = i.env.ask("change " + relay.Count(edits, "row") + " that the meet has otherwise?"); err != nil {
			return nil, err
		}
	}
	for _, change := range changes {
		if change.What == entry.ChangeNew || change.What == entry.ChangeEdit && (agreed || draft.made(change)) {
			if err := draft.add(change.Race, change.Facts...); err != nil {
				return nil, err
			}
		}
	}
	return changes, nil
}

// finish stores the draft and says what came of it.
func (i *importer) finish(draft *draft, tally tally) error {
	outcome := "nothing to write"
	switch {
	case i.DryRun:
		outcome = "nothing written"
	case len(draft.events) > 0:
		if err := draft.store(i.Meet); err != nil {
			return err
		}
		outcome = "written to " + relay.Harmless(i.Meet)
	}
	if _, err := fmt.Fprintf(i.env.stdout, "%s; %s\n", tally, outcome); err != nil {
		return err
	}
	refused := tally.rows[entry.ChangeRefused]
	if refused == 0 {
		return nil
	}
	hint := ""
	if len(tally.begun) > 0 {
		hint = "; a race that has begun is altered with --race " + strings.Join(tally.begun, " --race ")
	}
	summary := fmt.Errorf("%s refused, as shown; what else is in the lists is not affected%s", relay.Count(refused, "row"), hint)
	return errors.Join(append(tally.faults(), summary)...)
}
