package model

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/relay/sqlite"
	"baton/views"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// How long closing waits for the disk: at the program's end, and beside a screen
// that goes on.
const (
	closeLimit = 500 * time.Millisecond
	asideLimit = 30 * time.Second
)

// diskTime is how long a disk may take before a press that waits for it is worth
// a question, and diskTick how often it is looked at meanwhile.
const (
	diskTime = 250 * time.Millisecond
	diskTick = 5 * time.Millisecond
)

// leaving is the question before the program ends with presses that are not on
// disk.
type leaving struct {
	path   string
	status string
}

// leavingKeyMap is every key of the question.
type leavingKeyMap struct{ Save, Back, Leave key.Binding }

var leavingKeys = leavingKeyMap{
	Save:  ui.Bind("enter", "save there", "enter"),
	Back:  ui.Bind("esc", "back", "esc"),
	Leave: ui.Bind("ctrl+c", "leave", "ctrl+c"),
}

// Groups are the keys as the palette lists them.
func (m leavingKeyMap) Groups() []ui.Group {
	return []ui.Group{{Name: "Not saved", Keys: []key.Binding{m.Save, m.Back, m.Leave}}}
}

// leave ends the program, but asks first where something is not saved.
func (r *root) leave() tea.Cmd {
	switch {
	case r.Session == nil || r.unsaved() == 0:
		return tea.Quit
	case r.Session.Saved().Err != nil:
		r.ask()
		return nil
	}
	s := r.Session
	return func() tea.Msg {
		if saved(s, diskTime) {
			return tea.QuitMsg{}
		}
		return strandedMsg{s}
	}
}

// strandedMsg says that a meet's events are still not on disk, though it was to
// be left.
type strandedMsg struct{ s *meet.Session }

// stranded asks what is to become of them.
func (r *root) stranded(msg strandedMsg) {
	if r.Session == nil {
		r.Session = msg.s
		r.Go(ui.Page{Kind: ui.Races})
	}
	if r.Session == msg.s {
		r.ask()
	}
}

// ask puts the question before the screen.
func (r *root) ask() {
	name := "rescued-" + r.At.Format("20060102-150405") + ".meet"
	r.leaving = &leaving{path: filepath.Join(settings.MeetsDir(), name)}
}

// saved waits until all of a session is on disk, at most for limit, and reports
// whether it is.
func saved(s *meet.Session, limit time.Duration) bool {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(diskTick) {
		if st := s.Saved(); st.Handed == st.Saved {
			return true
		}
	}
	return false
}

// whyUnsaved is what is known of why something is not on disk.
func (r *root) whyUnsaved() string {
	if err := r.Session.Saved().Err; err != nil {
		return err.Error()
	}
	return "the disk does not answer"
}

func (r *root) unsaved() int {
	st := r.Session.Saved()
	return st.Handed - st.Saved
}

func (q *leaving) key(r *root, k terminal.Key) tea.Cmd {
	switch {
	case ui.Matches(k, leavingKeys.Save):
		q.status = "saving …"
		return r.rescue(q.path)
	case ui.Matches(k, leavingKeys.Leave):
		return tea.Quit
	case ui.Matches(k, leavingKeys.Back):
		r.leaving = nil
	default:
		if !k.Paste {
			return r.Screen.Key(&r.Shell, k) // a press is a time, here too
		}
	}
	return nil
}

// rescuedMsg says how saving to another path went.
type rescuedMsg struct {
	log meet.Log
	err error
}

// rescue carries on in another file, which gets the whole meet; it waits for
// disks, and so goes on beside the screen.
func (r *root) rescue(path string) tea.Cmd {
	s := r.Session
	return func() tea.Msg {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return rescuedMsg{err: err}
		}
		log, err := sqlite.Open(path)
		if err == nil {
			err = s.SwitchTo(log)
		}
		return rescuedMsg{log, err}
	}
}

// rescued leaves once everything is in the other file, or says why it is not.
func (r *root) rescued(msg rescuedMsg) tea.Cmd {
	if msg.err != nil {
		if r.leaving != nil {
			r.leaving.status = "That failed too: " + msg.err.Error()
		}
		return nil
	}
	r.Session.Moved(msg.log)
	if r.leaving == nil {
		return nil
	}
	return tea.Quit
}

func (q *leaving) view(r *root) views.Props {
	text := fmt.Sprintf("%s not on disk: %s\n\nenter saves the whole meet to\n%s\n\nctrl+c again leaves without them.", relay.Count(r.unsaved(), "event"), r.whyUnsaved(), q.path)
	if q.status != "" {
		text += "\n\n" + q.status
	}
	return &views.Page{Edges: r.Edges("NOT SAVED", leavingKeys.Save, leavingKeys.Back, leavingKeys.Leave), Text: text, Tone: views.Alarm}
}
