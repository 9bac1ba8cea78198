package model

import (
	"context"
	"fmt"
	"time"

	"baton/relay"
	"baton/relay/history"
	"baton/relay/settings"
	"baton/relay/sqlite"

	tea "github.com/charmbracelet/bubbletea"
)

// past is what the meets of the data folder tell of pairs, as last read. It is
// read beside the screen and handed over whole; nil until then.
type past struct {
	folder *history.Folder
	known  *history.History
}

// pastMsg hands over what a look through the folder told.
type pastMsg struct {
	known *history.History
	err   error
}

// settled is how long a repetition is given to be on disk before it is read
// back from there.
const settled = 300 * time.Millisecond

// readPast reads what is new in the data folder, beside the screen.
func (r *root) readPast() tea.Cmd {
	if r.past.folder == nil {
		r.past.folder = history.Open(settings.MeetsDir(), openToRead)
	}
	folder := r.past.folder
	var open []string
	if r.s != nil {
		open = append(open, r.s.Path())
	}
	return func() tea.Msg {
		known, err := folder.Read(context.Background(), open...)
		return pastMsg{known, err}
	}
}

// readPastSoon reads it once what was just pressed is on disk.
func (r *root) readPastSoon() tea.Cmd {
	read := r.readPast()
	return tea.Tick(settled, func(time.Time) tea.Msg { return read() })
}

// told takes over what was read; where the folder cannot be read, what was known
// before stands.
func (p *past) told(msg pastMsg) {
	if msg.err == nil {
		p.known = msg.known
	}
}

// record is what a pair has done, "Ruiz → Holt: 42 reps, …"; empty for a pair
// without both names, and before anything was read.
func (p *past) record(pair relay.Pair) string {
	if p.known == nil || pair.Gives == "" || pair.Takes == "" {
		return ""
	}
	return p.known.Pair(pair.Gives, pair.Takes).String()
}

// brief is what a pair has done in a few words, "6 reps, best 3.4 s / 30 m"; empty where
// there is nothing to tell.
func (p *past) brief(pair relay.Pair) string {
	done := p.known.Pair(pair.Gives, pair.Takes)
	text := fmt.Sprintf("%d reps", done.Reps)
	switch done.Reps {
	case 0:
		return ""
	case 1:
		text = "1 rep"
	}
	if done.Best > 0 {
		text += ", best " + done.BestTime()
	}
	return text
}

// practised tells how often pairs have handed off, for the check of a plan; nil
// before anything was read.
func (p *past) practised() func(gives, takes string) int {
	if p.known == nil {
		return nil
	}
	return p.known.Practised
}

// openToRead opens a meet file without changing it.
func openToRead(path string) (history.Log, error) {
	f, err := sqlite.OpenReadOnly(path, sqlite.ReadLimit)
	if f == nil {
		return nil, err
	}
	return f, err
}
