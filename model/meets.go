package model

import (
	"errors"
	"fmt"
	"os"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/relay/sqlite"
	"baton/relay/wholefile"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// meets is the list of the meets on this machine.
type meets struct {
	ui.List
	root  *root
	files []meetFile
	err   error
	read  bool
}

// meetFile is one meet as its row shows it.
type meetFile struct {
	path, name, races, changed, status string
	tone                               views.Tone
}

// meetsMsg is what a look into the folder found.
type meetsMsg struct {
	files []meetFile
	err   error
}

// newMeets lists the folder's meets; opening each to count its races is done
// beside the screen.
func newMeets(r *root) *meets { return &meets{root: r} }

// take takes in what a look into the folder found.
func (s *meets) take(m meetsMsg) { s.files, s.err, s.read = m.files, m.err, true }

// readMeets looks into every meet of the folder.
func readMeets() tea.Msg {
	paths, err := settings.Meets()
	rows := make([]<-chan meetFile, len(paths))
	turns := make(chan struct{}, rowsAtOnce)
	for i, p := range paths {
		rows[i] = readRow(p, turns, readMeetFile)
	}
	m := meetsMsg{err: err}
	for _, row := range rows {
		m.files = append(m.files, <-row)
	}
	return m
}

// rowTime is how long a file of the list may take, many times what a season's
// meet needs: one that hangs hides no other. rowsAtOnce are read beside each
// other.
const (
	rowTime    = 2 * time.Second
	rowsAtOnce = 4
)

// readRow reads a file beside the others, once it has a turn. One that does not
// answer is left behind, and said to be so.
func readRow(path string, turns chan struct{}, read func(path string) meetFile) <-chan meetFile {
	row := make(chan meetFile, 1)
	go func() {
		turns <- struct{}{}
		defer func() { <-turns }()
		answer := make(chan meetFile, 1)
		go func() { answer <- unharmed(path, read) }()
		select {
		case r := <-answer:
			row <- r
		case <-time.After(2 * rowTime):
			row <- meetFile{path: path, name: wholefile.Title(path), status: sqlite.ErrSlow.Error(), tone: views.Alarm}
		}
	}()
	return row
}

// unharmed reads a file such that one that baton fails over costs its own row, and
// neither the list nor the terminal.
func unharmed(path string, read func(path string) meetFile) (row meetFile) {
	defer func() {
		if p := recover(); p != nil {
			row = meetFile{path: path, name: wholefile.Title(path), status: fmt.Sprintf("baton failed over it: %v", p), tone: views.Alarm}
		}
	}()
	return read(path)
}

func readMeetFile(path string) meetFile {
	row := meetFile{path: path, name: wholefile.Title(path)}
	if info, err := os.Stat(path); err == nil {
		row.changed = info.ModTime().Format("2006-01-02 15:04")
	}
	read, err := sqlite.ReadMeet(path, rowTime)
	if read == nil {
		row.status, row.tone = reason(err), views.Alarm
		return row
	}
	done, all := 0, ui.RacesOf(read.State)
	for _, race := range all {
		if race.Over() {
			done++
		}
	}
	if name := read.State.Name(); name != "" {
		row.name = name
	}
	row.races, row.status, row.tone = fmt.Sprint(len(all)), fmt.Sprintf("%d run", done), views.Good
	if err != nil {
		row.status, row.tone = reason(err), views.Alarm
	}
	return row
}

// reason is what is wrong with a meet file in a word or two.
func reason(err error) string {
	for _, known := range []error{meet.ErrDamaged, meet.ErrNotMeet, meet.ErrNewer, sqlite.ErrSlow} {
		if errors.Is(err, known) {
			return known.Error()
		}
	}
	return err.Error()
}

func (s *meets) filtered() []meetFile {
	var out []meetFile
	for _, f := range s.files {
		if s.Passes(f.name, f.path, f.status) {
			out = append(out, f)
		}
	}
	return out
}

// Page is the page of the list of meets.
func (s *meets) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Meets} }

// meetsKeyMap is every key of the list of meets but those of all lists.
type meetsKeyMap struct{ Open, New, Settings, Quit key.Binding }

var meetsKeys = meetsKeyMap{
	Open:     ui.Bind("enter", "open", "enter"),
	New:      ui.Bind("n", "new meet", "n"),
	Settings: ui.Bind(",", "settings of this laptop", ","),
	Quit:     ui.Bind("q", "leave", "q"),
}

// Groups are the keys as the help lists them.
func (m meetsKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Meets", Keys: []key.Binding{m.Open, m.New, m.Settings, m.Quit}}, ui.ListKeys.Group()}
}

func (s *meets) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	rows := s.filtered()
	if s.List.Key(k, len(rows)) {
		return nil
	}
	one, ok := ui.Chosen(&s.List, rows)
	switch {
	case ui.Matches(k, meetsKeys.Open) && ok:
		return s.root.openMeet(one.path)
	case ui.Matches(k, meetsKeys.New):
		sh.Show(newMeetForm(s.root))
	case ui.Matches(k, meetsKeys.Settings):
		return sh.Go(ui.Page{Kind: ui.LaptopSettings})
	case ui.Matches(k, meetsKeys.Quit):
		return sh.Leave()
	}
	return nil
}

func (s *meets) View(sh *ui.Shell) views.Props {
	rows := s.filtered()
	v := views.List{
		Edges:    s.Edges(sh, "Meets", settings.MeetsDir(), meetsKeys.Open, meetsKeys.New, ui.ListKeys.Filter, meetsKeys.Quit, ui.ListKeys.Help),
		Columns:  []views.Column{{Head: "MEET", Least: 16}, {Head: "RACES", Right: true, Spare: 1}, {Head: "CHANGED", Least: 10, Spare: 2}, {Head: "STATUS", Least: 18}},
		Selected: s.Selected,
		Empty:    s.Empty("No meet here. n makes one; baton FILE.meet opens one elsewhere."),
	}
	if !s.read {
		v.Empty = "looking …"
	}
	if s.err != nil {
		v.Note, v.NoteTone = s.err.Error(), views.Alarm
	}
	for _, f := range rows {
		v.Rows = append(v.Rows, views.ListRow{Cells: []string{f.name, f.races, f.changed, f.status}, Tone: f.tone})
	}
	return &v
}

// meets lists the folder, and closes the open meet beside the screen.
func (r *root) meets() (ui.Screen, tea.Cmd) {
	s := r.Session
	switch {
	case s == nil:
		return newMeets(r), readMeets
	case s.Saved().Err != nil && r.unsaved() > 0:
		return r.Screen, r.leave()
	}
	r.Session, r.Link = nil, nil
	return newMeets(r), func() tea.Msg {
		if !saved(s, asideLimit) {
			return strandedMsg{s}
		}
		s.Close(closeLimit)
		return readMeets()
	}
}

// openMeet reads a meet beside the screen; keys typed meanwhile are held.
func (r *root) openMeet(path string) tea.Cmd {
	r.Ground(nil)
	r.open = func() (Opened, error) { return OpenFile(path, "") }
	return r.load()
}
