package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/startlist"
	"baton/relay/text"
	"baton/relay/watch"
)

// everySecond is how often a watched folder is looked at.
const everySecond = time.Second

// watching is a folder whose lists go into a meet as they are written.
type watching struct {
	*importer
	folder *watch.Folder
	// kept are the files that say something about other lists: people, running
	// orders, entries without event numbers. They are held against the meet anew
	// whenever another list comes.
	kept    map[string]startlist.File
	reports map[string]bool // what has been said and need not be said again, and where it stands now
}

// watch takes what is written into the folder until the program is told to end.
func (i *importer) watch() error {
	context, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	i.env.ended = context.Done()
	w := newWatching(i)
	w.say("watching", i.Watch+"; ctrl+c ends it")
	every := i.env.deps.Poll
	if every == 0 {
		every = everySecond
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		w.look()
		select {
		case <-tick.C:
		case <-i.env.ended:
			w.say("ended", i.Meet)
			return nil
		}
	}
}

func newWatching(i *importer) *watching {
	i.how.Numbered = true
	folder := watch.New(i.Watch, startlist.Takes, i.env.deps.Now)
	return &watching{importer: i, folder: folder, kept: map[string]startlist.File{}, reports: map[string]bool{}}
}

// say prints a line with the time.
func (w *watching) say(what, line string) {
	fmt.Fprintf(w.env.stdout, "%s  %-9s %s\n", w.env.deps.Now().Format("15:04:05"), what, relay.Harmless(line))
}

// sayOnce says a line unless it has been said already.
func (w *watching) sayOnce(what, line string) {
	if !w.reports[what+line] {
		w.reports[what+line] = true
		w.say(what, line)
	}
}

// look takes the files that have come since the last look.
func (w *watching) look() {
	paths, err := w.folder.Look()
	if err != nil {
		w.sayOnce("waiting", err.Error())
		return
	}
	files := w.read(paths)
	if len(files) == 0 {
		return
	}
	if err := w.takeFiles(files); err != nil {
		for _, path := range paths {
			w.folder.Again(path)
		}
		w.sayOnce("failed", err.Error())
	}
}

// read reads finished files, and says which are not or cannot be taken.
func (w *watching) read(paths []string) (files []startlist.File) {
	for _, path := range paths {
		delete(w.kept, path)
		file, err := startlist.Open(path)
		if errors.Is(err, text.ErrUnfinished) && w.folder.Quiet(path) >= forgotten {
			file, err = startlist.OpenAsIs(path)
		}
		switch {
		case errors.Is(err, text.ErrUnfinished):
			w.folder.Again(path)
			w.sayOnce("waiting", err.Error())
			continue
		case err != nil:
			w.sayOnce("refused", err.Error())
			continue
		}
		w.tellLeft(file.Skipped)
		if file.Fills() {
			w.kept[path] = file
		}
		files = append(files, file)
	}
	for path, file := range w.kept {
		if !slices.Contains(paths, path) {
			files = append(files, file)
		}
	}
	return files
}

// forgotten is how long a file without an end must lie untouched to be taken as
// it is: no program writes a list as slowly as that.
const forgotten = time.Minute

// tellLeft says what of a file could not be read, each once and the first of them
// by name.
func (w *watching) tellLeft(left []entry.Skipped) {
	wrong := slices.DeleteFunc(slices.Clone(left), func(s entry.Skipped) bool { return !s.Wrong })
	for i, s := range wrong {
		if i == maxLeft {
			w.sayOnce("refused", fmt.Sprintf("%s  and %d more of that kind", fileOf(s.Source), len(wrong)-maxLeft))
			return
		}
		w.sayOnce("refused", s.Source+"  "+s.Why)
	}
}

// takeFiles takes files into the meet, a line for whatever they change.
func (w *watching) takeFiles(files []startlist.File) error {
	slices.SortFunc(files, startlist.ByPath)
	draft, err := newDraft(w.Meet, w.env.deps)
	if err != nil {
		return err
	}
	for _, d := range draft.lacks {
		w.sayOnce("warning", w.Meet+": "+d.String())
	}
	var lines []entry.Change
	for _, file := range startlist.Together(files) {
		changes, err := w.take(draft, file.StartList, w.plan(draft, file.StartList))
		if err != nil {
			return err
		}
		lines = append(lines, changes...)
	}
	guns, err := draft.clockGuns()
	if err != nil {
		return err
	}
	lines = append(lines, guns...)
	if err := draft.store(w.Meet); err != nil {
		return err
	}
	for _, c := range lines {
		switch c.What {
		case entry.ChangeNew, entry.ChangeEdit:
			w.say(string(c.What), c.Source+"  "+c.Text)
		case entry.ChangeRefused, entry.ChangeUnsure:
			w.sayOnce(string(c.What), c.Source+"  "+lineOf(c))
		case entry.ChangeNone, entry.ChangeSkipped: // a folder is read again and again: not each time
		}
	}
	return nil
}
