package setup

import (
	"fmt"
	"path/filepath"
	"strings"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/entry"
	"baton/relay/startlist"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// importKeyMap is every key of the import preview.
type importKeyMap struct{ Take, Other, Agree, Format, Begun, Back key.Binding }

// ImportKeys are the keys of the import preview.
var ImportKeys = importKeyMap{
	Take:   ui.Bind("enter", "write it", "enter"),
	Agree:  ui.Bind("g", "the guess is right", "g"),
	Format: ui.Bind("f", "give the format", "f"),
	Begun:  ui.Bind("b", "alter it though it has begun", "b"),
	Other:  ui.Bind("o", "another file", "o"),
	Back:   ui.Bind("esc", "races", "esc"),
}

func (m importKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Import", Keys: []key.Binding{m.Take, m.Agree, m.Format, m.Begun, m.Other, ui.ListKeys.Filter, ui.ListKeys.Help, m.Back}}}
}

// Import is the import preview: what start lists would do to the meet, row
// by row, before any of it is written.
type Import struct {
	ui.List
	path   string
	listed string // the folder whose files are offered
	files  []startlist.File
	broken []ImportRow  // files that cannot be read
	how    entry.Import // what has been said about the lists
	Rows   []ImportRow
	meets  int // how many events the meet had when the rows were made
	busy   bool
	warned bool // that races wait for their formats
}

// ImportRow is one row of a list, and what it comes to.
type ImportRow struct {
	entry.Change
	source string // file:line, without the folder
}

// Page is the page of the import.
func (s *Import) Page(*ui.Shell) ui.Page { return ui.Page{Kind: ui.Import} }

// NewImport asks which file or folder to look at.
func NewImport() (*Import, tea.Cmd) {
	s := &Import{how: entry.Import{Formats: map[string]entry.FormatChoice{}, Agreed: map[relay.RaceID]bool{}, Named: map[relay.RaceID]bool{}}}
	s.askPath()
	return s, s.offer()
}

// askPath asks for the file or folder.
func (s *Import) askPath() {
	s.Asking = ui.Ask("file or folder", s.path, nil, func(path string) error {
		if path == "" {
			return fmt.Errorf("type or paste the path of a start list, or of a folder of them")
		}
		s.path, s.busy, s.files, s.Rows = path, true, nil, nil
		return nil
	})
	s.Asking.Pastes(func(path string) { s.Asking.Set(draggedPath(path)) })
}

// Raw gives the open question a key as it was typed.
func (s *Import) Raw(sh *ui.Shell, msg tea.KeyMsg) tea.Cmd {
	if s.Answers(msg) {
		return s.goOn(sh)
	}
	return s.offer()
}

// goOn goes on once a question is over: a new path is read, what was said
// about a format is looked at anew, and without any list there is nothing here.
func (s *Import) goOn(sh *ui.Shell) tea.Cmd {
	switch {
	case s.busy && s.files == nil:
		return s.ours(readLists(s.path, sh.Session.MeetID(), s.how, sh.Session.State.Events()))
	case s.files == nil && s.Rows == nil:
		sh.Back()
		return nil
	}
	return s.plan(sh)
}

// offer reads the folder of the path being typed, beside the screen.
func (s *Import) offer() tea.Cmd {
	if s.Asking == nil || s.Asking.Pasted == nil {
		return nil
	}
	if folder, _ := filepath.Split(s.Asking.Text()); folder != s.listed || s.Asking.Suggestions == nil {
		s.listed = folder
		return func() tea.Msg { return folderMsg{folder, filesToOffer(folder)} }
	}
	return nil
}

// plan holds the lists against the meet anew, beside the screen.
func (s *Import) plan(sh *ui.Shell) tea.Cmd {
	s.busy = true
	files, broken, how, id, events := s.files, s.broken, copyOf(s.how), sh.Session.MeetID(), sh.Session.State.Events()
	return s.ours(func() tea.Msg { return planLists(files, broken, how, id, events) })
}

// ours marks what is read beside the screen as asked for by this one: another
// that was opened meanwhile has no use for it.
func (s *Import) ours(read tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		msg := read()
		if lists, ok := msg.(ListsMsg); ok {
			lists.Of = s
			return lists
		}
		return msg
	}
}

// Update takes in what was read beside the screen.
func (s *Import) Update(_ *ui.Shell, msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case folderMsg:
		if s.Asking != nil && s.Asking.Pasted != nil && msg.folder == s.listed {
			s.Asking.Suggestions = msg.paths
		}
	case ListsMsg:
		if msg.Of != s {
			return nil
		}
		s.busy = false
		s.files, s.broken, s.Rows, s.meets = msg.files, msg.broken, msg.Rows, msg.events
		s.Selected = max(0, min(s.Selected, len(s.filtered())-1))
		if msg.err != nil {
			s.Say(msg.err.Error(), views.Alarm)
		}
	}
	return nil
}

func (s *Import) filtered() []ImportRow {
	var out []ImportRow
	for _, row := range s.Rows {
		if s.Passes(row.source, row.Text, string(row.What)) {
			out = append(out, row)
		}
	}
	return out
}

// chosen is the selected row.
func (s *Import) chosen() (ImportRow, bool) { return ui.Chosen(&s.List, s.filtered()) }

// Key does what a key means.
func (s *Import) Key(sh *ui.Shell, k terminal.Key) tea.Cmd {
	if s.busy && k.Name != "esc" || s.List.Key(k, len(s.filtered())) {
		return nil
	}
	s.warned = s.warned && ui.Matches(k, ImportKeys.Take)
	row, _ := s.chosen()
	switch {
	case ui.Matches(k, ImportKeys.Back):
		sh.Back()
	case ui.Matches(k, ImportKeys.Other):
		s.askPath()
		return s.offer()
	case ui.Matches(k, ImportKeys.Take):
		return s.take(sh)
	case ui.Matches(k, ImportKeys.Agree):
		return s.agree(sh, row)
	case ui.Matches(k, ImportKeys.Format):
		s.askFormat(row)
	case ui.Matches(k, ImportKeys.Begun):
		return s.alter(sh, row)
	}
	return nil
}

// agree takes the selected row's guess.
func (s *Import) agree(sh *ui.Shell, row ImportRow) tea.Cmd {
	if !row.Asks || row.Guess == "" {
		s.Say(noGuess, views.Watch)
		return nil
	}
	s.how.Agreed[row.Race] = true
	return s.plan(sh)
}

// askFormat asks for the selected row's format.
func (s *Import) askFormat(row ImportRow) {
	if !row.Asks {
		s.Say(formatKnown, views.Watch)
		return
	}
	s.Asking = ui.Ask("format of "+string(row.Race), string(row.Guess), formatIDs(), func(text string) error {
		choice, err := entry.ParseFormat(text)
		if err == nil {
			s.how.Formats[string(row.Race)] = choice
		}
		return err
	})
}

func formatIDs() (ids []string) {
	for _, f := range relay.Formats() {
		if len(f.Legs) > 0 {
			ids = append(ids, string(f.ID))
		}
	}
	return ids
}

// alter takes what the lists say about a race that has begun.
func (s *Import) alter(sh *ui.Shell, row ImportRow) tea.Cmd {
	if row.Begun == "" {
		s.Say(notBegun, views.Watch)
		return nil
	}
	s.how.Named[row.Begun] = true
	return s.plan(sh)
}

// take writes what the rows show, and shows what is left. Where races wait for
// their formats it says so first; where the meet is not the one that the rows
// were made for any longer, it shows what they come to now.
func (s *Import) take(sh *ui.Shell) tea.Cmd {
	if first, waiting := s.waiting(); waiting > 0 && !s.warned {
		s.warned, s.Selected = true, first
		s.Say(fmt.Sprintf("%d of these wait for a format: g or f; enter again writes the rest", waiting), views.Watch)
		return nil
	}
	if sh.Session.State.Len() != s.meets {
		s.Say("something else was recorded meanwhile: look again, enter writes it", views.Watch)
		return s.plan(sh)
	}
	wrote := 0
	for _, row := range s.Rows {
		if row.Writes() {
			sh.Session.Write(row.Race, sh.At, row.Facts...)
			wrote++
		}
	}
	if wrote == 0 {
		s.Say("nothing here is new to the meet", views.Watch)
		return nil
	}
	said := fmt.Sprintf("%s of %s written", relay.Count(wrote, "row"), filepath.Base(s.path))
	if guns := clockGuns(sh); len(guns) > 0 {
		said += "; " + strings.Join(guns, "; ")
	}
	s.Say(said, views.Good)
	return s.plan(sh)
}

// waiting are the rows that wait for a format, and the first of them.
func (s *Import) waiting() (first, n int) {
	for i, row := range s.filtered() {
		if row.What != entry.ChangeUnsure {
			continue
		}
		if n == 0 {
			first = i
		}
		n++
	}
	return first, n
}

// View is what the screen shows.
func (s *Import) View(sh *ui.Shell) views.Props {
	rows := s.filtered()
	p := views.Import{List: views.List{
		Edges:    s.Edges(sh, "Import", importTally(s.Rows), s.foot()...),
		Selected: s.Selected,
		Columns:  []views.Column{{Head: "FROM", Least: 8}, {Head: "WHAT", Least: 12}, {Head: "", Least: 7}}, Empty: s.empty(),
	}}
	for _, row := range rows {
		p.Rows = append(p.Rows, views.ListRow{Cells: []string{row.source, row.Text, string(row.What)}, Tone: row.Tone()})
	}
	if row, ok := s.chosen(); ok {
		p.Says = row.source + ": " + row.Text
	}
	return &p
}

func (s *Import) foot() []key.Binding {
	keys := []key.Binding{ImportKeys.Take}
	if row, ok := s.chosen(); ok && row.Asks {
		keys = append(keys, ImportKeys.Agree, ImportKeys.Format)
	} else if ok && row.Begun != "" {
		keys = append(keys, ImportKeys.Begun)
	}
	return append(keys, ImportKeys.Other, ui.ListKeys.Filter, ImportKeys.Back)
}

// empty says what there is to do where there are no rows.
func (s *Import) empty() string {
	switch {
	case s.busy:
		return "reading …"
	case s.files != nil:
		return "No relay in it."
	}
	return "FinishLynx lynx.evt, .sch and .ppl, Hy-Tek entries, CSV, JSON:\na file, or a folder of them. Nothing is written before you have seen it."
}

// Tone marks what a person should look at before it counts.
func (row ImportRow) Tone() views.Tone {
	if row.Look {
		return views.Watch
	}
	return changeTone(row.What)
}

func changeTone(c entry.ChangeKind) views.Tone {
	switch c {
	case entry.ChangeNew:
		return views.Good
	case entry.ChangeEdit, entry.ChangeUnsure:
		return views.Watch
	case entry.ChangeRefused:
		return views.Alarm
	case entry.ChangeSkipped:
		return views.Out
	default:
		return views.Calm
	}
}

// importTally counts the rows of each kind: "2 new, 1 same".
func importTally(rows []ImportRow) string {
	counts := map[entry.ChangeKind]int{}
	for _, row := range rows {
		counts[row.What]++
	}
	var parts []string
	for _, what := range []entry.ChangeKind{entry.ChangeNew, entry.ChangeEdit, entry.ChangeUnsure, entry.ChangeRefused, entry.ChangeNone, entry.ChangeSkipped} {
		if n := counts[what]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	return strings.Join(parts, ", ")
}
