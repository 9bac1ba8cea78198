package live

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"baton/model/terminal"
	"baton/model/ui"
	"baton/relay"
)

// command does what a key that records nothing means.
func (l *Live) command(k terminal.Key) request {
	keys := Keys
	switch {
	case ui.Matches(k, keys.Mode):
		l.toggleMode(k.At)
	case ui.Matches(k, keys.Accept):
		l.accept(k)
	case ui.Matches(k, keys.DropTime):
		l.dropTime(k)
	case ui.Matches(k, keys.Gun):
		l.openGunPick(k.At)
	case ui.Matches(k, keys.Up):
		l.MoveFocus(-1)
	case ui.Matches(k, keys.Down):
		l.MoveFocus(1)
	case ui.Matches(k, keys.Pin):
		l.pin(k)
	case ui.Matches(k, keys.Next):
		l.next(k)
	case ui.Matches(k, keys.Flip):
		l.flip(k)
	case ui.Matches(k, keys.Menu):
		l.openMenu(k.At)
	case ui.Matches(k, keys.Find), ui.Matches(k, ui.Find) && l.State().Over():
		l.openCommands()
	case ui.Matches(k, keys.Help):
		l.Panel = panel{kind: helpPanel}
	case ui.Matches(k, keys.Quit):
		return quit
	default:
		l.stray(k)
	}
	return stay
}

// padKeys are what a number pad sends with NumLock off, but for the arrows that
// move the focus.
var padKeys = []string{"home", "end", "pgup", "pgdown", "left", "right", "begin", "insert"}

// stray keeps a key that means nothing here: while a race is on, whoever pressed
// it saw a baton change hands.
func (l *Live) stray(k terminal.Key) {
	said := "kept: a time, no team; that key names no lane"
	switch pad := slices.Contains(padKeys, k.Name); {
	case l.State().Over() || k.Rune == 0 && !pad:
		return
	case pad:
		said = "kept: a time, no team; is NumLock off?"
	}
	var typed string
	if k.Rune != 0 {
		typed = string(k.Rune)
	}
	l.s.Press(l.Race, relay.Stroke{Rune: typed}, k.At)
	l.Say(said, k.At)
}

// accept does what the hint proposes that was read on the screen, and says what
// has become of the passes.
func (l *Live) accept(k terminal.Key) {
	before := l.State()
	if _, err := l.s.Do(l.Race, relay.Accept{Hint: l.hint}, k.At); err != nil {
		l.Say(err.Error(), k.At)
		return
	}
	l.Say(strings.Join(relay.PassChanges(before, l.State()), "; "), k.At)
}

// dropTime drops the oldest time that waits for a team.
func (l *Live) dropTime(k terminal.Key) {
	facts, err := l.s.State.Decide(l.Race, l.s.Desk, relay.DropOldest{}, l.s.Instant(k.At))
	if err != nil {
		l.Say(err.Error(), k.At)
		return
	}
	dropped := l.strokeText(facts[0].(*relay.Void).Targets) // as long as it is known to be open
	l.s.Write(l.Race, k.At, facts...)
	l.Say("dropped: "+dropped, k.At)
}

func (l *Live) toggleMode(at time.Time) {
	if whose := l.namesFor(); whose != "" {
		l.Say("digits name "+whose+"'s times (esc: the menu ends that)", at)
		return
	}
	if l.s.Desk.Mode == relay.Lanes {
		l.s.Desk.Mode = relay.Times
	} else {
		l.s.Desk.Mode = relay.Lanes
	}
}

// MoveFocus focuses the next team in the order shown.
func (l *Live) MoveFocus(by int) {
	rows := l.rows()
	if len(rows) == 0 {
		return
	}
	i := slices.IndexFunc(rows, func(t *relay.Team) bool { return t.ID == l.focus })
	l.focus = rows[min(max(0, i+by), len(rows)-1)].ID
}

// rows are the teams in the order shown: by lane, after the finish by place.
func (l *Live) rows() []*relay.Team {
	r := l.State()
	if r.Over() {
		return r.ByRank()
	}
	return r.Teams
}

// pin keeps the focused team on the screen, or lets it go.
func (l *Live) pin(k terminal.Key) {
	t := l.Focused()
	if t == nil {
		return
	}
	pinned := !t.Pinned
	l.give(relay.Pin{Team: t.ID, On: pinned}, k.At)
	if pinned {
		l.Say(t.Title()+" pinned", k.At)
	} else {
		l.Say(t.Title()+" no longer pinned", k.At)
	}
}

// next arms the next race once every team is in or out. With teams still running
// it asks first; the unfinished race stays open behind F2.
func (l *Live) next(k terminal.Key) {
	r, next := l.State(), l.s.State.Next(l.Race)
	running := len(waitedFor(r))
	switch {
	case !r.Over() && r.Counting < 0:
		l.Say("no gun yet (esc: end the race, or leave it)", k.At)
	case next == nil && r.Over():
		said := "every race of this meet has been run"
		if beside := l.runningBeside(l.Race); beside != "" {
			said, l.other = "no race is left to arm; "+l.stillRuns(beside)+" – F2 goes back", beside
		}
		l.Say(said, k.At)
	case next == nil:
		l.Say(fmt.Sprintf("%d still running, and no other race to time", running), k.At)
	case !r.Over() && l.turning.IsZero():
		l.turning = k.At
	default:
		before := l.Race
		l.s.Checkpoint()
		l.show(next.ID, k.At)
		if l.stillRuns(l.other) == "" || l.stillRuns(before) != "" {
			l.other = before
		}
	}
}

// turnText asks whether to turn to the next race while teams are running.
func (l *Live) turnText() string {
	if n := len(waitedFor(l.State())); n > 0 && !l.State().Over() {
		return fmt.Sprintf("%d still running: enter again", n)
	}
	return "enter again: next race"
}

// waitedFor are the teams that are neither in nor out.
func waitedFor(r *relay.Race) []*relay.Team {
	return slices.DeleteFunc(slices.Clone(r.Teams), func(t *relay.Team) bool {
		_, unbound := t.ID.Unbound()
		return unbound || t.Done()
	})
}

// stillRuns names the teams that a race still waits for; empty for any
// other race.
func (l *Live) stillRuns(race relay.RaceID) string {
	r := l.s.State.Race(race)
	if r == nil || r.Status != relay.Running {
		return ""
	}
	text := string(race) + " still runs:"
	for _, t := range waitedFor(r) {
		text += " " + t.Key
	}
	return text
}

// flip shows the other open race.
func (l *Live) flip(k terminal.Key) {
	if l.other == "" {
		l.Say("there is no other race open", k.At)
		return
	}
	before := l.Race
	l.show(l.other, k.At)
	l.other = before
}
