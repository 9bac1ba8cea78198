package setup

import (
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baton/model/ui"
	"baton/relay"
	"baton/relay/entry"
	"baton/relay/results"
	"baton/relay/startlist"

	tea "github.com/charmbracelet/bubbletea"
)

// Messages of the import preview.
type (
	// folderMsg are the files of a folder to offer.
	folderMsg struct {
		folder string
		paths  []string
	}
	// ListsMsg are lists as read and held against the meet.
	ListsMsg struct {
		files  []startlist.File
		broken []ImportRow // files that cannot be read
		Rows   []ImportRow
		events int // how many the meet had
		err    error
		Of     *Import // the screen that asked
	}
)

// readLists reads a file, or all of a folder that can be taken, beside the
// screen.
func readLists(path string, meet relay.Origin, how entry.Import, events []relay.Event) tea.Cmd {
	how = copyOf(how)
	return func() tea.Msg {
		paths, err := listPaths(atHome(path))
		if err != nil {
			return ListsMsg{err: err}
		}
		var files []startlist.File
		var broken []ImportRow
		for _, p := range paths {
			f, err := startlist.Open(p)
			if err != nil {
				broken = append(broken, RowOf(entry.Change{What: entry.ChangeRefused, Source: p, Text: err.Error()}))
				continue
			}
			files = append(files, f)
		}
		return planLists(startlist.Together(files), broken, how, meet, events)
	}
}

// copyOf is a copy of what has been said about lists, for use beside the screen.
func copyOf(how entry.Import) entry.Import {
	how.Formats, how.Agreed, how.Named = maps.Clone(how.Formats), maps.Clone(how.Agreed), maps.Clone(how.Named)
	return how
}

// planLists holds lists against a meet, row by row.
func planLists(files []startlist.File, broken []ImportRow, how entry.Import, meet relay.Origin, events []relay.Event) tea.Msg {
	how.Meet = meet
	lists := make([]entry.StartList, len(files))
	for i, f := range files {
		lists[i] = f.StartList
	}
	held := relay.NewMeet()
	held.Add(events...)
	plans, err := how.PlanAll(held, lists)
	rows := slices.Clone(broken)
	for i, plan := range plans {
		for _, c := range plan {
			rows = append(rows, RowOf(c))
		}
		for _, left := range files[i].Skipped {
			what := entry.ChangeSkipped
			if left.Wrong {
				what = entry.ChangeRefused
			}
			rows = append(rows, RowOf(entry.Change{What: what, Source: left.Source, Text: left.Why}))
		}
	}
	return ListsMsg{files: files, broken: broken, Rows: rows, events: len(events), err: err}
}

// RowOf is a change as a row of the preview.
func RowOf(c entry.Change) ImportRow { return ImportRow{c, filepath.Base(c.Source)} }

// listPaths are the files that a path means: itself, or what a folder holds.
func listPaths(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the start list: %w", err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the folder: %w", err)
	}
	var paths []string
	for _, e := range entries {
		if !e.IsDir() && startlist.Takes(e.Name()) {
			paths = append(paths, filepath.Join(path, e.Name()))
		}
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no start list in it; they end in .evt, .csv, .txt or .json", path)
	}
	return paths, nil
}

// filesToOffer are the start lists and folders in a folder, as they are typed.
func filesToOffer(folder string) []string {
	entries, err := os.ReadDir(atHome(filepath.Clean(folder + ".")))
	paths := []string{}
	if err != nil {
		return paths
	}
	for _, e := range entries {
		switch {
		case e.IsDir() && !strings.HasPrefix(e.Name(), "."):
			paths = append(paths, folder+e.Name()+string(filepath.Separator))
		case startlist.Takes(e.Name()):
			paths = append(paths, folder+e.Name())
		}
	}
	slices.SortStableFunc(paths, func(a, b string) int { return strings.Compare(filepath.Ext(b), filepath.Ext(a)) })
	return paths
}

// draggedPath is a path as a file manager hands it over when a file is dragged
// into the terminal: in quotes, with a backslash before each blank (macOS and
// Linux), or as a file: address. A path that is there as it stands is that.
func draggedPath(pasted string) string {
	path := strings.Trim(strings.TrimSpace(pasted), `"'`)
	if _, err := os.Stat(atHome(path)); err == nil {
		return path
	}
	if address, err := url.Parse(path); err == nil && address.Scheme == "file" {
		return filepath.FromSlash(address.Path)
	}
	if filepath.Separator == '\\' {
		return path
	}
	var b strings.Builder
	escaped := false
	for _, r := range path {
		if escaped = r == '\\' && !escaped; !escaped {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// atHome is a path in which ~ stands for the home folder.
func atHome(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	if home, err := os.UserHomeDir(); ok && err == nil && (rest == "" || os.IsPathSeparator(rest[0])) {
		return home + rest
	}
	return path
}

// clockGuns puts the guns that nobody pressed where the timing computer's clock has
// them by all that the meet knows now, and says so.
func clockGuns(sh *ui.Shell) (said []string) {
	for _, gun := range results.ClockGuns(sh.Session.State.Races()) {
		if gun.Do == nil {
			continue
		}
		if _, err := sh.Session.Do(gun.Race, gun.Do, sh.At); err == nil {
			said = append(said, string(gun.Race)+": "+gun.Text)
		}
	}
	return said
}
