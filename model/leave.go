package model

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"baton/model/terminal"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"
	"baton/relay/sqlite"
	"baton/views"

	tea "github.com/charmbracelet/bubbletea"
)

// gapShown is how long a banner tells of a gap in the clocks.
const gapShown = time.Minute

// closeLimit is how long closing waits for the disk.
const closeLimit = 500 * time.Millisecond

func tenths(d time.Duration) string { return relay.Tenths(d) }

// leaving is the question before the program ends with presses that are not on
// disk.
type leaving struct {
	path string
	said string
}

// leave ends the program, but asks first where something is not saved.
func (r *root) leave() tea.Cmd {
	if r.s == nil || r.s.Saved().Err == nil || r.unsaved() == 0 {
		return tea.Quit
	}
	name := "rescued-" + r.at.Format("20060102-150405") + ".meet"
	r.leaving = &leaving{path: filepath.Join(settings.MeetsDir(), name)}
	return nil
}

func (r *root) unsaved() int {
	st := r.s.Saved()
	return st.Handed - st.Saved
}

func (q *leaving) key(r *root, k terminal.Key) tea.Cmd {
	switch k.Name {
	case "enter":
		q.said = "saving …"
		return r.rescue(q.path)
	case "ctrl+c":
		return tea.Quit
	case "esc":
		r.leaving = nil
	default:
		if !k.Paste {
			return r.screen.key(r, k) // a press is a time, here too
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
	s := r.s
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
			r.leaving.said = "That failed too: " + msg.err.Error()
		}
		return nil
	}
	r.s.Moved(msg.log)
	if r.leaving == nil {
		return nil
	}
	return tea.Quit
}

func (q *leaving) view(r *root) string {
	text := fmt.Sprintf("%d presses are not on disk: %v\n\nenter saves the whole meet to\n%s\n\nctrl+c again leaves without them.", r.unsaved(), r.s.Saved().Err, q.path)
	if q.said != "" {
		text += "\n\n" + q.said
	}
	return views.DrawPage(r.theme, views.Page{Width: r.w, Height: r.h, Title: "NOT SAVED", Text: text, Tone: views.Alarm,
		Foot: []views.Binding{{Keys: "enter", Does: "save there"}, {Keys: "esc", Does: "back"}, {Keys: "ctrl+c", Does: "leave"}}})
}
