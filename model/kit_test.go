package model

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"baton/model/live"
	"baton/model/terminal"
	"baton/relay"
	"baton/relay/meet"
	"baton/relay/settings"

	tea "github.com/charmbracelet/bubbletea"
)

// memory is a log that keeps events in memory.
type memory struct {
	mu     sync.Mutex
	events []relay.Event
	full   bool          // the disk takes no more
	hangs  chan struct{} // where set, the disk answers once it is closed
}

func (m *memory) Append(events []relay.Event) error {
	if m.hangs != nil {
		<-m.hangs
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.full {
		return fmt.Errorf("disk full")
	}
	m.events = append(m.events, events...)
	return nil
}

func (m *memory) Since(cursor int64) ([]relay.Event, int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.events[cursor:]), int64(len(m.events)), nil
}
func (m *memory) Changed() (bool, error) { return false, nil }
func (m *memory) Checkpoint() error      { return nil }
func (m *memory) Path() string           { return "memory.meet" }
func (m *memory) ReadOnly() string       { return "" }
func (m *memory) Close() error           { return nil }

// desk is a person at the program: keys go in with their stamps, screens come
// out.
type desk struct {
	t   testing.TB
	r   *root
	log *memory
	now time.Time
}

// sit opens the program on a race of a format with so many teams, armed.
func sit(t testing.TB, format relay.FormatID, teams int) *desk {
	d := &desk{t: t, log: &memory{}, now: time.Now()}
	d.r = newRoot(Options{Version: "test", Now: func() time.Time { return d.now }, Settings: settings.Settings{Station: "test", Spot: relay.Everywhere, Theme: "mono", Quiet: true}})
	d.r.open = func() (Opened, error) {
		read, err := meet.ReadLog(d.log)
		return Opened{Read: read, Race: "1-1-1", setUp: func(s *meet.Session) {
			if s.State.Race("1-1-1") != nil {
				return
			}
			for race, name := range map[relay.RaceID]string{"1-1-1": "First", "2-1-1": "Second"} {
				s.Write(race, d.now, &relay.RaceSet{Format: &format, Name: &name})
				for lane := 1; lane <= teams; lane++ {
					team := fmt.Sprintf("Team %d", lane)
					s.Write(race, d.now, &relay.TeamSet{Team: relay.TeamID(fmt.Sprintf("%s-%d", race, lane)), Lane: &lane, Name: &team})
				}
			}
		}}, err
	}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	o, err := d.r.open()
	d.send(loadedMsg{o, err})
	t.Cleanup(func() {
		if d.r.Session != nil {
			d.r.Session.Close(time.Second)
		}
	})
	return d
}

func (d *desk) send(msg tea.Msg) { d.r.Update(msg) }

// wait lets time pass.
func (d *desk) wait(s float64) *desk {
	d.now = d.now.Add(time.Duration(s * float64(time.Second)))
	return d
}

var named = map[string]tea.KeyMsg{
	"home": {Type: tea.KeyHome}, "end": {Type: tea.KeyEnd}, "pgup": {Type: tea.KeyPgUp}, "pgdown": {Type: tea.KeyPgDown}, "insert": {Type: tea.KeyInsert},
	"enter": {Type: tea.KeyEnter}, "esc": {Type: tea.KeyEsc}, "tab": {Type: tea.KeyTab}, "backspace": {Type: tea.KeyBackspace},
	"up": {Type: tea.KeyUp}, "down": {Type: tea.KeyDown}, "left": {Type: tea.KeyLeft}, "right": {Type: tea.KeyRight},
	"space": {Type: tea.KeySpace, Runes: []rune{' '}}, "f2": {Type: tea.KeyF2}, "ctrl+c": {Type: tea.KeyCtrlC}, "ctrl+p": {Type: tea.KeyCtrlP},
}

// press types keys, each a millisecond after the one before.
func (d *desk) press(keys ...string) *desk {
	for _, k := range keys {
		msg, ok := named[k]
		if !ok {
			msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		}
		d.now = d.now.Add(time.Millisecond)
		d.send(terminal.Stamped{At: d.now, Key: msg})
	}
	return d
}

func (d *desk) race() *relay.Race {
	l, ok := d.r.Screen.(*live.Screen)
	if !ok {
		return nil
	}
	return l.State()
}

// view is the screen now.
func (d *desk) view() string {
	d.send(tickMsg(d.now))
	d.r.frames = terminal.Frames{}
	return d.r.frame().Draw(d.r.Theme)
}
