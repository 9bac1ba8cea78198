package model

import (
	"path/filepath"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/settings"

	tea "github.com/charmbracelet/bubbletea"
)

// answer types keys and lets what follows from them at once come to pass: a
// form moves on by messages to itself.
func (d *desk) answer(keys ...string) *desk {
	for _, k := range keys {
		msg, ok := named[k]
		if !ok {
			msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		}
		d.follow(d.r.screen.(*form).raw(d.r, msg), 50*time.Millisecond)
	}
	return d
}

// follow runs a command, and gives the program what it says within a time: a
// cursor's blinking is not waited for.
func (d *desk) follow(cmd tea.Cmd, limit time.Duration) {
	if cmd == nil {
		return
	}
	said := make(chan tea.Msg, 1)
	go func() { said <- cmd() }()
	select {
	case msg := <-said:
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				d.follow(c, limit)
			}
			return
		}
		_, next := d.r.Update(msg)
		d.follow(next, limit)
	case <-time.After(limit):
	}
}

func newRace(t *testing.T) *desk {
	d := sit(t, "4x100", 1)
	d.r.screen = newRaces(d.r)
	d.r.openForm(newRaceForm(d.r))
	return d
}

func TestTheNewRaceFormShowsEveryFormat(t *testing.T) {
	d := newRace(t)
	for _, f := range relay.Formats() {
		d.shows(f.Name)
	}
}

func TestWhatIsWrongInAFormIsReadOnTheScreen(t *testing.T) {
	for _, h := range []int{12, 24} {
		d := sit(t, "4x100", 1)
		d.send(tea.WindowSizeMsg{Width: 80, Height: h})
		d.r.screen = newRaces(d.r)
		d.r.openForm(newRaceForm(d.r))
		d.answer("enter", "enter", "backspace", "99", "enter").shows("a number from 1 to 40")
		d.answer("backspace", "backspace", "12", "enter").lacks("a number from 1 to 40")
	}
}

func TestAMeetsRulebookIsAskedAndWritten(t *testing.T) {
	d := sit(t, "4x100", 1)
	d.r.screen = newMeets()
	d.r.openForm(newMeetForm())
	d.answer("enter").shows("a name, please")
	d.answer("Lake Relays", "enter").shows("Whose rules?", "NFHS", "NCAA", "World Athletics")
	d.answer("down").follow(d.r.screen.(*form).raw(d.r, named["enter"]), 5*time.Second)
	d.wants("name", d.r.s.State.Name(), "Lake Relays")
	d.wants("rulebook", string(d.r.s.State.Rulebook().ID), "nfhs")
	d.wants("file", d.r.s.Path(), filepath.Join(settings.MeetsDir(), "Lake Relays.meet"))
}
